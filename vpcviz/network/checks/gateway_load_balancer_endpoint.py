"""Which gateway load balancer endpoint would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import gateway_load_balancer_endpoint as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.subnet_mapping import check_subnets
from vpcviz.network.finding import Finding, Path
from vpcviz.network.gateway_load_balancer import GatewayLoadBalancer
from vpcviz.network.gateway_load_balancer_endpoint import GatewayLoadBalancerEndpoint
from vpcviz.network.vpc import Vpc


def check_gateway_load_balancer_endpoints(directory: Directory) -> Iterator[Finding]:
    """Find endpoints in no subnet, in two, or in one of another VPC, and what is behind them and can't be."""
    taken: dict[tuple[ObjectId, ObjectId, str], ObjectId] = {}
    for endpoint_id, endpoint in directory.topology.gateway_load_balancer_endpoints.items():
        path = ("gateway_load_balancer_endpoints", endpoint_id)
        yield from directory.refer((*path, "vpc"), endpoint.vpc, Vpc.kind)
        vpc = endpoint.vpc if endpoint.vpc in directory.topology.vpcs else None
        yield from check_subnets(
            directory, path, endpoint.subnets, vpc, one_at_least=facts.ONE_SUBNET, one_a_zone=facts.ONE_SUBNET
        )
        if len({directory.zones.get(subnet, subnet) for subnet in endpoint.subnets}) > 1:
            found = f"{len(endpoint.subnets)} subnets"
            yield Finding((*path, "subnets"), found, "one of them", because=facts.ONE_SUBNET)
        yield from _check_service(directory, path, endpoint)
        for subnet in endpoint.subnets:
            key = (endpoint.vpc, endpoint.load_balancer or endpoint_id, directory.zones.get(subnet, subnet))
            if key in taken:
                found = f"a second one for {endpoint.load_balancer} in {key[2]}, after {taken[key]}"
                yield Finding((*path, "load_balancer"), found, "one a zone", because=facts.ONE_A_ZONE)
            taken.setdefault(key, endpoint_id)


def _check_service(directory: Directory, path: Path, endpoint: GatewayLoadBalancerEndpoint) -> Iterator[Finding]:
    """Find that what is behind an endpoint is no gateway load balancer, or none of its region and its zone."""
    if endpoint.load_balancer is None:
        return
    path, named = (*path, "load_balancer"), endpoint.load_balancer
    wrong = list(directory.refer(path, named, GatewayLoadBalancer.kind))
    yield from wrong
    balancer = directory.topology.gateway_load_balancers.get(named)
    if wrong or balancer is None or directory.gaps.is_at("gateway_load_balancers", named, "subnets"):
        return
    own, its = directory.topology.vpcs.get(endpoint.vpc), directory.topology.vpcs.get(directory.vpcs.get(named, named))
    if own and its and own.region != its.region:
        found = f"{named}, which is in {its.region}"
        yield Finding(path, found, f"a gateway load balancer in {own.region}", because=facts.SAME_REGION)
        return
    zones = [directory.zones.get(subnet) for subnet in balancer.subnets]
    for subnet in endpoint.subnets:
        zone = directory.zones.get(subnet)
        if zone and None not in zones and zone not in zones:
            found, expected = f"{named}, which has no node in {zone}, where {subnet} is", "one with a node there"
            yield Finding(path, found, expected, f"add a subnet in {zone} to {named}", facts.ZONE_OF_THE_SERVICE)


CHECK: Check = check_gateway_load_balancer_endpoints
