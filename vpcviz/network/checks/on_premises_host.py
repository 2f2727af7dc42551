"""Which host can't be on its site?"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.checks.blocks import SET_ASIDE_BY, set_aside_in
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.customer_gateway import CustomerGateway
from vpcviz.network.finding import Finding
from vpcviz.network.premises import router_of
from vpcviz.network.special_blocks import INTERNET_ADDRESS


def check_on_premises_hosts(directory: Directory) -> Iterator[Finding]:
    """Find hosts outside the blocks of their site, hosts that share an address, and LANs without room for a router."""
    topology = directory.topology
    yield from _check_public_addresses(directory)
    owners: dict[tuple[ObjectId, IPv4Address], ObjectId] = {}
    for host_id, host in topology.on_premises_hosts.items():
        path = ("on_premises_hosts", host_id)
        yield from directory.refer((*path, "customer_gateway"), host.customer_gateway, CustomerGateway.kind)
        site = topology.customer_gateways.get(host.customer_gateway)
        is_told = not directory.gaps.is_at("customer_gateways", host.customer_gateway, "cidrs")
        if site is None or not is_told or directory.gaps.is_at(*path, "address"):
            continue
        hosts = topology.on_premises_hosts.values()
        taken = {one.address for one in hosts if one.customer_gateway == host.customer_gateway}
        block = next((one for one in site.cidrs if host.address in one), None)
        if block is None:
            blocks = " or ".join(map(str, site.cidrs))
            expected = f"an address of {blocks}" if blocks else f"cidrs on {host.customer_gateway}, which has none"
            yield Finding((*path, "address"), str(host.address), expected)
        elif block.prefixlen < 31 and host.address in (block.network_address, block.broadcast_address):
            yield Finding(
                (*path, "address"), f"{host.address}, which no station of {block} may have", "another address"
            )
        elif router_of(block, taken) is None:
            expected = f"a block that has an address left for {host.customer_gateway}"
            yield Finding((*path, "address"), f"{host.address} of {block}, which is full", expected)
        owner = owners.setdefault((host.customer_gateway, host.address), host_id)
        if owner != host_id:
            yield Finding((*path, "address"), f"{host.address}, which {owner} has", "an address of its own")


def _check_public_addresses(directory: Directory) -> Iterator[Finding]:
    """Find public addresses that are none, or that somebody has who is not of the same site."""
    topology = directory.topology
    owners: dict[Address, ObjectId] = {host.address: one for one, host in topology.internet_hosts.items()}
    for interface in directory.interfaces:
        public = interface.keys.public_address
        addresses = public.values() if isinstance(public, dict) else [public] if public else []
        owners |= dict.fromkeys(addresses, interface.id)
    sites: dict[Address, ObjectId] = {}
    for host_id, host in topology.on_premises_hosts.items():
        address, path = host.public_address, ("on_premises_hosts", host_id, "public_address")
        if address is None:
            continue
        site = sites.setdefault(address, host.customer_gateway)
        if rfc := set_aside_in(address):
            yield Finding(path, str(address), "an address of the Internet", because=SET_ASIDE_BY.get(rfc))
        elif address == INTERNET_ADDRESS:
            yield Finding(path, f"{address}, which internet has", "an address of its site's own")
        elif address in owners or site != host.customer_gateway:
            found = f"{address}, which {owners.get(address, site)} has"
            yield Finding(path, found, "an address of its site's own")


CHECK: Check = check_on_premises_hosts
