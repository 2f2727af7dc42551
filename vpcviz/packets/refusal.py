"""Is a packet a refusal, and of what?"""

from vpcviz.packets.headers import Icmp, IcmpType, IPv4, Tcp, TcpFlags
from vpcviz.packets.packet import Packet

PORT_UNREACHABLE = 3
"""The code of a destination unreachable that a closed UDP port causes (RFC 792)."""

FRAGMENTATION_NEEDED = 4
"""The code of a destination unreachable about a packet that was too large (RFC 1191)."""


def is_refusal(packet: Packet) -> bool:
    """Say whether a packet is a reset or an ICMP error."""
    transport = packet.transport
    if isinstance(transport, Icmp):
        return bool(transport.quoted)
    return isinstance(transport, Tcp) and transport.flags is TcpFlags.RST_ACK


def tell_refusal(packet: Packet) -> str:
    """Tell what a refusal says of the packet that it is about."""
    transport = packet.transport
    if not isinstance(transport, Icmp) or not isinstance(transport.quoted[0], IPv4):
        return "its connection is refused"
    about = transport.quoted[0].destination
    if transport.type == IcmpType.TIME_EXCEEDED:
        return f"the TTL of its packet to {about} has ended"
    if transport.code == FRAGMENTATION_NEEDED:
        return f"its packet to {about} is too large: only {transport.mtu} octets get on"
    return f"{about} {'has nothing at that port' if transport.code == PORT_UNREACHABLE else 'could not be reached'}"
