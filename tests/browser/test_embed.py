from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.server import Server

pytestmark = pytest.mark.browser

EMBED = "/embed/lessons/where-is-the-public-address/"


class Quiet(SimpleHTTPRequestHandler):
    """Serves the blog of somebody else, and writes no log."""

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def blog(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of its own, which makes it another origin."""
    server = HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_blog_of_another_origin_shows_a_walk_and_steps_it(browser: Browser, server: Server, tmp_path: Path) -> None:
    here = server.address.rstrip("/")
    frames = f'<iframe id="walk" src="{here}{EMBED}" width="800" height="600"></iframe>'
    (tmp_path / "index.html").write_text(f'{frames}<iframe id="page" src="{here}/lessons/"></iframe>')
    with blog(tmp_path) as address:
        page = browser.new_page()
        page.goto(address)
        walk = page.frame_locator("#walk")
        expect(walk.locator("#sentence")).to_contain_text("1 / 56")
        expect(walk.locator("#stage")).to_have_attribute("data-has-camera", "")
        walk.get_by_role("link", name="Next step").click()
        expect(walk.locator("#sentence")).to_contain_text("2 / 56")
        # Any other page refuses to be shown there.
        expect(page.frame_locator("#page").locator("#lessons, .lessons")).to_have_count(0)
        page.close()


@pytest.mark.parametrize(("width", "height"), [(320, 400), (800, 600)])
def test_it_fits_into_a_frame_is_stepped_by_keys_and_has_no_barriers(
    open_page: OpenPage, width: int, height: int, complaints: list[str]
) -> None:
    page = open_page(EMBED, viewport={"width": width, "height": height})
    expect(page.locator("#stage")).to_have_attribute("data-has-camera", "")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#sentence")).to_contain_text("2 / 56")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    assert page.context.cookies() == []
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page) == []
    assert complaints == []


def test_without_a_script_the_steps_are_links(open_page: OpenPage) -> None:
    page = open_page(EMBED, java_script_enabled=False)
    page.get_by_role("link", name="Next step").click()
    expect(page.locator("#sentence")).to_contain_text("2 / 56")
    assert "/embed/" in page.url
