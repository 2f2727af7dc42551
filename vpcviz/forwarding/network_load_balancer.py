"""What does a network load balancer change in a packet, there and back?"""

from vpcviz.facts import load_balancer as balancer_facts
from vpcviz.facts import network_load_balancer as facts
from vpcviz.forwarding import load_balancer
from vpcviz.forwarding.admission import let_out
from vpcviz.forwarding.load_balancer import LOWEST_FREE, Asked, Chosen, Kind
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.network.index import Network
from vpcviz.network.network_load_balancer import NetworkListener
from vpcviz.network.resolved import Interface
from vpcviz.packets import translation
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.headers import IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Evidence, Forwarded

KIND = Kind(
    because=facts.FLOW_HASH,
    empty=balancer_facts.NO_TARGETS,
    no_listener=DropReason.ELBV2_LISTENERS_MISMATCH,
    other_port=DropReason.ELBV2_LISTENER_PORT_RESTRICTION,
    no_targets=DropReason.ELBV2_LISTENER_HAS_NO_TG,
    none_in_zone=DropReason.ELBV2_NO_TARGETS_IN_AZ,
    none_enabled=DropReason.ELBV2_NO_TARGETS_IN_AZ,
)

_READ = ((IPv4, "source"), (IPv4, "destination"), (IPv4, "protocol"))


def serve(passage: Passage, node: Interface, _sender: Interface | None, network: Network) -> Served:
    """Hand a connection on to a target, or a target's answer back to the client."""
    packet, memory = passage.packet.from_ip(), passage.memory
    asked = memory.bindings.get((node.id, flow_of(packet.headers)))
    if asked is not None:
        passage = passage.through(Stage.LOAD_BALANCER, node.requester, give_back(packet, node, asked))
        return Served(let_out(passage, node, network), node)
    balancer = network.topology.network_load_balancers[node.requester]
    asking = Asked(network, passage.model)
    verdict, chosen = load_balancer.choose(packet, node, balancer, balancer.listeners, KIND, asking)
    passage = passage.through(Stage.LOAD_BALANCER, node.requester, verdict)
    if chosen is None:
        return Served(passage, node)
    is_kept = balancer.preserves(chosen.listener, chosen.target)
    handed, memory = hand_on(packet, node, chosen, memory, network, keeps_client=is_kept)
    passage = passage.through(Stage.LOAD_BALANCER, node.requester, handed).remembering(memory)
    return Served(let_out(passage, node, network), node)


def hand_on(
    packet: Packet,
    node: Interface,
    chosen: Chosen[NetworkListener],
    memory: Memory,
    network: Network,
    *,
    keeps_client: bool,
) -> tuple[Forwarded, Memory]:
    """
    Put the target's address and port in place of the node's and, unless kept, the node's in place of the client's.

    Args:
        packet: From the IPv4 header inward.

    Returns:
        The verdict, and the memory by which the answer finds its way back.
    """
    name, came = node.requester, flow_of(packet.headers)
    onward = translation.translate_destination(packet, chosen.address)
    onward = translation.translate_destination_port(onward, chosen.port)
    instead = f"{chosen.address} port {chosen.port} in place of its own {came.destination} port {came.destination_port}"
    if keeps_client:
        says = f"{name} puts {instead}; {chosen.target.target} sees the client's own {came.source}"
        evidence = Evidence(says, (name, node.id), facts.CLIENT_ADDRESS_KEPT, _READ)
        target = network.interface_at(node.vpc, chosen.address)
        if target is not None:
            memory = memory.with_way_back(target.id, flow_of(onward.headers).reversed(), node.id)
    else:
        onward = translation.translate_source(onward, node.address)
        port = load_balancer.free_port(node, flow_of(onward.headers), memory)
        onward = translation.translate_source_port(onward, port)
        says = f"{name} puts {instead}, and its own {node.address} port {port} in place of the client's {came.source}"
        evidence = Evidence(says, (name, node.id), facts.OWN_ADDRESS, _READ, (), LOWEST_FREE)
    memory = memory.with_binding(node.id, flow_of(onward.headers).reversed(), came.reversed())
    return Forwarded(onward, evidence), memory


def give_back(packet: Packet, node: Interface, asked: Flow) -> Forwarded:
    """
    Give a target's answer the address and port that the client asked, and the client's own.

    Args:
        packet: From the IPv4 header inward.
        asked: The flow of the answer that the client waits for.
    """
    ip = packet.header(IPv4)
    answer = translation.translate_source_port(packet, asked.source_port)
    if ip.source == flow_of(packet.headers).source:
        answer = translation.translate_source(answer, asked.source)
    answer = translation.translate_destination(answer, asked.destination)
    answer = translation.translate_destination_port(answer, asked.destination_port)
    says = f"{node.requester} recognises the answer, and gives it to {asked.destination} from {asked.source}"
    return Forwarded(answer, Evidence(says, (node.requester, node.id), facts.ANSWER_FROM_THE_NODE, _READ))


SERVE: Serve = serve
