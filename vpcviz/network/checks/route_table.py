"""Which route table, and which route, would AWS refuse to create?"""

from collections.abc import Iterator
from dataclasses import replace

from vpcviz.facts import route_table as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.checks.blocks import is_address, is_inside
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.gaps import UNREAD
from vpcviz.network.instance import Instance
from vpcviz.network.link_local_service import SERVICE_BLOCKS
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.route_table import Route, RouteTable
from vpcviz.network.sections import REPLACING_LOCAL, TARGETS
from vpcviz.network.transit_gateway_route_table import TransitGatewayRoute
from vpcviz.network.virtual_private_gateway import VirtualPrivateGateway
from vpcviz.network.vpc import Vpc

LOCAL = ObjectId("local")
BLACKHOLE = ObjectId("blackhole")
BLOCKS = ("cidrs", "ipv6_cidrs")


def check_route_tables(directory: Directory) -> Iterator[Finding]:
    """Find routes that AWS does not take, and a second main table."""
    mains: dict[ObjectId, ObjectId] = {}
    blocks: dict[ObjectId, set[Block]] = {}
    for subnet in directory.topology.subnets.values():
        blocks.setdefault(subnet.vpc, set()).update(subnet.blocks)
    for table_id, table in directory.topology.route_tables.items():
        path = ("route_tables", table_id)
        yield from directory.refer((*path, "vpc"), table.vpc, Vpc.kind)
        if table.main and table.vpc in mains:
            found = f"a second main table of {table.vpc}, after {mains[table.vpc]}"
            yield Finding((*path, "main"), found, "one of them", because=facts.ONE_MAIN)
        if table.main and table.vpc != UNREAD:
            mains.setdefault(table.vpc, table_id)
        yield from _check_routes(directory, path, table, blocks.get(table.vpc, set()))
        yield from _check_propagation(directory, path, table)


def _check_propagation(directory: Directory, path: Path, table: RouteTable) -> Iterator[Finding]:
    """Find that what is to bring routes by itself is no virtual private gateway of the VPC, or is named twice."""
    vpc = table.vpc if table.vpc in directory.topology.vpcs else None
    for place, gateway in enumerate(table.propagated_from):
        yield from directory.refer_within((*path, "propagated_from", place), gateway, vpc, VirtualPrivateGateway.kind)
        if gateway in table.propagated_from[:place]:
            yield Finding((*path, "propagated_from", place), f"{gateway} a second time", "it once")


def _check_routes(directory: Directory, path: Path, table: RouteTable, subnets: set[Block]) -> Iterator[Finding]:
    seen: set[Block | ObjectId] = set()
    for place, route in enumerate(table.routes):
        route_path = (*path, "routes", place)
        destination = str(route.destination)
        yield from check_named(directory, (*route_path, "destination"), route)
        if route.destination in seen:
            found = f"{destination} a second time"
            because = facts.ONE_ROUTE_A_DESTINATION
            yield Finding((*route_path, "destination"), found, "another destination", because=because)
        elif any(is_inside(route.destination, block) for block in SERVICE_BLOCKS):
            because = facts.NO_SERVICE_ROUTES
            yield Finding((*route_path, "destination"), destination, "another destination", because=because)
        elif route.target == LOCAL:
            yield from _check_local(directory, route_path, table, route)
        else:
            wrong = list(_check_target(directory, route_path, table, route))
            yield from wrong or _check_inside_vpc(directory, route_path, table, route, subnets)
        if not directory.gaps.is_at(*route_path, "destination"):
            seen.add(route.destination)


def check_named(directory: Directory, path: Path, route: Route | TransitGatewayRoute) -> Iterator[Finding]:
    """Find that what a route names in place of a block is no prefix list."""
    if isinstance(route.destination, str):
        for wrong in directory.refer(path, route.destination, PrefixList.kind):
            yield replace(wrong, expected=f"a block of addresses, or the id of {PrefixList.kind}")


def _check_local(directory: Directory, path: Path, table: RouteTable, route: Route) -> Iterator[Finding]:
    vpc = directory.topology.vpcs.get(table.vpc)
    is_known = not any(directory.gaps.is_at("vpcs", table.vpc, key) for key in BLOCKS)
    if vpc and is_known and route.destination not in vpc.blocks:
        blocks = " or ".join(map(str, vpc.blocks))
        found = f"local for {route.destination}"
        yield Finding((*path, "target"), found, f"local only for {blocks}, the VPC's own")


def _check_target(directory: Directory, path: Path, table: RouteTable, route: Route) -> Iterator[Finding]:
    if route.target == BLACKHOLE:
        return
    if is_address(route.target):
        found, expected = f"the address {route.target}", "the id of a gateway, a network interface or an instance"
        yield Finding((*path, "target"), found, expected, because=facts.TARGET_IS_AN_OBJECT)
        return
    vpc = table.vpc if table.vpc in directory.topology.vpcs else None
    for wrong in directory.refer_within((*path, "target"), route.target, vpc, *TARGETS):
        is_elsewhere = directory.kinds.get(route.target) in TARGETS
        yield Finding(wrong.path, wrong.found, wrong.expected, wrong.remedy, facts.SAME_VPC if is_elsewhere else None)
    if directory.knows(route.target, Instance.kind):
        count = len(directory.attached.get(route.target, ()))
        if count > 1:
            found = f"{route.target}, which has {count} network interfaces"
            expected, remedy = "one of its interfaces", "name the interface"
            yield Finding((*path, "target"), found, expected, remedy, facts.ONE_INTERFACE)


def _check_inside_vpc(
    directory: Directory, path: Path, table: RouteTable, route: Route, subnets: set[Block]
) -> Iterator[Finding]:
    """Find a route that competes with the local route and may not."""
    vpc = directory.topology.vpcs.get(table.vpc)
    if vpc is None or not any(is_inside(route.destination, block) for block in vpc.blocks):
        return
    is_local = route.destination in vpc.blocks
    if any(directory.gaps.is_at("vpcs", table.vpc, key) for key in BLOCKS):
        return
    if not is_local and route.destination not in subnets:
        if directory.gaps.is_at("subnets"):
            return
        found = f"{route.destination}, which is inside the VPC but no subnet's block"
        expected = "the whole block of a subnet"
        yield Finding((*path, "destination"), found, expected, because=facts.MORE_SPECIFIC_THAN_LOCAL)
    elif directory.kinds.get(route.target) not in REPLACING_LOCAL and not directory.is_unread(route.target):
        found = f"{route.target} for {route.destination}, which is inside the VPC"
        expected = "a network interface or an instance" + (", or local" if is_local else "")
        yield Finding((*path, "target"), found, expected, because=facts.LOCAL_TARGETS)


CHECK: Check = check_route_tables
