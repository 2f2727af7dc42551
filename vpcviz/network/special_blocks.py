"""Which blocks of addresses does the Internet not route?"""

from ipaddress import IPv4Address, IPv4Network

PRIVATE_BLOCKS = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""RFC 1918's three, exactly."""

SHARED_BLOCK = IPv4Network("100.64.0.0/10")
"""RFC 6598's."""


SPECIAL_BLOCKS = tuple(map(IPv4Network, ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3")))
"""This network, the machine itself, the link, groups and what is reserved: no single station (RFC 6890)."""

INTERNET_ADDRESS = IPv4Address("192.0.2.250")
"""Whom `internet` stands for, unless a probe says otherwise."""


def is_private(address: IPv4Address) -> bool:
    """Say whether an address is in one of RFC 1918's three blocks."""
    return any(address in block for block in PRIVATE_BLOCKS)


def is_shared(address: IPv4Address) -> bool:
    """Say whether an address is in RFC 6598's block."""
    return address in SHARED_BLOCK


def is_special(address: IPv4Address) -> bool:
    """Say whether an address is in a block that stands for no single station of the Internet."""
    return any(address in block for block in SPECIAL_BLOCKS)
