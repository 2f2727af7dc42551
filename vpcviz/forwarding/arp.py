"""Who answers a guest's ARP request, and with which MAC address?"""

from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Address

from vpcviz.facts import arp as facts
from vpcviz.facts import link_local_service as service_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.network.index import Network
from vpcviz.network.link_local_service import service_at
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.network.table import Table
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet, EtherType
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_keys
from vpcviz.steps.model import ArpAnswer, GratuitousArp, Model, PublicAddressAt
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Evidence, Forwarded, Lookup

AZURES_MAC = MacAddress("12:34:56:78:9a:bc")

_ANSWERS_EVERYTHING = (ArpAnswer.ROUTER_MAC, ArpAnswer.FIXED_MAC)

_NO_ANSWER_OUTSIDE_THE_SUBNET = Assumption(
    "arp-off-subnet", "an ARP request for an address outside the subnet is not answered", facts.OFF_SUBNET
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """
    What the sending host finds for an address that a guest asks for.

    Attributes:
        mac: The address to answer with; None for no answer.
        fact: Why it is that one, or why there is none.
    """

    mac: MacAddress | None
    fact: Fact
    verdict: Forwarded


def answer_request(passage: Passage, port: Interface, network: Network, model: Model) -> Transit:
    """
    Answer a guest's ARP request in the place of whom it asks for or, on a real LAN, let all others hear it.

    Args:
        port: The interface that the request came from.
    """
    request = passage.packet
    if request.header(Arp).is_announcement:
        return _spread_announcement(passage, port, network, model)
    resolution = intercept_request(request, port, network, model)
    if model.arp_answer is ArpAnswer.PEER_ITSELF and not _is_for_aws(request, port, network):
        return passage.transit(*(Delivery(peer.id, request) for peer in other_guests(port, network)))
    passage = passage.through(Stage.ARP_INTERCEPT, port.host, resolution.verdict)
    if resolution.mac is None:
        return passage.transit()
    reply = make_reply(request, resolution.mac, port.host, resolution.fact)
    passage = passage.through(Stage.ARP_REPLY, port.id, reply)
    return passage.transit(Delivery(port.id, passage.packet))


def _spread_announcement(passage: Passage, port: Interface, network: Network, model: Model) -> Transit:
    """Let nobody hear what a guest claims or, on a real LAN, all others in the subnet."""
    claimed, read = passage.packet.header(Arp).sender_address, ((Arp, "sender_address"), (Arp, "target_address"))
    if model.gratuitous_arp is GratuitousArp.BELIEVED:
        says = f"every other station of {port.subnet} hears that {claimed} is at {port.mac}"
        heard = Forwarded(passage.packet, Evidence(says, (port.host, port.subnet), facts.ANNOUNCEMENT_HEARD, read))
        passage = passage.through(Stage.ARP_INTERCEPT, port.host, heard)
        return passage.transit(*(Delivery(peer.id, passage.packet) for peer in other_guests(port, network)))
    owner = network.interface_at(port.vpc, claimed)
    remains = f"remains {owner.id}'s" if owner else "remains nobody's"
    says = f"the announcement never reaches the wire: nobody hears it, and in the mapping {claimed} {remains}"
    objects = (port.host, owner.id) if owner else (port.host,)
    ignored = Forwarded(passage.packet, Evidence(says, objects, facts.ANNOUNCEMENT_IGNORED, read))
    return passage.through(Stage.ARP_INTERCEPT, port.host, ignored).transit()


def _is_for_aws(request: Packet, port: Interface, network: Network) -> bool:
    """Say whether no guest could answer: the address is the router's, or that of something that AWS runs."""
    address = request.header(Arp).target_address
    owner = network.interface_at(port.vpc, address)
    is_services = service_at(address, network.topology.vpcs[port.vpc].cidrs) is not None
    return is_services or address == network.subnets[port.subnet].router_address or bool(owner and owner.requester)


def other_guests(port: Interface, network: Network) -> tuple[Interface, ...]:
    """Give the interfaces of all other guests in a subnet."""
    return tuple(one for one in network.interfaces_in(port.subnet) if one.instance and one.id != port.id)


def intercept_request(frame: Packet, port: Interface, network: Network, model: Model) -> Resolution:
    """
    Take a guest's ARP request from the wire, and look the address up in the mapping.

    The request counts by the interface that it came from; what it says of its sender is not read.

    Args:
        port: The interface that the request came from.
    """
    subnet = network.subnets[port.subnet]
    address = frame.header(Arp).target_address
    columns = ("VPC", "address", "MAC address")
    owner = owner_in_subnet(address, port, subnet, network, model)
    read = ((Ethernet, "type"), (Arp, "target_address"))
    if address == subnet.router_address:
        says = f"the request never reaches the wire: {address} is {subnet.router}, and {port.host} answers for it"
        mac, fact = _router_answer(subnet, model)
        table = Table("mapping", columns, ((subnet.vpc, str(address), subnet.router_mac),))
        lookup = Lookup(table, 0, compare=partial(compare_keys, table, subnet.vpc, str(address)))
        evidence = Evidence(says, (port.host, subnet.router), facts.INTERCEPTED, read, (lookup,))
        return Resolution(mac, fact, Forwarded(frame, evidence))
    if owner is not None:
        says = f"the request never reaches the wire: the mapping has ({port.vpc}, {address}) = {owner.id}"
        mac, fact = _peer_answer(owner, subnet, model)
        table = Table("mapping", columns, ((port.vpc, str(address), owner.mac),))
        lookup = Lookup(table, 0, compare=partial(compare_keys, table, port.vpc, str(address)))
        evidence = Evidence(says, (port.host, owner.id), facts.INTERCEPTED, read, (lookup,))
        return Resolution(mac, fact, Forwarded(frame, evidence))
    if service := service_at(address, network.topology.vpcs[port.vpc].cidrs):
        says = f"the request never reaches the wire: {address} is {service.name}, which {port.host} answers for"
        mac, _ = _router_answer(subnet, model)
        evidence = Evidence(says, (port.host, service.id), service_facts.ARP_ANSWER, read)
        return Resolution(mac, service_facts.ARP_ANSWER, Forwarded(frame, evidence))
    table = Table("mapping", columns, ())
    unfound = (Lookup(table, None, compare=partial(compare_keys, table, port.vpc, str(address))),)
    if model.arp_answer in _ANSWERS_EVERYTHING:
        mac, fact = _peer_answer(None, subnet, model)
        says = f"the request never reaches the wire: {port.host} has the same answer for every address"
        return Resolution(mac, fact, Forwarded(frame, Evidence(says, (port.host, subnet.id), fact, read)))
    if address in subnet.cidr:
        says = f"the request never reaches the wire: the mapping has nothing for ({port.vpc}, {address}): no answer"
        evidence = Evidence(says, (port.host, subnet.id), facts.NO_ANSWER_WITHOUT_A_MAPPING, read, unfound)
        return Resolution(None, facts.NO_ANSWER_WITHOUT_A_MAPPING, Forwarded(frame, evidence))
    says = f"the request never reaches the wire: {address} is not in {subnet.id}, and nothing answers for it"
    evidence = Evidence(says, (port.host, subnet.id), facts.OFF_SUBNET, read, unfound, _NO_ANSWER_OUTSIDE_THE_SUBNET)
    return Resolution(None, facts.OFF_SUBNET, Forwarded(frame, evidence))


def owner_in_subnet(
    address: IPv4Address, port: Interface, subnet: ResolvedSubnet, network: Network, model: Model
) -> Interface | None:
    """Find the interface of the subnet that holds an address; a public one too where guests have them."""
    if address in subnet.cidr:
        return network.interface_at(port.vpc, address)
    if model.public_address_at is PublicAddressAt.GUEST and address in network.public_addresses:
        owner, _ = network.public_addresses[address]
        return owner if owner.subnet == subnet.id else None
    return None


def _router_answer(subnet: ResolvedSubnet, model: Model) -> tuple[MacAddress | None, Fact]:
    if model.arp_answer is ArpAnswer.FIXED_MAC:
        return AZURES_MAC, facts.FIXED_MAC
    return subnet.router_mac, facts.ANSWER_IS_THE_ROUTERS_MAC


def _peer_answer(owner: Interface | None, subnet: ResolvedSubnet, model: Model) -> tuple[MacAddress | None, Fact]:
    if model.arp_answer is ArpAnswer.ROUTER_MAC:
        return subnet.router_mac, facts.ONE_MAC_FOR_ALL
    if model.arp_answer is ArpAnswer.FIXED_MAC:
        return AZURES_MAC, facts.FIXED_MAC
    return (owner.mac if owner else None), facts.ANSWER_IS_THE_PEERS_MAC


def make_reply(request: Packet, mac: MacAddress, host: ObjectId, fact: Fact) -> Forwarded:
    """
    Answer an ARP request in the place of the one who was asked for.

    Args:
        mac: What the asker learns.
        host: The server that makes the answer.
        fact: Why it is that MAC address.
    """
    asked = request.header(Arp)
    reply = Packet(
        (
            Ethernet(mac, asked.sender_mac, EtherType.ARP),
            Arp(ArpOperation.REPLY, mac, asked.target_address, asked.sender_mac, asked.sender_address),
        )
    )
    says = f"{asked.target_address} is at {mac}: an answer made by {host}"
    return Forwarded(reply, Evidence(says, (host,), fact, ((Arp, "target_address"), (Arp, "sender_mac"))))
