"""Which values do the fields of the topology file have: ids, addresses, blocks of addresses, ports?"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
)

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import NAMES, NUMBERS

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"

RESERVED_IDS = frozenset("internet aws-services local blackhole default all metadata resolver time host edge".split())


class Configured(BaseModel):
    """Something that a user configures: frozen, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    note: str = ""


class Part(BaseModel):
    """A part of something that a user configures, without a name of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Id = Annotated[ObjectId, StringConstraints(pattern=ID_PATTERN)]
"""A key of the file."""

Reference = Annotated[
    ObjectId,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)?$"),
]
"""The id of another thing, an implied one (`a/eth0`, `lab/main`) included."""


def _mac(value: str) -> MacAddress:
    if not re.fullmatch(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}", value.lower()):
        raise ValueError("expected six octets such as 02:00:0a:00:00:0a")
    if int(value[:2], 16) & 1:
        raise ValueError("this is a group address; an interface has the address of a single station")
    return MacAddress(value.lower())


Mac = Annotated[str, AfterValidator(_mac)]


def _block(value: Any) -> Any:
    """Refuse a block with bits to the right of its prefix, as AWS does, instead of cutting them off."""
    return ip_network(value, strict=True) if isinstance(value, str) else value


Block4 = Annotated[IPv4Network, BeforeValidator(_block), PlainSerializer(str)]
Block = Annotated[IPv4Network | IPv6Network, BeforeValidator(_block), PlainSerializer(str)]
Address4 = Annotated[IPv4Address, PlainSerializer(str)]


def _ports(value: Any) -> Any:
    """Read `443` or `1024-65535` as a closed range."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*", value)
        if not match:
            raise ValueError("expected a port, 0 to 65535, or a range such as 1024-65535")
        lowest, highest = int(match[1]), int(match[2] or match[1])
        if highest > 65535 or lowest > highest:
            raise ValueError("expected a port, 0 to 65535, or a range such as 1024-65535")
        return (lowest, highest)
    return value


def _ports_text(value: tuple[int, int]) -> Any:
    return value[0] if value[0] == value[1] else f"{value[0]}-{value[1]}"


Ports = Annotated[tuple[int, int], BeforeValidator(_ports), PlainSerializer(_ports_text)]
"""A closed range of ports: lowest and highest."""

ALL_PROTOCOLS = -1


def _protocol(value: Any) -> Any:
    if value == "all":
        return ALL_PROTOCOLS
    if isinstance(value, str) and value in NUMBERS:
        return NUMBERS[value]
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 255 or value == ALL_PROTOCOLS:
        return value
    raise ValueError(f"expected all, {', '.join(NUMBERS)}, or a protocol's number, 0 to 255")


def _protocol_text(value: int) -> Any:
    return "all" if value == ALL_PROTOCOLS else NAMES.get(value, value)


Protocol = Annotated[int, BeforeValidator(_protocol), PlainSerializer(_protocol_text)]
"""A protocol's number; ALL_PROTOCOLS for any."""
