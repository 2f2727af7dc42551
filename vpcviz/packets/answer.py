"""What is the answer to a packet, and what the refusal?"""

from ipaddress import IPv4Address

from vpcviz.facts.protocols import ICMP
from vpcviz.packets.fragments import whole_of
from vpcviz.packets.headers import Header, Icmp, IcmpType, IPv4, Tcp, TcpFlags, Udp
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.tcp_segment import continue_connection, open_connection

INITIAL_TTL = 64
INTERNET_MTU_OCTETS = 1500
"""The MTU of what is outside of any VPC (internet.MTU)."""

REDIRECT_FOR_HOST = 1


def answer_to(packet: Packet, mtu_octets: int = INTERNET_MTU_OCTETS) -> Packet | None:
    """
    Make the answer that an open service gives: an echo reply, a SYN-ACK, an acknowledgement, a datagram as long.

    Args:
        packet: From the IPv4 header inward; of a fragmented one the first fragment.
        mtu_octets: Of the interface by which it leaves: a SYN-ACK announces what fits into it.

    Returns:
        None where the protocol is one that is not answered, or the packet is an answer itself.
    """
    packet = whole_of(packet)
    ip = packet.header(IPv4)
    answer: Header
    match packet.transport:
        case Icmp(type=IcmpType.ECHO_REQUEST, id=identifier, sequence=sequence):
            answer = Icmp(IcmpType.ECHO_REPLY, 0, identifier, sequence)
        case Tcp(source_port=source_port, destination_port=port, flags=TcpFlags.SYN, octets=octets):
            answer = open_connection(port, source_port, TcpFlags.SYN_ACK, octets, mtu_octets)
        case Tcp(source_port=source_port, destination_port=port, flags=TcpFlags.PSH_ACK):
            answer = continue_connection(port, source_port, TcpFlags.ACK, mtu_octets)
            packet = Packet(packet.headers[:2])
        case Udp(source_port=source_port, destination_port=port):
            answer = Udp(port, source_port)
        case _:
            return None
    # A kernel lets its echo replies be fragmented; what programs forbid, those that answer them forbid too.
    forbids = ip.dont_fragment and ip.protocol != ICMP
    ends = (ip.destination, ip.source)
    header = IPv4(*ends, ttl=INITIAL_TTL, protocol=ip.protocol, dont_fragment=forbids)
    return Packet((header, answer, *packet.headers[2:]))


def redirect(about: Packet, source: IPv4Address, gateway: IPv4Address) -> Packet | None:
    """
    Make the ICMP redirect that names a shorter way for one destination.

    Args:
        about: The packet that took the longer way, from the IPv4 header inward.
        source: The address of the machine that forwards it.
        gateway: The next hop that the sender could have taken itself.

    Returns:
        None where none may be sent: about an ICMP error (RFC 1122, section 3.2.2).
    """
    return _about(about, source, Icmp(IcmpType.REDIRECT, REDIRECT_FOR_HOST, gateway=gateway, quoted=quote(about)))


def reset_of(packet: Packet) -> Packet:
    """Make the RST that refuses a TCP connection (RFC 9293, section 3.5.2)."""
    ip, tcp = packet.header(IPv4), packet.header(Tcp)
    return Packet(
        (
            IPv4(source=ip.destination, destination=ip.source, ttl=INITIAL_TTL, protocol=ip.protocol),
            Tcp(tcp.destination_port, tcp.source_port, TcpFlags.RST_ACK),
        )
    )


def icmp_error(
    about: Packet, source: IPv4Address, icmp_type: IcmpType, code: int, mtu_octets: int = 0
) -> Packet | None:
    """
    Make the ICMP error that tells the sender of a packet what became of it.

    Args:
        about: The packet, from the IPv4 header inward.
        source: The address of the machine that complains.
        icmp_type: DESTINATION_UNREACHABLE or TIME_EXCEEDED.
        code: The type's code (RFC 792).
        mtu_octets: What a packet may have to pass, where this one was too large (RFC 1191); 0 elsewhere.

    Returns:
        None where no error may be sent: about another ICMP error (RFC 1122, section 3.2.2).
    """
    return _about(about, source, Icmp(icmp_type, code, mtu=mtu_octets, quoted=quote(about)))


def _about(packet: Packet, source: IPv4Address, message: Icmp) -> Packet | None:
    transport = packet.transport
    if isinstance(transport, Icmp) and transport.quoted:
        return None
    sender = packet.header(IPv4).source
    return Packet((IPv4(source=source, destination=sender, ttl=INITIAL_TTL, protocol=ICMP), message))
