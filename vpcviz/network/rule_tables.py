"""What do a table's rows look like, once compiled: routes, access lists, group rules, public addresses?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, IPv6Network
from typing import TypeVar

from vpcviz.facts.identifiers import NO_ID, Address, Block, ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.blocks import is_within
from vpcviz.network.configured import Entry
from vpcviz.network.defaults import edge_of
from vpcviz.network.implied import entries_for_all
from vpcviz.network.load_balancer import Listener
from vpcviz.network.network_acl import Action, NetworkAcl, NetworkAclEntry
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.resolved import (
    Interface,
    ResolvedGateway,
    ResolvedNetworkAcl,
    ResolvedPrefixList,
    ResolvedRoute,
    ResolvedRouteTable,
    SecurityRules,
    TargetKind,
)
from vpcviz.network.route_table import Route
from vpcviz.network.security_group import SecurityGroup, SecurityGroupRule
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS

LOCAL = ObjectId("local")
BLACKHOLE = ObjectId("blackhole")
ANYWHERE = IPv4Network("0.0.0.0/0")
ANYWHERE_IPV6 = IPv6Network("::/0")

ALL_MAY_GO_OUT = (SecurityGroupRule(peer=ANYWHERE), SecurityGroupRule(peer=ANYWHERE_IPV6))
"""The outbound rules that a security group has of itself, as long as it is given none."""

DENIES_THE_REST = ("*", Action.DENY.value, "all", "", str(ANYWHERE))
"""The last row of every network ACL."""


Written = TypeVar("Written", bound=Entry)


def in_force(entries: tuple[Written, ...]) -> tuple[Written, ...]:
    """Leave out the routes or rules that are switched off."""
    return tuple(one for one in entries if not one.off)


def resolve_prefix_list(list_id: ObjectId, described: PrefixList) -> ResolvedPrefixList:
    """Compile a prefix list."""
    entries = described.entries or ()
    table = Table(f"prefix list {list_id}", ("block",), tuple((str(block),) for block in entries))
    return ResolvedPrefixList(list_id, entries, described.entries is not None, PrefixTable(entries), table)


def resolve_route_table(
    topology: Topology,
    table_id: ObjectId,
    vpc_id: ObjectId,
    ways_in: Mapping[ObjectId, Interface],
    onward: Mapping[ObjectId, str],
    lists: Mapping[ObjectId, ResolvedPrefixList],
    written: Sequence[tuple[ObjectId, ObjectId]] = (),
    come: Sequence[tuple[IPv4Network, ObjectId]] = (),
) -> ResolvedRouteTable:
    """
    Compile a route table; a configured route for a whole block of the VPC replaces that block's local route.

    Args:
        written: The routes that AWS writes into it: what each is for, and to what it leads.
        ways_in: The interface through which a thing is reached, by the thing's id.
        onward: Where the file holds what a packet goes through without an interface, by its id, as far as it is up.
        come: The routes that come into it by themselves: the block and the gateway of each.
    """
    cidrs = topology.vpcs[vpc_id].blocks
    own = in_force(topology.route_tables[table_id].routes) if table_id in topology.route_tables else ()
    replaced = {route.destination for route in own}
    further = (Route(destination=named, target=target) for named, target in written if named not in replaced)
    configured = (*own, *further)
    local = [ResolvedRoute(cidr, TargetKind.LOCAL, LOCAL, False) for cidr in cidrs if cidr not in replaced]

    def resolve(route: Route) -> ResolvedRoute:
        kind, target, interface, section = _target(topology, route.target, ways_in, onward)
        named = route.destination
        destination = named if isinstance(named, IPv4Network | IPv6Network) else lists[named]
        is_part = not isinstance(destination, ResolvedPrefixList) and _is_inside(destination, cidrs)
        inside = is_part and destination not in cidrs
        return ResolvedRoute(destination, kind, target, inside, interface, section)

    propagated = [Route(destination=block, target=target) for block, target in come]
    routes = (
        *local,
        *map(resolve, configured),
        *(replace(resolve(route), is_propagated=True) for route in propagated),
    )
    rows = (*((str(route.destination), str(LOCAL)) for route in local), *map(route_row, (*configured, *propagated)))
    blocks = _blocks_of(routes, cidrs)
    return ResolvedRouteTable(
        table_id,
        vpc_id,
        routes,
        blocks,
        PrefixTable([block for block, _ in blocks]),
        rivals_among(blocks),
        tuple(row for row, one in enumerate(routes) if is_unknown(one.destination)),
        PrefixTable(cidrs),
        Table(f"route table {table_id}", ("destination", "target"), rows, " → ", ("route_tables", table_id, "routes")),
        tuple(row for row, one in enumerate(routes) if _is_overridden(one, cidrs)),
    )


def is_unknown(destination: Block | ResolvedPrefixList) -> bool:
    """Say whether a route is for what is in a list of which the file does not say it."""
    return isinstance(destination, ResolvedPrefixList) and not destination.is_known


def _is_overridden(route: ResolvedRoute, cidrs: Sequence[Block]) -> bool:
    """Say whether the VPC's local route counts before a route, however specific that one is."""
    block = route.destination
    return route.is_propagated and not isinstance(block, ResolvedPrefixList) and _is_inside(block, cidrs)


