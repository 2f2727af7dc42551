"""How does a drawing look by itself: the page that the tests and a person open in Chromium?"""

from collections.abc import Iterator
from contextlib import contextmanager
from mimetypes import guess_type
from pathlib import Path

from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route

from vpcviz.drawing.picture import Picture
from vpcviz.drawing.trail import Increment, Trail

STATIC = Path(__file__).parents[2] / "static"
_SITE = "http://drawing.test"
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A drawing</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/css/tokens.css">
<link rel="stylesheet" href="/static/css/vpcviz.css">
<link rel="stylesheet" href="/static/css/stage.css">
<link rel="stylesheet" href="/static/css/narrow.css"></head>
<body><div class="page page--walk"><header class="bar"></header><nav class="outline"></nav>
<main class="stage" id="stage">{drawing}{tools}</main>
<aside class="evidence"></aside><footer class="transport"></footer></div>
</body></html>"""


def render_drawing(picture: Picture, trail: Trail, number: int) -> str:
    """Render the drawing and what lies over it at a step."""
    context = {"picture": picture, "overlay": trail.overlay(number)}
    return render_to_string("drawing/_drawing.html", context) + render_to_string("drawing/_overlay.html", context)


@contextmanager
def opened(
    browser: Browser, drawing: str, width: int = 1280, height: int = 720, scheme: str = "light"
) -> Iterator[Page]:
    """Open a page with a drawing; its style sheets and glyphs come from where they lie."""
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(_SITE)
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = guess_type(file.name)[0] or "text/plain"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            tools = render_to_string("drawing/_stage_tools.html")
            route.fulfill(body=_PAGE.format(drawing=drawing, tools=tools), content_type="text/html; charset=utf-8")

    context.route(f"{_SITE}/**", answer)
    page = context.new_page()
    page.goto(f"{_SITE}/")
    try:
        yield page
    finally:
        context.close()


def render_increment(increment: Increment) -> dict[str, str]:
    """Render what one step brings, as the browser's log keeps it."""
    return {
        "place": increment.place.id,
        "trail": render_to_string("drawing/_trail_segment.svg", {"segment": increment.segment}).strip(),
        "footprint": render_to_string("drawing/_footprint.svg", {"footprint": increment.footprint}).strip(),
        "lit": render_to_string("drawing/_lit.svg", {"lit": increment.lit}).strip(),
        "packet": render_to_string("drawing/_packet.svg", {"now": increment}).strip(),
    }
