"""Which blocks of addresses does the Internet not route?"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from vpcviz.facts.identifiers import Address, Block

PRIVATE_BLOCKS = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""RFC 1918's three, exactly."""

SHARED_BLOCK = IPv4Network("100.64.0.0/10")
"""RFC 6598's."""


SPECIAL_BLOCKS: tuple[Block, ...] = (
    *map(IPv4Network, ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3")),
    *map(IPv6Network, ("::/127", "fe80::/10", "ff00::/8")),
)
"""This network, the machine itself, the link, groups and what is reserved: no single station (RFC 6890)."""

UNIQUE_LOCAL_BLOCK = IPv6Network("fc00::/7")
"""RFC 4193's."""

LINK_LOCAL_BLOCK = IPv6Network("fe80::/10")
"""Addresses that count on one link alone (RFC 4291, section 2.5.6)."""

INTERNET_ADDRESS = IPv4Address("192.0.2.250")
INTERNET_ADDRESS6 = IPv6Address("3fff::250")
"""Whom `internet` stands for, unless a probe says otherwise; each is from a block for documentation."""


def is_private(address: Address) -> bool:
    """Say whether an address is in one of RFC 1918's three blocks."""
    return any(address in block for block in PRIVATE_BLOCKS)


def is_shared(address: Address) -> bool:
    """Say whether an address is in RFC 6598's block."""
    return address in SHARED_BLOCK


def is_unique_local(address: Address) -> bool:
    """Say whether an address is in RFC 4193's block."""
    return address in UNIQUE_LOCAL_BLOCK


def is_special(address: Address) -> bool:
    """Say whether an address is in a block that stands for no single station of the Internet."""
    return any(address in block for block in SPECIAL_BLOCKS)
