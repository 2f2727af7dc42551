"""Which blocks of addresses overlap, and which are set aside?"""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_interface

from vpcviz.facts import internet
from vpcviz.facts.identifiers import Address, Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.finding import Path
from vpcviz.network.special_blocks import is_private, is_shared, is_special, is_unique_local

SMALLEST_PREFIX_LENGTH = 16
LARGEST_PREFIX_LENGTH = 28
"""AWS gives VPCs and subnets blocks between these two."""

SET_ASIDE_BY = {"RFC 1918": internet.RFC1918, "RFC 6598": internet.RFC6598, "RFC 4193": internet.RFC4193}


IPV6_STEP = 4
LARGEST_IPV6, SMALLEST_IPV6_OF_VPC, SMALLEST_IPV6_OF_SUBNET = 44, 60, 64
"""Between which sizes AWS gives blocks of IPv6 addresses, in steps of four bits."""


def other_ipv6_size(block: IPv6Network, smallest: int) -> str:
    """Say what size of block of IPv6 addresses should stand here instead; empty where AWS gives one of this size."""
    if LARGEST_IPV6 <= block.prefixlen <= smallest and block.prefixlen % IPV6_STEP == 0:
        return ""
    return f"a block from /{LARGEST_IPV6} to /{smallest}, in steps of {IPV6_STEP}"


def last(block: Block) -> int:
    """Give the number of a block's last address."""
    return int(block.broadcast_address)


def is_overlapping(block: Block, other: Block) -> bool:
    """Say whether two blocks have an address in common."""
    return is_within(block, other) or is_within(other, block)


def other_size(block: IPv4Network) -> str:
    """Say what size of block should stand here instead; empty where AWS gives one of this size."""
    if block.prefixlen < SMALLEST_PREFIX_LENGTH:
        return "a smaller block"
    return "a larger block" if block.prefixlen > LARGEST_PREFIX_LENGTH else ""


def set_aside_in(address: Address) -> str:
    """Name the RFC that keeps an address out of the Internet; empty where none does."""
    if is_private(address):
        return "RFC 1918"
    if is_shared(address):
        return "RFC 6598"
    if is_unique_local(address):
        return "RFC 4193"
    return "RFC 6890" if is_special(address) else ""


def is_address(text: str) -> bool:
    """Say whether a text is an address, with or without the length of a prefix."""
    try:
        ip_interface(text)
    except ValueError:
        return False
    return True


def overlaps(placed: Sequence[tuple[Path, Block]]) -> Iterator[tuple[Path, Block, Path, Block]]:
    """Give each block that overlaps one which stands before it, once, and one that it overlaps."""
    given: set[Path] = set()
    order = {path: place for place, (path, _) in enumerate(placed)}
    widest: tuple[Path, Block] | None = None

    def by_place(one: tuple[Path, Block]) -> tuple[int, ...]:
        path, block = one
        return block.version, int(block.network_address), block.prefixlen, order[path]

    for path, block in sorted(placed, key=by_place):
        if widest and is_overlapping(block, widest[1]):
            (first_path, first), (second_path, second) = sorted((widest, (path, block)), key=lambda one: order[one[0]])
            if second_path not in given:
                yield second_path, second, first_path, first
            given.add(second_path)
        if widest is None or block.version != widest[1].version or last(block) > last(widest[1]):
            widest = (path, block)


def is_inside(block: IPv4Network | IPv6Network | ObjectId, outer: IPv4Network | IPv6Network) -> bool:
    """Say whether a block is the whole of another one or a part of it; what is named by an id is no block."""
    return not isinstance(block, str) and is_within(block, outer)
