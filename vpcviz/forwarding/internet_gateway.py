"""What does an Internet gateway translate, and what does it refuse?"""

from functools import partial
from ipaddress import IPv4Address

from vpcviz.facts import internet_gateway as facts
from vpcviz.facts import public_address as address_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID, Address, ObjectId
from vpcviz.forwarding.mtu import Limit
from vpcviz.network.index import Network
from vpcviz.network.network_interface import RequesterManaged
from vpcviz.network.resolved import Interface, ResolvedGateway, ResolvedSubnet
from vpcviz.network.sections import SECTIONS
from vpcviz.network.special_blocks import is_private, is_shared
from vpcviz.network.vpc import BlockPublicAccess
from vpcviz.packets import translation
from vpcviz.packets.headers import Ip, IPv4, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_keys
from vpcviz.steps.model import Model, OwnPublicAddress, PublicAddressAt, SourceNatOnReflection
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

MTU_OCTETS = 1500

_OWN_PUBLIC_ADDRESS_IS_REFLECTED = Assumption(
    "own_public_address", "a packet to the sender's own public address is sent back to it", facts.OWN_PUBLIC_ADDRESS
)


def translate_source(
    packet: Packet, gateway: ResolvedGateway, sender: Interface, network: Network, model: Model
) -> Forwarded | Dropped:
    """
    Put the public address in place of a private source that has one.

    Args:
        packet: From the IPv4 header inward, on its way out of the VPC.
        sender: The interface that the packet came from.
    """
    if packet.carries(IPv6):
        return _let_out_ipv6(packet, gateway, sender, network, model)
    ip = packet.header(IPv4)
    refused = (
        _refuse_public_access(packet, gateway, sender, network)
        or _refuse_destination(packet, gateway)
        or _refuse_redirected(packet, gateway, sender, network)
        or _refuse_spoofed(packet, gateway, sender, network, model)
    )
    if refused:
        return refused
    if model.public_address_at is not PublicAddressAt.INTERNET_GATEWAY:
        return _pass(packet, gateway, ip.source, network, model)
    holder = sender if sender.holds(ip.source) else network.interface_at(gateway.vpc, ip.source) or sender
    public = holder.public.get(ip.source)
    compare = partial(compare_keys, gateway.table, str(ip.source))
    lookup = (Lookup(gateway.table, gateway.rows.get(ip.source), compare=compare),)
    read = ((IPv4, "source"), (IPv4, "destination"))
    if public is None:
        says = f"{ip.source} of {sender.id} has no public address, so {gateway.id} has nothing to put in its place"
        evidence = Evidence(says, (gateway.id, sender.id), facts.ASSOCIATION_NEEDED, read, lookup)
        return Dropped(packet, DropReason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, evidence)
    is_reflected = is_associated(ip.destination, gateway, network)
    if ip.destination == public and model.own_public_address is OwnPublicAddress.DROP:
        says = f"{gateway.id} does not send {sender.id} its own public address {public} back"
        evidence = Evidence(says, (gateway.id, sender.id), facts.OWN_PUBLIC_ADDRESS, read, lookup)
        return Dropped(packet, DropReason.IGW_NAT_REFLECTION, evidence)
    if is_reflected and model.source_nat_on_reflection is SourceNatOnReflection.FALSE:
        says = f"{gateway.id} leaves the source {ip.source} as it is, since the packet stays inside"
        return Forwarded(packet, Evidence(says, (gateway.id, sender.id), facts.NO_SOURCE_NAT, read, lookup))
    says = f"{gateway.id} puts {holder.owner}'s public address {public} in place of {ip.source}"
    evidence = Evidence(
        says,
        (gateway.id, sender.id),
        facts.ONE_TO_ONE_NAT,
        read,
        lookup,
        _OWN_PUBLIC_ADDRESS_IS_REFLECTED if ip.destination == public else None,
    )
    return Forwarded(translation.translate_source(packet, public), evidence)


