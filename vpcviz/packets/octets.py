"""
Which octets is a packet on the wire, which of them are which field, and which packet do octets stand for?

A stack tells what matters to who forwards it. The rest is worked out here, and nowhere else: lengths and checksums;
what a probe's segments have besides their ports and flags (`tcp_segment.py`); a payload, whose octet n is n modulo
256; and the VPC header's stand-in (`geneve.py`). An ICMP error quotes the beginning of a packet, and how long the whole
of it was.
"""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, assert_never

from vpcviz.packets.carriage import ICMP_ERRORS, ICMPV6_ERRORS, check_carriage
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.gateway_load_balancer import APPLIANCE_PLACES
from vpcviz.packets.geneve import geneve_places
from vpcviz.packets.headers import (
    ICMP_OCTETS,
    IPV4_OCTETS,
    QUOTED_TRANSPORT_OCTETS,
    Arp,
    Esp,
    Ethernet,
    Geneve,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Ip,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    Udp,
    VpcHeader,
    header_octets,
)
from vpcviz.packets.layout import (
    ARP_PLACES,
    ECHO_PLACES,
    ERROR_PLACES,
    ESP_PLACES,
    ETHERNET_PLACES,
    ICMPV6_ERROR_PLACES,
    IPV4_PLACES,
    IPV6_FIRST_FRAGMENT_PLACES,
    IPV6_PLACES,
    NEIGHBOR_DISCOVERY_PLACES,
    REDIRECT_PLACES,
    TCP_PLACES,
    UDP_PLACES,
    Place,
    in_order,
    quoted_places,
)
from vpcviz.packets.packet import Packet
from vpcviz.packets.reading import read_frame, read_outermost_datagram
from vpcviz.packets.tcp_segment import option_places
from vpcviz.packets.writing import write_stack


class FieldSpan(NamedTuple):
    """
    The octets of one field; a tuple, since a packet has some fifty of them.

    Attributes:
        layer: The header's index in the stack.
        field: The header's own name for it, another where the header does not tell it (`checksum`); `quoted.0.source`
            for a field of the outermost header that an ICMP error quotes.
        start: From the beginning of the packet, in octets.
        length: In octets; fields of bits share an octet.
    """

    layer: int
    field: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Octets:
    """
    A packet on the wire.

    Attributes:
        fields: Every field, outermost header first; no octet is without one.
    """

    data: bytes
    fields: tuple[FieldSpan, ...]


def to_octets(packet: Packet) -> Octets:
    """
    Write a packet as it is on the wire.

    Raises:
        OctetsRefused: An id or a length is too long for its field, or no wire carries such a stack.
    """
    check_carriage(packet.headers)
    written = write_stack(packet.headers)
    spans: list[FieldSpan] = []
    start = 0
    for layer, (header, octets) in enumerate(zip(packet.headers, written, strict=True)):
        spans += [_span((layer, field, start + place, length)) for field, place, length in _places(header)]
        start += len(octets)
    return Octets(b"".join(written), tuple(spans))


def from_octets(octets: bytes, outermost: type[Ethernet] | type[Ip]) -> Packet:
    """
    Read a packet that `to_octets` has written.

    Args:
        outermost: What the octets begin with.

    Raises:
        OctetsRefused: They are no such packet, or one octet is not what it has to be: a wrong checksum, say.
    """
    packet = Packet(read_frame(octets) if outermost is Ethernet else read_outermost_datagram(octets))
    expected = to_octets(packet)
    if expected.data != octets:
        raise OctetsRefused(_difference(packet, expected, octets))
    return packet


def _difference(packet: Packet, expected: Octets, found: bytes) -> str:
    """Name the first octet that is not what the rest of the packet asks for."""
    for index, (wanted, octet) in enumerate(zip(expected.data, found, strict=False)):
        if wanted != octet:
            span = next(span for span in reversed(expected.fields) if 0 <= index - span.start < span.length)
            where = f"octet {index}, of {type(packet.headers[span.layer]).__name__} {span.field}"
            return f"{where}, is 0x{octet:02x} where 0x{wanted:02x} is expected"
    return f"there are {len(found)} octets where {len(expected.data)} are expected"


