"""Is a block of addresses within another one?"""

from ipaddress import IPv4Network, IPv6Network

from vpcviz.facts.identifiers import Block


def is_within(block: Block, outer: Block) -> bool:
    """Say whether a block is the whole of another one or a part of it; two of different versions never are."""
    match block, outer:
        case IPv4Network(), IPv4Network():
            return block.subnet_of(outer)
        case IPv6Network(), IPv6Network():
            return block.subnet_of(outer)
        case _:
            return False
