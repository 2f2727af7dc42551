"""What does an interface endpoint take to its service, and does it begin anything itself?"""

from vpcviz.facts import interface_endpoint as facts
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import Passage, Serve, Served, Speak
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Ip, Tcp
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory, Side
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Delivered, Dropped, Evidence, Forwarded

MTU_OCTETS = 8500

_READ = ((Ip, "source"), (Ip, "destination"), (Ip, "protocol"))


def serve(passage: Passage, port: Interface, _sender: Interface | None, network: Network) -> Served:
    """Hand a packet that has come to an endpoint's interface to the service behind it."""
    passage = fit(passage, Limit(port.requester, MTU_OCTETS, facts.MTU, fragments=False))
    if passage.is_over:
        return Served(passage, port)
    service = network.topology.interface_endpoints[port.requester].service
    verdict = take(passage.packet.from_ip(), port, service)
    return Served(passage.through(Stage.INTERFACE_ENDPOINT, port.requester, verdict), port)


def take(packet: Packet, port: Interface, service: str) -> Delivered | Dropped:
    """
    Take TCP to the service, and nothing else.

    Args:
        packet: From the IP header inward.
        port: The endpoint's interface to which it has come.
    """
    ip, objects = packet.header(Ip), (port.requester, port.id)
    if not isinstance(packet.transport, Tcp):
        says = f"{port.requester} carries TCP to {service}, and nothing else"
        evidence = Evidence(says, objects, facts.TCP_ALONE, ((Ip, "protocol"),))
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence)
    says = f"{port.requester} hands what comes to {ip.destination} to {service}, which answers"
    return Delivered(packet, Evidence(says, objects, facts.INTERFACE_IN_EACH_SUBNET, _READ))


def speak(packet: Packet, port: Interface, memory: Memory) -> Forwarded | Dropped:
    """
    Let an answer out of an endpoint's interface, and nothing that it would begin itself.

    Args:
        packet: In its frame where it goes to a neighbour.
        memory: The flows that the interface has let in.
    """
    ip, objects = packet.header(Ip), (port.requester, port.id)
    if not memory.is_connected(port.id, Side.OUT, flow_of(packet.from_ip().headers)):
        says = f"{port.requester} begins no connection to {ip.destination}, or to anything else in {port.vpc}"
        return Dropped(packet, DropReason.VPCE_INTRA_VPC_TRAFFIC, Evidence(says, objects, facts.BEGINS_NOTHING, _READ))
    says = f"{port.requester} answers from {ip.source} to {ip.destination}"
    return Forwarded(packet, Evidence(says, objects, facts.INTERFACE_IN_EACH_SUBNET, _READ))


SERVE: Serve = serve
SPEAK = Speak(Stage.INTERFACE_ENDPOINT, speak)
