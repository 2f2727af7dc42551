"""Which subnet would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import subnet as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.checks.blocks import SMALLEST_IPV6_OF_SUBNET, other_ipv6_size, other_size, overlaps
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.network_acl import NetworkAcl
from vpcviz.network.route_table import RouteTable
from vpcviz.network.subnet import Subnet
from vpcviz.network.vpc import Vpc
from vpcviz.network.zones import called_by


def check_subnets(directory: Directory) -> Iterator[Finding]:
    """Find subnets outside their VPC, of a size that AWS does not give, or that overlap."""
    yield from _check_zone_ids(directory)
    placed: dict[ObjectId, list[tuple[Path, Block]]] = {}
    for subnet_id, subnet in directory.topology.subnets.items():
        path = ("subnets", subnet_id)
        wrong = list(directory.refer((*path, "vpc"), subnet.vpc, Vpc.kind))
        yield from wrong
        if subnet.cidr and (wrong_size := other_size(subnet.cidr)):
            yield Finding((*path, "cidr"), str(subnet.cidr), wrong_size, because=facts.SIZE)
        if not subnet.blocks and not any(directory.gaps.is_at(*path, key) for key in ("cidr", "ipv6_cidr")):
            found, expected = "no block of addresses", "a cidr, an ipv6_cidr, or both"
            yield Finding(path, found, expected, because=facts.ONE_VERSION_AT_LEAST, is_absurd=True)
        if subnet.vpc in directory.topology.vpcs:
            yield from _check_within_vpc(directory, path, subnet)
        yield from _check_ipv6(directory, path, subnet)
        if subnet.vpc in directory.topology.vpcs and subnet.ipv6_cidr:
            placed.setdefault(subnet.vpc, []).append(((*path, "ipv6_cidr"), subnet.ipv6_cidr))
        if subnet.vpc in directory.topology.vpcs and subnet_id in directory.blocks:
            placed.setdefault(subnet.vpc, []).append(((*path, "cidr"), directory.blocks[subnet_id]))
        yield from _check_named(directory, path, subnet)
    for some in placed.values():
        for cidr_path, block, other_path, other in overlaps(some):
            found = f"{block}, which overlaps {other} of {other_path[1]}"
            yield Finding(cidr_path, found, "a block of its own", because=facts.NO_OVERLAP)


def _check_zone_ids(directory: Directory) -> Iterator[Finding]:
    """Find a zone to which an account gives two ids."""
    ids: dict[tuple[str, str], str] = {}
    for subnet_id, subnet in directory.topology.subnets.items():
        known = ids.setdefault(called_by(directory.topology, subnet), subnet.zone_id) if subnet.zone_id else ""
        if known != subnet.zone_id:
            found = f"{subnet.zone_id} for {subnet.zone}, which is {known} in the same account"
            yield Finding(("subnets", subnet_id, "zone_id"), found, known, because=facts.ZONE_IDS)


def _check_within_vpc(directory: Directory, path: Path, subnet: Subnet) -> Iterator[Finding]:
    vpc = directory.topology.vpcs[subnet.vpc]
    is_known = not directory.gaps.is_at("vpcs", subnet.vpc, "cidrs")
    if is_known and subnet.cidr and not any(is_within(subnet.cidr, block) for block in vpc.cidrs):
        blocks = " or ".join(map(str, vpc.cidrs))
        yield Finding((*path, "cidr"), str(subnet.cidr), f"a block inside {blocks}", because=facts.WITHIN_VPC)
    is_known = not directory.gaps.is_at("vpcs", subnet.vpc, "region")
    if is_known and (not subnet.zone.startswith(vpc.region) or subnet.zone == vpc.region):
        expected = f"a zone of {vpc.region}, such as {vpc.region}a"
        yield Finding((*path, "zone"), subnet.zone, expected, because=facts.ONE_ZONE)


def _check_ipv6(directory: Directory, path: Path, subnet: Subnet) -> Iterator[Finding]:
    vpc, block = directory.topology.vpcs.get(subnet.vpc), subnet.ipv6_cidr
    if block is None:
        if subnet.assign_ipv6_address_on_creation and not directory.gaps.is_at(*path, "ipv6_cidr"):
            found, expected = "true, without a block of IPv6 addresses", "an ipv6_cidr on the subnet"
            because = facts.IPV6_ASSIGNED
            yield Finding((*path, "assign_ipv6_address_on_creation"), found, expected, because=because)
        return
    block_path = (*path, "ipv6_cidr")
    if wrong_size := other_ipv6_size(block, SMALLEST_IPV6_OF_SUBNET):
        yield Finding(block_path, str(block), wrong_size, because=facts.IPV6_SIZE)
    is_known = vpc is not None and not directory.gaps.is_at("vpcs", subnet.vpc, "ipv6_cidrs")
    if vpc and is_known and not any(is_within(block, outer) for outer in vpc.ipv6_cidrs):
        blocks = " or ".join(map(str, vpc.ipv6_cidrs))
        expected = f"a block inside {blocks}" if blocks else f"none, since {subnet.vpc} has no ipv6_cidrs"
        remedy = "" if blocks else f"give {subnet.vpc} a block of IPv6 addresses first"
        yield Finding(block_path, str(block), expected, remedy, facts.WITHIN_VPC)


def _check_named(directory: Directory, path: Path, subnet: Subnet) -> Iterator[Finding]:
    vpc = subnet.vpc if subnet.vpc in directory.topology.vpcs else None
    if subnet.route_table:
        yield from directory.refer_within((*path, "route_table"), subnet.route_table, vpc, RouteTable.kind)
    if subnet.network_acl:
        yield from directory.refer_within((*path, "network_acl"), subnet.network_acl, vpc, NetworkAcl.kind)


CHECK: Check = check_subnets
