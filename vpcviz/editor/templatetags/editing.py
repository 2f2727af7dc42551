"""How does the editor's page write its outline, and a part that has a context of its own?"""

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import quote

from django.template import Context, Library
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from vpcviz.playback.outline import Branch
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


@register.simple_tag(takes_context=True)
def tree(context: Context, branches: Iterable[Branch]) -> SafeString:
    """Write the lines of the outline, each leading to its thing; there may be thousands of them."""
    listed: set[str] = set()
    lines = (_branch(context, static("glyphs.svg"), listed, one) for one in branches)
    return mark_safe("".join(lines))  # noqa: S308 see _branch


def _branch(context: Context, sprite: str, listed: set[str], branch: Branch) -> str:
    """
    Write a line and those under it; every text in it is escaped, and a glyph's stem is one of our own.

    Args:
        listed: What has a line already, as what several subnets have in common; is added to.
    """
    words = (
        f'<svg class="glyph" aria-hidden="true"><use href="{sprite}#g-{branch.glyph}"/></svg>'
        f'<span class="tree__text">{escape(with_both_ends(branch.label))}</span>'
    )
    # What the drawing says of it is read out behind its name.
    said = ": ".join(filter(None, (branch.label, " · ".join(branch.says))))
    whole = f' title="{escape(said)}"' if len(said) > _CLEARLY_SHORT else ""
    if len(branch.label) > _MOST_LETTERS:
        whole += f' aria-label="{escape(branch.label)}"'
    element, crowded = context["elements"].get(branch.id), context["crowded"].get(branch.id)
    if crowded is not None:
        line = f"<a{_listing(context, branch.id, crowded)}{whole}>{words}</a>"
    elif element is None:
        line = f'<span class="tree__item"{whole}>{words}</span>'
    else:
        is_chosen, thing = branch.id == context["chosen"], escape(branch.id)
        here = (' tree__item--here"', ' aria-current="true"') if is_chosen else ('"', "")
        also = escape(context["also"].get(branch.id, branch.id))
        advised = (
            ' <span class="tree__advised"><span class="visually-hidden">advice</span></span>'
            if branch.id in context["advised"]
            else ""
        )
        own_id = "" if branch.id in listed else f' id="thing-{escape(as_id(branch.id))}"'
        listed.add(branch.id)
        line = (
            f'<a class="tree__item{here[0]}{own_id} data-thing="{thing}"'
            f' data-element="{element}" data-also="{also}" data-section="{context["sections"][branch.id]}"'
            f' href="{escape(context["choosing"])}{quote(branch.id)}"{here[1]}{whole}>{words}{advised}</a>'
        )
    below = "".join(_branch(context, sprite, listed, one) for one in branch.branches)
    inside = f'<ul data-parts="">{below}</ul>' if below else ""
    return f'<li class="tree__branch">{line}{inside}</li>'


def _listing(context: Context, crowd: str, subnet: str) -> str:
    """Write the attributes of the line that counts a subnet's instances: it leads to their list, and back."""
    listed = context["listed"]
    others = [one for one in listed if one != subnet]
    asked = quote(" ".join(others if subnet in listed else [*listed, subnet]))
    return (
        f' class="tree__item" id="listing-{escape(as_id(subnet))}" data-crowd="{escape(subnet)}" data-drawn="{crowd}"'
        f' href="{escape(context["listing"])}{asked}" aria-expanded="{str(subnet in listed).lower()}"'
    )
