"""How do a field, a sentence and a glyph look in a page?"""

import re
from typing import assert_never

from django.template import Library
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from vpcviz.facts.fact import Fact
from vpcviz.playback.header_stack import FieldText
from vpcviz.playback.spoken import Piece, PieceKind, Spoken, pieces_of
from vpcviz.walks.result import DirectionName

register = Library()


@register.simple_tag
def glyph(name: str, label: str = "", modifier: str = "") -> SafeString:
    """Show a glyph of the sprite; without a label it only decorates what stands beside it."""
    classes = f"glyph {modifier}".strip()
    if label:
        shown = '<svg class="{}" role="img" aria-label="{}"><use href="{}#g-{}"/></svg>'
        return format_html(shown, classes, label, static("glyphs.svg"), name)
    shown = '<svg class="{}" aria-hidden="true"><use href="{}#g-{}"/></svg>'
    return format_html(shown, classes, static("glyphs.svg"), name)


@register.filter
def field(piece: FieldText, stem: str = "") -> SafeString:
    """
    Show a field's value: whole on demand where it is shortened, underlined where it was read.

    Args:
        stem: Of the header whose octets it is linked with; none where there are no octets of it.
    """
    shown = format_html('<abbr title="{}">{}</abbr>', piece.whole, piece.text) if piece.whole else piece.text
    shown = format_html('<span class="field--read">{}</span>', shown) if piece.is_read else conditional_escape(shown)
    if not stem or not piece.field:
        return shown
    return format_html('<span data-field="{}-{}">{}</span>', stem, piece.field, shown)


@register.filter
def words(name: str) -> str:
    """Show a field's name as words."""
    return name.replace("_", " ")


@register.filter
def sentence(says: str | Spoken) -> SafeString:
    """End a sentence with its full stop, and let its addresses and ids stand out."""
    pieces = pieces_of(says) if isinstance(says, str) else says
    told = format_html_join("", "{}", ((_shown(piece),) for piece in pieces))
    return told if pieces[-1].text.endswith((".", "?", "!")) else format_html("{}.", told)


def _shown(piece: Piece) -> SafeString:
    match piece.kind:
        case PieceKind.ADDRESS:
            return format_html('<strong class="address address--inline">{}</strong>', piece.text)
        case PieceKind.ID:
            return format_html("<code>{}</code>", piece.text)
        case PieceKind.TEXT:
            return conditional_escape(piece.text)
        case _:
            assert_never(piece.kind)


@register.filter
def standing(fact: Fact) -> SafeString:
    """Say how sure a fact is, and lead to its source where that is a page."""
    if not fact.source.startswith("https://"):
        return conditional_escape(fact.standing)
    return format_html('<a href="{}" rel="noreferrer">{}</a>', fact.source, fact.standing)


@register.filter
def breakable(code: str, behind: str = "_") -> SafeString:
    """Let a long code, or words that some sign joins, go on in the next line behind each of the words."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((word,) for word in re.split(f"(?<={re.escape(behind)})", code)))


@register.filter
def way(direction: DirectionName) -> str:
    """Name a direction as a traveller would."""
    return "there" if direction is DirectionName.FORWARD else "back"


@register.filter
def as_id(object_id: str) -> SafeString:
    """Make the id of a thing a part of an element's."""
    return mark_safe(re.sub(r"[^A-Za-z0-9._-]", "-", object_id))  # noqa: S308 nothing else is left in it
