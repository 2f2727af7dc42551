"""By which names do a packet's headers and their fields go in what is written out?"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import assert_never

from vpcviz.facts.protocols import NAMES
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    Udp,
    VpcHeader,
    header_octets,
)

_NAMES_OF_IPV6 = {"ttl": "hop_limit", "protocol": "next_header"}

Field = str | int | bool | list["Layer"]
Layer = dict[str, Field]
"""A header's name under `layer`, then its fields."""


def layer_name(header: Header) -> str:
    """Name the kind of a header."""
    match header:
        case Ethernet():
            return "ethernet"
        case Arp():
            return "arp"
        case IPv4():
            return "ipv4"
        case IPv6():
            return "ipv6"
        case Icmp():
            return "icmp"
        case Icmpv6() | NeighborDiscovery():
            return "icmpv6"
        case Tcp():
            return "tcp"
        case Udp():
            return "udp"
        case VpcHeader():
            return "vpc"
        case Geneve():
            return "geneve"
        case Esp():
            return "esp"
        case Payload():
            return "payload"
        case _:
            assert_never(header)


def field_name(header: Header, field: str) -> str:
    """Name a field as the header's own version does: IPv6 has a hop limit and a next header."""
    return _NAMES_OF_IPV6.get(field, field) if isinstance(header, IPv6) else field


def field_value(field: str, value: object) -> Field:
    """
    Write one field's value: an address as text, a protocol and an operation by name where they have one.

    Args:
        field: The field's name, since a protocol is a number like any other.
    """
    match value:
        case int() if field == "protocol":
            return NAMES.get(value, value)
        case EtherType() | ArpOperation():
            return value.name.lower()
        case bool():
            return value
        case int():
            return int(value)
        case str():
            return str(value)
        case IPv4Address() | IPv6Address():
            return str(value)
        case tuple():
            return [_layer(header) for header in value]
        case _:
            raise TypeError(f"{field} has a value of the unknown kind {type(value).__name__}")


def stack_layers(headers: Iterable[Header]) -> list[Layer]:
    """Write a whole stack, outermost first; an IPv4 header's length counts all that it carries."""
    stack = tuple(headers)
    return [
        _layer(header) | ({"length": sum(map(header_octets, stack[index:]))} if isinstance(header, IPv4) else {})
        for index, header in enumerate(stack)
    ]


def _layer(header: Header) -> Layer:
    code = {"code": 0} if isinstance(header, NeighborDiscovery) else {}
    return (
        {"layer": layer_name(header)}
        | code
        | {field_name(header, field): field_value(field, getattr(header, field)) for field in _fields(header)}
    )


def _fields(header: Header) -> tuple[str, ...]:
    """Name what is written of a header: an echo has an id, an error quotes."""
    match header:
        case Ethernet():
            return ("source", "destination", "type")
        case Arp():
            return ("operation", "sender_mac", "sender_address", "target_mac", "target_address")
        case IPv4(more_fragments=False):
            return ("source", "destination", "ttl", "protocol", "identification", "dont_fragment")
        case IPv4():
            return ("source", "destination", "ttl", "protocol", "identification", "dont_fragment", "more_fragments")
        case IPv6(more_fragments=False):
            return ("source", "destination", "ttl", "protocol")
        case IPv6():
            return ("source", "destination", "ttl", "protocol", "more_fragments")
        case NeighborDiscovery(type=Icmpv6Type.NEIGHBOR_SOLICITATION):
            return ("type", "target_address", "mac")
        case NeighborDiscovery():
            return ("type", "target_address", "mac", "is_router")
        case Icmp(quoted=(), mtu=0) | Icmpv6(quoted=(), mtu=0):
            return ("type", "code", "id", "sequence")
        case Icmp(type=IcmpType.REDIRECT):
            return ("type", "code", "gateway", "quoted")
        case Icmp(mtu=0) | Icmpv6(mtu=0):
            return ("type", "code", "quoted")
        case Icmp() | Icmpv6():
            return ("type", "code", "mtu", "quoted")
        case Tcp(maximum_segment_size=0):
            return ("source_port", "destination_port", "flags")
        case Tcp():
            return ("source_port", "destination_port", "flags", "maximum_segment_size")
        case Udp():
            return ("source_port", "destination_port")
        case VpcHeader():
            return ("vpc", "interface")
        case Geneve():
            return ("endpoint", "attachment", "flow_cookie")
        case Esp():
            return ("spi", "sequence")
        case Payload():
            return ("length",)
        case _:
            assert_never(header)