def translate_destination(
    packet: Packet, gateway: ResolvedGateway, network: Network, model: Model, *, is_reflected: bool
) -> Forwarded | Dropped:
    """
    Put the private address in place of a public destination that stands for one.

    Args:
        packet: From the IPv4 header inward, on its way into the VPC.
        is_reflected: Whether it has just come out of the same VPC, and not from the Internet.
    """
    if packet.carries(IPv6):
        return _let_in_ipv6(packet, gateway, network)
    ip = packet.header(IPv4)
    refused = None if is_reflected else _refuse_source(packet, gateway)
    if refused:
        return refused
    read = ((IPv4, "source"), (IPv4, "destination"))
    compare = partial(compare_keys, gateway.table, "", str(ip.destination))
    if not is_associated(ip.destination, gateway, network):
        says = f"{ip.destination} stands for no private address at {gateway.id}"
        lookup = (Lookup(gateway.table, None, compare=compare),)
        evidence = Evidence(says, (gateway.id,), facts.ASSOCIATION_INGRESS, read, lookup)
        return Dropped(packet, DropReason.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, evidence)
    interface, private = network.public_addresses[ip.destination]
    if blocked := _refuse_public_access(packet, gateway, interface, network):
        return blocked
    if model.public_address_at is not PublicAddressAt.INTERNET_GATEWAY:
        return _pass(packet, gateway, ip.destination, network, model)
    lookup = (Lookup(gateway.table, gateway.rows[private], compare=compare),)
    objects = (gateway.id, interface.id)
    if not network.is_in_vpc(gateway.vpc, private):
        says = f"{private} is not in any block of {gateway.vpc}"
        evidence = Evidence(says, objects, facts.ADDRESS_IN_VPC, read, lookup)
        return Dropped(packet, DropReason.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS, evidence)
    turned = "turns the packet round: it " if is_reflected else ""
    says = f"{gateway.id} {turned}puts {interface.owner}'s private address {private} in place of {ip.destination}"
    is_own = ip.source == ip.destination
    fact = facts.ONE_TO_ONE_NAT if not is_reflected else facts.OWN_PUBLIC_ADDRESS if is_own else facts.REFLECTION
    return Forwarded(translation.translate_destination(packet, private), Evidence(says, objects, fact, read, lookup))


def limit_of(gateway: ResolvedGateway, subnet: ResolvedSubnet) -> Limit:
    """Say how large a packet may be that goes out by a gateway, and that the router of the sender's subnet tells it."""
    return Limit(gateway.id, MTU_OCTETS, facts.MTU_TOLD, teller=subnet.router, addresses=subnet.router_addresses)


def is_associated(address: Address, gateway: ResolvedGateway, network: Network) -> bool:
    """Say whether a public address stands for a private one of the gateway's VPC."""
    found = network.public_addresses.get(address)
    return found is not None and found[0].vpc == gateway.vpc


def _let_out_ipv6(
    packet: Packet, gateway: ResolvedGateway, sender: Interface, network: Network, model: Model
) -> Forwarded | Dropped:
    """Send a packet of IPv6 out as it is: the address that the instance has is the one that the Internet sees."""
    refused = (
        _refuse_public_access(packet, gateway, sender, network)
        or _refuse_redirected(packet, gateway, sender, network)
        or _refuse_spoofed(packet, gateway, sender, network, model)
    )
    if refused:
        return refused
    source = packet.header(Ip).source
    says = f"{gateway.id} translates nothing: {source} of {sender.id} is an address of the Internet itself"
    evidence = Evidence(says, (gateway.id, sender.id), facts.IPV6_AS_IT_IS, ((Ip, "source"), (Ip, "destination")))
    return Forwarded(packet, evidence)


def _let_in_ipv6(packet: Packet, gateway: ResolvedGateway, network: Network) -> Forwarded | Dropped:
    """Take a packet of IPv6 in as it is, for an interface of the VPC that has its destination."""
    destination = packet.header(Ip).destination
    read = ((Ip, "source"), (Ip, "destination"))
    holder = network.ipv6_addresses.get(destination)
    if holder is None or holder.vpc != gateway.vpc:
        says = f"no interface in {gateway.vpc} has {destination}, so that {gateway.id} has nobody to bring it to"
        evidence = Evidence(says, (gateway.id,), facts.ASSOCIATION_INGRESS, read)
        return Dropped(packet, DropReason.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, evidence)
    if blocked := _refuse_public_access(packet, gateway, holder, network):
        return blocked
    says = f"{gateway.id} translates nothing: {destination} is {holder.id}'s own address"
    return Forwarded(packet, Evidence(says, (gateway.id, holder.id), facts.IPV6_AS_IT_IS, read))


def _refuse_public_access(
    packet: Packet, gateway: ResolvedGateway, inside: Interface, network: Network
) -> Dropped | None:
    """Carry nothing that the VPC's Block Public Access keeps from the Internet; `inside` is the end in the VPC."""
    blocks = network.topology.vpcs[gateway.vpc].block_public_access
    only_lets_out = bool(inside.requester) and SECTIONS[inside.requester_section].only_lets_out
    if blocks is None or (blocks is BlockPublicAccess.INGRESS and only_lets_out):
        return None
    says = f"{gateway.vpc} blocks public access, {blocks}: {gateway.id} carries nothing to or from {inside.id}"
    evidence = Evidence(says, (gateway.id, gateway.vpc, inside.id), facts.BLOCKED)
    return Dropped(packet, DropReason.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, evidence)


def _refuse_destination(packet: Packet, gateway: ResolvedGateway) -> Dropped | None:
    """Send nothing to addresses that the Internet does not route."""
    reasons = (
        DropReason.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
        DropReason.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
    )
    does = f"{gateway.id} sends nothing to"
    return _refuse_ranges(packet, gateway, "destination", does, reasons, facts.DESTINATION_RANGES_EGRESS)


