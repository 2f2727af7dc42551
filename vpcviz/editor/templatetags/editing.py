"""How does the editor's page write its outline, and a part that has a context of its own?"""

from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple
from urllib.parse import quote

from django.template import Context, Library
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from vpcviz.playback.outline import Branch
from vpcviz.playback.pieces import Pieces
from vpcviz.playback.templatetags.evidence import as_id

register = Library()

_CLEARLY_SHORT = 12
"""So many letters are never cut, however deep a line stands in the outline."""
_MOST_LETTERS = 40
"""As many have room in a line of the outline, however deep it stands."""
_BEGINNING = 22
"""So many of them stand before what is left out."""


@register.filter
def with_both_ends(name: str) -> str:
    """Cut a long name in its middle: what tells it from others is as often its end as its beginning."""
    return name if len(name) <= _MOST_LETTERS else f"{name[:_BEGINNING]}…{name[_BEGINNING + 1 - _MOST_LETTERS :]}"


@register.simple_tag
def part(template: str, context: dict[str, Any]) -> SafeString:
    """Render a template with a context of its own: what it calls its things means something else around it."""
    return render_to_string(template, context)


class Line(NamedTuple):
    """
    A line of the outline as the page shows it.

    Attributes:
        says: What the drawing says of it, behind its name.
        element: Which draws its thing; empty where it leads nowhere.
        section: Of its thing.
        also: By what it is found besides its name.
        is_first: Whether no line before it is of the same thing, as of what several subnets have in common.
        crowd: The subnet whose instances it counts; empty where it counts none.
        is_listed: Whether all that it counts are lines below it.
    """

    id: str
    label: str
    glyph: str
    says: tuple[str, ...]
    element: str
    section: str
    also: str
    is_advised: bool
    is_first: bool
    crowd: str
    is_listed: bool
    below: tuple["Line", ...]

    def holds(self, thing: str) -> bool:
        """Say whether it, or a line below it, is a thing's."""
        return self.id == thing or any(one.holds(thing) for one in self.below)


@register.simple_tag(takes_context=True)
def tree(context: Context, branches: Iterable[Branch]) -> SafeString:
    """Write the lines of the outline, each leading to its thing; there may be thousands of them."""
    met: set[str] = set()
    lines = [_line(context, met, one) for one in branches]
    sprite = static("glyphs.svg")
    return mark_safe("".join(_written(context, sprite, "under", one) for one in lines))  # noqa: S308 see _written


def _line(context: Context, met: set[str], branch: Branch) -> Line:
    """
    Gather what a line shows.

    Args:
        met: What has a line already; is added to.
    """
    crowd = context["crowded"].get(branch.id, "")
    element = "" if crowd else context["elements"].get(branch.id, "")
    is_first = bool(element) and branch.id not in met
    if element:
        met.add(branch.id)
    return Line(
        branch.id,
        branch.label,
        branch.glyph,
        branch.says,
        element,
        context["sections"][branch.id] if element else "",
        context["also"].get(branch.id, branch.id) if element else "",
        bool(element) and branch.id in context["advised"],
        is_first,
        crowd,
        crowd in context["listed"],
        tuple([_line(context, met, one) for one in branch.branches]),
    )


def _written(context: Context, sprite: str, outer: str, line: Line) -> str:
    """
    Write a line and those under it; every text in it is escaped, and a glyph's stem is one of our own.

    A subnet's lines are a piece of their own: what is chosen, and what stands beside it, a page sees to by itself.

    Args:
        outer: The id of the line under which it stands, which is a part of its own.
    """
    own = f"{outer}-{as_id(line.id)}"

    def write() -> str:
        below = "".join([_written(context, sprite, own, one) for one in line.below])
        head = f'<li class="tree__branch" id="{own}">' if below else '<li class="tree__branch">'
        return f'{head}{_led(context, sprite, line)}{f"""<ul data-parts="">{below}</ul>""" if below else ""}</li>'

    if line.glyph != "subnet":
        return write()
    chosen = context["chosen"] if context["chosen"] and line.holds(context["chosen"]) else ""
    pieces: Pieces = context.get("pieces") or Pieces()
    return pieces.piece("li", own, line, write, f"{context['listing']} {context['choosing']} {chosen}")


def _led(context: Context, sprite: str, line: Line) -> str:
    """Write a line alone."""
    words = (
        f'<svg class="glyph" aria-hidden="true"><use href="{sprite}#g-{line.glyph}"/></svg>'
        f'<span class="tree__text">{escape(with_both_ends(line.label))}</span>'
    )
    # What the drawing says of it is read out behind its name.
    said = ": ".join(filter(None, (line.label, " · ".join(line.says))))
    whole = f' title="{escape(said)}"' if len(said) > _CLEARLY_SHORT else ""
    if len(line.label) > _MOST_LETTERS:
        whole += f' aria-label="{escape(line.label)}"'
    if line.crowd:
        return f"<a{_listing(context, line)}{whole}>{words}</a>"
    if not line.element:
        return f'<span class="tree__item"{whole}>{words}</span>'
    thing = escape(line.id)
    here = (' tree__item--here"', ' aria-current="true"') if line.id == context["chosen"] else ('"', "")
    advised = (
        ' <span class="tree__advised"><span class="visually-hidden">advice</span></span>' if line.is_advised else ""
    )
    own_id = f' id="thing-{escape(as_id(line.id))}"' if line.is_first else ""
    return (
        f'<a class="tree__item{here[0]}{own_id} data-thing="{thing}"'
        f' data-element="{line.element}" data-also="{escape(line.also)}" data-section="{line.section}"'
        f' href="{escape(context["choosing"])}{quote(line.id)}"{here[1]}{whole}>{words}{advised}</a>'
    )


def _listing(context: Context, line: Line) -> str:
    """Write the attributes of the line that counts a subnet's instances: it leads to their list, and back."""
    listed = context["listed"]
    others = [one for one in listed if one != line.crowd]
    asked = quote(" ".join(others if line.is_listed else [*listed, line.crowd]))
    is_open = str(line.is_listed).lower()
    return (
        f' class="tree__item" id="listing-{escape(as_id(line.crowd))}" data-crowd="{escape(line.crowd)}"'
        f' data-drawn="{line.id}" href="{escape(context["listing"])}{asked}" aria-expanded="{is_open}"'
    )
