"""What does a gateway endpoint take to its service, and what does it give back?"""

from vpcviz.facts import gateway_endpoint as facts
from vpcviz.facts import internet_gateway as gateway_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.passage import AtEdge
from vpcviz.forwarding.prefix_list import look_up_list
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import IcmpMessage, Ip, Saying, Tcp
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Delivered, Dropped, Evidence, Forwarded

_READ = ((Ip, "source"), (Ip, "destination"), (Ip, "protocol"))


def take(packet: Packet, endpoint: ObjectId, sender: Interface, network: Network) -> Delivered | Dropped:
    """
    Hand a packet to the service as it is, source and all.

    Args:
        packet: From the IP header inward.
        sender: The interface that the packet comes from.
    """
    ip, named = packet.header(Ip), network.topology.gateway_endpoints[endpoint].prefix_list
    if not _is_carried(packet, Saying.ECHO_REQUEST):
        return _restricted(packet, endpoint, "takes TCP and ICMP echo requests")
    if not sender.holds(ip.source):
        says = f"{endpoint} refuses {ip.source}, which {sender.id} does not hold, as forged"
        fact = gateway_facts.SPOOFED_SOURCE
        assumed = Assumption(
            "gateway-rejects-spoofed-traffic",
            "a gateway refuses a source that the sending interface does not hold",
            fact,
        )
        evidence = Evidence(says, (endpoint, sender.id), fact, ((Ip, "source"),), (), assumed)
        return Dropped(packet, DropReason.GATEWAY_REJECTS_SPOOFED_TRAFFIC, evidence)
    service = network.topology.prefix_lists[named].service
    says = f"{endpoint} hands it to {service}, which sees {ip.source} and answers"
    lookup = (look_up_list(network.prefix_lists[named], ip.destination),)
    return Delivered(packet, Evidence(says, (endpoint, named), facts.SOURCE_STAYS_PRIVATE, _READ, lookup))


def give(packet: Packet, endpoint: ObjectId, network: Network, _memory: Memory) -> Forwarded | Dropped:
    """
    Let the service's answer out into the VPC.

    Args:
        packet: From the IP header inward.
    """
    ip, named = packet.header(Ip), network.topology.gateway_endpoints[endpoint].prefix_list
    if not _is_carried(packet, Saying.ECHO_REPLY):
        return _restricted(packet, endpoint, "gives back TCP and ICMP echo replies")
    lookup = look_up_list(network.prefix_lists[named], ip.source)
    objects = (endpoint, named)
    if lookup.won is None:
        says = f"{endpoint} lets nothing out from {ip.source}, which is not in {named}"
        evidence = Evidence(says, objects, facts.ANSWERS_FROM_THE_LIST, ((Ip, "source"),), (lookup,))
        return Dropped(packet, DropReason.VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION, evidence)
    says = f"{endpoint} lets out what comes from {ip.source}, which is in {named}, to {ip.destination}"
    return Forwarded(packet, Evidence(says, objects, facts.ANSWERS_FROM_THE_LIST, _READ, (lookup,)))


def _is_carried(packet: Packet, echo: Saying) -> bool:
    transport = packet.transport
    return isinstance(transport, Tcp) or isinstance(transport, IcmpMessage) and transport.saying is echo


def _restricted(packet: Packet, endpoint: ObjectId, does: str) -> Dropped:
    says = f"{endpoint} {does}, and nothing else"
    evidence = Evidence(says, (endpoint,), facts.PROTOCOLS, ((Ip, "protocol"),))
    return Dropped(packet, DropReason.VPCE_GATEWAY_PROTOCOL_RESTRICTION, evidence)


AT_EDGE = AtEdge(Stage.GATEWAY_ENDPOINT, take, give)
