"""Which VPC would AWS refuse to create?"""

from collections.abc import Iterator
from ipaddress import IPv4Network

from vpcviz.facts import vpc as facts
from vpcviz.network.checks.blocks import other_size, overlaps
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path


def check_vpcs(directory: Directory) -> Iterator[Finding]:
    """Find blocks of a VPC that are too large, too small or overlap."""
    for vpc_id, vpc in directory.topology.vpcs.items():
        placed: list[tuple[Path, IPv4Network]] = [
            (("vpcs", vpc_id, "cidrs", place), block) for place, block in enumerate(vpc.cidrs)
        ]
        for path, block in placed:
            if wrong_size := other_size(block):
                yield Finding(path, str(block), wrong_size, because=facts.SIZE)
        for path, block, other_path, other in overlaps(placed):
            found = f"{block}, which overlaps {other} ({'.'.join(map(str, other_path))})"
            yield Finding(path, found, "a block of its own", because=facts.NO_OVERLAP)


CHECK: Check = check_vpcs
