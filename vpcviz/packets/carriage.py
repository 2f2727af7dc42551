"""Which header may carry which, so that octets can be read back without a doubt?"""

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
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.tcp_segment import OPTIONS_OCTETS

ICMP_ERRORS = frozenset({IcmpType.DESTINATION_UNREACHABLE, IcmpType.REDIRECT, IcmpType.TIME_EXCEEDED})
"""The ICMP messages that quote the packet which they are about."""

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
    if headers and not isinstance(headers[0], Ethernet | IPv4):
        raise OctetsRefused(f"a packet begins with an Ethernet or an IPv4 header, not with {_name(headers[0])}")
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
        case Ethernet():
            return isinstance(inner, IPv4)
        case VpcHeader():
            return isinstance(inner, Ethernet | IPv4)
        case Esp():
            return isinstance(inner, IPv4)
        case IPv4(protocol=protocols.ESP):
            return inner is None or isinstance(inner, Payload | Esp)
        case IPv4(protocol=protocols.ICMP):
            return isinstance(inner, Icmp)
        case IPv4(protocol=protocols.TCP):
            return isinstance(inner, Tcp)
        case IPv4(protocol=protocols.UDP):
            return isinstance(inner, Udp)
        case Icmp(quoted=quoted) if quoted:
            return inner is None
        case IPv4() | Icmp() | Tcp() | Udp():
            return inner is None or isinstance(inner, Payload)
        case Arp() | Payload():
            return inner is None


def _name(header: Header | None) -> str:
    return type(header).__name__ if header else "nothing"


def _check_alone(header: Header) -> None:
    match header:
        case Icmp():
            _check_icmp(header)
        case Tcp(octets=octets) if octets % TCP_WORD_OCTETS or not TCP_OCTETS <= octets <= LONGEST_TCP_OCTETS:
            expected = f"it has {TCP_OCTETS} to {LONGEST_TCP_OCTETS}, in words of {TCP_WORD_OCTETS}"
            raise OctetsRefused(f"a TCP header can't have {octets} octets: {expected}")
        case Tcp(maximum_segment_size=size, octets=octets) if size and octets != TCP_OCTETS + OPTIONS_OCTETS:
            raise OctetsRefused(f"a TCP header of {octets} octets announces no segment size")
        case Esp(spi=spi) if spi in RESERVED_SPIS or spi == COUNTING_SPI:
            raise OctetsRefused(f"an ESP packet can't have the SPI {spi}")
        case Payload(length=length) if length < 1:
            raise OctetsRefused(f"a payload of {length} octets is none")
        case _:
            pass


def _check_icmp(icmp: Icmp) -> None:
    if icmp.type != IcmpType.REDIRECT and icmp.gateway != NO_GATEWAY:
        raise OctetsRefused(f"an ICMP message of type {icmp.type} names no gateway")
    if icmp.type == IcmpType.REDIRECT and icmp.mtu:
        raise OctetsRefused("an ICMP redirect tells no MTU")
    if icmp.type in ICMP_ERRORS:
        _check_error(icmp)
    elif icmp.quoted or icmp.mtu:
        raise OctetsRefused(f"an ICMP message of type {icmp.type} quotes no packet and tells no MTU")


def _check_error(error: Icmp) -> None:
    if error.id or error.sequence:
        raise OctetsRefused("an ICMP error has neither an id nor a sequence number")
    if not error.quoted or not isinstance(error.quoted[0], IPv4) or len(error.quoted) > QUOTED_HEADERS:
        raise OctetsRefused("an ICMP error quotes an IPv4 header and the beginning of what that carries")
    check_carriage(error.quoted)
    if quote(Packet(error.quoted)) != error.quoted:
        raise OctetsRefused("a quote ends before a TCP header tells its length, its window and its options")
    if any(isinstance(header, Icmp) and header.quoted for header in error.quoted):
        raise OctetsRefused("no ICMP error is about another one")
