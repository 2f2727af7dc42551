"""How does a server stand in the picture: a tray with what it carries, and the card that does AWS's work?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

WIDER_THAN_CARD = 40
LEAST_HEIGHT = 74
SWITCH_BELOW = 16
_MARGIN = 9
_CARD = 40
_SLOT_TOP, _SLOT_HEIGHT, _SLOT_GAP = 32, 30, 8
_SLOT_WIDTH = 32
_HOST = "Host "


@dataclass(frozen=True, slots=True)
class SlotShape:
    """Where the host carries an instance or, at the edge, a gateway."""

    box: Box
    label: Label


@dataclass(frozen=True, slots=True)
class HostShape:
    """
    Attributes:
        ghost: Where another tenant's instance may be; None where there is no room for one.
        card: The card beside the slots, which intercepts, looks up and encapsulates.
        switch: The middle of the upper edge of the switch in its rack.
    """

    id: str
    object_id: ObjectId
    is_edge: bool
    box: Box
    ghost: Box | None
    slots: tuple[SlotShape, ...]
    card: Box
    switch: Point
    labels: tuple[Label, ...]

    @property
    def stand(self) -> Point:
        """Where the packet stands, on the card."""
        return Point(self.card.centre.x, self.card.centre.y + 2)


def host_width(card_width: int) -> int:
    """Give the width of a server that stands below a card."""
    return card_width + WIDER_THAN_CARD


def host_height(carried: int, width: int) -> int:
    """Give the height of a server that carries so many things."""
    lines = -(-max(1, carried) // _slots_a_line(carried, width))
    return LEAST_HEIGHT + (lines - 1) * (_SLOT_HEIGHT + _SLOT_GAP)


def place_host(
    draft: Draft, network: Network, host: ObjectId, carried: tuple[str, ...], box: Box, switch_y: int
) -> HostShape:
    """
    Put a server, or the device at a region's edge, into a box.

    Args:
        carried: The names of what it carries.
        switch_y: The upper edge of the switches of its row.
    """
    resolved = network.hosts[host]
    shape_id = draft.ids.take("edge" if resolved.is_edge else "host", host.partition("/")[2] or host)
    card = Box(box.right - _MARGIN - 4 - _CARD, box.y + _SLOT_TOP, _CARD, _SLOT_HEIGHT)
    switch = Point(card.centre.x, switch_y)
    middle = Point(card.centre.x, card.centre.y + 2)
    name = "the edge" if resolved.is_edge else f"the host {host}"
    place = Place(
        id=shape_id,
        name=name,
        level=Level.BELOW,
        box=box,
        point=middle,
        pill=Point(box.x + _MARGIN, box.bottom),
        pill_align=Align.START,
        chip=Point(box.centre.x, box.y - 12),
        ground=Ground.CARD,
    )
    draft.put(place, host)
    draft.lead((middle, Point(middle.x, card.bottom)), is_below=True, is_inside=True)
    draft.lead((Point(middle.x, card.bottom), switch), is_below=True)
    address = Words(str(resolved.address), Role.ADDRESS_QUIET)
    room = box.width - 2 * _MARGIN - 6 - address.width
    called = _name(network, host, carried)
    title = Label(box.x + _MARGIN, box.y + 19, (host_words(called, room, Role.STRONG),))
    inside = box.width - 2 * _MARGIN
    labels = [
        with_names(
            title,
            Named(HALVED, called.removeprefix(_HOST), inside, Point(title.x, title.y + 4)),
            Named(SMALL, called.removeprefix(_HOST), inside, Point(title.x, box.y + LEAST_HEIGHT // 2 + 14)),
        ),
        Label(box.right - _MARGIN, box.y + 19, (address,), Align.END),
        Label(middle.x, box.y + 50, (Words("card", Role.QUIET),), Align.MIDDLE),
    ]
    ghost = None if resolved.is_edge or len(carried) > 1 else Box(box.x + 14, card.y, _CARD, _SLOT_HEIGHT)
    return HostShape(
        shape_id, host, resolved.is_edge, box, ghost, _slots(carried, box, ghost), card, switch, tuple(labels)
    )


def host_words(name: str, room: int, role: Role = Role.PLAIN) -> Words:
    """Write a server's name; where there is no room for all of it, that it is a server goes first: its form says so."""
    words = shorten(name, room, role)
    return shorten(name.removeprefix(_HOST), room, role)._replace(whole=name) if words.whole else words


def _name(network: Network, host: ObjectId, carried: tuple[str, ...]) -> str:
    """Call a made-up server after what it carries, a configured one by its name."""
    if network.hosts[host].is_edge:
        return "Edge"
    configured = network.topology.hosts.get(host)
    if configured is None:
        return f"{_HOST}{carried[0] if carried else host}"
    return configured.name or (host if host.lower().startswith("host") else f"{_HOST}{host}")


def _slots_a_line(carried: int, width: int) -> int:
    room = width - _CARD - 3 * _MARGIN
    return 1 if carried == 1 else max(2, (room + _SLOT_GAP) // (_SLOT_WIDTH + 8 + _SLOT_GAP))


def _slots(carried: tuple[str, ...], box: Box, ghost: Box | None) -> tuple[SlotShape, ...]:
    a_line = _slots_a_line(len(carried), box.width)
    left = ghost.right + 16 if ghost else box.x + 14
    room = box.right - _MARGIN - 4 - _CARD - 12 - left
    width = min(96, (room - (a_line - 1) * _SLOT_GAP) // a_line) if a_line > 1 else room
    if a_line == 1:
        needed = max([_SLOT_WIDTH, *(Words(name, Role.STRONG).width + 12 for name in carried)])
        width = min(room, needed)
        # A single thing stands straight below its drop line where that is possible.
        left = max(left, min(left + room - width, box.centre.x - width // 2)) if not ghost else left
    slots = []
    for number, name in enumerate(carried):
        line, column = divmod(number, a_line)
        slot = Box(
            left + column * (width + _SLOT_GAP),
            box.y + _SLOT_TOP + line * (_SLOT_HEIGHT + _SLOT_GAP),
            width,
            _SLOT_HEIGHT,
        )
        words = (shorten(name, width - 6, Role.STRONG),)
        slots.append(SlotShape(slot, Label(slot.centre.x, slot.y + 20, words, Align.MIDDLE)))
    return tuple(slots)
