"""Which Internet gateway would AWS refuse to attach?"""

from collections.abc import Iterator

from vpcviz.facts import internet_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.gateway_table import check_gateway_table
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
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
            path = ("internet_gateways", gateway_id, "route_table")
            yield from check_gateway_table(directory, path, gateway.vpc, gateway.route_table)


CHECK: Check = check_internet_gateways
