"""Which blocks of addresses overlap, and which are set aside?"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_interface

from vpcviz.facts import internet
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.finding import Path
from vpcviz.network.special_blocks import is_private, is_shared, is_special

SMALLEST_PREFIX_LENGTH = 16
LARGEST_PREFIX_LENGTH = 28
"""AWS gives VPCs and subnets blocks between these two."""

SET_ASIDE_BY = {"RFC 1918": internet.RFC1918, "RFC 6598": internet.RFC6598}


def other_size(block: IPv4Network) -> str:
    """Say what size of block should stand here instead; empty where AWS gives one of this size."""
    if block.prefixlen < SMALLEST_PREFIX_LENGTH:
        return "a smaller block"
    return "a larger block" if block.prefixlen > LARGEST_PREFIX_LENGTH else ""


def set_aside_in(address: IPv4Address) -> str:
    """Name the RFC that keeps an address out of the Internet; empty where none does."""
    if is_private(address):
        return "RFC 1918"
    if is_shared(address):
        return "RFC 6598"
    return "RFC 6890" if is_special(address) else ""


def is_address(text: str) -> bool:
    """Say whether a text is an address, with or without the length of a prefix."""
    try:
        ip_interface(text)
    except ValueError:
        return False
    return True


def overlaps(placed: list[tuple[Path, IPv4Network]]) -> Iterator[tuple[Path, IPv4Network, Path, IPv4Network]]:
    """Give each block that overlaps one which stands before it, once, and one that it overlaps."""
    given: set[Path] = set()
    order = {path: place for place, (path, _) in enumerate(placed)}
    widest: tuple[Path, IPv4Network] | None = None
    for path, block in sorted(placed, key=lambda one: (int(one[1].network_address), one[1].prefixlen, order[one[0]])):
        if widest and block.overlaps(widest[1]):
            (first_path, first), (second_path, second) = sorted((widest, (path, block)), key=lambda one: order[one[0]])
            if second_path not in given:
                yield second_path, second, first_path, first
            given.add(second_path)
        if widest is None or block.broadcast_address > widest[1].broadcast_address:
            widest = (path, block)


def is_inside(block: IPv4Network | IPv6Network | ObjectId, outer: IPv4Network | IPv6Network) -> bool:
    """Say whether a block is the whole of another one or a part of it; what is named by an id is no block."""
    if isinstance(block, IPv4Network) and isinstance(outer, IPv4Network):
        return block.subnet_of(outer)
    return isinstance(block, IPv6Network) and isinstance(outer, IPv6Network) and block.subnet_of(outer)
