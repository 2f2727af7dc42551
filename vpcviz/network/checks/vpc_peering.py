"""Which VPC peering connection would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import vpc_peering as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.checks.blocks import is_overlapping
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.vpc import Vpc
from vpcviz.network.vpc_peering import VpcPeering


def check_vpc_peerings(directory: Directory) -> Iterator[Finding]:
    """Find connections of a VPC with itself or with one whose addresses overlap, and a second one between two."""
    first: dict[frozenset[ObjectId], ObjectId] = {}
    for peering_id, peering in directory.topology.vpc_peerings.items():
        path = ("vpc_peerings", peering_id)
        for key in ("requester", "accepter"):
            yield from directory.refer((*path, key), getattr(peering, key), Vpc.kind)
        if not all(directory.knows(one, Vpc.kind) for one in peering.joined):
            continue
        if peering.requester == peering.accepter:
            yield Finding((*path, "accepter"), f"{peering.accepter}, the requester itself", "another VPC")
            continue
        if peering.state.is_over:
            continue
        yield from _check_overlap(directory, (*path, "accepter"), peering)
        both = frozenset(peering.joined)
        if both in first:
            found = f"{peering.accepter}, which {first[both]} joins with {peering.requester}"
            yield Finding((*path, "accepter"), found, "another VPC", because=facts.ONE_BETWEEN_TWO)
        first.setdefault(both, peering_id)


def _check_overlap(directory: Directory, path: Path, peering: VpcPeering) -> Iterator[Finding]:
    if any(directory.gaps.is_at("vpcs", one, "cidrs") for one in peering.joined):
        return
    ours, theirs = (directory.topology.vpcs[one].blocks for one in peering.joined)
    pair: tuple[Block, Block] | None = next(
        ((one, other) for one in ours for other in theirs if is_overlapping(one, other)), None
    )
    if pair:
        found = f"{peering.accepter}, whose {pair[1]} overlaps {pair[0]} of {peering.requester}"
        yield Finding(path, found, "a VPC with other addresses", because=facts.NO_OVERLAP)


CHECK: Check = check_vpc_peerings
