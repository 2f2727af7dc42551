"""How does the packet look: one ring a header, and the mark of what has just become of it?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from vpcviz.drawing.geometry import Point
from vpcviz.drawing.ways import Polyline
from vpcviz.packets.headers import Ethernet, Ip, Payload, VpcHeader
from vpcviz.packets.packet import Packet
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, Forwarded, LeftModel, Undecided


class Ring(StrEnum):
    """A header around the packet's body: the provider's outer one, AWS's own, Ethernet's, the IP header."""

    PROVIDER = "p"
    VPC = "v"
    ETHERNET = "2"
    IP = "3"


class Mark(StrEnum):
    """What a step did with the packet beyond letting it pass; the values are the sprite's glyphs."""

    NONE = ""
    ALLOWED = "allowed"
    DROPPED = "dropped"
    REWRITTEN = "rewritten"
    INTERCEPTED = "intercepted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PacketMark:
    """
    The packet at one step.

    Attributes:
        at: Its middle.
        way: From where it stood at the step before to here; one point where it has not moved.
        rings: Outermost first; the body, the envelope, is inside of them.
        says: What is said of it to those who do not see it.
        is_ghost: Whether it would be here only if it had not been dropped.
    """

    at: Point
    way: Polyline
    rings: tuple[Ring, ...]
    mark: Mark
    says: str
    is_ghost: bool = False


def rings_of(packet: Packet) -> tuple[Ring, ...]:
    """Give the rings of a stack; its innermost header is the packet's body."""
    rings = []
    for number, header in enumerate(packet.headers):
        match header:
            case VpcHeader():
                rings.append(Ring.VPC)
            case Ethernet():
                rings.append(Ring.ETHERNET)
            case Ip():
                is_outer = any(isinstance(inner, VpcHeader) for inner in packet.headers[number + 1 :])
                rings.append(Ring.PROVIDER if is_outer else Ring.IP)
            case _:
                pass
    return tuple(rings)


def count_headers(packet: Packet) -> int:
    """Count the headers of a stack; what the innermost carries is none."""
    return sum(not isinstance(header, Payload) for header in packet.headers)


def mark_of(step: Step) -> Mark:
    """Choose the mark of a step."""
    match step.verdict:
        case Delivered():
            return Mark.ALLOWED
        case Dropped():
            return Mark.DROPPED
        case LeftModel() | Undecided():
            return Mark.UNKNOWN
        case Forwarded():
            if step.stage in (Stage.ARP_INTERCEPT, Stage.ARP_REPLY):
                return Mark.INTERCEPTED
            return Mark.REWRITTEN if _is_translated(step) else Mark.NONE
        case _:
            assert_never(step.verdict)


def _is_translated(step: Step) -> bool:
    """Say whether a step put another address into one of the packet's IP headers."""
    return any(
        change.field in ("source", "destination") and isinstance(step.packet.headers[change.layer], Ip)
        for change in step.changes.changed
    )
