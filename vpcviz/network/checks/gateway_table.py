"""Which route table would AWS refuse to associate with a gateway?"""

from collections.abc import Iterator

from vpcviz.facts import internet_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.blocks import is_inside as is_inside_of
from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.gateway_load_balancer_endpoint import GatewayLoadBalancerEndpoint
from vpcviz.network.instance import Instance
from vpcviz.network.network_interface import NetworkInterface
from vpcviz.network.route_table import RouteTable

_LEADS_TO = (Instance.kind, NetworkInterface.kind, GatewayLoadBalancerEndpoint.kind)


def check_gateway_table(directory: Directory, path: Path, vpc_id: ObjectId, table_id: ObjectId) -> Iterator[Finding]:
    """Find that a table is another VPC's, has routes that come by themselves, or leads elsewhere than it may."""
    yield from directory.refer_within(path, table_id, vpc_id, RouteTable.kind)
    table, vpc = directory.topology.route_tables.get(table_id), directory.topology.vpcs.get(vpc_id)
    if table is None or vpc is None or directory.gaps.is_at("vpcs", vpc_id, "cidrs"):
        return
    if table.propagated_from:
        found = f"{table_id}, into which the routes of {', '.join(table.propagated_from)} come by themselves"
        yield Finding(path, found, "a table without propagation", because=facts.GATEWAY_TABLE_ROUTES)
    for route in table.routes:
        block = route.destination
        is_inside = any(is_inside_of(block, one) for one in vpc.blocks)
        kind = directory.kinds.get(route.target)
        leads_well = route.target == "local" or kind in _LEADS_TO
        if not is_inside or not (leads_well or directory.is_unread(route.target)):
            found = f"{table_id}, which leads {block} to {route.target}"
            expected = (
                "a table that leads blocks of the VPC to network interfaces or gateway load balancer endpoints alone"
            )
            yield Finding(path, found, expected, because=facts.GATEWAY_TABLE_ROUTES)
            return
