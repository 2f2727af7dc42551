"""Where does each field of a header lie on the wire?"""

from struct import Struct
from typing import NamedTuple


class Place(NamedTuple):
    """Where a field lies, in octets from the beginning of its header; fields of bits share an octet."""

    field: str
    start: int
    length: int


def in_order(**lengths: int) -> tuple[Place, ...]:
    """Lay fields one behind the other; the lengths are in octets."""
    places = []
    start = 0
    for field, length in lengths.items():
        places.append(Place(field, start, length))
        start += length
    return tuple(places)


def shifted(places: tuple[Place, ...], by: int) -> tuple[Place, ...]:
    """Lay fields further back, behind other ones."""
    return tuple(Place(field, start + by, length) for field, start, length in places)


def quoted_places(places: tuple[Place, ...], layer: int, start: int, end: int) -> tuple[Place, ...]:
    """
    Lay the fields of a header that an ICMP error quotes, as far as it does.

    Args:
        layer: The header's index in the quote.
        start: Where the header begins, and `end`: where the quote ends, from the beginning of the error.
    """
    inside = (place for place in shifted(places, start) if place.start + place.length <= end)
    return tuple(Place(f"quoted.{layer}.{field}", *where) for field, *where in inside)


ETHERNET = Struct("!6s6sH")
ETHERNET_PLACES = in_order(destination=6, source=6, type=2)

ARP = Struct("!HHBBH6s4s6s4s")
ARP_PLACES = in_order(
    hardware_type=2,
    protocol_type=2,
    hardware_length=1,
    protocol_length=1,
    operation=2,
    sender_mac=6,
    sender_address=4,
    target_mac=6,
    target_address=4,
)

IPV4 = Struct("!BBHHHBBH4s4s")
IPV4_PLACES = (
    Place("version", 0, 1),
    Place("header_length", 0, 1),
    Place("type_of_service", 1, 1),
    Place("length", 2, 2),
    Place("identification", 4, 2),
    Place("dont_fragment", 6, 1),
    Place("more_fragments", 6, 1),
    Place("fragment_offset", 6, 2),
    *shifted(in_order(ttl=1, protocol=1, checksum=2, source=4, destination=4), by=8),
)

IPV6 = Struct("!IHBB16s16s")
IPV6_PLACES = (
    Place("version", 0, 1),
    Place("traffic_class", 0, 2),
    Place("flow_label", 1, 3),
    *shifted(in_order(payload_length=2, protocol=1, ttl=1, source=16, destination=16), by=4),
)

IPV6_FRAGMENT = Struct("!BBHI")
IPV6_FIRST_FRAGMENT_PLACES = (
    *(place for place in IPV6_PLACES if place.field != "protocol"),
    Place("fragment_header", 6, 1),
    *shifted(in_order(protocol=1, reserved=1, fragment_offset=2, identification=4), by=IPV6.size),
    Place("more_fragments", IPV6.size + 3, 1),
)
"""Of a fragment the first header tells that another one follows, and that one tells of the transport behind it."""

ICMP = Struct("!BBHHH")
ECHO_PLACES = in_order(type=1, code=1, checksum=2, id=2, sequence=2)
ERROR_PLACES = in_order(type=1, code=1, checksum=2, unused=2, mtu=2)
ICMPV6_ERROR_PLACES = in_order(type=1, code=1, checksum=2, mtu=4)
REDIRECT_PLACES = in_order(type=1, code=1, checksum=2, gateway=4)

NEIGHBOR_DISCOVERY = Struct("!BBHI16sBB6s")
NEIGHBOR_DISCOVERY_PLACES = (
    *in_order(type=1, code=1, checksum=2),
    Place("is_router", 4, 1),
    *shifted(in_order(flags=4, target_address=16, option_type=1, option_length=1, mac=6), by=4),
)

UDP = Struct("!HHHH")
UDP_PLACES = in_order(source_port=2, destination_port=2, length=2, checksum=2)

ESP = Struct("!II")
ESP_PLACES = in_order(spi=4, sequence=4)

TCP = Struct("!HHIIBBHHH")
TCP_PLACES = in_order(
    source_port=2,
    destination_port=2,
    sequence_number=4,
    acknowledgment_number=4,
    octets=1,
    flags=1,
    window=2,
    checksum=2,
    urgent_pointer=2,
)

TCP_BEGINNING = Struct("!HHI")
"""What an ICMP error quotes of a TCP header: the ports and the sequence number."""
