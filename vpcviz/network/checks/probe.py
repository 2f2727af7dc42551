"""Which probe of the file can't be sent?"""

from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP, UDP, protocol_name
from vpcviz.network.checks.directory import Directory, Kind
from vpcviz.network.finding import Finding
from vpcviz.network.values import ALL_PROTOCOLS

INTERNET = ObjectId("internet")


def check_probes(directory: Directory) -> Iterator[Finding]:
    """Find probes from or to what is not there, and ports of protocols that have none."""
    for probe_id, probe in directory.topology.probes.items():
        path = ("probes", probe_id)
        ends = (Kind.INSTANCE, Kind.NETWORK_INTERFACE, Kind.INTERNET_HOST)
        if probe.source != INTERNET:
            yield from directory.refer((*path, "source"), probe.source, *ends)
        if _is_address(probe.destination, IPv6Address):
            yield Finding((*path, "destination"), probe.destination, "an IPv4 address", "IPv6 is not supported yet")
        elif not _is_address(probe.destination, IPv4Address):
            destination = ObjectId(probe.destination)
            yield from directory.refer((*path, "destination"), destination, *ends, Kind.ROUTER)
        if probe.protocol == ALL_PROTOCOLS:
            yield Finding((*path, "protocol"), "all", "one protocol, such as icmp, tcp or udp")
        elif probe.port is not None and probe.protocol not in (TCP, UDP):
            found = f"a port with protocol {protocol_name(probe.protocol)}"
            yield Finding((*path, "port"), found, "no port, since only tcp and udp have them")


def _is_address(text: str, kind: type[IPv4Address] | type[IPv6Address]) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return True
