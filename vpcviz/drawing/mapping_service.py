"""How does the mapping service stand in the picture: an open book of which address is on which host?"""

from dataclasses import dataclass
from itertools import islice

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.host import HostShape
from vpcviz.drawing.label import Label, Role, Words, shorten
from vpcviz.network.index import Network

BOOK_WIDTH, BOOK_HEIGHT = 128, 74
_PAGE = BOOK_WIDTH // 2
_MARGIN = 4
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class MappingServiceShape:
    """
    Attributes:
        box: The book's pages curve beyond it by 6 above and below.
        switch: The middle of the upper edge of the switch that it is reached by.
    """

    id: str
    box: Box
    switch: Point
    labels: tuple[Label, ...]


def place_mapping_service(
    draft: Draft, network: Network, hosts: tuple[HostShape, ...], box: Box, switch_y: int
) -> MappingServiceShape:
    """Put the book into a box; it shows its first rows and says how many more there are."""
    shape_id = draft.ids.take("mapping", "service")
    middle = box.x + _PAGE
    names = {host.object_id: host.labels[0].words[0].text for host in hosts}
    attached = sum(one.is_attached for one in network.interfaces.values())
    drawn = (one for one in network.interfaces.values() if one.is_attached and one.host in names)
    shown = list(islice(drawn, _SHOWN if attached <= _SHOWN else _SHOWN - 1))
    labels = [
        Label(box.x + _MARGIN, box.y + 20, (shorten("Mapping", _PAGE, Role.STRONG),)),
        Label(middle + _MARGIN, box.y + 20, (shorten("service", _PAGE, Role.STRONG),)),
    ]
    for number, interface in enumerate(shown):
        y = box.y + 41 + 19 * number
        labels.append(Label(box.x + _MARGIN, y, (Words(f".{interface.address.packed[3]}", Role.ADDRESS),)))
        labels.append(Label(middle + _MARGIN, y, (shorten(names[interface.host], _PAGE - _MARGIN - 4),)))
    if attached > len(shown):
        more = Words(f"{attached - len(shown):,} more", Role.QUIET)
        labels.append(Label(box.x + _MARGIN, box.y + 60, (more,)))
    return MappingServiceShape(shape_id, box, Point(middle, switch_y), tuple(labels))
