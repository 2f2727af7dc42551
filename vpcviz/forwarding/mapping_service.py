"""On which host is the destination, by what the mapping service knows?"""

from functools import partial

from vpcviz.facts import mapping_service as facts
from vpcviz.facts import router as router_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_keys
from vpcviz.steps.model import MappingMiss, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

COLUMNS = ("VPC", "key", "interface", "host")


def look_up_neighbour(packet: Packet, host: ObjectId, interface: Interface) -> Forwarded:
    """Look the host of a neighbour up by its MAC address."""
    key = f"({interface.vpc}, {interface.mac})"
    return _found(packet, host, key, str(interface.mac), interface, ((Ethernet, "destination"),), facts.KEYED_BY_MAC)


def look_up_address(
    packet: Packet, host: ObjectId, vpc: ObjectId, network: Network, model: Model
) -> tuple[Interface | None, Forwarded | Dropped]:
    """
    Look the host of an address up.

    Args:
        host: The server, or the edge, that asks.
        vpc: The VPC in which the address counts.

    Returns:
        The interface that holds the address, None where there is none; and the verdict.
    """
    address = packet.header(Ip).destination
    interface = network.interface_at(vpc, address)
    read = ((Ip, "destination"),)
    if interface is None:
        return None, miss(packet, vpc, address, network, model)
    return interface, _found(packet, host, f"({vpc}, {address})", str(address), interface, read)


def look_up_interface(packet: Packet, host: ObjectId, interface: Interface) -> Forwarded:
    """Look the host of an interface up that a route names as its target."""
    return _found(packet, host, interface.id, interface.id, interface, ())


def look_up_gateway(packet: Packet, host: ObjectId, vpc: ObjectId, gateway: ObjectId, edge: ObjectId) -> Forwarded:
    """Look up where the work is done of what stands at the edge of a VPC's region."""
    says = f"the mapping has {gateway} at {edge}, the device at the region's edge"
    table = Table("mapping", COLUMNS, ((vpc, gateway, "", edge),))
    objects = (host, gateway, edge)
    lookup = Lookup(table, 0, compare=partial(compare_keys, table, vpc, gateway))
    return Forwarded(packet, Evidence(says, objects, facts.GATEWAY_AT_EDGE, (), (lookup,)))


def ask_on_demand(packet: Packet, host: ObjectId, key: str) -> Forwarded:
    """Ask the mapping service for what the host has not cached."""
    says = f"{host} has nothing cached for {key}, and asks the mapping service"
    lookup = Lookup(Table(f"mappings cached at {host}", COLUMNS, ()), None)
    return Forwarded(packet, Evidence(says, (host,), facts.ASKED_ON_DEMAND, (), (lookup,)))


def miss(packet: Packet, vpc: ObjectId, address: Address, network: Network, model: Model) -> Dropped:
    """End a packet to an address that no interface in use has."""
    subnet, idle = network.subnet_at(vpc, address), network.idle_interface_at(vpc, address)
    is_asked = model.mapping_miss is MappingMiss.ASK
    fact = facts.ASKED_ON_DEMAND if is_asked else facts.MISS_IS_DROP
    assumed = None if is_asked else Assumption("mapping_miss", "a host drops what it has no mapping for", fact)
    after = ", and the mapping service has none either" if is_asked else ", and a host does not go and ask"
    if subnet is None:
        why = f"it is in no subnet of {vpc}"
    elif address in subnet.router_addresses:
        # That another subnet's router is out of reach has been observed, whatever a host does on a miss.
        why, after = f"{subnet.router} answers within {subnet.id} alone", ""
        fact, assumed = router_facts.OTHER_SUBNETS_ROUTER_SILENT, None
    elif idle is not None:
        whose = f"{idle.instance}'s, which is stopped" if idle.is_stopped else "attached to no instance"
        why, fact = f"{idle.id}, which has it, is {whose}", facts.UNATTACHED
    else:
        why = f"nobody in {subnet.id} has it"
    says = f"there is no mapping for ({vpc}, {address}): {why}{after}"
    table = Table("mapping", COLUMNS, ())
    lookup = (Lookup(table, None, compare=partial(compare_keys, table, vpc, str(address))),)
    at, reason = (subnet.id if subnet else vpc), DropReason.NO_MAPPING
    if idle is not None and idle.is_stopped:
        at, reason = idle.instance, DropReason.BAD_STATE
    return Dropped(packet, reason, Evidence(says, (at,), fact, ((Ip, "destination"),), lookup, assumed))


def _found(
    packet: Packet,
    host: ObjectId,
    key: str,
    cell: str,
    interface: Interface,
    read: tuple[tuple[type, str], ...],
    elsewhere: Fact = facts.KEY_AND_HOST,
) -> Forwarded:
    same = interface.host == host
    says = f"the mapping has {key} on {'this very host, ' if same else ''}{interface.host}"
    if same:
        says += ": nothing is encapsulated"
    table = Table("mapping", COLUMNS, ((interface.vpc, cell, interface.id, interface.host),))
    fact = facts.SAME_HOST if same else elsewhere
    objects = (host, interface.id, interface.host)
    lookup = Lookup(table, 0, compare=partial(compare_keys, table, interface.vpc, cell))
    return Forwarded(packet, Evidence(says, objects, fact, read, (lookup,)))
