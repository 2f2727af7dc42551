"""Which egress-only Internet gateway would AWS refuse to create, and which route to one?"""

from collections.abc import Iterator

from vpcviz.facts import egress_only_gateway as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
from vpcviz.network.vpc import Vpc


def check_egress_only_gateways(directory: Directory) -> Iterator[Finding]:
    """Find a second one at a VPC, and routes to one for addresses of IPv4."""
    first: dict[ObjectId, ObjectId] = {}
    for gateway_id, gateway in directory.topology.egress_only_gateways.items():
        path = ("egress_only_gateways", gateway_id, "vpc")
        yield from directory.refer(path, gateway.vpc, Vpc.kind)
        if gateway.vpc in first:
            found = f"{gateway.vpc}, which has {first[gateway.vpc]}"
            expected = "a VPC without an egress-only Internet gateway"
            yield Finding(path, found, expected, because=facts.ONE_A_VPC)
        if gateway.vpc != UNREAD:
            first.setdefault(gateway.vpc, gateway_id)
    yield from _check_routes(directory)


def _check_routes(directory: Directory) -> Iterator[Finding]:
    for table_id, table in directory.topology.route_tables.items():
        for place, route in enumerate(table.routes):
            is_led = route.target in directory.topology.egress_only_gateways
            if is_led and any(block.version == 4 for block in _blocks(directory, route.destination)):
                path = ("route_tables", table_id, "routes", place, "destination")
                remedy = "lead IPv4 to another gateway"
                found = f"{route.destination} to {route.target}"
                yield Finding(path, found, "addresses of IPv6, such as ::/0", remedy, facts.IPV6_ALONE)


def _blocks(directory: Directory, named: Block | ObjectId) -> tuple[Block, ...]:
    """Give the blocks for which a route is: one, or those of a prefix list as far as they are known."""
    if not isinstance(named, str):
        return (named,)
    described = directory.topology.prefix_lists.get(named)
    return (described.entries or ()) if described else ()


CHECK: Check = check_egress_only_gateways
