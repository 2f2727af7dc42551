"""Which values do the fields of the topology file have: ids, addresses, blocks of addresses, ports?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import (
    AddressValueError,
    IPv4Address,
    IPv4Interface,
    IPv4Network,
    IPv6Address,
    IPv6Interface,
    IPv6Network,
    ip_interface,
    ip_network,
)
from typing import Annotated, Any

from pydantic import (
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from vpcviz.facts.identifiers import Address, MacAddress, ObjectId

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
REFERENCE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)?$"
BLOCK4_PATTERN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$"
BLOCK_PATTERN = r"^[0-9A-Fa-f.:]+/[0-9]{1,3}$"
BLOCK6_PATTERN = r"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/[0-9]{1,3}$"
ADDRESS6_PATTERN = r"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$"
ADDRESS4_PATTERN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}$"
MAC_PATTERN = r"^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$"

RESERVED_IDS = frozenset("internet aws-services local blackhole default all metadata resolver time host edge".split())

Flag = StrictBool
"""`true` or `false`, and no word that another version of YAML takes for one."""

Number = StrictInt
"""A whole number, neither in quotes nor with a fraction."""


Coordinate = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""A number, with or without a fraction."""


def misfit(expected: str, remedy: str = "") -> PydanticCustomError:
    """Say what should stand where a value does not fit, and what to do about it."""
    return PydanticCustomError("misfit", "expected {expected}", {"expected": expected, "remedy": remedy})


def _id(value: Any) -> ObjectId:
    if not isinstance(value, str) or not re.match(ID_PATTERN.replace("$", r"\Z"), value):
        raise misfit("an id: a letter or a digit, then letters, digits, dots, underscores and hyphens")
    if value in RESERVED_IDS:
        raise misfit("an id of your own; this one is reserved", "choose another id")
    return ObjectId(value)


Id = Annotated[
    ObjectId,
    PlainValidator(_id),
    WithJsonSchema(
        {"type": "string", "allOf": [{"pattern": ID_PATTERN}, {"not": {"enum": sorted(RESERVED_IDS)}}]},
    ),
]
"""A key of the file."""


def _reference(value: Any) -> ObjectId:
    if not isinstance(value, str):
        raise misfit("the id of a thing", "put an id that looks like a number in quotes")
    if not re.match(REFERENCE_PATTERN.replace("$", r"\Z"), value):
        raise misfit("the id of a thing, such as a, a/eth0 or lab/main")
    return ObjectId(value)


@dataclass(frozen=True, slots=True)
class Refers:
    """
    Marks a value that is, or may be, the id of another thing.

    Attributes:
        section: Of what that is, where its key does not tell.
        is_each: Whether it is each of several that is one, the keys of a mapping where they stand in one.
        left_out: What it is where nothing is said.
    """

    section: str = ""
    is_each: bool = False
    left_out: str = "auto"


REFERS = Refers()

EACH_SUBNET = Refers("subnets", is_each=True)
"""Marks a mapping in which each key is a subnet, or a list of them."""

Reference = Annotated[
    ObjectId, PlainValidator(_reference), WithJsonSchema({"type": "string", "pattern": REFERENCE_PATTERN}), REFERS
]
"""The id of another thing, an implied one (`a/eth0`, `lab/main`) included."""


def _mac(value: Any) -> MacAddress:
    if not isinstance(value, str) or not re.match(MAC_PATTERN.replace("$", r"\Z"), value):
        raise misfit("six octets such as 02:00:0a:00:00:0a")
    if int(value[:2], 16) & 1:
        raise misfit("the address of a single station; the lowest bit of the first octet marks a group of them")
    if int(value.replace(":", ""), 16) == 0:
        raise misfit("the address of a station; this one is nobody's")
    return MacAddress(value.lower())


Mac = Annotated[MacAddress, PlainValidator(_mac), WithJsonSchema({"type": "string", "pattern": MAC_PATTERN})]


def _address4(value: Any) -> IPv4Address:
    if isinstance(value, IPv4Address) and not isinstance(value, IPv4Interface):
        return value
    if isinstance(value, str):
        try:
            return IPv4Address(value)
        except AddressValueError:
            pass
    raise misfit("an IPv4 address such as 10.0.0.10")


def _address6(value: Any) -> IPv6Address:
    if isinstance(value, IPv6Address) and not isinstance(value, IPv6Interface):
        return value
    if isinstance(value, str) and "%" not in value:
        try:
            return IPv6Address(value)
        except AddressValueError:
            pass
    raise misfit("an IPv6 address such as 2001:db8:1:1::10")


def _either_address(value: Any) -> Address:
    for read in (_address4, _address6):
        try:
            return read(value)
        except PydanticCustomError:
            pass
    raise misfit("an address such as 10.0.0.10 or 2001:db8:1:1::10")


_ADDRESS4_SCHEMA = {"type": "string", "format": "ipv4", "pattern": ADDRESS4_PATTERN}
_ADDRESS6_SCHEMA = {"type": "string", "format": "ipv6", "pattern": ADDRESS6_PATTERN}

Address4 = Annotated[IPv4Address, PlainValidator(_address4), PlainSerializer(str), WithJsonSchema(_ADDRESS4_SCHEMA)]

Address6 = Annotated[IPv6Address, PlainValidator(_address6), PlainSerializer(str), WithJsonSchema(_ADDRESS6_SCHEMA)]

EitherAddress = Annotated[
    Address,
    PlainValidator(_either_address),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [_ADDRESS4_SCHEMA, _ADDRESS6_SCHEMA]}),
]
"""An address of either version."""


