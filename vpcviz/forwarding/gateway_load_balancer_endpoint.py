"""What does a gateway load balancer endpoint do with what a route leads to it?"""

from dataclasses import replace

from vpcviz.facts import gateway_load_balancer as balancer_facts
from vpcviz.facts import gateway_load_balancer_endpoint as facts
from vpcviz.facts.identifiers import ObjectId
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
    balancer = network.topology.gateway_load_balancer_endpoints[port.requester].load_balancer
    node = _node_in_zone(port, balancer, network) if balancer else None
    verdict = hand_over(passage.packet, port, balancer, node, network.subnets[port.subnet].zone)
    passage = passage.through(Stage.GATEWAY_LOAD_BALANCER_ENDPOINT, port.requester, verdict)
    if passage.is_over or node is None:
        return Served(passage, port)
    return gateway_load_balancer.inspect(passage, node, port.requester, network)


def _node_in_zone(port: Interface, balancer: ObjectId, network: Network) -> Interface | None:
    """Give the interface that a load balancer has in an endpoint's zone; None where it has none."""
    zone = network.subnets[port.subnet].zone
    nodes = (network.interfaces[one] for one in network.interfaces_of(balancer))
    return next((node for node in nodes if network.subnets[node.subnet].zone == zone), None)


def hand_over(
    packet: Packet, port: Interface, balancer: ObjectId | None, node: Interface | None, zone: str
) -> Forwarded | Dropped | LeftModel:
    """
    Take whatever a route leads here, and nothing that is for the endpoint itself.

    Args:
        packet: From the IP header inward.
        balancer: The one behind the endpoint; None where it is not drawn.
        node: Its interface in the endpoint's zone, if it has one.
    """
    name, destination = port.requester, packet.header(Ip).destination
    if port.holds(destination):
        says = f"{destination} is {name}'s own address, at which nothing answers: it is what routes lead to"
        evidence = Evidence(says, (name, port.id), facts.NO_DESTINATION, _READ)
        return Dropped(packet, DropReason.INTERFACE_NOT_A_DESTINATION, evidence)
    if balancer is None:
        says = f"{name} hands it to a gateway load balancer that is not drawn"
        return LeftModel(packet, name, Evidence(says, (name, port.id), facts.NO_SERVICE))
    if node is None:
        says = f"{balancer} has no node in {zone}, where {name} is, and hands on nothing from there"
        evidence = Evidence(says, (name, port.id, balancer), facts.ZONE_OF_THE_SERVICE)
        return Dropped(packet, DropReason.VPCE_SERVICE_NOT_INSTALLED_IN_AZ, evidence)
    assumed = _DUALSTACK if packet.carries(IPv6) else _TTL
    says = f"{name} hands it, with source and destination as they are, to {node.id}, in the same zone"
    evidence = Evidence(says, (name, port.id, node.requester, node.id), facts.HANDED_OVER, (), (), assumed)
    return Forwarded(packet, evidence)


SERVE: Serve = serve
