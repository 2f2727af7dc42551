"""Which transit gateway route table, and which of its routes, would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import route_table as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.route_table import check_named
from vpcviz.network.finding import Finding, Path
from vpcviz.network.rule_tables import BLACKHOLE
from vpcviz.network.transit_gateway import TransitGateway
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_gateway_route_table import TransitGatewayRouteTable


def check_transit_gateway_route_tables(directory: Directory) -> Iterator[Finding]:
    """Find routes to what is no attachment of the same transit gateway, and a second one for a destination."""
    for table_id, table in directory.topology.transit_gateway_route_tables.items():
        path = ("transit_gateway_route_tables", table_id)
        yield from directory.refer((*path, "gateway"), table.gateway, TransitGateway.kind)
        yield from _check_routes(directory, path, table)


def _check_routes(directory: Directory, path: Path, table: TransitGatewayRouteTable) -> Iterator[Finding]:
    seen: set[Block | ObjectId] = set()
    for place, route in enumerate(table.routes):
        route_path = (*path, "routes", place)
        if directory.gaps.is_at(*route_path, "destination"):
            continue
        yield from check_named(directory, (*route_path, "destination"), route)
        if route.destination in seen:
            found, because = f"{route.destination} a second time", facts.ONE_ROUTE_A_DESTINATION
            yield Finding((*route_path, "destination"), found, "another destination", because=because)
        seen.add(route.destination)
        if route.target == BLACKHOLE:
            continue
        wrong = list(directory.refer((*route_path, "target"), route.target, TransitGatewayAttachment.kind))
        yield from wrong
        attachment = directory.topology.transit_gateway_attachments.get(route.target)
        if attachment and attachment.gateway != table.gateway:
            found = f"{route.target}, which is {attachment.gateway}'s"
            yield Finding((*route_path, "target"), found, f"an attachment of {table.gateway}, or blackhole")


CHECK: Check = check_transit_gateway_route_tables
