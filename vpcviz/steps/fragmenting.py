"""What does a step say of a packet that is split into fragments?"""

from vpcviz.facts import mtu as facts
from vpcviz.packets.fragments import count_fragments, first_fragment
from vpcviz.packets.packet import Packet
from vpcviz.steps.verdict import Assumption

TOGETHER = Assumption(
    "fragments-together", "a packet's other fragments fare as its first one does", facts.FRAGMENTS_TOGETHER
)


def split_packet(packet: Packet, mtu_octets: int) -> tuple[Packet, str]:
    """
    Split a packet, and tell into what.

    Args:
        packet: From the IPv4 header inward.

    Returns:
        The first fragment, and the words.
    """
    first, count = first_fragment(packet, mtu_octets), count_fragments(packet, mtu_octets)
    return first, f"{count} fragments, the first of {first.octets} octets"
