"""Which Internet gateway would AWS refuse to attach?"""

from collections.abc import Iterator
from ipaddress import IPv4Network

from vpcviz.facts import internet_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
from vpcviz.network.instance import Instance
from vpcviz.network.internet_gateway import InternetGateway
from vpcviz.network.network_interface import NetworkInterface
from vpcviz.network.route_table import RouteTable
from vpcviz.network.vpc import Vpc


def check_internet_gateways(directory: Directory) -> Iterator[Finding]:
    """Find a second Internet gateway on a VPC."""
    first: dict[ObjectId, ObjectId] = {}
    for gateway_id, gateway in directory.topology.internet_gateways.items():
        path = ("internet_gateways", gateway_id, "vpc")
        yield from directory.refer(path, gateway.vpc, Vpc.kind)
        if gateway.vpc in first:
            found = f"{gateway.vpc}, which has {first[gateway.vpc]}"
            yield Finding(path, found, "a VPC without an Internet gateway", because=facts.ONE_A_VPC)
        if gateway.vpc != UNREAD:
            first.setdefault(gateway.vpc, gateway_id)
        if gateway.route_table:
            yield from _check_route_table(directory, gateway_id, gateway)


def _check_route_table(directory: Directory, gateway_id: ObjectId, gateway: InternetGateway) -> Iterator[Finding]:
    """Find a route table that leads elsewhere than a gateway's may."""
    path = ("internet_gateways", gateway_id, "route_table")
    table_id = gateway.route_table
    assert table_id is not None
    yield from directory.refer_within(path, table_id, gateway.vpc, RouteTable.kind)
    table, vpc = directory.topology.route_tables.get(table_id), directory.topology.vpcs.get(gateway.vpc)
    if table is None or vpc is None or directory.gaps.is_at("vpcs", gateway.vpc, "cidrs"):
        return
    for route in table.routes:
        block = route.destination
        is_inside = isinstance(block, IPv4Network) and any(block.subnet_of(one) for one in vpc.cidrs)
        kind = directory.kinds.get(route.target)
        leads_well = route.target == "local" or kind in (Instance.kind, NetworkInterface.kind)
        if not is_inside or not (leads_well or directory.is_unread(route.target)):
            found = f"{table_id}, which leads {block} to {route.target}"
            expected = "a table that leads blocks of the VPC to network interfaces alone"
            yield Finding(path, found, expected, because=facts.GATEWAY_TABLE_ROUTES)
            return


CHECK: Check = check_internet_gateways
