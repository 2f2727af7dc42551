"""How is a drawing written as a picture that needs nothing besides itself?"""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from rcssmin import cssmin

from vpcviz.drawing.picture import Picture
from vpcviz.drawing.trail import Overlay

STYLES = Path(settings.CHECKOUT, "static", "css")
GLYPHS = Path(settings.CHECKOUT, "static", "glyphs.svg")
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
HREF = re.compile(r'href="#(g-[\w-]+)"')
SYMBOL = re.compile(r'<symbol id="(g-[\w-]+)".*?</symbol>', re.DOTALL)
USE = re.compile(r"var\((--[\w-]+)\)")


def picture_file(picture: Picture, overlay: Overlay | None, says: str) -> str:
    """
    Write the drawing with what lies over it at a step, if anything does, in the light colours.

    Colours stand in its style sheet as they are, since few programs but browsers know variables.
    """
    tokens = _light_tokens()
    style = USE.sub(lambda use: tokens.get(use[1], "none"), _drawing_style())
    return _written({"picture": picture, "overlay": overlay, "style": style, "says": says})


def thumbnail_file(picture: Picture, overlay: Overlay, says: str) -> str:
    """Write the drawing for a small picture in a page: without words and numbers, light or dark as the reader has."""
    tokens = (STYLES / "tokens.css").read_text()
    style = cssmin(f"{tokens}{_drawing_style()}text,.step-mark,.packet-label{{display:none}}")
    return _written({"picture": picture, "overlay": overlay, "style": style, "says": says})


def _written(context: dict[str, Any]) -> str:
    """Write a picture with the glyphs that it uses inside it."""
    drawn = render_to_string("drawing/picture.svg", context).replace(f"{static('glyphs.svg')}#", "#")
    used = set(HREF.findall(drawn))
    symbols = (match[0] for match in SYMBOL.finditer(GLYPHS.read_text()) if match[1] in used)
    return drawn.replace("<!-- glyphs -->", "".join(symbols))


def _light_tokens() -> dict[str, str]:
    """Give the tokens of the light scheme: those before the first condition."""
    light, _, _ = (STYLES / "tokens.css").read_text().partition("@media")
    return {name: value.strip() for name, value in TOKEN.findall(light)}


def _drawing_style() -> str:
    """Give the rules of the style sheet that are about the drawing, not about the stage that it stands on."""
    sheet = (STYLES / "stage.css").read_text()
    return sheet[sheet.index("/* Drawing: planes") :]
