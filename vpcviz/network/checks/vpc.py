"""Which VPC would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import vpc as facts
from vpcviz.facts.identifiers import Block
from vpcviz.network.checks.blocks import SMALLEST_IPV6_OF_VPC, other_ipv6_size, other_size, overlaps
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path


def check_vpcs(directory: Directory) -> Iterator[Finding]:
    """Find blocks of a VPC that are too large, too small or overlap."""
    for vpc_id, vpc in directory.topology.vpcs.items():
        if not vpc.cidrs and not vpc.outside and not directory.gaps.is_at("vpcs", vpc_id, "cidrs"):
            yield Finding(("vpcs", vpc_id, "cidrs"), "nothing", "a value, since this key is required")
        placed: list[tuple[Path, Block]] = [
            (("vpcs", vpc_id, "cidrs", place), block) for place, block in enumerate(vpc.cidrs)
        ]
        for place, cidr in enumerate(vpc.cidrs):
            if wrong_size := other_size(cidr):
                yield Finding(("vpcs", vpc_id, "cidrs", place), str(cidr), wrong_size, because=facts.SIZE)
        for place, of_ipv6 in enumerate(vpc.ipv6_cidrs):
            path: Path = ("vpcs", vpc_id, "ipv6_cidrs", place)
            if wrong_size := other_ipv6_size(of_ipv6, SMALLEST_IPV6_OF_VPC):
                yield Finding(path, str(of_ipv6), wrong_size, because=facts.IPV6_SIZE)
            placed.append((path, of_ipv6))
        for path, block, other_path, other in overlaps(placed):
            found = f"{block}, which overlaps {other} ({'.'.join(map(str, other_path))})"
            yield Finding(path, found, "a block of its own", because=facts.NO_OVERLAP)
    yield from _check_ipv6_between_vpcs(directory)


def _check_ipv6_between_vpcs(directory: Directory) -> Iterator[Finding]:
    """Find a block of IPv6 addresses that another VPC has, since each is unique in the world."""
    placed = [
        (("vpcs", vpc_id, "ipv6_cidrs", place), block)
        for vpc_id, vpc in directory.topology.vpcs.items()
        for place, block in enumerate(vpc.ipv6_cidrs)
    ]
    for path, block, other_path, other in overlaps(placed):
        if path[1] != other_path[1]:
            found = f"{block}, which overlaps {other} of {other_path[1]}"
            yield Finding(path, found, "a block of its own", because=facts.IPV6_UNIQUE)


CHECK: Check = check_vpcs
