"""How long is a packet beside the MTU that applies to it: the ruler under the header stack?"""

from dataclasses import dataclass

from vpcviz.facts.fact import Fact
from vpcviz.network.index import Network
from vpcviz.packets.headers import Ethernet, header_octets
from vpcviz.playback.header_stack import letter_of
from vpcviz.steps.step import Step
from vpcviz.walks.mtu import mtu_at


@dataclass(frozen=True, slots=True)
class Segment:
    """
    A header, or the payload, on the ruler.

    Attributes:
        letter: Its layer.
        start: From the ruler's beginning, in octets; so is the length.
    """

    letter: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """
    A packet from its IP header on, since an MTU does not count the frame around it.

    Attributes:
        octets: How many there are.
        limit: The MTU; None where it is not published.
        length: How many octets the ruler is: up to the MTU or, where that is unknown or less, to the packet's end.
        whose: Whose MTU it is.
        fact: Who says so; None where it is configured inside an instance.
    """

    segments: tuple[Segment, ...]
    octets: int
    limit: int | None
    length: int
    whose: str
    fact: Fact | None

    @property
    def over(self) -> int:
        """How many octets are more than the MTU allows; 0 where there are none."""
        return max(self.octets - self.limit, 0) if self.limit else 0


def ruler(network: Network, step: Step) -> Ruler:
    """Lay the packet after a step beside the MTU that applies to it there."""
    packet, mtu = step.packet, mtu_at(network, step)
    segments: list[Segment] = []
    octets = 0
    for layer, header in enumerate(packet.headers):
        if layer == 0 and isinstance(header, Ethernet):
            continue
        length = header_octets(header)
        segments.append(Segment(letter_of(packet, layer), octets, length))
        octets += length
    whose = f"{mtu.owner}'s MTU" if mtu.owner else "the MTU here"
    return Ruler(tuple(segments), octets, mtu.octets, max(mtu.octets or 0, octets), whose, mtu.fact)
