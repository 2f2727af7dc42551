"""How does the mapping service stand in the picture: an open book of which address is on which host?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.host import host_words
from vpcviz.drawing.label import Label, Role, Words, shorten
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface

BOOK_WIDTH, BOOK_HEIGHT = 128, 74
_PAGE = BOOK_WIDTH // 2
_MARGIN = 4
_SHOWN = 2
_KEY_ROOM, _KEY_GAP = 59, 8


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
    attached = [one for one in network.interfaces.values() if one.is_attached]
    drawn = (one for one in attached if one.host in names)
    shown = list(islice(drawn, _SHOWN if len(attached) <= _SHOWN else _SHOWN - 1))
    octets = _telling_octets([one.address for one in attached])
    labels = [
        Label(box.x + _MARGIN, box.y + 20, (shorten("Mapping", _PAGE, Role.STRONG),)),
        Label(middle + _MARGIN, box.y + 20, (shorten("service", _PAGE, Role.STRONG),)),
    ]
    rows = []
    for number, interface in enumerate(shown):
        y = box.y + 41 + 19 * number
        key = Label(box.x + _MARGIN, y, _key(network, interface, octets))
        answer = Label(middle + _MARGIN, y, (host_words(names[interface.host], _PAGE - _MARGIN - 4),))
        rows.append(BookRow(interface.id, Box(box.x + 1, y - 14, BOOK_WIDTH - 2, 19), (key, answer)))
        labels += [key, answer]
    if len(attached) > len(shown):
        more = Words(f"{len(attached) - len(shown):,} more", Role.QUIET)
        labels.append(Label(box.x + _MARGIN, box.y + 60, (more,)))
    return MappingServiceShape(shape_id, box, Point(middle, switch_y), tuple(rows), tuple(labels))


def _telling_octets(addresses: Collection[Address]) -> int:
    """
    Give how many of their last octets tell all addresses apart.

    That is 0 where several VPCs have the same one, and 4, which is a whole one, where some are of IPv6.
    """
    if any(one.version == 6 for one in addresses):
        return _WHOLE if len(set(addresses)) == len(addresses) else 0
    return next(
        (count for count in range(1, 5) if len({one.packed[-count:] for one in addresses}) == len(addresses)), 0
    )


_WHOLE = 4


def _key(network: Network, interface: Interface, octets: int) -> tuple[Words, ...]:
    """Write the address of an entry as short as it is still told from the others, if need be by its VPC."""
    whole = str(interface.address)
    if octets == _WHOLE:
        return (shorten(whole, _KEY_ROOM, Role.ADDRESS),)
    of_ipv6 = interface.address.version == 6
    last = f":{whole.rpartition(':')[2]}" if of_ipv6 else f".{'.'.join(whole.split('.')[-(octets or 1) :])}"
    key = shorten(last, _KEY_ROOM, Role.ADDRESS)
    if octets:
        return (key,)
    vpc = network.subnets[interface.subnet].vpc
    return (shorten(network.topology.vpcs[vpc].name or vpc, _KEY_ROOM - _KEY_GAP - key.width, Role.QUIET), key)
