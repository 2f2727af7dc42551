"""Which services does an instance's own host have, and at which addresses?"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.facts.protocols import TCP, UDP

SERVICE_BLOCKS = (IPv4Network("169.254.168.0/22"), IPv6Network("fd00:ec2::/32"))
"""Where AWS keeps services that an instance reaches without a route."""

RESOLVER_OFFSET = 2
"""How far behind the first address of its VPC's first block the resolver has its second one."""


@dataclass(frozen=True, slots=True)
class LinkLocalService:
    """
    What AWS answers at an instance's own host.

    Attributes:
        id: By which it is named, and by which a probe may ask for it.
        is_filtered_unknown: Whether nobody knows if security groups keep an instance from it.
        speaks: By which protocols and ports it is asked.
    """

    id: ObjectId
    name: str
    address: IPv4Address
    ipv6_address: IPv6Address
    speaks: frozenset[tuple[int, int]]
    is_filtered_unknown: bool = True


METADATA = LinkLocalService(
    ObjectId("metadata"),
    "the metadata service",
    IPv4Address("169.254.169.254"),
    IPv6Address("fd00:ec2::254"),
    frozenset({(TCP, 80)}),
)
RESOLVER = LinkLocalService(
    ObjectId("resolver"),
    "the resolver",
    IPv4Address("169.254.169.253"),
    IPv6Address("fd00:ec2::253"),
    frozenset({(UDP, 53), (TCP, 53)}),
    is_filtered_unknown=False,
)
TIME = LinkLocalService(
    ObjectId("time"),
    "the time service",
    IPv4Address("169.254.169.123"),
    IPv6Address("fd00:ec2::123"),
    frozenset({(UDP, 123)}),
)
LINK_LOCAL_SERVICES = (METADATA, RESOLVER, TIME)


def link_local_service(name: str) -> LinkLocalService | None:
    """Find a service by its id."""
    return next((one for one in LINK_LOCAL_SERVICES if one.id == name), None)


def service_at(address: Address, cidrs: Sequence[IPv4Network]) -> LinkLocalService | None:
    """
    Find the service that an instance reaches at an address.

    Args:
        cidrs: The blocks of the instance's VPC, the first one first.
    """
    if cidrs and address == cidrs[0].network_address + RESOLVER_OFFSET:
        return RESOLVER
    return next((one for one in LINK_LOCAL_SERVICES if address in (one.address, one.ipv6_address)), None)


def is_services_own(address: Address) -> bool:
    """Say whether an address is in a block that AWS keeps for such services."""
    return any(address in block for block in SERVICE_BLOCKS)
