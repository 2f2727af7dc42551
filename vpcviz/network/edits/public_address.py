"""Which public address is still free?"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from vpcviz.facts.identifiers import Address
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

# RFC 5737: for documentation, so that no drawing names an address that somebody has.
_BLOCKS = (IPv4Network("198.51.100.0/24"), IPv4Network("203.0.113.0/24"), IPv4Network("192.0.2.0/25"))


def free_public_address(topology: Topology) -> IPv4Address | None:
    """Give the first address for documentation, from 198.51.100.10 on, that nothing in the file has; None: all are."""
    taken = set(_public_addresses(topology))
    candidates = (block[offset] for block in _BLOCKS for offset in range(10, block.num_addresses - 1))
    return next((one for one in candidates if one not in taken), None)


def is_public_address_of_two(topology: Topology, address: object) -> bool:
    """Say whether more than one thing in the file has a public address; a map of several is none."""
    return sum(one == address for one in _public_addresses(topology)) > 1


def _public_addresses(topology: Topology) -> Iterator[Address]:
    for thing in (one for section in SECTIONS for one in getattr(topology, section).values()):
        public = getattr(thing, "public_address", None)
        yield from public.values() if isinstance(public, dict) else [public] if public else []
        yield from getattr(thing, "public_addresses", {}).values()
    yield from (host.address for host in topology.internet_hosts.values())
    yield from (gateway.address for gateway in topology.customer_gateways.values())
