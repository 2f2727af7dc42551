"""Which things does a file name, of what kind, and in which VPC, implied ones included?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.defaults import (
    default_acls,
    default_groups,
    edge_of,
    inline_interface,
    made_up_host,
    main_route_tables,
)
from vpcviz.network.finding import Finding, Path
from vpcviz.network.gaps import Gaps
from vpcviz.network.host import Host
from vpcviz.network.network_acl import NetworkAcl
from vpcviz.network.network_interface import InterfaceKeys, NetworkInterface
from vpcviz.network.route_table import RouteTable
from vpcviz.network.sections import INSIDE, SECTIONS, joints, managed_things, things_in
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.topology import Topology
from vpcviz.network.vpc import Vpc
from vpcviz.network.wording import listed, nearest, shown

ROUTER = "a subnet's router"
EDGE = "a region's edge"
"""The kinds of things that have no section of their own."""


@dataclass(frozen=True, slots=True)
class Described:
    """
    An interface as the file describes it, by itself or on its instance.

    Attributes:
        path: Where its keys stand.
        instance: Whose it is; None where it is attached to none.
        requester: The thing for which AWS manages it; None where it is an interface of the user's own.
        vpc: The VPC of its subnet; None where that can't be told.
    """

    id: ObjectId
    path: Path
    keys: InterfaceKeys
    instance: ObjectId | None
    requester: ObjectId | None
    device: int | None
    vpc: ObjectId | None


@dataclass(frozen=True, slots=True)
class Directory:
    """
    What the checks look things up in.

    Attributes:
        unread: Ids of what the file means to hold, but which can't be read or is not supported yet.
        gaps: Where something of the file is missing because it could not be read.
        vpcs: In which VPC a thing is, as far as that can be told.
        joined: The VPCs that a thing joins which is of several.
        interfaces: All of them: those of instances first, then the free-standing ones, in the file's order.
        attached: The interfaces of each instance that has any.
        blocks: The block of IPv4 of each subnet that has a readable one.
        zones: The zone of each subnet that has a readable one.
    """

    topology: Topology
    unread: frozenset[ObjectId]
    gaps: Gaps
    kinds: dict[ObjectId, str]
    vpcs: dict[ObjectId, ObjectId]
    joined: dict[ObjectId, tuple[ObjectId, ...]]
    interfaces: tuple[Described, ...]
    attached: dict[ObjectId, list[Described]]
    blocks: dict[ObjectId, IPv4Network]
    zones: dict[ObjectId, str]

    def knows(self, object_id: ObjectId | None, kind: str) -> bool:
        """Say whether there is such a thing of this kind."""
        return object_id is not None and self.kinds.get(object_id) == kind

    def is_unread(self, object_id: ObjectId) -> bool:
        """Say whether nothing can be said about an id, since what it names, or belongs to, could not be read."""
        if object_id in self.unread or not self.gaps.sections.isdisjoint(SECTIONS):
            return True
        return ObjectId(object_id.partition("/")[0]) in self.unread

    def knows_interfaces_of(self, instance: ObjectId) -> bool:
        """Say whether every interface is known that may be attached to an instance."""
        if self.gaps.sections or self.gaps.is_at("network_interfaces"):
            return False
        described = self.topology.instances.get(instance)
        return bool(described and described.subnet) or not self.gaps.is_at("instances", instance)

    def has_ipv6_alone(self, subnet: ObjectId | None) -> bool:
        """Say whether a subnet has addresses of IPv6, and none of IPv4."""
        described = self.topology.subnets.get(subnet) if subnet else None
        if described is None or described.cidr or self.gaps.is_at("subnets", subnet or NO_ID, "cidr"):
            return False
        return described.ipv6_cidr is not None

    def ipv4_needed_by(self, requester: ObjectId) -> Fact | None:
        """Tell why what AWS runs needs addresses of IPv4 in its subnet, as far as that is known."""
        return next((thing.needs_ipv4 for _, one, thing in managed_things(self.topology) if one == requester), None)

    def refer(self, path: Path, object_id: ObjectId, *kinds: str) -> Iterator[Finding]:
        """Find that an id names nothing, or nothing of these kinds."""
        kind = self.kinds.get(object_id)
        if kind in kinds or kind is None and self.is_unread(object_id):
            return
        expected = f"the id of {_either(kinds)}"
        if kind is not None:
            yield Finding(path, f"{object_id}, which is {kind}", expected)
            return
        candidates = (known for known, its_kind in self.kinds.items() if its_kind in kinds)
        found = f"{shown(object_id)}, which is nothing in this file"
        yield Finding(path, found, expected, nearest(object_id, candidates))

    def refer_within(
        self,
        path: Path,
        object_id: ObjectId,
        vpc: ObjectId | None,
        *kinds: str,
        besides: frozenset[ObjectId] = frozenset(),
    ) -> Iterator[Finding]:
        """
        Find that an id names nothing of these kinds, or something in another VPC than it should be in.

        Args:
            besides: Further VPCs in which it may be.
        """
        wrong = list(self.refer(path, object_id, *kinds))
        yield from wrong
        its_vpc = self.vpcs.get(object_id)
        if not wrong and vpc and its_vpc and vpc != its_vpc and its_vpc not in besides:
            yield Finding(path, f"{object_id}, which is in VPC {its_vpc}", f"one in VPC {vpc}")
        joined = self.joined.get(object_id)
        is_whole = not any(self.gaps.is_at(section) for section in INSIDE)
        if not (vpc and is_whole) or joined is None or vpc in joined:
            return
        if all(self.knows(one, Vpc.kind) for one in joined):
            yield Finding(path, f"{object_id}, which joins {listed(joined) or 'no VPC'}", f"one of VPC {vpc}")


Check = Callable[[Directory], Iterator[Finding]]
"""Finds what AWS or a kernel would refuse about the things of one section."""


def _either(kinds: tuple[str, ...]) -> str:
    return " or ".join(part for part in (", ".join(kinds[:-1]), kinds[-1]) if part)


def open_directory(topology: Topology, unread: frozenset[ObjectId], gaps: Gaps) -> Directory:
    """List what a topology names; of two things with one id the first one counts."""
    kinds: dict[ObjectId, str] = {}
    vpcs: dict[ObjectId, ObjectId] = {}
    joined = {one.id: one.vpcs for one in joints(topology) if _is_told_whole(one.thing)}
    for section, model in SECTIONS.items():
        things = things_in(topology, section)
        for object_id in things:
            kinds.setdefault(object_id, model.kind)
        if "vpc" in model.model_fields:
            vpcs |= {one: vpc for one, thing in things.items() if (vpc := getattr(thing, "vpc", None)) in topology.vpcs}
    for implied, kind in (
        (main_route_tables(topology), RouteTable.kind),
        (default_acls(topology), NetworkAcl.kind),
        (default_groups(topology), SecurityGroup.kind),
    ):
        for vpc, object_id in implied.items():
            kinds.setdefault(object_id, kind)
            vpcs.setdefault(object_id, vpc)
    interfaces = tuple(_describe_interfaces(topology, vpcs))
    attached: dict[ObjectId, list[Described]] = {}
    for interface in interfaces:
        kinds.setdefault(interface.id, NetworkInterface.kind)
        if interface.instance:
            attached.setdefault(interface.instance, []).append(interface)
        if interface.vpc:
            vpcs.setdefault(interface.id, interface.vpc)
            if interface.instance in topology.instances:
                vpcs.setdefault(interface.instance, interface.vpc)
            if interface.requester:
                vpcs.setdefault(interface.requester, interface.vpc)
    kinds |= {ObjectId(f"{subnet}/router"): ROUTER for subnet in topology.subnets}
    kinds |= {edge_of(vpc.region): EDGE for vpc in topology.vpcs.values()}
    kinds |= {made_up_host(one): Host.kind for one, instance in topology.instances.items() if not instance.host}
    cidrs = {one: subnet.cidr for one, subnet in topology.subnets.items() if not gaps.is_at("subnets", one, "cidr")}
    blocks = {one: cidr for one, cidr in cidrs.items() if cidr}
    zones = {one: subnet.zone for one, subnet in topology.subnets.items() if not gaps.is_at("subnets", one, "zone")}
    return Directory(topology, unread, gaps, kinds, vpcs, joined, interfaces, attached, blocks, zones)


def _is_told_whole(joint: Configured) -> bool:
    """Say whether the file tells which VPCs something joins: it is of no single one, and not outside."""
    return getattr(joint, "vpc", None) is None and not getattr(joint, "outside", False)


def _describe_interfaces(topology: Topology, vpcs: dict[ObjectId, ObjectId]) -> Iterator[Described]:
    def vpc_of(keys: InterfaceKeys) -> ObjectId | None:
        return vpcs.get(keys.subnet) if keys.subnet in topology.subnets else None

    for instance_id, instance in topology.instances.items():
        if instance.subnet:
            path: Path = ("instances", instance_id)
            own_id = inline_interface(instance_id)
            yield Described(own_id, path, instance, instance_id, None, 0, vpc_of(instance))
    for section, requester, thing in managed_things(topology):
        for interface_id, keys in thing.managed_interfaces(requester):
            path = (
                (section, requester) if thing.has_one_interface else (section, requester, "subnets", str(keys.subnet))
            )
            yield Described(interface_id, path, keys, None, requester, None, vpc_of(keys))
    for interface_id, interface in topology.network_interfaces.items():
        path = ("network_interfaces", interface_id)
        yield Described(interface_id, path, interface, interface.instance, None, interface.device, vpc_of(interface))
