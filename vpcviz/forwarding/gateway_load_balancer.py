"""To which appliance does a gateway load balancer hand a packet, and what does it take from one?"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from ipaddress import IPv4Address
from zlib import crc32

from vpcviz.facts import gateway_load_balancer as facts
from vpcviz.facts import gateway_load_balancer_endpoint as endpoint_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import GENEVE_PORT, UDP
from vpcviz.forwarding import load_balancer, network_load_balancer
from vpcviz.forwarding.load_balancer import Asked, Chosen, Kind
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.network.gateway_load_balancer import GatewayListener, GatewayLoadBalancer
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.rule_tables import in_force, listener_row
from vpcviz.network.table import Table
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.geneve import source_port
from vpcviz.packets.headers import Geneve, Ip, IPv4, Tcp, TcpFlags, Udp
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import is_refusal
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Delivered, Dropped, Evidence, Forwarded, Lookup

MTU_OCTETS = 8500
OUTER_HEADERS = 3
FORGETS_AFTER_SECONDS = 350

KIND = Kind(
    because=facts.FLOW_STICKINESS,
    empty=facts.NO_TARGETS,
    no_listener=network_load_balancer.KIND.no_listener,
    other_port=network_load_balancer.KIND.other_port,
    no_targets=network_load_balancer.KIND.no_targets,
    none_in_zone=network_load_balancer.KIND.none_in_zone,
    none_enabled=network_load_balancer.KIND.none_enabled,
)

_FLOW = ((Ip, "protocol"), (Ip, "source"), (Ip, "destination"))
_NUMBERS = Assumption("geneve-numbers", "GENEVE's options have numbers that are made of the ids", facts.NUMBERS_MADE_UP)


def inspect(passage: Passage, node: Interface, endpoint: ObjectId, network: Network) -> Served:
    """
    Hand a packet that an endpoint has brought to an appliance: to the one that its flow has, else to one of them.

    Args:
        passage: With the packet from its IP header inward.
        node: The load balancer's interface in the endpoint's zone.
    """
    name, packet = node.requester, passage.packet
    passage = fit(passage, Limit(name, MTU_OCTETS, facts.MTU, fragments=False))
    if passage.is_over:
        return Served(passage, node)
    known = passage.memory.bindings.get((node.id, flow_of(packet.headers)))
    if known is None:
        if _is_in_the_middle(packet):
            says = f"{name} knows no such flow: one that has lain idle for too long is forgotten, and its data dropped"
            dropped = Dropped(packet, DropReason.FLOW_FORGOTTEN, Evidence(says, (name,), facts.IDLE_TIMEOUT, _FLOW))
            return Served(passage.through(Stage.LOAD_BALANCER, name, dropped), node)
        balancer = network.topology.gateway_load_balancers[name]
        verdict, chosen = choose(packet, node, balancer, Asked(network, passage.model))
        passage = passage.through(Stage.LOAD_BALANCER, name, verdict)
        if chosen is None:
            return Served(passage, node)
        known = _outer_flow(packet, node, chosen)
        passage = passage.remembering(_remembered(passage.memory, node, packet, known))
        wrapped = encapsulate(passage.packet, node, endpoint, known)
    else:
        wrapped = _sticking(encapsulate(passage.packet, node, endpoint, known), known)
    return Served(passage.through(Stage.LOAD_BALANCER, name, wrapped), node)


def choose(
    packet: Packet, node: Interface, balancer: GatewayLoadBalancer, asked: Asked
) -> tuple[Forwarded | Dropped, Chosen[GatewayListener] | None]:
    """
    Choose an appliance by what both directions of a flow have in common.

    Args:
        packet: From the IP header inward.
    """
    name, listeners = node.requester, in_force(balancer.listeners)
    table = Table(
        f"listeners of {name}",
        ("protocol", "port", "targets", "target port"),
        tuple(map(listener_row, listeners)),
        place=(node.requester_section, name, "listeners"),
    )
    if not listeners:
        says = f"{name} has no listener, and hands nothing to anybody"
        evidence = Evidence(says, (name, node.id), facts.TAKES_ALL, (), (Lookup(table, None),))
        return Dropped(packet, DropReason.ELBV2_LISTENERS_MISMATCH, evidence), None
    flow = _either_way(flow_of(packet.headers))
    return load_balancer.choose_target(packet, node, balancer, listeners[0], Lookup(table, 0), KIND, asked, flow)


def encapsulate(packet: Packet, node: Interface, endpoint: ObjectId, outer: Flow) -> Forwarded:
    """
    Put a packet, as it is, into a GENEVE packet for an appliance.

    Args:
        packet: From the IP header inward.
        endpoint: By which it has come.
        outer: From the node to the appliance.
    """
    assert isinstance(outer.destination, IPv4Address)
    flow = _either_way(flow_of(packet.headers))
    header = Geneve(
        number_of(endpoint),
        number_of(ObjectId(f"{endpoint} {node.requester}")),
        f"{crc32(repr((node.id, flow)).encode()):08x}",
    )
    ip = IPv4(node.ipv4_address, outer.destination, INITIAL_TTL, UDP, dont_fragment=True)
    wrapped = packet.wrap(ip, Udp(outer.source_port, outer.destination_port), header)
    says = (
        f"{node.requester} leaves it as it is, and puts GENEVE around it for {outer.destination}: it came by "
        f"{endpoint}, which is {header.endpoint}, and is of the flow {header.flow_cookie}"
    )
    return Forwarded(wrapped, Evidence(says, (node.requester, node.id, endpoint), facts.ENCAPSULATED, (), (), _NUMBERS))


def serve(passage: Passage, node: Interface, _sender: Interface | None, network: Network) -> Served:
    """Take back what an appliance has let pass, and let it out of the endpoint by which it came."""
    packet, name = passage.packet.from_ip(), node.requester
    verdict = take_back(packet, node, passage.memory, network.topology.gateway_load_balancer_endpoints)
    passage = passage.through(Stage.LOAD_BALANCER, name, verdict)
    if not isinstance(verdict, Forwarded):
        return Served(passage, node)
    endpoint = verdict.evidence.objects[2]
    port = network.interfaces[network.interfaces_of(endpoint)[0]]
    passage = passage.through(Stage.GATEWAY_LOAD_BALANCER_ENDPOINT, endpoint, let_out(passage.packet, port))
    return Served(passage, port)


def take_back(
    packet: Packet, node: Interface, memory: Memory, endpoints: Iterable[ObjectId]
) -> Forwarded | Delivered | Dropped:
    """
    Take GENEVE off what an appliance gives back, and nothing else.

    Args:
        packet: From the IP header inward, for the node's own address.
        endpoints: All that there are.

    Returns:
        The verdict; the endpoint by which the packet goes on is the third of its objects.
    """
    name, ip, transport = node.requester, packet.header(Ip), packet.transport
    objects = (name, node.id)
    if is_refusal(packet) and not isinstance(transport, Tcp):
        says = f"{name} hears from {ip.source} that it takes no GENEVE: the packet is lost, and its sender is not told"
        return Delivered(packet, Evidence(says, objects, facts.REFUSAL_IS_LOST, ((Ip, "source"),)))
    if not isinstance(transport, Udp):
        says = f"{name} takes GENEVE from appliances, and nothing else at its own address {ip.destination}"
        evidence = Evidence(says, objects, facts.GENEVE_ALONE, ((Ip, "protocol"),))
        return Dropped(packet, DropReason.GWLB_PROTOCOL_RESTRICTION, evidence)
    if transport.destination_port != GENEVE_PORT:
        says = f"{name} takes GENEVE on UDP port {GENEVE_PORT}, and nothing on port {transport.destination_port}"
        evidence = Evidence(says, objects, facts.PORT_ALONE, ((Udp, "destination_port"),))
        return Dropped(packet, DropReason.GWLB_DESTINATION_PORT_RESTRICTION, evidence)
    inside = packet.unwrap(OUTER_HEADERS) if packet.carries(Geneve) else None
    known = memory.bindings.get((node.id, flow_of(inside.headers))) if inside else None
    if inside is None or known is None:
        says = f"{name} has handed {ip.source} no such packet, and takes none from it"
        evidence = Evidence(says, objects, facts.GENEVE_ALONE, ((Ip, "source"), (Udp, "destination_port")))
        return Dropped(packet, DropReason.GWLB_PROTOCOL_RESTRICTION, evidence)
    header = packet.header(Geneve)
    endpoint = next(one for one in endpoints if number_of(one) == header.endpoint)
    says = f"{name} takes GENEVE off what {ip.source} gives back, and lets it out of {endpoint}, by which it came"
    read = ((IPv4, "source"), (Geneve, "endpoint"), (Geneve, "attachment"), (Geneve, "flow_cookie"))
    return Forwarded(inside, Evidence(says, (*objects, endpoint), facts.GIVEN_BACK, read))


def let_out(packet: Packet, port: Interface) -> Forwarded:
    """
    Let what an appliance has let pass out of the interface of an endpoint.

    Args:
        packet: From the IP header inward.
    """
    says = f"{port.requester} lets it out again, by the route table of {port.subnet}"
    return Forwarded(packet, Evidence(says, (port.requester, port.id), endpoint_facts.GOES_ON))


def number_of(object_id: ObjectId) -> str:
    """Make a number of 64 bits of an id, by its hexadecimal digits; the same one every time."""
    return blake2b(object_id.encode(), digest_size=8).hexdigest()


def _outer_flow(packet: Packet, node: Interface, chosen: Chosen[GatewayListener]) -> Flow:
    """Give the flow from a node to an appliance; the source port tells flows apart, as RFC 8926 asks."""
    return Flow(UDP, node.address, source_port(packet.headers), chosen.address, GENEVE_PORT)


def _sticking(wrapped: Forwarded, outer: Flow) -> Forwarded:
    """Say of a packet that it goes to where its flow has gone before."""
    says = f"the flow is known, and goes to {outer.destination} in both directions: {wrapped.evidence.says}"
    return replace(wrapped, evidence=replace(wrapped.evidence, says=says, fact=facts.FLOW_STICKINESS, read=_FLOW))


def _remembered(memory: Memory, node: Interface, packet: Packet, outer: Flow) -> Memory:
    """Remember to which appliance a flow goes, in both directions."""
    flow = flow_of(packet.headers)
    return memory.with_binding(node.id, flow, outer).with_binding(node.id, flow.reversed(), outer)


def _either_way(flow: Flow) -> Flow:
    """Give the flow of one direction or of the other: the same one of both."""
    back = flow.reversed()
    return min(flow, back, key=lambda one: (one.source.packed, one.source_port, one.destination_port))


def _is_in_the_middle(packet: Packet) -> bool:
    """Say whether a packet goes on with a TCP connection, and begins none."""
    transport = packet.transport
    return isinstance(transport, Tcp) and transport.flags is TcpFlags.PSH_ACK


SERVE: Serve = serve
