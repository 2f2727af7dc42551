"""How does an instance, or what AWS runs by an interface, stand in the picture: a card with its names and addresses?"""

from dataclasses import dataclass
from typing import NamedTuple

from vpcviz.drawing.arrangement import CHIP_BELOW
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.glyph import glyph_of
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import CARD_MARGIN, NAME_ROOM_TAKEN, PUBLIC_INDENT, WORD_GAP, Station
from vpcviz.drawing.network_interface import InterfaceShape, place_interface
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.resolved import Interface
from vpcviz.network.sections import noun_of

SIGN_SIZE = 16
# Where a card is very small its name may reach beyond it: nothing is written there then.
_BESIDE_CARD = 40


@dataclass(frozen=True, slots=True)
class Sign:
    """
    A small glyph on a card.

    Attributes:
        glyph: Its name in the sprite.
        at: Its left upper corner.
    """

    glyph: str
    at: Point


class InstanceShape(NamedTuple):
    """
    Attributes:
        is_home: Whether this is the instance; else it is an interface of one that stands elsewhere, or of none.
        host: NO_ID where nothing carries it.
        public_marks: Where the Internet gateway's glyph stands before a public address.
        sign: What tells the card from an instance's; None on an instance.
    """

    id: str
    object_id: ObjectId
    name: str
    box: Box
    is_home: bool
    host: ObjectId
    interfaces: tuple[InterfaceShape, ...]
    labels: tuple[Label, ...]
    public_marks: tuple[Point, ...]
    sign: Sign | None = None


class Card(NamedTuple):
    """
    What a card is made of.

    Attributes:
        name: What people call what it is named after.
        whose: Of an interface that stands alone, what it is attached to, as it is written there.
        at: Where the user has put it; None where they have not.
    """

    station: Station
    name: str
    whose: str
    at: Point | None


def place_instance(draft: Draft, card: Card, box: Box, lane: int) -> InstanceShape:
    """Put a card and what is on it into a box, below its lane."""
    station, name = card.station, card.name
    shape_id = draft.ids.take("instance" if station.is_home else "card", station.name_id)
    name_room = box.width - NAME_ROOM_TAKEN if station.is_home else box.width - 2 * CARD_MARGIN
    label = Label(box.x + CARD_MARGIN, box.y + 26, (shorten(name, name_room, Role.NAME),))
    inside = Named(HALVED, name, box.width - 2 * CARD_MARGIN)
    labels = [with_names(label, inside, Named(SMALL, name, box.width, beyond=_BESIDE_CARD))]
    marks: list[Point] = []
    interfaces: list[InterfaceShape] = []
    room = box.width // max(1, len(station.interfaces))
    for number, interface in enumerate(station.interfaces):
        left = box.x + number * room
        interfaces.append(place_interface(draft, interface, left + room // 2, box.y, lane, room))
        written, translated = _addresses(card, interface, Box(left, box.y, room, box.height))
        labels += written
        marks += translated
    if station.is_home:
        _put_kernel(draft, shape_id, card, box)
    draft.stands[station.name_id] = [draft.anchors[one.id].point for one in station.interfaces]
    host = station.interfaces[0].host if station.interfaces else NO_ID
    return InstanceShape(
        shape_id,
        station.name_id,
        name,
        box,
        station.is_home,
        host,
        tuple(interfaces),
        tuple(labels),
        tuple(marks),
        _sign_of(station, box),
    )


def _addresses(card: Card, interface: Interface, room: Box) -> tuple[list[Label], list[Point]]:
    """
    Write the addresses of an interface: its own and, behind the Internet gateway's glyph, what that puts in its place.

    An address of IPv6 is its own, too: where it has one, the public one stands beside the private one.
    """
    x, y = room.x + CARD_MARGIN, room.y
    private = Words(str(interface.address), Role.ADDRESS_STRONG)
    labels, marks = [Label(x, y + 46, (private,))], []
    own = () if interface.is_stopped else interface.further_ipv6_addresses[:1]
    public = () if interface.is_stopped else (*interface.public.values(),)[:1]
    for one in own:
        labels.append(Label(x, y + 63, (shorten(str(one), room.width - 2 * CARD_MARGIN, Role.ADDRESS_QUIET),)))
    mark = Point(x + private.width + WORD_GAP, y + 46) if own else Point(x, y + 63)
    for outside in public:
        at = Point(mark.x + PUBLIC_INDENT, mark.y)
        marks.append(Point(mark.x - 1, mark.y - 10))
        labels.append(Label(*at, (shorten(str(outside), room.right - CARD_MARGIN - at.x, Role.ADDRESS_QUIET),)))
    if not own and not public:
        labels.append(Label(x, y + 63, (_without_public(card, interface, room.width),)))
    return labels, marks


def _sign_of(station: Station, box: Box) -> Sign | None:
    """Put the glyph of what AWS runs at the right of its private address."""
    section = station.section
    return Sign(glyph_of(section), Point(box.right - SIGN_SIZE - 8, box.y + 33)) if section else None


def _without_public(card: Card, interface: Interface, room: int) -> Words:
    by_itself = "private only" if interface.addresses else "IPv6 alone"
    by_itself = "stopped" if interface.is_stopped else by_itself
    text = by_itself if card.station.is_home else card.whose
    return shorten(text, room - 2 * CARD_MARGIN, Role.QUIET)


def _put_kernel(draft: Draft, shape_id: str, card: Card, box: Box) -> None:
    """Note the place inside the card, where the instance's own kernel thinks, or what AWS runs does its work."""
    station = card.station
    kind = noun_of(station.section or "instances")
    point = Point(box.right - 36, box.y + 21)
    place = Place(
        id=shape_id,
        name=f"the {kind} {card.name}",
        level=Level.ABOVE,
        box=box,
        point=point,
        pill=Point(box.right - 12, box.bottom + 4),
        pill_align=Align.END,
        chip=Point(box.centre.x, box.bottom + (CHIP_BELOW if station.sends_on else -2)),
        ground=Ground.CARD,
    )
    draft.put(place, station.owner)
    for interface in station.interfaces:
        draft.lead((draft.anchors[interface.id].point, point), is_inside=True)