def _blocks_of(routes: Sequence[ResolvedRoute], cidrs: Sequence[Block]) -> tuple[tuple[Block, int], ...]:
    """Spread routes out over the blocks that they are for: named ones, those of prefix lists, then propagated ones."""
    named, listed, come = list[tuple[Block, int]](), list[tuple[Block, int]](), list[tuple[Block, int]]()
    for row, route in enumerate(routes):
        if isinstance(route.destination, ResolvedPrefixList):
            listed += [(block, row) for block in route.destination.entries if not _is_inside(block, cidrs)]
        elif not _is_overridden(route, cidrs):
            (come if route.is_propagated else named).append((route.destination, row))
    return (*named, *listed, *come)


def rivals_among(blocks: Sequence[tuple[Block, int]]) -> dict[int, int]:
    """Find, for the place of each block that comes again in another route, the row of the first such route."""
    first: dict[Block, int] = {}
    rivals: dict[int, int] = {}
    for place, (block, row) in enumerate(blocks):
        before = first.setdefault(block, place)
        if blocks[before][1] != row:
            rivals.setdefault(before, row)
    return rivals


def _is_inside(block: Block, cidrs: Sequence[Block]) -> bool:
    return any(is_within(block, cidr) for cidr in cidrs)


def route_row(route: Route) -> tuple[str, ...]:
    """Write a route as a row of its table."""
    return str(route.destination), str(route.target)


def _target(
    topology: Topology,
    target: ObjectId,
    ways_in: Mapping[ObjectId, Interface],
    onward: Mapping[ObjectId, str],
) -> tuple[TargetKind, ObjectId, ObjectId, str]:
    """Say where a route leads: of what kind that is, its name, the interface that it has, and the section it is in."""
    if target == LOCAL:
        return TargetKind.LOCAL, LOCAL, NO_ID, ""
    if target in topology.internet_gateways:
        return TargetKind.INTERNET_GATEWAY, target, NO_ID, ""
    if target in onward:
        return TargetKind.ONWARD, target, NO_ID, onward[target]
    interface = ways_in.get(target)
    # A route to an interface that is attached to nothing has lost its target.
    if interface is None:
        return TargetKind.BLACKHOLE, target, NO_ID, ""
    return TargetKind.INTERFACE, interface.requester or interface.id, interface.id, ""


def listener_row(listener: Listener) -> tuple[str, ...]:
    """Write a listener as a row of its load balancer's table."""
    targets = ", ".join(map(str, listener.targets)) or "none"
    return str(listener.protocol), str(listener.port), targets, str(listener.target_port or listener.port)


def resolve_acl(acl_id: ObjectId, acl: NetworkAcl) -> ResolvedNetworkAcl:
    """Put the entries of a network ACL into the order in which they are tried."""
    ingress = tuple(sorted(in_force(acl.ingress), key=lambda entry: entry.number))
    egress = tuple(sorted(in_force(acl.egress), key=lambda entry: entry.number))
    return ResolvedNetworkAcl(
        acl_id,
        ingress,
        egress,
        _acl_table(acl_id, "inbound", "ingress", ingress),
        _acl_table(acl_id, "outbound", "egress", egress),
    )


