"""How does the mapping service stand in the picture: an open book of which address is on which host?"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Label, Role, Words, shorten
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

BOOK_WIDTH, BOOK_HEIGHT = 128, 74
_PAGE = BOOK_WIDTH // 2
_MARGIN = 4
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class BookRow:
    """
    Attributes:
        object_id: The interface whose mapping this is.
    """

    object_id: ObjectId
    box: Box
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class MappingServiceShape:
    """
    Attributes:
        box: The book's pages curve beyond it by 6 above and below.
        switch: The middle of the upper edge of the switch that it is reached by.
        rows: The entries that can be read in it.
    """

    id: str
    box: Box
    switch: Point
    rows: tuple[BookRow, ...]
    labels: tuple[Label, ...]


def place_mapping_service(
    draft: Draft, network: Network, names: Mapping[ObjectId, str], box: Box, switch_y: int
) -> MappingServiceShape:
    """
    Put the book into a box; it shows its first rows and says how many more there are.

    Args:
        names: What the picture calls its servers.
    """
    shape_id = draft.ids.take("mapping", "service")
    middle = box.x + _PAGE
    attached = sum(one.is_attached for one in network.interfaces.values())
    drawn = (one for one in network.interfaces.values() if one.is_attached and one.host in names)
    shown = list(islice(drawn, _SHOWN if attached <= _SHOWN else _SHOWN - 1))
    labels = [
        Label(box.x + _MARGIN, box.y + 20, (shorten("Mapping", _PAGE, Role.STRONG),)),
        Label(middle + _MARGIN, box.y + 20, (shorten("service", _PAGE, Role.STRONG),)),
    ]
    rows = []
    for number, interface in enumerate(shown):
        y = box.y + 41 + 19 * number
        key = Label(box.x + _MARGIN, y, (Words(f".{interface.address.packed[3]}", Role.ADDRESS),))
        answer = Label(middle + _MARGIN, y, (shorten(names[interface.host], _PAGE - _MARGIN - 4),))
        rows.append(BookRow(interface.id, Box(box.x + 1, y - 14, BOOK_WIDTH - 2, 19), (key, answer)))
        labels += [key, answer]
    if attached > len(shown):
        more = Words(f"{attached - len(shown):,} more", Role.QUIET)
        labels.append(Label(box.x + _MARGIN, box.y + 60, (more,)))
    return MappingServiceShape(shape_id, box, Point(middle, switch_y), tuple(rows), tuple(labels))
