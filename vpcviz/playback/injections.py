"""Which frames that no probe makes are worth putting into a network, for whoever asks something of it?"""

from collections.abc import Iterator
from itertools import islice

from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.walks.probe import sending_instance

Offered = tuple[str, str]
"""An injection as the command takes it, and what it does."""

MOST_OFFERED = 3
"""Of neighbours, and of servers, as many are offered."""

NOBODYS_MAC = "02:00:00:00:00:63"


def offered_injections(network: Network, source: str) -> tuple[Offered, ...]:
    """Offer what tells something about a sender and its neighbours; nothing for one outside of every VPC."""
    instance = sending_instance(network, source)
    if instance is None or instance.id not in network.instances:
        return ()
    return tuple(_offered(network, network.interface_of(instance.id)))


def _offered(network: Network, own: Interface) -> Iterator[Offered]:
    who = own.instance
    beside = (
        one for one in network.interfaces.values() if one.subnet == own.subnet and one.instance and one.instance != who
    )
    for other in islice(beside, MOST_OFFERED):
        yield f"arp:{other.instance}:{own.address}", f"{other.instance} claims {own.address}, which is {who}'s"
        yield f"neighbor:{who}:{other.address}={NOBODYS_MAC}", f"{who} has a stale MAC address for {other.address}"
        yield f"source-mac:{other.mac}", f"{who} sends with the MAC address of {other.instance}"
    elsewhere = (one.id for one in network.hosts.values() if not one.is_edge and one.id != own.host)
    for host in islice(elsewhere, MOST_OFFERED):
        yield f"underlay:{host}", f"{host} sends the packet in {who}'s name"