def default_acl(topology: Topology, acl_id: ObjectId) -> ResolvedNetworkAcl:
    """Give the network ACL that a VPC has of itself: it allows everything, both ways."""
    vpc = ObjectId(acl_id.partition("/")[0])
    entries = entries_for_all(topology.vpcs[vpc])
    return resolve_acl(acl_id, NetworkAcl(vpc=vpc, ingress=entries, egress=entries))


def _acl_table(acl_id: ObjectId, direction: str, key: str, entries: Sequence[NetworkAclEntry]) -> Table:
    rows = (*map(acl_row, entries), DENIES_THE_REST)
    return Table(
        f"network ACL {acl_id}, {direction}",
        ("rule", "action", "protocol", "ports", "peer"),
        rows,
        place=("network_acls", acl_id, key),
    )


def acl_row(entry: NetworkAclEntry) -> tuple[str, ...]:
    """Write an entry of a network ACL as a row of its table."""
    return str(entry.number), entry.action.value, *_traffic(entry), str(entry.peer)


def resolve_rules(topology: Topology, groups: tuple[ObjectId, ...]) -> SecurityRules:
    """Aggregate the rules of several security groups."""
    ingress = [(group, rule) for group in groups for rule in _ingress(topology, group)]
    egress = [(group, rule) for group in groups for rule in _egress(topology, group)]
    return SecurityRules(
        groups,
        tuple(rule for _, rule in ingress),
        tuple(rule for _, rule in egress),
        _rules_table(groups, "inbound", "ingress", ingress),
        _rules_table(groups, "outbound", "egress", egress),
    )


def _ingress(topology: Topology, group_id: ObjectId) -> tuple[SecurityGroupRule, ...]:
    group = topology.security_groups.get(group_id)
    if group is None:
        return (SecurityGroupRule(peer=group_id),)
    return in_force(group.ingress or ())


def _egress(topology: Topology, group_id: ObjectId) -> tuple[SecurityGroupRule, ...]:
    group: SecurityGroup | None = topology.security_groups.get(group_id)
    if group is None or group.egress is None and not group.outside:
        return ALL_MAY_GO_OUT
    return in_force(group.egress or ())


def _rules_table(
    groups: tuple[ObjectId, ...],
    direction: str,
    key: str,
    rules: Sequence[tuple[ObjectId, SecurityGroupRule]],
) -> Table:
    title = f"security group{'s' if len(groups) > 1 else ''} {', '.join(groups)}, {direction}"
    rows = tuple(rule_row(group, rule) for group, rule in rules)
    return Table(title, ("group", "protocol", "ports", "peer"), rows, place=("security_groups", None, key))


def rule_row(group: ObjectId, rule: SecurityGroupRule) -> tuple[str, ...]:
    """Write a rule of a security group as a row of all the rules that an interface has."""
    return group, *_traffic(rule), str(rule.peer)


def _traffic(rule: SecurityGroupRule | NetworkAclEntry) -> tuple[str, str]:
    """Tell a rule's protocol and its ports, or the type and code of ICMP."""
    protocol = "all" if rule.protocol == ALL_PROTOCOLS else protocol_name(rule.protocol)
    if rule.ports is not None:
        lowest, highest = rule.ports
        return protocol, str(lowest) if lowest == highest else f"{lowest}-{highest}"
    if rule.type is not None:
        return protocol, f"type {rule.type}" + ("" if rule.code is None else f" code {rule.code}")
    return protocol, ""


def resolve_gateway(
    topology: Topology,
    gateway_id: ObjectId,
    vpc: ObjectId,
    associations: Sequence[tuple[IPv4Address, Address]],
) -> ResolvedGateway:
    """
    Compile the public addresses that an Internet gateway translates.

    Args:
        associations: The VPC's private addresses that have a public one, each with that.
    """
    region = topology.vpcs[vpc].region
    return ResolvedGateway(
        gateway_id,
        vpc,
        region,
        edge_of(region),
        Table(
            f"public addresses at {gateway_id}",
            ("private", "public"),
            tuple((str(inside), str(outside)) for inside, outside in associations),
            " = ",
        ),
        {inside: row for row, (inside, _) in enumerate(associations)},
        topology.internet_gateways[gateway_id].route_table or NO_ID,
    )
