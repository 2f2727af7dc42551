"""May a packet leave or enter by a network interface?"""

from ipaddress import IPv4Network, IPv6Network

from vpcviz.facts import network_interface as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import InterfaceCheck, Model, PublicAddressAt
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

_ON_LINK = Assumption(
    "link-local-address", "an interface may send and receive by its own link-local address", facts.LINK_LOCAL_ADDRESS
)


def check_source(packet: Packet, interface: Interface, model: Model) -> Forwarded | Dropped:
    """
    Hold the source of a packet that leaves against the interface's own addresses.

    Source: Reachability Analyzer, ENI_SOURCE_DEST_CHECK_RESTRICTION.
    """
    is_checked = packet.carries(Ethernet) and model.interface_check is InterfaceCheck.ENFORCED
    if is_checked and packet.header(Ethernet).source != interface.mac:
        return _foreign_mac(packet, interface)
    return _check(packet, interface, model, "source", "send from", facts.SOURCE_CHECK)


def _foreign_mac(packet: Packet, interface: Interface) -> Dropped:
    mac = packet.header(Ethernet).source
    says = f"{interface.id} is {interface.mac}, and sends a frame as {mac}: it gets nowhere"
    assumed = Assumption(
        "foreign-mac", "a frame with a foreign source MAC address is dropped as it leaves", facts.FOREIGN_MAC
    )
    evidence = Evidence(says, (interface.id,), facts.FOREIGN_MAC, ((Ethernet, "source"),), (), assumed)
    return Dropped(packet, DropReason.SOURCE_MAPPING_MISMATCH, evidence)


def check_destination(packet: Packet, interface: Interface, model: Model) -> Forwarded | Dropped:
    """
    Hold the destination of a packet that arrives against the interface's own addresses.

    Source: Reachability Analyzer, ENI_SOURCE_DEST_CHECK_RESTRICTION.
    """
    return _check(packet, interface, model, "destination", "receive for", facts.DESTINATION_CHECK)


def own_addresses(interface: Interface, model: Model) -> tuple[Address, ...]:
    """Give the single addresses that count as the interface's own: the public ones too where the guest has them."""
    if model.public_address_at is PublicAddressAt.GUEST:
        return (*interface.own, *interface.public.values())
    return interface.own


def _check(packet: Packet, interface: Interface, model: Model, field: str, may: str, fact: Fact) -> Forwarded | Dropped:
    address: Address = getattr(packet.header(Ip), field)
    read = ((Ip, field),)
    if model.interface_check is InterfaceCheck.ABSENT:
        says = f"no interface is checked in this model: {interface.id} may {may} {address}"
        return Forwarded(packet, Evidence(says, (interface.id,), facts.CHECK_ABSENT, read))
    if not interface.source_dest_check:
        says = f"the source/destination check of {interface.id} is off: it may {may} {address}"
        return Forwarded(packet, Evidence(says, (interface.id,), fact, read))
    if field == "destination" and packet.carries(Ethernet) and int(packet.header(Ethernet).destination[:2], 16) & 1:
        says = f"the frame is for every station, {interface.id} among them"
        return Forwarded(packet, Evidence(says, (interface.id,), fact, ((Ethernet, "destination"),)))
    own = (*own_addresses(interface, model), *interface.prefixes)
    won = next((row for row, one in enumerate(own) if address == one or _is_in(address, one)), None)
    table = Table(f"addresses of {interface.id}", ("address",), tuple((str(one),) for one in own))
    evidence_for = (interface.id,), fact, read, (Lookup(table, won),)
    if won is None and interface.ipv6_addresses and address == interface.link_local:
        says = f"{address} is what {interface.id} goes by on its link"
        return Forwarded(packet, Evidence(says, (interface.id,), facts.LINK_LOCAL_ADDRESS, read, (), _ON_LINK))
    if won is None:
        says = f"{interface.id} may {may} its own addresses only, and {address} is none of them"
        return Dropped(packet, DropReason.ENI_SOURCE_DEST_CHECK_RESTRICTION, Evidence(says, *evidence_for))
    return Forwarded(packet, Evidence(f"{address} is one of {interface.id}'s own addresses", *evidence_for))


def _is_in(address: Address, block: object) -> bool:
    return isinstance(block, IPv4Network | IPv6Network) and address in block
