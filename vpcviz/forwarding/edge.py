"""What happens to a packet on the device at a region's edge, on its way out and on its way in?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding import internet, internet_gateway
from vpcviz.forwarding.constructs import EDGE
from vpcviz.forwarding.encapsulation import Origin
from vpcviz.forwarding.mtu import fit
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.forwarding.route_table import match_route
from vpcviz.forwarding.security_group import inner_flow
from vpcviz.forwarding.sites import cross_to_site
from vpcviz.forwarding.underlay import to_edge
from vpcviz.network.defaults import edge_of
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedGateway, TargetKind
from vpcviz.packets.answer import answer_to
from vpcviz.packets.headers import Ip
from vpcviz.steps.memory import Side
from vpcviz.steps.model import PublicAddressAt
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Delivered


@dataclass(frozen=True, slots=True)
class Inward:
    """
    What has come in at the edge and goes on to a host of a VPC.

    Attributes:
        interface: To which it is carried, whatever its destination; None where that is looked up.
    """

    passage: Passage
    origin: Origin
    interface: Interface | None = None


def leave_by_gateway(passage: Passage, port: Interface, target: ObjectId, network: Network) -> Transit | Inward:
    """Carry a packet to the edge, and let the Internet gateway translate it there."""
    gateway = network.gateways[target]
    passage = to_edge(passage, port, gateway.id, network, passage.model)
    if not passage.is_over:
        passage = fit(passage, internet_gateway.limit_of(gateway, network.subnets[port.subnet]))
    if passage.is_over:
        return passage.transit()
    sent = internet_gateway.translate_source(passage.packet, gateway, port, network, passage.model)
    passage = passage.through(Stage.INTERNET_GATEWAY, gateway.id, sent)
    if passage.is_over:
        return passage.transit()
    if internet_gateway.is_associated(passage.packet.header(Ip).destination, gateway, network):
        return _enter_by_gateway(passage, gateway, network, is_reflected=True)
    return cross(passage, gateway.id, network)


def leave_by(passage: Passage, port: Interface, gateway: ObjectId, network: Network) -> Transit | Inward:
    """Carry a packet to the edge, and let what is there take it, or let it out; what it is delivered to answers."""
    work = EDGE[network.onward[gateway]]
    passage = to_edge(passage, port, gateway, network, passage.model)
    if work.fit and not passage.is_over:
        passage = work.fit(passage, gateway, port, network)
    if passage.is_over:
        return passage.transit()
    passage = passage.through(work.stage, gateway, work.take(passage.packet, gateway, port, network))
    if not passage.is_over and work.connection:
        return cross_to_site(passage, work.connection(passage.packet, gateway, network), network)
    if not passage.is_over:
        memory = passage.memory.with_connection(gateway, Side.OUT, inner_flow(passage.packet))
        return cross(passage.remembering(memory), gateway, network)
    reply = answer_to(passage.packet) if isinstance(passage.steps[-1].verdict, Delivered) else None
    return Transit(passage.steps, passage.memory, reply=reply, replier=gateway)


def enter_by(passage: Passage, gateway: ObjectId, network: Network) -> Transit | Inward:
    """Let what is at the edge give a packet to its VPC."""
    work, vpc = EDGE[network.onward[gateway]], network.home_of(gateway)
    given = work.give(passage.packet, gateway, network, passage.memory)
    passage = passage.through(work.stage, gateway, given)
    if passage.is_over:
        return passage.transit()
    device = network.hosts[edge_of(network.topology.vpcs[vpc].region)]
    return _into_vpc(passage, gateway, Origin(gateway, vpc, device), network)


def cross(passage: Passage, came_from: ObjectId, network: Network) -> Transit | Inward:
    """Let a packet cross the Internet, and come in again where its destination is at an edge."""
    crossing = internet.cross_internet(passage.packet, came_from, network, passage.memory)
    departed = not internet.is_gateway(came_from, network) and crossing.gateway is not None
    if not departed:
        passage = passage.through(Stage.INTERNET, crossing.at, crossing.verdict)
    if crossing.gateway is not None and crossing.gateway in network.sites:
        return Transit(passage.steps, passage.memory, (Delivery(crossing.gateway, passage.packet),))
    if crossing.gateway is not None and crossing.gateway in network.onward:
        return enter_by(passage, crossing.gateway, network)
    if crossing.gateway is not None:
        return _enter_by_gateway(passage, network.gateways[crossing.gateway], network, is_reflected=False)
    return Transit(
        passage.steps, passage.memory, reply=crossing.reply, replier=crossing.at, is_accepted=crossing.is_accepted
    )


def _enter_by_gateway(
    passage: Passage, gateway: ResolvedGateway, network: Network, *, is_reflected: bool
) -> Transit | Inward:
    """Let the Internet gateway translate inward."""
    translated = internet_gateway.translate_destination(
        passage.packet, gateway, network, passage.model, is_reflected=is_reflected
    )
    passage = passage.through(Stage.INTERNET_GATEWAY, gateway.id, translated)
    if passage.is_over:
        return passage.transit()
    origin = Origin(gateway.id, gateway.vpc, network.hosts[gateway.edge])
    destination = passage.packet.header(Ip).destination
    if destination.version == 6 or passage.model.public_address_at is PublicAddressAt.INTERNET_GATEWAY:
        return _into_vpc(passage, gateway.id, origin, network)
    return Inward(passage, origin, network.public_addresses[destination][0])


def _into_vpc(passage: Passage, gateway: ObjectId, origin: Origin, network: Network) -> Transit | Inward:
    """Lead what has come in to where it is for or, by the gateway's own route table, through an appliance."""
    if not network.gateway_table(gateway):
        return Inward(passage, origin)
    table = network.route_tables[network.gateway_table(gateway)]
    match = match_route(passage.packet, table, passage.model)
    passage = passage.through(Stage.ROUTE_LOOKUP, table.id, match.verdict)
    if passage.is_over or match.route is None:
        return passage.transit()
    if match.route.kind is not TargetKind.INTERFACE:
        return Inward(passage, origin)
    to = network.interfaces[match.route.interface]
    if refused := internet_gateway.refuse_without_public_address(passage.packet, gateway, to, network):
        return passage.through(Stage.INTERNET_GATEWAY, gateway, refused).transit()
    return Inward(passage, origin, to)
