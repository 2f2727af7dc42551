"""Which gateway endpoint would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import gateway_endpoint as facts
from vpcviz.facts import route_table as route_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.gateway_endpoint import GatewayEndpoint
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.route_table import RouteTable
from vpcviz.network.vpc import Vpc

SERVICES = ("s3", "dynamodb", "s3express")


def check_gateway_endpoints(directory: Directory) -> Iterator[Finding]:
    """Find endpoints for no such service, a second one in a table, and routes to one that are not AWS's."""
    first: dict[tuple[ObjectId, ObjectId], ObjectId] = {}
    for endpoint_id, endpoint in directory.topology.gateway_endpoints.items():
        path = ("gateway_endpoints", endpoint_id)
        yield from directory.refer((*path, "vpc"), endpoint.vpc, Vpc.kind)
        yield from directory.refer((*path, "prefix_list"), endpoint.prefix_list, PrefixList.kind)
        named = directory.topology.prefix_lists.get(endpoint.prefix_list)
        if named and named.service not in SERVICES and not directory.gaps.is_at("prefix_lists", endpoint.prefix_list):
            whose = f"AWS's for {named.service}" if named.service else "your own"
            found, expected = f"{endpoint.prefix_list}, which is {whose}", f"one with service {' or '.join(SERVICES)}"
            yield Finding((*path, "prefix_list"), found, expected, because=facts.SERVICES)
        for place, table in enumerate(endpoint.route_tables):
            table_path = (*path, "route_tables", place)
            vpc = endpoint.vpc if endpoint.vpc in directory.topology.vpcs else None
            yield from directory.refer_within(table_path, table, vpc, RouteTable.kind)
            before = first.setdefault((table, endpoint.prefix_list), endpoint_id)
            if table in endpoint.route_tables[:place]:
                yield Finding(table_path, f"{table} a second time", "another route table")
            elif before != endpoint_id:
                found = f"{table}, which {before} leads to the same service"
                yield Finding(table_path, found, "another route table", because=facts.ONE_TO_A_SERVICE)
            elif _leads_elsewhere(directory, table, endpoint_id, endpoint):
                found = f"{table}, which has a route for {endpoint.prefix_list} already"
                because = route_facts.ONE_ROUTE_A_DESTINATION
                yield Finding(table_path, found, "another route table", "take that route out", because)
    yield from _check_routes(directory)


def _leads_elsewhere(directory: Directory, table: ObjectId, endpoint_id: ObjectId, endpoint: GatewayEndpoint) -> bool:
    described = directory.topology.route_tables.get(table)
    routes = described.routes if described else ()
    return any(one.destination == endpoint.prefix_list and one.target != endpoint_id for one in routes)


def _check_routes(directory: Directory) -> Iterator[Finding]:
    """Find routes to a gateway endpoint that are for anything else than what AWS itself leads there."""
    endpoints = directory.topology.gateway_endpoints
    for table_id, table in directory.topology.route_tables.items():
        for place, route in enumerate(table.routes):
            endpoint = endpoints.get(route.target)
            if endpoint and route.destination != endpoint.prefix_list:
                found, expected = f"{route.destination} to {route.target}", f"nothing but {endpoint.prefix_list}"
                remedy = f"name {table_id} in the route_tables of {route.target}"
                path = ("route_tables", table_id, "routes", place, "destination")
                yield Finding(path, found, expected, remedy, facts.ROUTE_BY_PREFIX_LIST)


CHECK: Check = check_gateway_endpoints
