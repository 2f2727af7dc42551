"""What is the answer to a packet, and what the refusal?"""

from ipaddress import IPv4Address, IPv6Address

from vpcviz.facts.identifiers import Address
from vpcviz.facts.protocols import ICMP, ICMPV6
from vpcviz.packets.fragments import forbids_splitting, whole_of
from vpcviz.packets.headers import (
    Header,
    Icmp,
    IcmpMessage,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    Ip,
    IPv4,
    IPv6,
    Saying,
    Tcp,
    TcpFlags,
    Udp,
    header_octets,
)
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.refusal import ICMPV6_ERRORS
from vpcviz.packets.tcp_segment import continue_connection, open_connection

INITIAL_TTL = 64
INTERNET_MTU_OCTETS = 1500
"""The MTU of what is outside of any VPC (internet.MTU)."""

REDIRECT_FOR_HOST = 1


def ip_header(
    source: Address, destination: Address, ttl: int, protocol: int, dont_fragment: bool = False
) -> IPv4 | IPv6:
    """Make the IP header of the version that two addresses have."""
    match source, destination:
        case IPv4Address(), IPv4Address():
            return IPv4(source, destination, ttl, protocol, dont_fragment=dont_fragment)
        case IPv6Address(), IPv6Address():
            return IPv6(source, destination, ttl, protocol, dont_fragment=dont_fragment)
        case _:
            raise ValueError(f"no packet goes from {source} to {destination}")


def answer_to(packet: Packet, mtu_octets: int = INTERNET_MTU_OCTETS) -> Packet | None:
    """
    Make the answer that an open service gives: an echo reply, a SYN-ACK, an acknowledgement, a datagram as long.

    Args:
        packet: From the IP header inward; of a fragmented one the first fragment.
        mtu_octets: Of the interface by which it leaves: a SYN-ACK announces what fits into it.

    Returns:
        None where the protocol is one that is not answered, or the packet is an answer itself.
    """
    packet = whole_of(packet)
    ip = packet.header(Ip)
    answer: Header
    match packet.transport:
        case Icmp(saying=Saying.ECHO_REQUEST, id=identifier, sequence=sequence):
            answer = Icmp(IcmpType.ECHO_REPLY, 0, identifier, sequence)
        case Icmpv6(saying=Saying.ECHO_REQUEST, id=identifier, sequence=sequence):
            answer = Icmpv6(Icmpv6Type.ECHO_REPLY, 0, identifier, sequence)
        case Tcp(source_port=source_port, destination_port=port, flags=TcpFlags.SYN, octets=octets):
            answer = open_connection(
                port, source_port, TcpFlags.SYN_ACK, octets, mtu_octets, header_octets(packet.headers[0])
            )
        case Tcp(source_port=source_port, destination_port=port, flags=TcpFlags.PSH_ACK):
            answer = continue_connection(port, source_port, TcpFlags.ACK, mtu_octets, header_octets(packet.headers[0]))
            packet = Packet(packet.headers[:2])
        case Udp(source_port=source_port, destination_port=port):
            answer = Udp(port, source_port)
        case _:
            return None
    # A kernel lets its echo replies be fragmented; what programs forbid, those that answer them forbid too.
    forbids = forbids_splitting(packet) and ip.protocol not in (ICMP, ICMPV6)
    header = ip_header(ip.destination, ip.source, INITIAL_TTL, ip.protocol, forbids)
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
    ip, tcp = packet.header(Ip), packet.header(Tcp)
    back = ip_header(ip.destination, ip.source, INITIAL_TTL, ip.protocol)
    return Packet((back, Tcp(tcp.destination_port, tcp.source_port, TcpFlags.RST_ACK)))


def icmp_error(about: Packet, source: Address, icmp_type: IcmpType, code: int, mtu_octets: int = 0) -> Packet | None:
    """
    Make the ICMP error that tells the sender of a packet what became of it.

    Args:
        about: The packet, from the IP header inward.
        source: The address of the machine that complains.
        icmp_type: DESTINATION_UNREACHABLE or TIME_EXCEEDED; about an IPv6 packet ICMPv6's own message says the same.
        code: The type's code (RFC 792).
        mtu_octets: What a packet may have to pass, where this one was too large (RFC 1191); 0 elsewhere.

    Returns:
        None where no error may be sent: about another ICMP error (RFC 1122, section 3.2.2; RFC 4443, section 2.4).
    """
    if about.carries(IPv6):
        of_icmpv6, code = ICMPV6_ERRORS[icmp_type, code]
        return _about(about, source, Icmpv6(of_icmpv6, code, mtu=mtu_octets, quoted=quote(about)))
    return _about(about, source, Icmp(icmp_type, code, mtu=mtu_octets, quoted=quote(about)))


def _about(packet: Packet, source: Address, message: Icmp | Icmpv6) -> Packet | None:
    transport = packet.transport
    if isinstance(transport, IcmpMessage) and transport.quoted:
        return None
    protocol = ICMPV6 if isinstance(message, Icmpv6) else ICMP
    return Packet((ip_header(source, packet.header(Ip).source, INITIAL_TTL, protocol), message))
