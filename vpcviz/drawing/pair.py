"""How do the packets of two walks stand in one picture: side by side where they are at one place?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Role, text_width
from vpcviz.drawing.packet_mark import PacketMark
from vpcviz.drawing.picture import Picture

ASIDE = 31
"""How far each of two packets stands from their place: one with every header is just as wide."""

_HALF_HEIGHT = 27
_TAG_HEIGHT = 18
_PADDING = 6
_GAP = 3


@dataclass(frozen=True, slots=True)
class NamedPacket:
    """
    A packet that is one of two.

    Attributes:
        tag: Where its name stands, off every label of the picture if there is such a place.
    """

    name: str
    packet: PacketMark
    tag: Box

    @property
    def text_x(self) -> int:
        """The middle of the name."""
        return self.tag.centre.x

    @property
    def text_y(self) -> int:
        """The baseline of the name."""
        return self.tag.y + 13


def stand_together(picture: Picture, packets: Sequence[tuple[str, PacketMark]]) -> tuple[NamedPacket, ...]:
    """
    Put one packet, or two, where they are.

    Args:
        packets: Each with its name, that of the first walk first.
    """
    is_one_place = len({packet.at for _, packet in packets}) == 1 and len(packets) > 1
    shifts = (-ASIDE, ASIDE) if is_one_place else (0, 0)
    moved = [(name, _shifted(packet, by)) for (name, packet), by in zip(packets, shifts, strict=False)]
    taken = [label.box for label in picture.labels]
    taken += [_room_of(packet) for _, packet in moved]
    named = []
    for name, packet in moved:
        tag = _free_tag(name, packet, taken)
        taken.append(tag)
        named.append(NamedPacket(name, packet, tag))
    return tuple(named)


def _shifted(packet: PacketMark, by: int) -> PacketMark:
    at = Point(packet.at.x + by, packet.at.y)
    return replace(packet, at=at, way=(*packet.way[:-1], at))


def _room_of(packet: PacketMark) -> Box:
    return Box(packet.at.x - ASIDE, packet.at.y - _HALF_HEIGHT, 2 * ASIDE, 2 * _HALF_HEIGHT)


def _free_tag(name: str, packet: PacketMark, taken: Sequence[Box]) -> Box:
    """Stand below the packet, or else above it, or farther off where a label is in the way."""
    width = 2 * (int(text_width(name, Role.STRONG)) // 2 + _PADDING)
    x, below = packet.at.x - width // 2, packet.at.y + _HALF_HEIGHT + _GAP
    above = packet.at.y - _HALF_HEIGHT - _GAP - _TAG_HEIGHT
    tags = [Box(x, y, width, _TAG_HEIGHT) for far in range(0, 5 * _TAG_HEIGHT, 6) for y in (below + far, above - far)]
    return next((tag for tag in tags if not any(tag.grown(1).meets(box) for box in taken)), tags[0])
