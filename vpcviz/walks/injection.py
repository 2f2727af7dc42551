"""What is put into a network besides a probe, that no probe makes?"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import MacAddress, ObjectId


@dataclass(frozen=True, slots=True)
class Announcement:
    """A gratuitous ARP: before the probe is sent, an interface claims an address."""

    port: ObjectId
    address: IPv4Address


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry, stale or false, that the neighbour cache behind an interface has before the probe is sent."""

    port: ObjectId
    address: IPv4Address
    mac: MacAddress


@dataclass(frozen=True, slots=True)
class ForeignMac:
    """
    Frames that leave by an interface with another one's MAC address as their source.

    Attributes:
        port: By which the probe's sender sends.
    """

    port: ObjectId
    mac: MacAddress


@dataclass(frozen=True, slots=True)
class Forged:
    """
    The probe's packet is put on the underlay by a server, encapsulated as if an interface elsewhere had sent it.

    Attributes:
        host: The server that sends it.
        port: The interface in whose name it does.
        to: The interface that the packet is for.
    """

    host: ObjectId
    port: ObjectId
    to: ObjectId


Injection = Announcement | Neighbour | ForeignMac | Forged


def foreign_mac(injected: Iterable[Injection], port: ObjectId) -> MacAddress | None:
    """Give the MAC address in whose name frames leave an interface; None for its own."""
    return next((one.mac for one in injected if isinstance(one, ForeignMac) and one.port == port), None)


def forgery(injected: Iterable[Injection]) -> Forged | None:
    """Say by whom the probe is put on the underlay; None where its sender sends it."""
    return next((one for one in injected if isinstance(one, Forged)), None)
