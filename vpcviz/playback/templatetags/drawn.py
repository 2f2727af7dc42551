"""How do a label and a line look in the drawing? There are thousands, and a template for each would take its time."""

from collections.abc import Iterable

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vpcviz.drawing.geometry import Point
from vpcviz.drawing.label import Align, Halo, Label

register = Library()


@register.simple_tag
def label(shown: Label) -> SafeString:
    """Write a label: its words one behind the other, and the whole of it where it is shortened."""
    words = shown.words
    classes = ["label"]
    if len(words) == 1:
        classes.append(f"label--{words[0].role}")
    if shown.halo is not Halo.NONE:
        classes.append(f"label--halo-{shown.halo}")
    anchor = "" if shown.align is Align.START else f' text-anchor="{shown.align}"'
    if len(words) == 1:
        text = str(escape(words[0].text))
    else:
        gaps = ["", *[' dx="8"'] * (len(words) - 1)]
        text = "".join(
            f'<tspan class="label--{one.role}"{gap}>{escape(one.text)}</tspan>'
            for one, gap in zip(words, gaps, strict=True)
        )
    title = f"<title>{escape(shown.whole)}</title>" if shown.whole else ""
    written = f'<text class="{" ".join(classes)}" x="{shown.x}" y="{shown.y}"{anchor}>{text}{title}</text>'
    return mark_safe(written)  # noqa: S308 every text in it is escaped


@register.simple_tag
def line(points: Iterable[Point], role: str) -> SafeString:
    """Write a line of straight pieces."""
    way = " ".join(f"{point.x},{point.y}" for point in points)
    return mark_safe(f'<polyline class="{escape(role)}" points="{way}"/>')  # noqa: S308 numbers, and a class of our own
