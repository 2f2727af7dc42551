"""What does a gateway load balancer endpoint do with what a route leads to it?"""

from dataclasses import replace

from vpcviz.facts import gateway_load_balancer as balancer_facts
from vpcviz.facts import gateway_load_balancer_endpoint as facts
from vpcviz.forwarding import gateway_load_balancer
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import Ip, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, LeftModel

_TTL = Assumption("endpoint-ttl", "a gateway load balancer leaves the TTL as it is", facts.TTL_UNKNOWN)
_DUALSTACK = Assumption("dualstack", "the gateway load balancer is of the type dualstack", balancer_facts.BOTH_VERSIONS)
_READ = ((Ip, "destination"),)


def serve(passage: Passage, port: Interface, _sender: Interface | None, network: Network) -> Served:
    """Hand a packet to the node of the load balancer in the endpoint's zone, and there to an appliance."""
    passage = replace(passage, packet=passage.packet.from_ip())
    node = node_behind(port, network)
    verdict = hand_over(passage.packet, port, node)
    passage = passage.through(Stage.GATEWAY_LOAD_BALANCER_ENDPOINT, port.requester, verdict)
    if passage.is_over or node is None:
        return Served(passage, port)
    return gateway_load_balancer.inspect(passage, node, port.requester, network)


def node_behind(port: Interface, network: Network) -> Interface | None:
    """Give the interface of the load balancer behind an endpoint, in its zone; None where that is not known."""
    balancer = network.topology.gateway_load_balancer_endpoints[port.requester].load_balancer
    zone = network.subnets[port.subnet].zone
    nodes = (network.interfaces[one] for one in network.interfaces_of(balancer)) if balancer else ()
    return next((node for node in nodes if network.subnets[node.subnet].zone == zone), None)


def hand_over(packet: Packet, port: Interface, node: Interface | None) -> Forwarded | Dropped | LeftModel:
    """
    Take whatever a route leads here, and nothing that is for the endpoint itself.

    Args:
        packet: From the IP header inward.
        node: The load balancer's interface in the zone; None where the load balancer is not drawn.
    """
    name, destination = port.requester, packet.header(Ip).destination
    if port.holds(destination):
        says = f"{destination} is {name}'s own address, at which nothing answers: it is what routes lead to"
        evidence = Evidence(says, (name, port.id), facts.NO_DESTINATION, _READ)
        return Dropped(packet, DropReason.INTERFACE_NOT_A_DESTINATION, evidence)
    if node is None:
        says = f"{name} hands it to a gateway load balancer that is not drawn"
        return LeftModel(packet, name, Evidence(says, (name, port.id), facts.NO_SERVICE))
    assumed = _DUALSTACK if packet.carries(IPv6) else _TTL
    says = f"{name} hands it, with source and destination as they are, to {node.id}, in the same zone"
    evidence = Evidence(says, (name, port.id, node.requester, node.id), facts.HANDED_OVER, (), (), assumed)
    return Forwarded(packet, evidence)


SERVE: Serve = serve