def _block(value: Any) -> IPv4Network | IPv6Network:
    """Refuse a block with bits to the right of its prefix, as AWS does, instead of cutting them off."""
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    if not isinstance(value, str):
        raise misfit("a block of addresses such as 10.0.0.0/16")
    try:
        loose = ip_network(value, strict=False)
    except ValueError:
        raise misfit("a block of addresses such as 10.0.0.0/16") from None
    if not re.match(BLOCK_PATTERN.replace("$", r"\Z"), value):
        raise misfit("an address, a slash and the length of the prefix", f"write {loose}")
    if loose.network_address != ip_network(value.partition("/")[0]).network_address:
        raise misfit(f"a block whose bits after the first {loose.prefixlen} are zero", f"write {loose}")
    return loose


def _block4(value: Any) -> IPv4Network:
    block = _block(value)
    if isinstance(block, IPv6Network):
        raise misfit("a block of IPv4 addresses such as 10.0.0.0/16")
    return block


def _block6(value: Any) -> IPv6Network:
    block = _block(value)
    if isinstance(block, IPv4Network):
        raise misfit("a block of IPv6 addresses such as 2001:db8:1::/56")
    return block


_BLOCK4_SCHEMA = {"type": "string", "pattern": BLOCK4_PATTERN}
_BLOCK6_SCHEMA = {"type": "string", "pattern": BLOCK6_PATTERN}
_BLOCK_SCHEMA = {"type": "string", "pattern": BLOCK_PATTERN}

Block4 = Annotated[IPv4Network, PlainValidator(_block4), PlainSerializer(str), WithJsonSchema(_BLOCK4_SCHEMA)]

Block6 = Annotated[IPv6Network, PlainValidator(_block6), PlainSerializer(str), WithJsonSchema(_BLOCK6_SCHEMA)]

Block = Annotated[
    IPv4Network | IPv6Network, PlainValidator(_block), PlainSerializer(str), WithJsonSchema(_BLOCK_SCHEMA)
]


def _block_or(what: str) -> Callable[[Any], IPv4Network | IPv6Network | ObjectId]:
    """Read a block of addresses or an id, told apart by slash and digits: no id has a colon or ends in `/24`."""

    def read(value: Any) -> IPv4Network | IPv6Network | ObjectId:
        if isinstance(value, str) and not re.match(r"[0-9.]+(/[0-9.]*)?\Z|.*:", value, re.DOTALL):
            try:
                return _reference(value)
            except PydanticCustomError:
                raise misfit(f"a block of addresses such as 10.0.0.0/16, or the id of {what}") from None
        return _block(value)

    return read


_BLOCK_OR_ID_SCHEMA = {"anyOf": [_BLOCK_SCHEMA, {"type": "string", "pattern": REFERENCE_PATTERN}]}

Peer = Annotated[
    IPv4Network | IPv6Network | ObjectId,
    PlainValidator(_block_or("a security group or a prefix list")),
    PlainSerializer(str),
    WithJsonSchema(_BLOCK_OR_ID_SCHEMA),
    REFERS,
]
"""The remote side of a rule: a block of addresses, a security group or a prefix list."""

Destination = Annotated[
    IPv4Network | IPv6Network | ObjectId,
    PlainValidator(_block_or("a prefix list")),
    PlainSerializer(str),
    WithJsonSchema(_BLOCK_OR_ID_SCHEMA),
    REFERS,
]
"""What a route is for: a block of addresses or a prefix list."""


def _guest_destination(value: Any) -> IPv4Network | IPv6Network | str:
    return "default" if value == "default" else _block(value)


GuestDestination = Annotated[
    IPv4Network | IPv6Network | str,
    PlainValidator(_guest_destination),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"const": "default"}, _BLOCK_SCHEMA]}),
]
"""What a route of a guest is for: a block of addresses, or `default`, which is all of IPv4."""


def _guest_address(value: Any) -> IPv4Interface | IPv6Interface:
    if isinstance(value, IPv4Interface | IPv6Interface):
        return value
    if isinstance(value, str) and re.match(BLOCK_PATTERN.replace("$", r"\Z"), value):
        try:
            return ip_interface(value)
        except ValueError:
            pass
    raise misfit("an address with the length of its prefix, such as 10.0.0.11/24")


GuestAddress = Annotated[
    IPv4Interface | IPv6Interface,
    PlainValidator(_guest_address),
    PlainSerializer(str),
    WithJsonSchema(_BLOCK_SCHEMA),
]
"""An address as `ip addr` shows it."""


def _public_addresses(value: Any) -> IPv4Address | dict[IPv4Address, IPv4Address]:
    if isinstance(value, dict):
        return {_address4(private): _address4(public) for private, public in value.items()}
    try:
        return _address4(value)
    except PydanticCustomError:
        raise misfit("an IPv4 address, or a map from private to public ones") from None


def _public_addresses_text(value: IPv4Address | dict[IPv4Address, IPv4Address]) -> str | dict[str, str]:
    if isinstance(value, dict):
        return {str(private): str(public) for private, public in value.items()}
    return str(value)


PublicAddresses = Annotated[
    IPv4Address | dict[IPv4Address, IPv4Address],
    PlainValidator(_public_addresses),
    PlainSerializer(_public_addresses_text),
    WithJsonSchema(
        {
            "anyOf": [
                _ADDRESS4_SCHEMA,
                {
                    "type": "object",
                    "propertyNames": {"pattern": ADDRESS4_PATTERN},
                    "additionalProperties": _ADDRESS4_SCHEMA,
                },
            ]
        }
    ),
]
"""A public address for the primary private one, or one for each private address of a map."""
