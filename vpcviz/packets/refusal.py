"""Is a packet a refusal, and of what?"""

from vpcviz.packets.headers import IcmpMessage, IcmpType, Icmpv6, Icmpv6Type, Ip, Tcp, TcpFlags
from vpcviz.packets.packet import Packet

NET_UNREACHABLE = 0
HOST_UNREACHABLE = 1
PORT_UNREACHABLE = 3
"""The codes of a destination unreachable: no route, no neighbour, a closed UDP port (RFC 792)."""

FRAGMENTATION_NEEDED = 4
"""The code of a destination unreachable about a packet that was too large (RFC 1191)."""

ICMPV6_ERRORS: dict[tuple[int, int], tuple[int, int]] = {
    (IcmpType.DESTINATION_UNREACHABLE, NET_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 0),
    (IcmpType.DESTINATION_UNREACHABLE, HOST_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 3),
    (IcmpType.DESTINATION_UNREACHABLE, PORT_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 4),
    (IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED): (Icmpv6Type.PACKET_TOO_BIG, 0),
    (IcmpType.TIME_EXCEEDED, 0): (Icmpv6Type.TIME_EXCEEDED, 0),
}
"""For an error's type and code in ICMP those in ICMPv6 that say the same (RFC 4443, sections 3.1 to 3.3)."""

_ICMP_ERRORS = {icmpv6: icmp for icmp, icmpv6 in ICMPV6_ERRORS.items()}


def icmp_error_of(message: IcmpMessage) -> tuple[int, int]:
    """Give the type and code by which ICMP would say what an error says."""
    own = message.type, message.code
    return _ICMP_ERRORS[own] if isinstance(message, Icmpv6) else own


def is_refusal(packet: Packet) -> bool:
    """Say whether a packet is a reset or an ICMP error."""
    transport = packet.transport
    if isinstance(transport, IcmpMessage):
        return bool(transport.quoted)
    return isinstance(transport, Tcp) and transport.flags is TcpFlags.RST_ACK


def tell_refusal(packet: Packet) -> str:
    """Tell what a refusal says of the packet that it is about."""
    transport = packet.transport
    if not isinstance(transport, IcmpMessage) or not isinstance(transport.quoted[0], Ip):
        return "its connection is refused"
    about = transport.quoted[0].destination
    type_number, code = icmp_error_of(transport)
    if type_number == IcmpType.TIME_EXCEEDED:
        return f"the {'hop limit' if isinstance(transport, Icmpv6) else 'TTL'} of its packet to {about} has ended"
    if code == FRAGMENTATION_NEEDED:
        return f"its packet to {about} is too large: only {transport.mtu} octets get on"
    return f"{about} {'has nothing at that port' if code == PORT_UNREACHABLE else 'could not be reached'}"
