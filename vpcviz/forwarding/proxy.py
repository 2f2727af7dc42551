"""What becomes of a connection that a load balancer ends at its node, to begin one of its own to a target?"""

from vpcviz.facts.fact import Fact
from vpcviz.forwarding import load_balancer
from vpcviz.forwarding.load_balancer import LOWEST_FREE, Chosen, L
from vpcviz.network.resolved import Interface
from vpcviz.packets import translation
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.headers import IPv4
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import is_refusal, tell_refusal
from vpcviz.steps.memory import Memory
from vpcviz.steps.verdict import Delivered, Evidence, Forwarded

_READ = ((IPv4, "source"), (IPv4, "destination"), (IPv4, "protocol"))


def ask_target(
    packet: Packet, node: Interface, chosen: Chosen[L], memory: Memory, because: Fact, *, tells_client: bool
) -> tuple[Forwarded, Memory]:
    """
    Begin a connection from the node's own address to a target, for what the client has asked.

    Args:
        packet: The client's, from the IPv4 header inward.
        tells_client: Whether a header says who the client is.

    Returns:
        The verdict, with the packet that begins the node's own connection, and the memory of whom it is for.
    """
    name, came = node.requester, flow_of(packet.headers)
    own = translation.translate_source(packet.rewrite(IPv4, ttl=INITIAL_TTL), node.address)
    own = translation.translate_destination(own, chosen.address)
    own = translation.translate_destination_port(own, chosen.port)
    port = load_balancer.free_port(node, flow_of(own.headers), memory)
    own = translation.translate_source_port(own, port)
    told = f"X-Forwarded-For tells it of {came.source}" if tells_client else f"nothing tells it of {came.source}"
    says = (
        f"{name} has taken the client's connection itself, and begins one of its own from {node.address} port {port} "
        f"to {chosen.target.target}, {chosen.address} port {chosen.port}, which sees {name} alone; {told}"
    )
    bound = memory.with_binding(node.id, flow_of(own.headers).reversed(), came.reversed())
    return Forwarded(own, Evidence(says, (name, node.id), because, _READ, (), LOWEST_FREE)), bound


def answer_client(packet: Packet, node: Interface, asked: Flow, because: Fact, refused: Fact) -> Forwarded | Delivered:
    """
    Answer the client on its own connection, once the target has answered on the node's.

    Args:
        packet: The target's, from the IPv4 header inward.
        asked: The flow of the answer that the client waits for.
        because: How such a load balancer ends connections.
        refused: What it does where the target refuses.
    """
    ip, objects = packet.header(IPv4), (node.requester, node.id)
    if is_refusal(packet):
        says = f"{node.requester} learns from {ip.source} that {tell_refusal(packet)}: its client is told by itself"
        return Delivered(packet, Evidence(says, objects, refused, _READ))
    answer = translation.translate_source_port(packet.rewrite(IPv4, ttl=INITIAL_TTL), asked.source_port)
    answer = translation.translate_source(answer, asked.source)
    answer = translation.translate_destination(answer, asked.destination)
    answer = translation.translate_destination_port(answer, asked.destination_port)
    says = f"the connection to the target stands: {node.requester} answers {asked.destination} on the client's own"
    return Forwarded(answer, Evidence(says, objects, because, _READ))
