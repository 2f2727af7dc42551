"""What do load balancers of all kinds have in common: interfaces, listeners, and the targets behind those?"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from ipaddress import IPv4Address
from typing import Annotated, Any, ClassVar

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    TypeAdapter,
    WithJsonSchema,
    model_serializer,
)

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Entry, Part
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.subnet_mapping import SubnetMapping
from vpcviz.network.traffic import HIGHEST_PORT
from vpcviz.network.values import (
    ADDRESS4_PATTERN,
    EACH_SUBNET,
    REFERENCE_PATTERN,
    Address4,
    Number,
    Reference,
    Refers,
    misfit,
)

_ID: TypeAdapter[ObjectId] = TypeAdapter(Reference)
_ADDRESS: TypeAdapter[IPv4Address] = TypeAdapter(Address4)
_SHORT = re.compile(r"([^:\s]+):([0-9]{1,5})")

Port = Annotated[Number, Field(ge=1, le=HIGHEST_PORT)]


def _named(value: Any) -> ObjectId | IPv4Address:
    """Read an instance's id or an address, told apart by their looks: four numbers are an address."""
    if isinstance(value, IPv4Address) or isinstance(value, str) and re.fullmatch(r"[0-9]+(\.[0-9]+){3}", value):
        return _ADDRESS.validate_python(value)
    if isinstance(value, str) and re.match(REFERENCE_PATTERN, value):
        return _ID.validate_python(value)
    raise misfit("the id of an instance, or an IPv4 address")


_NAMED_SCHEMA = {
    "anyOf": [{"type": "string", "pattern": REFERENCE_PATTERN}, {"type": "string", "pattern": ADDRESS4_PATTERN}]
}


class Target(Part):
    """
    What a listener hands connections to; the file may have it as its name alone, or as `NAME:PORT`.

    Attributes:
        target: An instance, by its first interface, or an address.
        port: None is the listener's target port.
    """

    target: Annotated[
        ObjectId | IPv4Address,
        PlainValidator(_named),
        PlainSerializer(str),
        WithJsonSchema(_NAMED_SCHEMA),
        Refers("instances"),
    ]
    port: Port | None = None

    @model_serializer
    def _written(self) -> str | dict[str, Any]:
        return str(self.target) if self.port is None else {"target": str(self.target), "port": self.port}

    def __str__(self) -> str:
        return str(self.target) if self.port is None else f"{self.target}:{self.port}"


def _spelled_out(value: Any) -> Any:
    """Read `a` and `a:8080` as what they are short for."""
    if isinstance(value, Mapping | Target):
        return value
    if not isinstance(value, str | IPv4Address):
        raise misfit("an instance or an address, alone or as target with a port")
    short = _SHORT.fullmatch(str(value))
    if short and not 1 <= int(short[2]) <= HIGHEST_PORT:
        raise misfit(f"a port from 1 to {HIGHEST_PORT} behind the colon")
    return {"target": short[1], "port": int(short[2])} if short else {"target": value}


_TARGET_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?$"},
        {
            "type": "object",
            "properties": {
                "target": _NAMED_SCHEMA,
                "port": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": HIGHEST_PORT}, {"type": "null"}]},
            },
            "required": ["target"],
            "additionalProperties": False,
        },
    ]
}

Targets = tuple[Annotated[Target, BeforeValidator(_spelled_out), WithJsonSchema(_TARGET_SCHEMA)], ...]


class ListenerProtocol(StrEnum):
    """What a listener takes; each kind of load balancers has its own."""

    @property
    def carried_by(self) -> tuple[str, ...]:
        """Name the protocols in which that comes."""
        return {"udp": ("udp",), "tcp_udp": ("tcp", "udp"), "geneve": ("udp",)}.get(self.value, ("tcp",))


class Listener(Entry):
    """
    A port on which a load balancer takes connections, and the group of targets to which it hands them.

    Attributes:
        target_port: On which a target takes them that names no port of its own; None is the listener's port.
    """

    protocol: ListenerProtocol
    port: Port
    targets: Targets = ()
    target_port: Port | None = None

    def port_of(self, target: Target) -> int:
        """Give the port on which a target takes a connection."""
        return target.port or self.target_port or self.port


class Scheme(StrEnum):
    """Whether a load balancer's nodes have public addresses, too."""

    INTERNAL = "internal"
    INTERNET_FACING = "internet-facing"


PublicAddressesBySubnet = Annotated[dict[Reference, Address4], EACH_SUBNET]


class LoadBalancer(RequesterManaged):
    """
    What spreads what comes over targets, by a node in each of some zones, with an interface `ID/SUBNET`.

    Attributes:
        subnets: One a zone at most, with the node's address in each where that is not AWS's choice.
        cross_zone: Whether a node hands on to targets in all zones and not in its own alone.
        usual_protocol: What a listener takes of which no more is said.
        usual_port: On which it takes that.
    """

    is_target: ClassVar[bool] = False
    may_replace_local: ClassVar[bool] = False
    has_one_interface: ClassVar[bool] = False
    usual_protocol: ClassVar[str]
    usual_port: ClassVar[int] = 443

    subnets: SubnetMapping = {}
    cross_zone: bool = False
    listeners: tuple[Listener, ...] = ()

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its node's interface in each subnet, which takes what its targets answer to others."""
        return tuple((ObjectId(f"{own_id}/{subnet}"), self.interface_in(subnet)) for subnet in self.subnets)

    def interface_in(self, subnet: ObjectId) -> InterfaceKeys:
        """Give its node's interface in a subnet."""
        return InterfaceKeys(subnet=subnet, address=self.subnets[subnet], source_dest_check=False)


class _Faces(RequesterManaged):
    """Towards whom a load balancer stands; its keys come before those that all have."""

    subnets: SubnetMapping = {}
    scheme: Scheme = Scheme.INTERNET_FACING
    public_addresses: PublicAddressesBySubnet = {}
    security_groups: tuple[Reference, ...] | None = None


class ClientLoadBalancer(LoadBalancer, _Faces):
    """
    A load balancer whose nodes clients address.

    Attributes:
        scheme: Of itself AWS makes one that faces the Internet.
        public_addresses: By subnet, the public address of the node there.
    """

    def interface_in(self, subnet: ObjectId) -> InterfaceKeys:
        """Give its node's interface in a subnet, with its public address and its groups."""
        return InterfaceKeys(
            subnet=subnet,
            address=self.subnets[subnet],
            public_address=self.public_addresses.get(subnet),
            security_groups=self.security_groups or None,
            source_dest_check=False,
        )


def instances_of(listeners: Iterable[Listener]) -> tuple[ObjectId, ...]:
    """Name the instances that are targets of some listeners, each once."""
    targets = (target.target for listener in listeners for target in listener.targets)
    return tuple(dict.fromkeys(one for one in targets if not isinstance(one, IPv4Address)))