def _places(header: Header) -> tuple[Place, ...]:
    """Say where each field of a header lies, from the header's beginning."""
    match header:
        case Ethernet():
            return ETHERNET_PLACES
        case Arp():
            return ARP_PLACES
        case IPv4():
            return IPV4_PLACES
        case IPv6(more_fragments=True):
            return IPV6_FIRST_FRAGMENT_PLACES
        case IPv6():
            return IPV6_PLACES
        case NeighborDiscovery():
            return NEIGHBOR_DISCOVERY_PLACES
        case Icmpv6() if header.type in ICMPV6_ERRORS:
            return ICMPV6_ERROR_PLACES + _places_quoted_of_ipv6(header)
        case Icmpv6():
            return ECHO_PLACES
        case Icmp(type=IcmpType.REDIRECT):
            return REDIRECT_PLACES + _quoted_places(header)
        case Icmp() if header.type in ICMP_ERRORS:
            return ERROR_PLACES + _quoted_places(header)
        case Icmp():
            return ECHO_PLACES
        case Tcp():
            return TCP_PLACES + option_places(header)
        case Udp():
            return UDP_PLACES
        case VpcHeader():
            return geneve_places(header)
        case Geneve():
            return APPLIANCE_PLACES
        case Esp():
            return ESP_PLACES
        case Payload():
            return in_order(length=header.length)
        case _:
            assert_never(header)


def _quoted_places(error: Icmp) -> tuple[Place, ...]:
    """Say where the quote lies, and each field of it as far as it is quoted."""
    length = header_octets(error) - ICMP_OCTETS
    whole = (Place("quoted", ICMP_OCTETS, length), *_QUOTED_IPV4_PLACES)
    match error.quoted[1:]:
        case (Icmp(), *_):
            return whole + _QUOTED_ECHO_PLACES
        case (Tcp(), *_):
            return whole + _QUOTED_TCP_PLACES
        case (Udp(), *_):
            return whole + _QUOTED_UDP_PLACES
        case (Payload(),):
            return (*whole, Place("quoted.1.length", _QUOTED_TRANSPORT_START, length - IPV4_OCTETS))
        case _:
            return whole


def _places_quoted_of_ipv6(error: Icmpv6) -> tuple[Place, ...]:
    """Say where the quote lies, and each field of the headers in it."""
    end = header_octets(error)
    places: tuple[Place, ...] = (Place("quoted", ICMP_OCTETS, end - ICMP_OCTETS),)
    start = ICMP_OCTETS
    for layer, header in enumerate(error.quoted):
        cut = header if not isinstance(header, Payload) else Payload(end - start)
        places += quoted_places(_places(cut), layer, start, end) if header_octets(cut) else ()
        start += header_octets(header)
    return places


_QUOTED_TRANSPORT_START = ICMP_OCTETS + IPV4_OCTETS
_QUOTE_END = _QUOTED_TRANSPORT_START + QUOTED_TRANSPORT_OCTETS

_QUOTED_IPV4_PLACES = quoted_places(IPV4_PLACES, 0, ICMP_OCTETS, _QUOTE_END)
_QUOTED_ECHO_PLACES = quoted_places(ECHO_PLACES, 1, _QUOTED_TRANSPORT_START, _QUOTE_END)
_QUOTED_TCP_PLACES = quoted_places(TCP_PLACES, 1, _QUOTED_TRANSPORT_START, _QUOTE_END)
_QUOTED_UDP_PLACES = quoted_places(UDP_PLACES, 1, _QUOTED_TRANSPORT_START, _QUOTE_END)

# The named tuple's own constructor would take half of the time that a packet takes.
_span = partial(tuple.__new__, FieldSpan)
