"""What does an instance's own host answer, before a packet is anybody else's?"""

from vpcviz.facts import link_local_service as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID
from vpcviz.forwarding import frame_delivery
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.forwarding.security_group import evaluate_egress_rules
from vpcviz.network.index import Network
from vpcviz.network.link_local_service import (
    METADATA,
    RESOLVER,
    TIME,
    LinkLocalService,
    is_services_own,
    service_at,
)
from vpcviz.network.resolved import Interface
from vpcviz.packets.answer import answer_to
from vpcviz.packets.headers import Ethernet, Ip, Tcp, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Delivered, Dropped, Evidence, Forwarded, Undecided

_READ = ((Ip, "destination"), (Ip, "protocol"))
_WHERE = {METADATA.id: facts.METADATA, RESOLVER.id: facts.RESOLVER, TIME.id: facts.TIME}


def answer_at_host(passage: Passage, port: Interface, network: Network) -> Transit | None:
    """
    Give a packet to the service that it is for; None where it is for none.

    Args:
        passage: Of a packet that has passed the source check.
        port: The interface by which it leaves.
    """
    if not passage.packet.carries(Ip):
        return None
    address = passage.packet.header(Ip).destination
    service = service_at(address, network.topology.vpcs[port.vpc].cidrs)
    if service is None and not is_services_own(address):
        return None
    at = service.id if service else port.host
    passage = passage.through(Stage.LINK_LOCAL_SERVICE, at, _take(passage, service, port, network))
    is_taken = isinstance(passage.steps[-1].verdict, Delivered)
    reply = answer_to(passage.packet) if is_taken else None
    return Transit(passage.steps, passage.memory, reply=reply, replier=port.id if reply else NO_ID)


def bring_answer(passage: Passage, port: Interface, network: Network, model: Model) -> Transit:
    """Bring what a service at the host answers to the interface that asked; nothing stands between the two."""
    packet = passage.packet
    service = service_at(packet.header(Ip).source, network.topology.vpcs[port.vpc].cidrs)
    at = service.id if service else port.host
    says = f"{service.name if service else at} answers {port.id}, on {port.host} itself"
    evidence = Evidence(says, (at, port.host, port.id), facts.ANSWERED_AT_THE_HOST, ((Ip, "destination"),))
    passage = passage.through(Stage.LINK_LOCAL_SERVICE, at, Forwarded(packet, evidence))
    delivered = frame_delivery.deliver_frame(passage.packet, port, network.subnets[port.subnet], model)
    passage = passage.through(Stage.FRAME_DELIVERED, port.id, delivered)
    return passage.transit(Delivery(port.id, passage.packet))


def _take(
    passage: Passage, service: LinkLocalService | None, port: Interface, network: Network
) -> Delivered | Undecided:
    packet = passage.packet.from_ip() if passage.packet.carries(Ethernet) else passage.packet
    ip = packet.header(Ip)
    if service is None:
        says = f"{ip.destination} is among the addresses that AWS keeps for services at the host, and never routed"
        evidence = Evidence(says, (port.host, port.id), facts.NEVER_ROUTED, _READ)
        return Undecided(packet, f"which service of AWS's is at {ip.destination}", evidence)
    objects = (service.id, port.host, port.id)
    if not port.holds(ip.source):
        says = f"{ip.source} asks {service.name} by {port.id}, which does not hold that address"
        evidence = Evidence(says, objects, _WHERE[service.id], (*_READ, (Ip, "source")))
        return Undecided(packet, f"whether {service.name} answers whom it is asked for", evidence)
    fact, assumed = _taken_for_granted(passage, service, port, network)
    says = f"{ip.destination} is {service.name}: {port.host} answers it itself, and nothing is routed"
    if service is RESOLVER:
        says = f"{says}; no security group and no network ACL is asked"
    return Delivered(packet, Evidence(says, objects, fact, _READ, (), assumed))


def _taken_for_granted(
    passage: Passage, service: LinkLocalService, port: Interface, network: Network
) -> tuple[Fact, Assumption | None]:
    """Say what is taken for granted where nobody has published it, if this packet comes to that."""
    if not _speaks(passage.packet, service):
        says = f"{service.name} answers what is not its own protocol, too"
        return facts.OTHER_PROTOCOLS, Assumption("link-local-service-answers-all", says, facts.OTHER_PROTOCOLS)
    allowed = evaluate_egress_rules(passage.packet, port, network, passage.memory)
    if service.is_filtered_unknown and isinstance(allowed, Dropped):
        says = f"{service.name} is reached whatever the security groups say"
        assumed = Assumption("link-local-service-ignores-groups", says, facts.GROUPS_ARE_NOT_ASKED)
        return facts.GROUPS_ARE_NOT_ASKED, assumed
    return facts.DNS_IS_NOT_FILTERED if isinstance(allowed, Dropped) else _WHERE[service.id], None


def _speaks(packet: Packet, service: LinkLocalService) -> bool:
    transport = packet.transport
    if not isinstance(transport, Tcp | Udp):
        return False
    return (packet.header(Ip).protocol, transport.destination_port) in service.speaks
