"""Which pieces of a page's markup have to be written anew, and which of them has the page already?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString, mark_safe

NOTHING: Mapping[str, "Piece"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Piece:
    """
    An element of a page that is made of many.

    Attributes:
        value: All that it shows.
        page: For which page it was written: whatever is in it that does not matter to a page that has it already.
    """

    value: Any
    page: str
    markup: str


class Pieces:
    """
    The pieces of a drawing and its outline, each an element with an id.

    Attributes:
        written: Those of this drawing, by their ids.
    """

    def __init__(self, before: Mapping[str, Piece] = NOTHING, *, are_there: bool = False) -> None:
        """
        Begin a drawing.

        Args:
            before: The pieces of another drawing, or of the same.
            are_there: Whether a page that shows those is to show this drawing: what it has is only named.
        """
        self._before = before
        self._are_there = are_there
        self.written: dict[str, Piece] = {}

    def piece(self, tag: str, element_id: str, value: object, write: Callable[[], str], page: str = "") -> SafeString:
        """
        Give an element's markup or, where the page has it, one with the same id in its place.

        Args:
            value: Of which it is written.
            write: Writes it.
        """
        was = self._before.get(element_id)
        is_same = was is not None and was.value == value
        if was is None or not is_same or not (self._are_there or was.page == page):
            was = Piece(value, page, write())
        self.written[element_id] = was
        kept = f'<{tag} id="{element_id}" data-kept=""/>'
        return mark_safe(kept if is_same and self._are_there else was.markup)  # noqa: S308 what is written is escaped
