"""Which header may carry which, so that octets can be read back without a doubt?"""

from collections.abc import Mapping

from vpcviz.facts import protocols
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.headers import (
    LONGEST_TCP_OCTETS,
    NO_GATEWAY,
    TCP_OCTETS,
    TCP_WORD_OCTETS,
    VPC_PROTOCOL,
    Arp,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    IcmpMessage,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    Ip,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.tcp_segment import OPTIONS_OCTETS

ICMP_ERRORS = frozenset({IcmpType.DESTINATION_UNREACHABLE, IcmpType.REDIRECT, IcmpType.TIME_EXCEEDED})
"""The ICMP messages that quote the packet which they are about."""

ICMPV6_ERRORS = frozenset({Icmpv6Type.DESTINATION_UNREACHABLE, Icmpv6Type.PACKET_TOO_BIG, Icmpv6Type.TIME_EXCEEDED})
NEIGHBOR_MESSAGES = frozenset({Icmpv6Type.NEIGHBOR_SOLICITATION, Icmpv6Type.NEIGHBOR_ADVERTISEMENT})

QUOTED_HEADERS = 3

RESERVED_SPIS = range(256)
COUNTING_SPI = 0x00010203
"""What the octets of a payload would be as an SPI: who carries the protocol's number alone carries no ESP header."""


def check_carriage(headers: tuple[Header, ...]) -> None:
    """
    Check that every header of a stack is one that the header around it can carry.

    Raises:
        OctetsRefused: The stack can't be read back from its octets; nothing that a walk makes is such a stack.
    """
    if headers and not isinstance(headers[0], Ethernet | Ip):
        raise OctetsRefused(f"a packet begins with an Ethernet or an IP header, not with {_name(headers[0])}")
    for header in headers:
        _check_alone(header)
    # Only the outermost IP header can have a VPC header behind it.
    inside = headers[1:] if is_encapsulated(headers) else headers
    for outer, inner in zip(inside, (*inside[1:], None), strict=False):
        if not _can_carry(outer, inner):
            raise OctetsRefused(f"{_name(outer)} can't carry {_name(inner)} here")


def is_encapsulated(headers: tuple[Header, ...]) -> bool:
    """Say whether a stack begins with the provider's own headers."""
    match headers:
        case (IPv4(protocol=protocol), VpcHeader(), *_):
            return protocol == VPC_PROTOCOL
        case _:
            return False


def _can_carry(outer: Header, inner: Header | None) -> bool:
    match outer:
        case Ethernet(type=EtherType.ARP):
            return isinstance(inner, Arp)
        case Ethernet(type=EtherType.IPV6):
            return isinstance(inner, IPv6)
        case Ethernet():
            return isinstance(inner, IPv4)
        case VpcHeader():
            return isinstance(inner, Ethernet | Ip)
        case Esp():
            return isinstance(inner, IPv4)
        case Geneve():
            return isinstance(inner, Ip)
        case Udp(destination_port=port) if port == protocols.GENEVE_PORT:
            return inner is None or isinstance(inner, Payload | Geneve)
        case IPv4(protocol=protocols.ESP):
            return inner is None or isinstance(inner, Payload | Esp)
        case IPv4(protocol=protocols.ICMP):
            return isinstance(inner, Icmp)
        case IPv6(protocol=protocols.ICMPV6):
            return isinstance(inner, Icmpv6 | NeighborDiscovery)
        case IPv4(protocol=protocols.TCP) | IPv6(protocol=protocols.TCP):
            return isinstance(inner, Tcp)
        case IPv4(protocol=protocols.UDP) | IPv6(protocol=protocols.UDP):
            return isinstance(inner, Udp)
        case IcmpMessage(quoted=quoted) if quoted:
            return inner is None
        case IPv4() | IPv6() | Icmp() | Icmpv6() | Tcp() | Udp():
            return inner is None or isinstance(inner, Payload)
        case Arp() | NeighborDiscovery() | Payload():
            return inner is None


def _name(header: Header | None) -> str:
    return type(header).__name__ if header else "nothing"


def _check_alone(header: Header) -> None:
    match header:
        case Icmp():
            _check_icmp(header)
        case Icmpv6():
            _check_message(header, header.type in ICMPV6_ERRORS, IPv6)
        case NeighborDiscovery(type=type_number) if type_number not in NEIGHBOR_MESSAGES:
            raise OctetsRefused(f"a neighbour is not asked for by an ICMPv6 message of type {type_number}")
        case Tcp(octets=octets) if octets % TCP_WORD_OCTETS or not TCP_OCTETS <= octets <= LONGEST_TCP_OCTETS:
            expected = f"it has {TCP_OCTETS} to {LONGEST_TCP_OCTETS}, in words of {TCP_WORD_OCTETS}"
            raise OctetsRefused(f"a TCP header can't have {octets} octets: {expected}")
        case Tcp(maximum_segment_size=size, octets=octets) if size and octets != TCP_OCTETS + OPTIONS_OCTETS:
            raise OctetsRefused(f"a TCP header of {octets} octets announces no segment size")
        case Geneve(endpoint=endpoint, attachment=attachment, flow_cookie=cookie):
            _check_numbers({endpoint: 16, attachment: 16, cookie: 8})
        case Esp(spi=spi) if spi in RESERVED_SPIS or spi == COUNTING_SPI:
            raise OctetsRefused(f"an ESP packet can't have the SPI {spi}")
        case Payload(length=length) if length < 1:
            raise OctetsRefused(f"a payload of {length} octets is none")
        case _:
            pass


def _check_numbers(digits: Mapping[str, int]) -> None:
    for written, length in digits.items():
        if len(written) != length or set(written) - set("0123456789abcdef"):
            raise OctetsRefused(f"{written!r} is no number of {length} hexadecimal digits")


def _check_icmp(icmp: Icmp) -> None:
    if icmp.type != IcmpType.REDIRECT and icmp.gateway != NO_GATEWAY:
        raise OctetsRefused(f"an ICMP message of type {icmp.type} names no gateway")
    if icmp.type == IcmpType.REDIRECT and icmp.mtu:
        raise OctetsRefused("an ICMP redirect tells no MTU")
    _check_message(icmp, icmp.type in ICMP_ERRORS, IPv4)


def _check_message(message: IcmpMessage, is_error: bool, version: type[Ip]) -> None:
    if is_error:
        _check_error(message, version)
    elif message.quoted or message.mtu:
        raise OctetsRefused(f"an ICMP message of type {message.type} quotes no packet and tells no MTU")


def _check_error(error: IcmpMessage, version: type[Ip]) -> None:
    if error.id or error.sequence:
        raise OctetsRefused("an ICMP error has neither an id nor a sequence number")
    quotes = error.quoted
    if not quotes or not isinstance(quotes[0], version) or len(quotes) > QUOTED_HEADERS:
        raise OctetsRefused(f"an ICMP error quotes an {version.__name__} header and the beginning of what that carries")
    check_carriage(quotes)
    if quote(Packet(quotes)) != quotes:
        raise OctetsRefused("a quote ends before a TCP header tells its length, its window and its options")
    if any(isinstance(header, IcmpMessage) and header.quoted for header in quotes):
        raise OctetsRefused("no ICMP error is about another one")
