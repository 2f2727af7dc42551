"""Which address of IPv4 stands in an address of IPv6?"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network

from vpcviz.facts.identifiers import Address

NAT64_BLOCK = IPv6Network("64:ff9b::/96")
"""The well-known prefix before an address of IPv4 (RFC 6052, section 2.1)."""


def embed(address: IPv4Address) -> IPv6Address:
    """Put the well-known prefix before an address of IPv4."""
    return NAT64_BLOCK[int(address)]


def embedded(address: Address) -> IPv4Address | None:
    """Give the address of IPv4 that stands behind the well-known prefix; None where that is not what an address has."""
    if address not in NAT64_BLOCK:
        return None
    return IPv4Address(int(address) - int(NAT64_BLOCK.network_address))
