"""Which virtual private gateway would AWS refuse to attach?"""

from collections.abc import Iterator

from vpcviz.facts import virtual_private_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.gateway_table import check_gateway_table
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
from vpcviz.network.vpc import Vpc


def check_virtual_private_gateways(directory: Directory) -> Iterator[Finding]:
    """Find a second one on a VPC, and a route table that leads elsewhere than a gateway's may."""
    first: dict[ObjectId, ObjectId] = {}
    for gateway_id, gateway in directory.topology.virtual_private_gateways.items():
        path = ("virtual_private_gateways", gateway_id)
        if gateway.vpc is None:
            if gateway.route_table and not directory.gaps.is_at(*path, "vpc"):
                found = f"{gateway.route_table} for a gateway that is attached to no VPC"
                yield Finding((*path, "route_table"), found, "none, or a VPC", because=facts.GATEWAY_TABLE)
            continue
        yield from directory.refer((*path, "vpc"), gateway.vpc, Vpc.kind)
        if gateway.vpc in first:
            found = f"{gateway.vpc}, which has {first[gateway.vpc]}"
            expected = "a VPC without a virtual private gateway"
            yield Finding((*path, "vpc"), found, expected, because=facts.ONE_A_VPC)
        if gateway.vpc != UNREAD:
            first.setdefault(gateway.vpc, gateway_id)
        if gateway.route_table:
            yield from check_gateway_table(directory, (*path, "route_table"), gateway.vpc, gateway.route_table)


CHECK: Check = check_virtual_private_gateways
