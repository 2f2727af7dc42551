"""Which values do the fields of the topology file have: ids, addresses, blocks of addresses, ports?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import (
    AddressValueError,
    IPv4Address,
    IPv4Interface,
    IPv4Network,
    IPv6Network,
    NetmaskValueError,
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

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import NAMES, NUMBERS

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
REFERENCE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)?$"
BLOCK4_PATTERN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$"
BLOCK_PATTERN = r"^[0-9A-Fa-f.:]+/[0-9]{1,3}$"
ADDRESS4_PATTERN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}$"
MAC_PATTERN = r"^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$"
PORTS_PATTERN = r"^\s*[0-9]{1,5}(\s*-\s*[0-9]{1,5})?\s*$"

RESERVED_IDS = frozenset("internet aws-services local blackhole default all metadata resolver time host edge".split())

HIGHEST_PORT = 65535

ALL_PROTOCOLS = -1

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
    left_out: str = "as AWS does of itself"


REFERS = Refers()

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


Address4 = Annotated[
    IPv4Address,
    PlainValidator(_address4),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "format": "ipv4", "pattern": ADDRESS4_PATTERN}),
]


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


_BLOCK4_SCHEMA = {"type": "string", "pattern": BLOCK4_PATTERN}
_BLOCK_SCHEMA = {"type": "string", "pattern": BLOCK_PATTERN}

Block4 = Annotated[IPv4Network, PlainValidator(_block4), PlainSerializer(str), WithJsonSchema(_BLOCK4_SCHEMA)]

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


def _guest_destination(value: Any) -> IPv4Network | str:
    return "default" if value == "default" else _block4(value)


GuestDestination = Annotated[
    IPv4Network | str,
    PlainValidator(_guest_destination),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"const": "default"}, _BLOCK4_SCHEMA]}),
]
"""What a route of a guest is for: a block of addresses, or `default`."""


def _guest_address(value: Any) -> IPv4Interface:
    if isinstance(value, IPv4Interface):
        return value
    if isinstance(value, str) and re.match(BLOCK4_PATTERN.replace("$", r"\Z"), value):
        try:
            return IPv4Interface(value)
        except (AddressValueError, NetmaskValueError):
            pass
    raise misfit("an address with the length of its prefix, such as 10.0.0.11/24")


GuestAddress = Annotated[
    IPv4Interface, PlainValidator(_guest_address), PlainSerializer(str), WithJsonSchema(_BLOCK4_SCHEMA)
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


_ADDRESS4_SCHEMA = {"type": "string", "format": "ipv4", "pattern": ADDRESS4_PATTERN}

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


def _port_number(text: str) -> int:
    number = int(text)
    if number > HIGHEST_PORT:
        raise misfit("a port from 0 to 65535, or a range such as 1024-65535")
    return number


def _ports(value: Any) -> tuple[int, int]:
    """Read `443` or `1024-65535` as a closed range."""
    if isinstance(value, tuple) and len(value) == 2:
        value = f"{value[0]}-{value[1]}"
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    match = re.match(r"\s*([0-9]{1,5})(?:\s*-\s*([0-9]{1,5}))?\s*\Z", value) if isinstance(value, str) else None
    if not match:
        raise misfit("a port from 0 to 65535, or a range such as 1024-65535")
    lowest, highest = _port_number(match[1]), _port_number(match[2] or match[1])
    if lowest > highest:
        raise misfit("a range that begins with its lower port", f"write {highest}-{lowest}")
    return (lowest, highest)


def _ports_text(value: tuple[int, int]) -> Any:
    return value[0] if value[0] == value[1] else f"{value[0]}-{value[1]}"


Ports = Annotated[
    tuple[int, int],
    PlainValidator(_ports),
    PlainSerializer(_ports_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": HIGHEST_PORT},
                {"type": "string", "pattern": PORTS_PATTERN},
            ]
        }
    ),
]
"""A closed range of ports: lowest and highest."""


def _protocol(value: Any) -> int:
    if value == "all":
        return ALL_PROTOCOLS
    if isinstance(value, str) and value in NUMBERS:
        return NUMBERS[value]
    if isinstance(value, str) and re.match(r"[0-9]{1,3}\Z", value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and (0 <= value <= 255 or value == ALL_PROTOCOLS):
        return value
    raise misfit(f"all, {', '.join(NUMBERS)}, or a protocol's number, 0 to 255")


def _protocol_text(value: int) -> Any:
    return "all" if value == ALL_PROTOCOLS else NAMES.get(value, value)


Protocol = Annotated[
    int,
    PlainValidator(_protocol),
    PlainSerializer(_protocol_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["all", *NUMBERS]},
                {"type": "integer", "minimum": ALL_PROTOCOLS, "maximum": 255},
                {"type": "string", "pattern": "^[0-9]{1,3}$"},
            ]
        }
    ),
]
"""A protocol's number; ALL_PROTOCOLS for any."""


def _one_protocol(value: Any) -> int:
    try:
        number = _protocol(value)
    except PydanticCustomError:
        number = ALL_PROTOCOLS
    if number == ALL_PROTOCOLS:
        raise misfit(f"{', '.join(NUMBERS)}, or a protocol's number, 0 to 255")
    return number


OneProtocol = Annotated[
    int,
    PlainValidator(_one_protocol),
    PlainSerializer(_protocol_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": [*NUMBERS]},
                {"type": "integer", "minimum": 0, "maximum": 255},
                {"type": "string", "pattern": "^[0-9]{1,3}$"},
            ]
        }
    ),
]
"""A protocol's number."""


def _listener(value: Any) -> tuple[int, int]:
    """Read `tcp/443`."""
    if isinstance(value, tuple) and len(value) == 2 and value[0] in NAMES:
        value = f"{NAMES[value[0]]}/{value[1]}"
    match = re.match(r"(tcp|udp)/([0-9]{1,5})\Z", value) if isinstance(value, str) else None
    if not match or int(match[2]) > HIGHEST_PORT:
        raise misfit("a protocol and a port such as tcp/443 or udp/53")
    return (NUMBERS[match[1]], int(match[2]))


Listener = Annotated[
    tuple[int, int],
    PlainValidator(_listener),
    PlainSerializer(lambda value: f"{NAMES[value[0]]}/{value[1]}"),
    WithJsonSchema({"type": "string", "pattern": "^(tcp|udp)/[0-9]{1,5}$"}),
]
"""A protocol's number and a port."""
