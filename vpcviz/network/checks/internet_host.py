"""Which host can't be on the Internet?"""

from collections.abc import Iterator

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.checks.blocks import SET_ASIDE_BY, set_aside_in
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.special_blocks import INTERNET_ADDRESS, INTERNET_ADDRESS6


def check_internet_hosts(directory: Directory) -> Iterator[Finding]:
    """Find hosts with private addresses, and hosts that share an address."""
    owners: dict[Address, ObjectId] = {}
    for host_id, host in directory.topology.internet_hosts.items():
        path = ("internet_hosts", host_id, "address")
        rfc = set_aside_in(host.address)
        if directory.gaps.is_at(*path):
            continue
        if host.address in (INTERNET_ADDRESS, INTERNET_ADDRESS6):
            yield Finding(path, f"{host.address}, which internet has", "an address of its own")
        elif rfc:
            remedy = "use an address of 192.0.2.0/24, 198.51.100.0/24 or 203.0.113.0/24"
            if host.address.version == 6:
                remedy = "use an address of 2001:db8::/32"
            yield Finding(path, str(host.address), "an address of the Internet", remedy, SET_ASIDE_BY.get(rfc))
        owner = owners.setdefault(host.address, host_id)
        if owner != host_id:
            yield Finding(path, f"{host.address}, which {owner} has", "an address of its own")


CHECK: Check = check_internet_hosts
