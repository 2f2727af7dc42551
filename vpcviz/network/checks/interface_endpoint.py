"""Which interface endpoint would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import interface_endpoint as facts
from vpcviz.facts import security_group
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.interface_endpoint import InterfaceEndpoint
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.subnet import Subnet
from vpcviz.network.vpc import Vpc


def check_interface_endpoints(directory: Directory) -> Iterator[Finding]:
    """Find endpoints without a subnet, with two in a zone, and subnets and groups of another VPC."""
    for endpoint_id, endpoint in directory.topology.interface_endpoints.items():
        path = ("interface_endpoints", endpoint_id)
        yield from directory.refer((*path, "vpc"), endpoint.vpc, Vpc.kind)
        vpc = endpoint.vpc if endpoint.vpc in directory.topology.vpcs else None
        yield from _check_subnets(directory, path, endpoint, vpc)
        if endpoint.security_groups == ():
            expected, remedy = "a group", "leave the key out for the VPC's default group"
            groups_path = (*path, "security_groups")
            yield Finding(groups_path, "an empty list", expected, remedy, security_group.ONE_AT_LEAST)
        for place, group in enumerate(endpoint.security_groups or ()):
            yield from directory.refer_within((*path, "security_groups", place), group, vpc, SecurityGroup.kind)


def _check_subnets(
    directory: Directory, path: Path, endpoint: InterfaceEndpoint, vpc: ObjectId | None
) -> Iterator[Finding]:
    path = (*path, "subnets")
    if not endpoint.subnets and not directory.gaps.is_at(*path):
        yield Finding(path, "no subnet", "a subnet at least", because=facts.INTERFACE_IN_EACH_SUBNET)
    zones: dict[str, ObjectId] = {}
    for subnet in endpoint.subnets:
        # That there is such a subnet at all is asked of the interface in it.
        if directory.knows(subnet, Subnet.kind):
            yield from directory.refer_within((*path, subnet), subnet, vpc, Subnet.kind)
        zone = directory.zones.get(subnet)
        if zone in zones:
            found = f"{subnet}, a second one in {zone}, after {zones[zone]}"
            yield Finding((*path, subnet), found, "one subnet a zone", because=facts.ONE_SUBNET_A_ZONE)
        elif zone:
            zones[zone] = subnet


CHECK: Check = check_interface_endpoints
