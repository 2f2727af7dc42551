"""What does a classic load balancer do with a connection, there and back?"""

from dataclasses import replace

from vpcviz.facts import classic_load_balancer as facts
from vpcviz.facts import load_balancer as balancer_facts
from vpcviz.forwarding import load_balancer
from vpcviz.forwarding.admission import let_out
from vpcviz.forwarding.load_balancer import Asked, Kind
from vpcviz.forwarding.network_acl import evaluate_outbound_entries
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.forwarding.proxy import answer_client, ask_target
from vpcviz.network.classic_load_balancer import ClassicProtocol
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import IPv4
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Dropped

KIND = Kind(
    because=facts.CHOICE,
    empty=balancer_facts.NO_TARGETS,
    no_listener=DropReason.ELB_LISTENERS_MISMATCH,
    other_port=DropReason.ELB_LISTENER_PORT_RESTRICTION,
    no_targets=DropReason.ELB_INSTALLED_AZ_RESTRICTION,
    none_in_zone=DropReason.ELB_NOT_CROSSZONE,
    none_enabled=DropReason.ELB_INSTALLED_AZ_RESTRICTION,
)


def serve(passage: Passage, node: Interface, _sender: Interface | None, network: Network) -> Served:
    """Ask a target for what a client wants, or answer the client."""
    packet, memory, name = passage.packet.from_ip(), passage.memory, node.requester
    asked = memory.bindings.get((node.id, flow_of(packet.headers)))
    if asked is not None:
        answer = answer_client(packet, node, asked, facts.CONNECTION_ENDS, facts.CONNECTION_ENDS)
        return Served(let_out(passage.through(Stage.LOAD_BALANCER, name, answer), node, network), node)
    balancer = network.topology.classic_load_balancers[name]
    asking = Asked(network, passage.model)
    verdict, chosen = load_balancer.choose(packet, node, balancer, balancer.listeners, KIND, asking)
    passage = passage.through(Stage.LOAD_BALANCER, name, verdict)
    if chosen is None:
        return Served(passage, node)
    reads = chosen.listener.protocol in (ClassicProtocol.HTTP, ClassicProtocol.HTTPS)
    because = facts.REQUEST_ENDS if reads else facts.CONNECTION_ENDS
    begun, memory = ask_target(packet, node, chosen, memory, because, tells_client=reads)
    passage = passage.through(Stage.LOAD_BALANCER, name, begun).remembering(memory)
    return Served(meet_acl(let_out(passage, node, network), node, network), node)


def meet_acl(passage: Passage, node: Interface, network: Network) -> Passage:
    """Ask the network ACL of a node's subnet about what goes to a target in it; elsewhere that is asked anyway."""
    subnet = network.subnets[node.subnet]
    if passage.is_over or not subnet.holds(passage.packet.header(IPv4).destination):
        return passage
    acl = network.network_acls[subnet.network_acl]
    verdict = evaluate_outbound_entries(passage.packet, acl)
    verdict = replace(verdict, evidence=replace(verdict.evidence, fact=facts.ACL_IN_ITS_SUBNET))
    if isinstance(verdict, Dropped):
        verdict = replace(verdict, reason=DropReason.ELB_ACL_RESTRICTION)
    return passage.through(Stage.NETWORK_ACL_EGRESS, acl.id, verdict)


SERVE: Serve = serve
