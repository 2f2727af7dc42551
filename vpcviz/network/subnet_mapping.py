"""In which subnets has something its interfaces, and with which address in each?"""

from collections.abc import Mapping
from ipaddress import IPv4Address
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, TypeAdapter, ValidationError, WithJsonSchema

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.values import ADDRESS4_PATTERN, EACH_SUBNET, REFERENCE_PATTERN, Address4, Reference, misfit

_SUBNET: TypeAdapter[ObjectId] = TypeAdapter(Reference)
_ADDRESS: TypeAdapter[IPv4Address] = TypeAdapter(Address4)


def _subnets(value: Any) -> dict[ObjectId, IPv4Address | None]:
    """Read a list of subnets, or a mapping from each to its address, where `null` leaves that to AWS."""
    pairs = value.items() if isinstance(value, Mapping) else ((one, None) for one in value)
    try:
        found = [
            (_SUBNET.validate_python(subnet), None if address is None else _ADDRESS.validate_python(address))
            for subnet, address in pairs
        ]
    except ValidationError:
        raise misfit("the ids of subnets, or a map from each to an IPv4 address in it") from None
    if len(dict(found)) < len(found):
        raise misfit("each subnet once")
    return dict(found)


def _checked(value: Any) -> dict[ObjectId, IPv4Address | None]:
    if not isinstance(value, Mapping | list | tuple):
        raise misfit("a list of subnets, or a map from each to an IPv4 address in it")
    return _subnets(value)


def _written(value: dict[ObjectId, IPv4Address | None]) -> Any:
    """Write a list where no address is given, else a mapping."""
    if not any(value.values()):
        return [*value]
    return {subnet: str(address) if address else None for subnet, address in value.items()}


_ID = {"type": "string", "pattern": REFERENCE_PATTERN}

SubnetMapping = Annotated[
    dict[ObjectId, IPv4Address | None],
    PlainValidator(_checked),
    PlainSerializer(_written),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": _ID},
                {
                    "type": "object",
                    "propertyNames": {"pattern": REFERENCE_PATTERN},
                    "additionalProperties": {
                        "anyOf": [{"type": "null"}, {"type": "string", "pattern": ADDRESS4_PATTERN}]
                    },
                },
            ]
        }
    ),
    EACH_SUBNET,
]
"""Subnets, each with the address that is wanted in it; None is the lowest free one."""
