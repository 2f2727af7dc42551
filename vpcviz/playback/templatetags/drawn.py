"""How do labels, lines and cards look in the drawing? There are thousands: a template for each would take its time."""

from collections.abc import Iterable
from html import escape

from django.template import Context, Library
from django.utils.safestring import SafeString, mark_safe

from vpcviz.drawing.geometry import Point
from vpcviz.drawing.instance import SIGN_SIZE, InstanceShape
from vpcviz.drawing.label import Align, Halo, Label
from vpcviz.drawing.subnet import SubnetShape
from vpcviz.playback.pieces import Pieces

register = Library()


@register.simple_tag
def label(shown: Label) -> SafeString:
    """Write a label: its words one behind the other, and the whole of it where it is shortened."""
    return mark_safe(_label(shown, 0, 0))  # noqa: S308 every text in it is escaped


def _label(shown: Label, left: int, top: int) -> str:
    """Write a label, and what is read in its place where the picture is made smaller, from a corner."""
    smaller = "".join(_text(one, one.x - left, one.y - top, "label label--smaller") for one in shown.smaller)
    return _text(shown, shown.x - left, shown.y - top, "label") + smaller


def _text(shown: Label, x: int, y: int, role: str) -> str:
    words = shown.words
    named = f" named{''.join(f' named--{size}' for size in shown.sizes)}" if shown.sizes else ""
    halo = "" if shown.halo is Halo.NONE else f" label--halo-{shown.halo}"
    anchor = "" if shown.align is Align.START else f' text-anchor="{shown.align}"'
    kind = f" label--{words[0].role}" if len(words) == 1 else ""
    if len(words) == 1:
        text = escape(words[0].text)
    else:
        gaps = ["", *[' dx="8"'] * (len(words) - 1)]
        text = "".join(
            f'<tspan class="label--{one.role}"{gap}>{escape(one.text)}</tspan>'
            for one, gap in zip(words, gaps, strict=True)
        )
    whole = shown.whole
    title = f"<title>{escape(whole)}</title>" if whole else ""
    return f'<text class="{role}{named}{kind}{halo}" x="{x}" y="{y}"{anchor}>{text}{title}</text>'


@register.simple_tag
def labels(shown: Iterable[Label]) -> SafeString:
    """Write labels, a line each."""
    return mark_safe("".join(f"{_label(one, 0, 0)}\n" for one in shown))  # noqa: S308 every text in it is escaped


@register.simple_tag(takes_context=True)
def cards(context: Context, subnet: SubnetShape, sprite: str) -> SafeString:
    """
    Write a subnet's instances: cards with their interfaces on their edges, alike but for where they stand.

    Args:
        sprite: The address of the glyphs.
    """

    def far() -> str:
        return f'<path class="far card" id="far-{subnet.id}" d="{subnet.outline}"/>'

    def close() -> str:
        inside = "".join(_card(one, sprite) for one in subnet.instances)
        return f'<g class="close" id="close-{subnet.id}" data-parts="">{inside}</g>'

    pieces, value = _pieces(context), (sprite, subnet.instances)
    return pieces.piece("path", f"far-{subnet.id}", value, far) + pieces.piece("g", f"close-{subnet.id}", value, close)


@register.simple_tag(takes_context=True)
def interface_labels(context: Context, subnet: SubnetShape) -> SafeString:
    """Write what stands beside the interfaces of a subnet's instances."""

    def write() -> str:
        inside = "".join(_label(one, 0, 0) for one in subnet.interface_labels)
        return f'<g id="beside-{subnet.id}" data-parts="">{inside}</g>'

    return _pieces(context).piece("g", f"beside-{subnet.id}", subnet.instances, write)


def _pieces(context: Context) -> Pieces:
    return context.get("pieces") or Pieces()


def _card(instance: InstanceShape, sprite: str) -> str:
    """Write a card; every text in it is escaped, and an id is one of our own making."""
    left, top, width, height = (getattr(instance.box, one) for one in ("x", "y", "width", "height"))
    rings, tabs = (
        "".join(write(one.id, one.x - left, one.y - top) for one in instance.interfaces) for write in (_ring, _tab)
    )
    labels = "".join(_label(one, left, top) for one in instance.labels)
    marks = "".join(
        _use(sprite, "internet-gateway", "glyph-use--quiet", one.x - left, one.y - top, 13)
        for one in instance.public_marks
    )
    sign = instance.sign
    marks += _use(sprite, sign.glyph, "glyph-use", sign.at.x - left, sign.at.y - top, SIGN_SIZE) if sign else ""
    away = "" if instance.is_home else " card--away"
    return (
        f'<g class="instance" id="{instance.id}" transform="translate({left} {top})">{rings}'
        f'<rect class="card{away}" width="{width}" height="{height}" rx="8"/>{tabs}{labels}{marks}</g>'
    )


def _use(sprite: str, glyph: str, role: str, x: int, y: int, size: int) -> str:
    return f'<use class="{role}" href="{sprite}#g-{glyph}" x="{x}" y="{y}" width="{size}" height="{size}"/>'


def _ring(_shape_id: str, x: int, y: int) -> str:
    return f'<circle class="ring" cx="{x}" cy="{y - 8}" r="17"/>'


def _tab(shape_id: str, x: int, y: int) -> str:
    return (
        f'<g class="interface" id="{shape_id}" transform="translate({x} {y})"><path class="card card--tab"'
        ' d="M-11 0v-11a2.5 2.5 0 0 1 2.5-2.5h17a2.5 2.5 0 0 1 2.5 2.5v11"/><path class="pin" d="M-4 -8v4M4 -8v4"/></g>'
    )


@register.simple_tag
def line(points: Iterable[Point], role: str) -> SafeString:
    """Write a line of straight pieces."""
    way = " ".join(f"{point.x},{point.y}" for point in points)
    return mark_safe(f'<polyline class="{escape(role)}" points="{way}"/>')  # noqa: S308 numbers, and a class of our own
