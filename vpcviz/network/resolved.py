"""What is each thing once the defaults are filled in and every reference is followed?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from vpcviz.facts.identifiers import NO_ID, Address, Block, MacAddress, ObjectId
from vpcviz.network.addressing import link_local_address
from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.table import Table

NOBODYS = IPv4Address(0)
"""What stands for an address where there is none (RFC 1122, section 3.2.1.3)."""

ROUTER_FOR_ALL = IPv6Address("fe80:ec2::1")
"""By which the router of every subnet with IPv6 goes."""


@dataclass(frozen=True, slots=True)
class ResolvedHost:
    """
    A physical server, or the edge device of a region.

    Attributes:
        zone: Its availability zone; the region for an edge.
        address: Its address in the underlay.
        rack: The rack that it stands in.
    """

    id: ObjectId
    zone: str
    region: str
    address: IPv4Address
    rack: ObjectId
    is_edge: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedSubnet:
    """
    Attributes:
        zone: As its account calls it.
        zone_id: As every account calls it; the name where that is not known.
        router: The id of the implicit router's side in this subnet, `s1/router`.
        cidr: None where it has IPv6 alone.
        ipv6_cidr: None where it has IPv4 alone.
        router_address: The subnet's second address, of IPv4 where it has that.
        router_mac: Made from the router's address as every MAC address here.
        router_link_local: What router advertisements come from: the router's address for IPv6 on this link.
        has_dns64: Whether the resolver answers here with an address of IPv6 for a name that has none.
    """

    id: ObjectId
    vpc: ObjectId
    region: str
    zone: str
    zone_id: str
    cidr: IPv4Network | None
    ipv6_cidr: IPv6Network | None
    router: ObjectId
    router_address: Address
    router_mac: MacAddress
    router_link_local: IPv6Address
    route_table: ObjectId
    network_acl: ObjectId
    has_dns64: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks of addresses, one of each version that it has."""
        return tuple(filter(None, (self.cidr, self.ipv6_cidr)))

    @property
    def router_addresses(self) -> tuple[Address, ...]:
        """All addresses of the router on this link, that of IPv4 first."""
        of_ipv4 = (self.cidr[1],) if self.cidr else ()
        if self.ipv6_cidr is None:
            return of_ipv4
        return (*of_ipv4, self.router_link_local, self.ipv6_cidr[1], ROUTER_FOR_ALL)

    def holds(self, address: Address) -> bool:
        """Say whether an address is in one of its blocks."""
        return any(address in block for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Interface:
    """
    A network interface.

    Attributes:
        instance: NO_ID where it is attached to none.
        requester: The thing for which AWS manages it; NO_ID where it is an interface of the user's own.
        requester_section: Where the file holds that.
        device: Its place on the instance; 0 is eth0.
        address: The primary one: its first of IPv4 or, where its subnet has none, of IPv6.
        addresses: Private addresses of IPv4, the primary one first.
        ipv6_addresses: Its addresses of IPv6, which are not translated anywhere.
        prefixes: Blocks that belong to it as a whole.
        public: From a private address to the public one that stands for it.
        host: The server that carries it; NO_ID where it is attached to nothing.
        is_stopped: Whether it is an instance's that does not run.
    """

    id: ObjectId
    instance: ObjectId
    requester: ObjectId
    requester_section: str
    device: int
    vpc: ObjectId
    subnet: ObjectId
    mac: MacAddress
    address: Address
    addresses: tuple[IPv4Address, ...]
    ipv6_addresses: tuple[IPv6Address, ...]
    prefixes: tuple[Block, ...]
    public: Mapping[IPv4Address, IPv4Address]
    security_groups: tuple[ObjectId, ...]
    source_dest_check: bool
    host: ObjectId
    is_stopped: bool = False

    @property
    def is_attached(self) -> bool:
        return self.owner != NO_ID

    @property
    def is_in_use(self) -> bool:
        """Say whether there is somebody behind it to receive and to send: it is attached to what runs."""
        return self.is_attached and not self.is_stopped

    @property
    def owner(self) -> ObjectId:
        """Whose it is: an instance's, that of something that AWS runs or, NO_ID, nobody's."""
        return self.instance or self.requester

    @property
    def own(self) -> tuple[Address, ...]:
        """Its single addresses of both versions, the primary one first; not what is within a prefix."""
        return (*self.addresses, *self.ipv6_addresses)

    def address_of(self, version: int) -> Address:
        """
        Give the first address of a version of IP.

        Where it has none, that is the one on the link for IPv6, and for IPv4 the one that is nobody's.
        """
        return self.ipv4_address if version == 4 else (*self.ipv6_addresses, self.link_local)[0]

    @property
    def further_ipv6_addresses(self) -> tuple[IPv6Address, ...]:
        """Its addresses of IPv6, but for the primary one where that is of IPv6."""
        return tuple(one for one in self.ipv6_addresses if one != self.address)

    @property
    def ipv4_address(self) -> IPv4Address:
        """The primary address of IPv4; nobody's, 0.0.0.0, where it has IPv6 alone."""
        return (*self.addresses, NOBODYS)[0]

    @property
    def link_local(self) -> IPv6Address:
        """The address of IPv6 that its kernel gives itself on the link."""
        return link_local_address(self.mac)

    def holds(self, address: Address) -> bool:
        """Say whether an address belongs to the interface, by itself or within a prefix."""
        return (
            address in self.addresses
            or address in self.ipv6_addresses
            or any(address in prefix for prefix in self.prefixes)
        )


@dataclass(frozen=True, slots=True)
class ResolvedInstance:
    """
    Attributes:
        name: What people call it; the id where it has no name.
        interfaces: By device number; the first is its eth0.
        is_running: Whether it sends and receives anything.
    """

    id: ObjectId
    name: str
    interfaces: tuple[ObjectId, ...]
    guest: GuestConfiguration
    is_running: bool = True


@dataclass(frozen=True, slots=True)
class ResolvedPrefixList:
    """
    A prefix list, compiled for longest-prefix match.

    Attributes:
        entries: The blocks in it; none where they are not known.
        is_known: Whether the file says what is in it.
    """

    id: ObjectId
    entries: tuple[Block, ...]
    is_known: bool
    prefixes: PrefixTable
    table: Table

    def __str__(self) -> str:
        return self.id


class TargetKind(StrEnum):
    """What a route may point to."""

    LOCAL = "local"
    INTERNET_GATEWAY = "internet-gateway"
    INTERFACE = "interface"
    ONWARD = "onward"
    BLACKHOLE = "blackhole"


@dataclass(frozen=True, slots=True)
class ResolvedRoute:
    """
    Attributes:
        destination: A block of addresses, or a prefix list for those in it.
        target: The id of a gateway or of an interface; `local` or `blackhole`.
        interface: Through which it is reached; NO_ID where it is through none.
        section: Where the file holds what the packet is to go through, which knows how it goes on.
        is_inside_vpc: Whether the destination is a part, and not the whole, of one of the VPC's blocks.
        is_propagated: Whether it has come into the table by itself, from a virtual private gateway.
    """

    destination: Block | ResolvedPrefixList
    kind: TargetKind
    target: ObjectId
    is_inside_vpc: bool
    interface: ObjectId = NO_ID
    section: str = ""
    is_propagated: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedRouteTable:
    """
    Routes, the implied local ones first, compiled for longest-prefix match.

    Attributes:
        blocks: Each block for which there is a route, with the row of the route; of equal ones the first counts.
        prefixes: Finds the place of a block among those.
        rivals: From the place of a block that counts before an equal one to the row of the latter's route.
        unknown: The rows of routes for what is in a list of which the file does not say it.
        own: The VPC's own blocks, inside which no list leads anything anywhere.
        overridden: The rows of propagated routes that are for what is in those blocks, and so for nothing.
    """

    id: ObjectId
    vpc: ObjectId
    routes: tuple[ResolvedRoute, ...]
    blocks: tuple[tuple[Block, int], ...]
    prefixes: PrefixTable
    rivals: Mapping[int, int]
    unknown: tuple[int, ...]
    own: PrefixTable
    table: Table
    overridden: tuple[int, ...] = ()

    @property
    def makes_public(self) -> bool:
        """Say whether a subnet that uses it is public: it has a route to an Internet gateway."""
        return any(route.kind is TargetKind.INTERNET_GATEWAY for route in self.routes)


@dataclass(frozen=True, slots=True)
class ResolvedNetworkAcl:
    """Entries by rising number; the last row of each table is the `*` that denies."""

    id: ObjectId
    ingress: tuple[NetworkAclEntry, ...]
    egress: tuple[NetworkAclEntry, ...]
    ingress_table: Table
    egress_table: Table


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """The rules of all groups of an interface, aggregated; a row of a table names its group."""

    groups: tuple[ObjectId, ...]
    ingress: tuple[SecurityGroupRule, ...]
    egress: tuple[SecurityGroupRule, ...]
    ingress_table: Table
    egress_table: Table


@dataclass(frozen=True, slots=True)
class ResolvedGateway:
    """
    An Internet gateway.

    Attributes:
        edge: The edge device of its region, which translates for it.
        table: The public addresses that it translates.
        rows: From a private address to its row in the table.
        route_table: By which what comes in goes on; NO_ID where there is none.
    """

    id: ObjectId
    vpc: ObjectId
    region: str
    edge: ObjectId
    table: Table
    rows: Mapping[IPv4Address, int]
    route_table: ObjectId = NO_ID
