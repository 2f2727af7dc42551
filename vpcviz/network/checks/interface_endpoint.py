"""Which interface endpoint would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import interface_endpoint as facts
from vpcviz.facts import security_group
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.subnet_mapping import check_subnets
from vpcviz.network.finding import Finding
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.vpc import Vpc


def check_interface_endpoints(directory: Directory) -> Iterator[Finding]:
    """Find endpoints without a subnet, with two in a zone, and subnets and groups of another VPC."""
    for endpoint_id, endpoint in directory.topology.interface_endpoints.items():
        path = ("interface_endpoints", endpoint_id)
        yield from directory.refer((*path, "vpc"), endpoint.vpc, Vpc.kind)
        vpc = endpoint.vpc if endpoint.vpc in directory.topology.vpcs else None
        yield from check_subnets(
            directory,
            path,
            endpoint.subnets,
            vpc,
            one_at_least=facts.INTERFACE_IN_EACH_SUBNET,
            one_a_zone=facts.ONE_SUBNET_A_ZONE,
        )
        if endpoint.security_groups == ():
            expected, remedy = "a group", "leave the key out for the VPC's default group"
            groups_path = (*path, "security_groups")
            yield Finding(groups_path, "an empty list", expected, remedy, security_group.ONE_AT_LEAST)
        for place, group in enumerate(endpoint.security_groups or ()):
            yield from directory.refer_within((*path, "security_groups", place), group, vpc, SecurityGroup.kind)


CHECK: Check = check_interface_endpoints
