"""What does an application load balancer do with a connection, there and back?"""

from dataclasses import replace

from vpcviz.facts import application_load_balancer as facts
from vpcviz.forwarding import load_balancer, network_load_balancer
from vpcviz.forwarding.admission import let_out
from vpcviz.forwarding.load_balancer import Asked
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.forwarding.proxy import answer_client, ask_target
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.flow import flow_of
from vpcviz.steps.stage import Stage

KIND = replace(network_load_balancer.KIND, because=facts.ROUND_ROBIN, empty=facts.NO_TARGETS)


def serve(passage: Passage, node: Interface, _sender: Interface | None, network: Network) -> Served:
    """Ask a target for what a client wants, or answer the client."""
    packet, memory, name = passage.packet.from_ip(), passage.memory, node.requester
    asked = memory.bindings.get((node.id, flow_of(packet.headers)))
    if asked is not None:
        answer = answer_client(packet, node, asked, facts.CONNECTION_ENDS, facts.TARGET_REFUSES)
        return Served(let_out(passage.through(Stage.LOAD_BALANCER, name, answer), node, network), node)
    balancer = network.topology.application_load_balancers[name]
    asking = Asked(network, passage.model)
    verdict, chosen = load_balancer.choose(packet, node, balancer, balancer.listeners, KIND, asking)
    passage = passage.through(Stage.LOAD_BALANCER, name, verdict)
    if chosen is None:
        return Served(passage, node)
    begun, memory = ask_target(packet, node, chosen, memory, facts.CONNECTION_ENDS, tells_client=True)
    passage = passage.through(Stage.LOAD_BALANCER, name, begun).remembering(memory)
    return Served(let_out(passage, node, network), node)


SERVE: Serve = serve
