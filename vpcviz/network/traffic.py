"""Which protocols, ports and listeners can the fields of the topology file have?"""

import re
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from vpcviz.facts.protocols import NAMES, NUMBERS
from vpcviz.network.values import misfit

PORTS_PATTERN = r"^\s*[0-9]{1,5}(\s*-\s*[0-9]{1,5})?\s*$"
HIGHEST_PORT = 65535

ALL_PROTOCOLS = -1


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
