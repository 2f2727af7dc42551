"""How do a VPC and its subnets come to have addresses of IPv6?"""

from collections.abc import Iterator
from ipaddress import IPv6Network

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.changes import document_of
from vpcviz.network.edits.construct import rebuilt
from vpcviz.network.topology import Topology

# RFC 3849: for documentation, so that no drawing names addresses that somebody has.
_FOR_DOCUMENTATION = IPv6Network("2001:db8::/32")
_OF_VPC, _OF_SUBNET = 56, 64


def with_ipv6(topology: Topology, vpc: ObjectId) -> tuple[Topology, tuple[str, ...]]:
    """
    Give a VPC a block of IPv6 addresses, and each of its subnets a part of that; what has one keeps it.

    Returns:
        The file, and what it has been given, in a sentence each.
    """
    document, says = document_of(topology), list[str]()
    blocks = topology.vpcs[vpc].ipv6_cidrs
    if not blocks:
        blocks = (free_block(topology),)
        document["vpcs"][vpc] = {**document["vpcs"][vpc], "ipv6_cidrs": [str(blocks[0])]}
        says.append(f"{vpc} has {blocks[0]}")
    taken = [one.ipv6_cidr for one in topology.subnets.values() if one.ipv6_cidr]
    free = (part for block in blocks for part in _parts(block, taken))
    for subnet, described in topology.subnets.items():
        if described.vpc == vpc and described.ipv6_cidr is None and (part := next(free, None)):
            told = {"ipv6_cidr": str(part), "assign_ipv6_address_on_creation": True}
            document["subnets"][subnet] = {**document["subnets"][subnet], **told}
            says.append(f"{subnet} has {part}, and gives each interface an address of it")
    return (rebuilt(document) if says else topology), tuple(says)


def free_block(topology: Topology) -> IPv6Network:
    """Give the first block for documentation of a VPC's usual size that no VPC has."""
    taken = [block for vpc in topology.vpcs.values() for block in vpc.ipv6_cidrs]
    candidates = (IPv6Network((int(_FOR_DOCUMENTATION[0]) + (number << 80), _OF_VPC)) for number in range(1, 1 << 16))
    return next(one for one in candidates if not _overlaps(one, taken))


def _parts(block: IPv6Network, taken: list[IPv6Network]) -> Iterator[IPv6Network]:
    return (part for part in block.subnets(new_prefix=_OF_SUBNET) if not _overlaps(part, taken))


def _overlaps(block: IPv6Network, others: list[IPv6Network]) -> bool:
    return any(is_within(block, other) or is_within(other, block) for other in others)