def _refuse_source(packet: Packet, gateway: ResolvedGateway) -> Dropped | None:
    """Take nothing from addresses that the Internet does not route."""
    reasons = (
        DropReason.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
        DropReason.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
    )
    does = f"{gateway.id} takes nothing from"
    return _refuse_ranges(packet, gateway, "source", does, reasons, facts.SOURCE_RANGES_INGRESS)


def _refuse_ranges(
    packet: Packet, gateway: ResolvedGateway, field: str, does: str, reasons: tuple[DropReason, DropReason], fact: Fact
) -> Dropped | None:
    """Refuse a private or a shared address; `reasons` has the code of each."""
    address: IPv4Address = getattr(packet.header(IPv4), field)
    read = ((IPv4, field),)
    if is_private(address):
        evidence = Evidence(f"{does} {address}: a private address", (gateway.id,), fact, read)
        return Dropped(packet, reasons[0], evidence)
    if is_shared(address):
        evidence = Evidence(f"{does} {address}: a shared address", (gateway.id,), fact, read)
        return Dropped(packet, reasons[1], evidence)
    return None


def refuse_without_public_address(packet: Packet, gateway: ObjectId, to: Interface, network: Network) -> Dropped | None:
    """Let nothing in from the Internet to an appliance that has no public address itself."""
    if to.public or gateway not in network.gateways or _is_transparent(to):
        return None
    table = network.gateways[gateway].route_table
    says = f"{table} leads to {to.id}, which has no public address: {gateway} sends it nothing"
    evidence = Evidence(says, (gateway, to.id, table), facts.APPLIANCE_IS_PUBLIC)
    return Dropped(packet, DropReason.INGRESS_RTB_NO_PUBLIC_IP, evidence)


def _led_through(source: Address, gateway: ResolvedGateway, network: Network) -> ObjectId:
    """Give the interface to which the gateway's own table leads what is for an address; NO_ID where to none."""
    if not gateway.route_table:
        return NO_ID
    table = network.route_tables[gateway.route_table]
    place = table.prefixes.match(source)
    return NO_ID if place is None else table.routes[table.blocks[place][1]].interface


def _refuse_redirected(packet: Packet, gateway: ResolvedGateway, sender: Interface, network: Network) -> Dropped | None:
    """Take nothing straight from where what comes in is led through an appliance."""
    source = packet.header(Ip).source
    through = _led_through(source, gateway, network)
    if not through or through == sender.id or not sender.holds(source):
        return None
    says = f"{gateway.route_table} leads what is for {source} through {through}: {gateway.id} takes it from there alone"
    evidence = Evidence(says, (gateway.id, sender.id, through), facts.REDIRECTED, ((Ip, "source"),))
    return Dropped(packet, DropReason.INGRESS_RTB_TRAFFIC_REDIRECTION, evidence)


def _is_transparent(port: Interface) -> bool:
    """Say whether what comes out of an interface of AWS's own has the addresses with which it went in."""
    model = SECTIONS[port.requester_section] if port.requester else None
    return model is not None and issubclass(model, RequesterManaged) and model.is_transparent


def _refuse_spoofed(
    packet: Packet, gateway: ResolvedGateway, sender: Interface, network: Network, model: Model
) -> Dropped | None:
    source = packet.header(Ip).source
    if sender.holds(source) or _is_transparent(sender) or _led_through(source, gateway, network) == sender.id:
        return None
    # Where the host or the guest translates, the public address is what a genuine packet comes with.
    if model.public_address_at is not PublicAddressAt.INTERNET_GATEWAY and source in sender.public.values():
        return None
    says = f"{gateway.id} refuses {source}, which {sender.id} does not hold, as forged"
    assumed = Assumption(
        "gateway-rejects-spoofed-traffic",
        "an Internet gateway refuses a source that the sending interface does not hold",
        facts.SPOOFED_SOURCE,
    )
    evidence = Evidence(says, (gateway.id, sender.id), facts.SPOOFED_SOURCE, ((Ip, "source"),), (), assumed)
    return Dropped(packet, DropReason.GATEWAY_REJECTS_SPOOFED_TRAFFIC, evidence)


def _pass(
    packet: Packet, gateway: ResolvedGateway, address: IPv4Address, network: Network, model: Model
) -> Forwarded | Dropped:
    """Let a packet through untranslated, since in this model the address is translated elsewhere."""
    read = ((IPv4, "source"), (IPv4, "destination"))
    fact: Fact = (
        address_facts.AT_HYPERVISOR
        if model.public_address_at is PublicAddressAt.HYPERVISOR
        else address_facts.ON_THE_GUEST
    )
    if address not in network.public_addresses:
        says = f"{address} is no public address, and {gateway.id} translates nothing in this model"
        evidence = Evidence(says, (gateway.id,), facts.ASSOCIATION_NEEDED, read, (Lookup(gateway.table, None),))
        return Dropped(packet, DropReason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, evidence)
    says = f"{gateway.id} translates nothing in this model: {address} passes as it is"
    return Forwarded(packet, Evidence(says, (gateway.id,), fact, read))
