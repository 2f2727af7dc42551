"""Which host can't be on the Internet?"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from vpcviz.facts import internet as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.blocks import set_aside_in
from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding


def check_internet_hosts(directory: Directory) -> Iterator[Finding]:
    """Find hosts with private addresses, and hosts that share an address."""
    owners: dict[IPv4Address, ObjectId] = {}
    for host_id, host in directory.topology.internet_hosts.items():
        path = ("internet_hosts", host_id, "address")
        rfc = set_aside_in(host.address)
        if rfc:
            because = facts.RFC1918 if rfc == "RFC 1918" else facts.RFC6598
            remedy = "use an address of 192.0.2.0/24, 198.51.100.0/24 or 203.0.113.0/24"
            yield Finding(path, str(host.address), "an address of the Internet", remedy, because)
        owner = owners.setdefault(host.address, host_id)
        if owner != host_id:
            yield Finding(path, f"{host.address}, which {owner} has", "an address of its own")
