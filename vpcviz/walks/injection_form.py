"""How is it written what is put into a network besides a probe?"""

import re
from collections.abc import Iterable
from ipaddress import AddressValueError, IPv4Address

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.values import MAC_PATTERN
from vpcviz.walks.injection import Announcement, ForeignMac, Forged, Injection, Neighbour
from vpcviz.walks.probe import Probe, sending_instance

FORMS = "arp:ID:ADDRESS, neighbor:ID:ADDRESS=MAC, source-mac:MAC or underlay:HOST"
"""How an injection is written; ID is an instance or an interface, HOST a server."""

MOST_NAMES = 12


def read_injections(network: Network, probe: Probe, texts: Iterable[str]) -> tuple[Injection, ...]:
    """
    Read what is put into a network besides a probe.

    Args:
        texts: Each in one of the FORMS.

    Raises:
        ProbeRefused: One of them is none, or names what is not there; all that is wrong is said at once.
    """
    found: list[Injection] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            found.append(_read(network, probe, text))
        except ProbeRefused as refused:
            problems += refused.problems
    if problems:
        raise ProbeRefused(*problems)
    return tuple(found)


def _read(network: Network, probe: Probe, text: str) -> Injection:
    kind, _, rest = text.partition(":")
    who, _, what = rest.partition(":")
    match kind:
        case "arp":
            return Announcement(_port(network, text, who).id, _address(text, what))
        case "neighbor":
            address, _, mac = what.partition("=")
            return Neighbour(_port(network, text, who).id, _address(text, address), _mac(text, mac))
        case "source-mac":
            return ForeignMac(_sender(network, probe, text).id, _mac(text, rest))
        case "underlay":
            return _forged(network, probe, text, ObjectId(rest))
        case _:
            raise _refused(text, FORMS)


def _refused(text: str, expected: str, remedy: str = "") -> ProbeRefused:
    return ProbeRefused(Problem("inject", None, text or "nothing", expected, remedy))


def _port(network: Network, text: str, who: str) -> Interface:
    """Find an interface behind which there is a kernel."""
    known = who in network.instances or who in network.interfaces
    port = network.interface_of(ObjectId(who)) if known else None
    if port is None or not port.instance:
        raise _refused(text, "an instance or an attached interface behind the first colon", _some(network.instances))
    return port


def _address(text: str, address: str) -> IPv4Address:
    try:
        return IPv4Address(address)
    except AddressValueError:
        raise _refused(text, FORMS, "an IPv4 address where ADDRESS stands") from None


def _mac(text: str, mac: str) -> MacAddress:
    if not re.fullmatch(MAC_PATTERN, mac):
        raise _refused(text, FORMS, "a MAC address such as 02:00:0a:00:00:63 where MAC stands")
    return MacAddress(mac.lower())


def _sender(network: Network, probe: Probe, text: str) -> Interface:
    """Find the interface by which the probe's sender sends."""
    instance = sending_instance(network, probe.source)
    if instance is None:
        raise _refused(text, "a probe that an instance sends", "an instance behind --from")
    return network.interface_of(probe.source if probe.source in network.interfaces else instance.id)


def _forged(network: Network, probe: Probe, text: str, host: ObjectId) -> Forged:
    port = _sender(network, probe, text)
    servers = [one.id for one in network.hosts.values() if not one.is_edge]
    to = network.interface_at(port.vpc, probe.destination)
    if host not in servers:
        raise _refused(text, "a server behind the colon", _some(servers))
    if to is None:
        raise _refused(text, f"a probe to an address of {port.vpc}'s interfaces", "an instance behind --to")
    if host in (port.host, to.host):
        whose = f"{port.id}, which really sends from there" if host == port.host else f"{to.id}, which it is for"
        others = [one for one in servers if one not in (port.host, to.host)]
        raise _refused(text, f"another server than that of {whose}", _some(others) if others else "one more instance")
    return Forged(host, port.id, to.id)


def _some(names: Iterable[str]) -> str:
    return f"one of {', '.join(list(names)[:MOST_NAMES])}"
