"""Which load balancer, of whatever kind, would AWS refuse to create?"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from vpcviz.facts import load_balancer as facts
from vpcviz.facts import security_group
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Directory
from vpcviz.network.checks.subnet_mapping import check_subnets
from vpcviz.network.errors import NOT_SUPPORTED_YET
from vpcviz.network.finding import Finding, Path
from vpcviz.network.instance import Instance
from vpcviz.network.load_balancer import ClientLoadBalancer, Listener, LoadBalancer, Scheme
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.special_blocks import is_private, is_shared


def check_load_balancer(directory: Directory, path: Path, balancer: LoadBalancer) -> Iterator[Finding]:
    """Find what is wrong with its subnets and its listeners, and with how clients are to reach it."""
    vpc = directory.vpcs.get(ObjectId(str(path[1])))
    yield from check_subnets(
        directory,
        path,
        balancer.subnets,
        vpc,
        one_at_least=facts.NODE_IN_EACH_SUBNET,
        one_a_zone=facts.ONE_SUBNET_A_ZONE,
    )
    if isinstance(balancer, ClientLoadBalancer):
        yield from _check_public_addresses(directory, path, balancer, vpc)
        yield from _check_groups(directory, path, balancer, vpc)
    ports: set[int] = set()
    for place, listener in enumerate(balancer.listeners):
        listener_path = (*path, "listeners", place)
        if not directory.gaps.is_at(*listener_path, "port"):
            if listener.port in ports:
                found = f"{listener.port}, on which there is a listener already"
                yield Finding((*listener_path, "port"), found, "a port of its own", because=facts.LISTENERS)
            ports.add(listener.port)
        yield from _check_targets(directory, listener_path, listener, vpc)


def _check_groups(
    directory: Directory, path: Path, balancer: ClientLoadBalancer, vpc: ObjectId | None
) -> Iterator[Finding]:
    if balancer.security_groups == () and balancer.has_groups:
        expected, remedy = "a group", "leave the key out for the VPC's default group"
        yield Finding((*path, "security_groups"), "an empty list", expected, remedy, security_group.ONE_AT_LEAST)
    for place, group in enumerate(balancer.security_groups or ()):
        yield from directory.refer_within((*path, "security_groups", place), group, vpc, SecurityGroup.kind)


def _check_public_addresses(
    directory: Directory, path: Path, balancer: ClientLoadBalancer, vpc: ObjectId | None
) -> Iterator[Finding]:
    if not balancer.public_addresses:
        return
    path = (*path, "public_addresses")
    if balancer.scheme is Scheme.INTERNAL:
        found, expected = "public addresses of an internal load balancer", "none"
        yield Finding(path, found, expected, "write scheme: internet-facing", facts.SCHEME)
    attached = {gateway.vpc for gateway in directory.topology.internet_gateways.values()}
    if vpc and vpc not in attached and not directory.gaps.is_at("internet_gateways"):
        found, expected = f"public addresses, and no Internet gateway at {vpc}", "a VPC with an Internet gateway"
        yield Finding(path, found, expected, "attach one, or leave them out", facts.SCHEME)
    for subnet in balancer.public_addresses:
        if subnet not in balancer.subnets and not directory.gaps.is_at(*path[:2], "subnets"):
            yield Finding((*path, subnet), f"{subnet}, where it has no node", "one of its subnets")


def _check_targets(directory: Directory, path: Path, listener: Listener, vpc: ObjectId | None) -> Iterator[Finding]:
    seen: set[tuple[ObjectId | IPv4Address, int]] = set()
    for place, target in enumerate(listener.targets):
        target_path = (*path, "targets", place)
        one = (target.target, listener.port_of(target))
        if one in seen:
            yield Finding(target_path, f"{target} a second time", "each target once by a port")
        seen.add(one)
        if isinstance(target.target, IPv4Address):
            inside = any(target.target in block for block in _blocks_of(directory, vpc))
            if vpc and not inside and not is_private(target.target) and not is_shared(target.target):
                expected = f"an address of {vpc}, or another private one"
                yield Finding(target_path, str(target.target), expected, because=facts.TARGET_ADDRESSES)
            continue
        wrong = list(directory.refer_within(target_path, target.target, vpc, Instance.kind))
        yield from wrong
        known = target.target in directory.topology.instances and directory.knows_interfaces_of(target.target)
        if not wrong and known and not directory.attached.get(target.target):
            found = f"{target.target}, which has no interface"
            yield Finding(target_path, found, "an instance with an interface", because=facts.TARGET_INSTANCES)
        first = next(iter(directory.attached.get(target.target, ())), None)
        if not wrong and first is not None and directory.has_ipv6_alone(first.keys.subnet):
            yield Finding(target_path, f"{target.target}, which has IPv6 alone", NOT_SUPPORTED_YET)


def _blocks_of(directory: Directory, vpc: ObjectId | None) -> tuple[IPv4Network, ...]:
    described = directory.topology.vpcs.get(vpc) if vpc else None
    return described.cidrs if described else ()
