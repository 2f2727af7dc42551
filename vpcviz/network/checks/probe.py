"""Which probe of the file can't be sent?"""

from collections.abc import Iterator
from ipaddress import ip_address

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import ICMP, NAMES, TCP, UDP, protocol_name
from vpcviz.network.checks.directory import ROUTER, Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.instance import Instance
from vpcviz.network.internet_host import InternetHost
from vpcviz.network.link_local_service import LINK_LOCAL_SERVICES
from vpcviz.network.network_interface import NetworkInterface
from vpcviz.network.on_premises_host import OnPremisesHost
from vpcviz.network.public_name import named_address
from vpcviz.network.sections import REACHED

INTERNET = ObjectId("internet")
NAMED = (INTERNET, *(service.id for service in LINK_LOCAL_SERVICES))
"""What no file holds, and a probe may be sent to."""

SMALLEST_OCTETS = {ICMP: 28, TCP: 40, UDP: 28}
"""What the headers of a packet alone take."""


def check_probes(directory: Directory) -> Iterator[Finding]:
    """Find probes from or to what is not there, and what can't be said of a protocol."""
    for probe_id, probe in directory.topology.probes.items():
        path = ("probes", probe_id)
        ends = (Instance.kind, NetworkInterface.kind, InternetHost.kind, OnPremisesHost.kind)
        if probe.source != INTERNET:
            yield from directory.refer((*path, "source"), probe.source, *ends)
        if probe.destination in ("0.0.0.0", "::"):
            yield Finding((*path, "destination"), probe.destination, "the address of something; this one is nobody's")
        elif probe.destination not in NAMED and not _is_found(probe.destination):
            destination = ObjectId(probe.destination)
            yield from directory.refer((*path, "destination"), destination, *ends, *REACHED, ROUTER)
        for key in ("port", "source_port"):
            if getattr(probe, key) is not None and probe.protocol not in (TCP, UDP):
                found = f"a port with protocol {protocol_name(probe.protocol)}"
                yield Finding((*path, key), found, "no port, since only tcp and udp have them")
        if probe.idle is not None and probe.protocol not in NAMES:
            found = f"protocol {protocol_name(probe.protocol)} with a connection that lies idle"
            yield Finding((*path, "idle"), found, f"one of {', '.join(NAMES.values())}")
        elif probe.idle is not None and probe.size is not None and probe.protocol == TCP:
            yield Finding((*path, "idle"), "a size with a later packet of TCP", "one of them")
        lowest = SMALLEST_OCTETS.get(probe.protocol, 0)
        if probe.size is not None and probe.size < lowest:
            found = f"{probe.size} octets of {protocol_name(probe.protocol)}"
            yield Finding((*path, "size"), found, f"the IP packet's length in octets, {lowest} to 65535")


def _is_found(text: str) -> bool:
    """Say whether a text needs nothing of the file: an address, or a public name."""
    return _is_address(text) or named_address(text) is not None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


CHECK: Check = check_probes
