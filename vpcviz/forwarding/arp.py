"""Who answers a guest that asks for a MAC address, by ARP or by neighbour discovery, and with which?"""

from dataclasses import dataclass
from functools import partial

from vpcviz.facts import arp as facts
from vpcviz.facts import link_local_service as service_facts
from vpcviz.facts import neighbor_discovery as nd_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID, Address, MacAddress, ObjectId
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.network.index import Network
from vpcviz.network.link_local_service import service_at
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.network.table import Table
from vpcviz.packets.headers import Arp, Ethernet, NeighborDiscovery
from vpcviz.packets.neighbor import answer, question_in
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_keys
from vpcviz.steps.model import ArpAnswer, GratuitousArp, Model, PublicAddressAt
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Evidence, Forwarded, Lookup, Undecided

AZURES_MAC = MacAddress("12:34:56:78:9a:bc")

_ANSWERS_EVERYTHING = (ArpAnswer.ROUTER_MAC, ArpAnswer.FIXED_MAC)

_NO_ANSWER_OUTSIDE_THE_SUBNET = Assumption(
    "arp-off-subnet", "an ARP request for an address outside the subnet is not answered", facts.OFF_SUBNET
)
_NO_ADVERTISEMENT_OUTSIDE_THE_SUBNET = Assumption(
    "neighbor-off-subnet",
    "a neighbour solicitation for an address outside the subnet is not answered",
    nd_facts.OFF_SUBNET,
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
    verdict: Forwarded | Undecided


def answer_question(passage: Passage, port: Interface, network: Network, model: Model) -> Transit:
    """
    Answer a guest's question for a neighbour in the place of whom it asks for; on a real LAN let all others hear it.

    Args:
        port: The interface that the question, or a guest's own answer, came from.
    """
    request, asked = passage.packet, question_in(passage.packet)
    if request.carries(Arp) and request.header(Arp).is_announcement:
        return _spread_announcement(passage, port, network, model)
    is_router = asked is not None and asked.target in network.subnets[port.subnet].router_addresses
    is_for_aws = is_router or asked is not None and _is_for_aws(asked.target, port, network)
    if model.arp_answer is ArpAnswer.PEER_ITSELF and not is_for_aws:
        return passage.transit(*(Delivery(peer.id, request) for peer in other_guests(port, network)))
    if asked is None:
        return passage.transit()
    resolution = intercept_request(request, port, network, model)
    passage = passage.through(Stage.ARP_INTERCEPT, port.host, resolution.verdict)
    if resolution.mac is None:
        return passage.transit()
    reply = make_reply(request, resolution.mac, port.host, resolution.fact, is_router=is_router)
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


def _is_for_aws(address: Address, port: Interface, network: Network) -> bool:
    """Say whether no guest could answer, since something that AWS runs has the address."""
    owner = network.interface_at(port.vpc, address)
    is_services = service_at(address, network.topology.vpcs[port.vpc].cidrs) is not None
    return is_services or owner is not None and owner.requester != NO_ID


def other_guests(port: Interface, network: Network) -> tuple[Interface, ...]:
    """Give the interfaces of all other guests in a subnet."""
    return tuple(one for one in network.interfaces_in(port.subnet) if one.instance and one.id != port.id)


def intercept_request(frame: Packet, port: Interface, network: Network, model: Model) -> Resolution:
    """
    Take a guest's question for a neighbour from the wire, and look the address up in the mapping.

    The request counts by the interface that it came from; what it says of its sender is not read.

    Args:
        port: The interface that the request came from.
    """
    subnet = network.subnets[port.subnet]
    is_arp = frame.carries(Arp)
    asked = question_in(frame)
    assert asked
    address = asked.target
    intercepted = facts.INTERCEPTED if is_arp else nd_facts.INTERCEPTED
    columns = ("VPC", "address", "MAC address")
    owner = owner_in_subnet(address, port, subnet, network, model)
    read = ((Ethernet, "type"), (Arp if is_arp else NeighborDiscovery, "target_address"))
    if address in subnet.router_addresses:
        says = f"the request never reaches the wire: {address} is {subnet.router}, and {port.host} answers for it"
        mac, fact = _router_answer(subnet, model, is_arp=is_arp)
        table = Table("mapping", columns, ((subnet.vpc, str(address), subnet.router_mac),))
        lookup = Lookup(table, 0, compare=partial(compare_keys, table, subnet.vpc, str(address)))
        evidence = Evidence(says, (port.host, subnet.router), intercepted, read, (lookup,))
        return Resolution(mac, fact, Forwarded(frame, evidence))
    if owner is not None:
        says = f"the request never reaches the wire: the mapping has ({port.vpc}, {address}) = {owner.id}"
        mac, fact = _peer_answer(owner, subnet, model, is_arp=is_arp)
        table = Table("mapping", columns, ((port.vpc, str(address), owner.mac),))
        lookup = Lookup(table, 0, compare=partial(compare_keys, table, port.vpc, str(address)))
        evidence = Evidence(says, (port.host, owner.id), intercepted, read, (lookup,))
        return Resolution(mac, fact, Forwarded(frame, evidence))
    if service := service_at(address, network.topology.vpcs[port.vpc].cidrs):
        says = f"the request never reaches the wire: {address} is {service.name}, which {port.host} answers for"
        mac, _ = _router_answer(subnet, model, is_arp=is_arp)
        evidence = Evidence(says, (port.host, service.id), service_facts.ARP_ANSWER, read)
        return Resolution(mac, service_facts.ARP_ANSWER, Forwarded(frame, evidence))
    table = Table("mapping", columns, ())
    unfound = (Lookup(table, None, compare=partial(compare_keys, table, port.vpc, str(address))),)
    if model.arp_answer in _ANSWERS_EVERYTHING:
        mac, fact = _peer_answer(None, subnet, model, is_arp=is_arp)
        says = f"the request never reaches the wire: {port.host} has the same answer for every address"
        return Resolution(mac, fact, Forwarded(frame, Evidence(says, (port.host, subnet.id), fact, read)))
    if peer := network.interface_on_link(subnet.id, address):
        says = f"{address} is what {peer.id} goes by on its link, and nobody knows whether {port.host} answers for that"
        evidence = Evidence(says, (port.host, peer.id), nd_facts.LINK_LOCAL_PEER, read)
        missing = "whether link-local addresses of others are answered for"
        return Resolution(None, nd_facts.LINK_LOCAL_PEER, Undecided(frame, missing, evidence))
    if subnet.holds(address):
        idle = network.idle_interface_at(port.vpc, address)
        why = f", since {idle.instance} is stopped" if idle is not None and idle.is_stopped else ""
        says = (
            f"the request never reaches the wire: the mapping has nothing for ({port.vpc}, {address}){why}: no answer"
        )
        fact = facts.NO_ANSWER_WITHOUT_A_MAPPING if is_arp else nd_facts.NO_ANSWER_WITHOUT_A_MAPPING
        return Resolution(None, fact, Forwarded(frame, Evidence(says, (port.host, subnet.id), fact, read, unfound)))
    says = f"the request never reaches the wire: {address} is not in {subnet.id}, and nothing answers for it"
    assumed = _NO_ANSWER_OUTSIDE_THE_SUBNET if is_arp else _NO_ADVERTISEMENT_OUTSIDE_THE_SUBNET
    evidence = Evidence(says, (port.host, subnet.id), assumed.fact, read, unfound, assumed)
    return Resolution(None, assumed.fact, Forwarded(frame, evidence))


def owner_in_subnet(
    address: Address, port: Interface, subnet: ResolvedSubnet, network: Network, model: Model
) -> Interface | None:
    """Find the interface of the subnet that holds an address; a public one too where guests have them."""
    if subnet.holds(address):
        return network.interface_at(port.vpc, address)
    if model.public_address_at is PublicAddressAt.GUEST and address in network.public_addresses:
        owner, _ = network.public_addresses[address]
        return owner if owner.subnet == subnet.id else None
    return None


def _router_answer(subnet: ResolvedSubnet, model: Model, *, is_arp: bool) -> tuple[MacAddress | None, Fact]:
    if model.arp_answer is ArpAnswer.FIXED_MAC:
        return AZURES_MAC, facts.FIXED_MAC
    return subnet.router_mac, facts.ANSWER_IS_THE_ROUTERS_MAC if is_arp else nd_facts.ANSWER_IS_THE_ROUTERS_MAC


def _peer_answer(
    owner: Interface | None, subnet: ResolvedSubnet, model: Model, *, is_arp: bool
) -> tuple[MacAddress | None, Fact]:
    if model.arp_answer is ArpAnswer.ROUTER_MAC:
        return subnet.router_mac, facts.ONE_MAC_FOR_ALL
    if model.arp_answer is ArpAnswer.FIXED_MAC:
        return AZURES_MAC, facts.FIXED_MAC
    fact = facts.ANSWER_IS_THE_PEERS_MAC if is_arp else nd_facts.ANSWER_IS_THE_PEERS_MAC
    return (owner.mac if owner else None), fact


def make_reply(request: Packet, mac: MacAddress, host: ObjectId, fact: Fact, *, is_router: bool = False) -> Forwarded:
    """
    Answer a question for a neighbour in the place of the one who was asked for.

    Args:
        mac: What the asker learns.
        host: The server that makes the answer.
        fact: Why it is that MAC address.
        is_router: Whether the subnet's router was asked for.
    """
    asked = question_in(request)
    assert asked
    kind, mac_field = (Arp, "sender_mac") if request.carries(Arp) else (NeighborDiscovery, "mac")
    reads: tuple[tuple[type, str], ...] = ((kind, "target_address"), (kind, mac_field))
    says = f"{asked.target} is at {mac}: an answer made by {host}"
    return Forwarded(answer(asked, mac, is_router=is_router), Evidence(says, (host,), fact, reads))
