"""What does a NAT gateway put in place of a source, and to whom does it give an answer back?"""

from dataclasses import replace

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts.identifiers import Address
from vpcviz.facts.protocols import protocol_name
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets import translation
from vpcviz.packets.answer import icmp_error, reset_of
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.fragments import is_fragment
from vpcviz.packets.headers import Icmp, IcmpType, IPv4, Tcp, TcpFlags, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded

LOWEST_PORT, HIGHEST_PORT = 1024, 65535

_LOWEST_FREE = Assumption(
    "nat-gateway-port", "a NAT gateway takes the lowest port that is free", facts.LOWEST_FREE_PORT
)
_FIRST_FREE = Assumption(
    "nat-gateway-address",
    "a NAT gateway takes the first of its addresses that has a port left, and the lowest of those",
    facts.FIRST_FREE_ADDRESS,
)
_READ = ((IPv4, "protocol"), (IPv4, "source"), (IPv4, "destination"), (IPv4, "ttl"))


def translate(passage: Passage, gateway: Interface, sender: Interface | None, _network: Network) -> Served:
    """
    Translate outward or, for the gateway's own address, back; it leaves by the interface by which it came.

    Args:
        gateway: The gateway's interface.
        sender: The interface that the packet comes from; None where it comes from none of the VPC's.
    """
    packet, memory = passage.packet.from_ip(), passage.memory
    verdict: Forwarded | Dropped
    if packet.header(IPv4).destination in gateway.addresses:
        verdict = restore_destination(packet, gateway, memory)
    else:
        verdict, memory = rewrite_source(packet, gateway, sender, memory)
    passage = passage.through(Stage.NAT_GATEWAY, gateway.requester, verdict).remembering(memory)
    if isinstance(verdict, Dropped) and verdict.reason is DropReason.NAT_GATEWAY_IDLE_TIMEOUT:
        passage = passage.told(gateway.id, reset_of(packet))
    if isinstance(verdict, Dropped) and verdict.reason is DropReason.TTL_EXCEEDED:
        passage = passage.told(gateway.id, icmp_error(packet, gateway.address, IcmpType.TIME_EXCEEDED, 0))
    return Served(passage, gateway)


def rewrite_source(
    packet: Packet, gateway: Interface, sender: Interface | None, memory: Memory
) -> tuple[Forwarded | Dropped, Memory]:
    """
    Put the gateway's own private address, and a port of its own, in place of the source's.

    Args:
        packet: From the IPv4 header inward, as it came in.
        gateway: The gateway's interface.
        sender: The interface that the packet comes from; None where it comes from none of the VPC's.

    Returns:
        The verdict, and the memory with the binding by which the answer is given back.
    """
    ip, transport, name = packet.header(IPv4), packet.transport, gateway.owner
    objects = (name, gateway.id)
    if sender is not None and sender.subnet == gateway.subnet:
        says = f"{name} serves no sender of its own subnet {gateway.subnet}, and {sender.id} is in it"
        evidence = Evidence(says, (*objects, sender.id), facts.OWN_SUBNET, ((IPv4, "source"),))
        return Dropped(packet, DropReason.NAT_GATEWAY_OWN_SUBNET, evidence), memory
    if not isinstance(transport, Tcp | Udp | Icmp):
        says = f"{name} carries TCP, UDP and ICMP, and not protocol {ip.protocol}"
        evidence = Evidence(says, objects, facts.PROTOCOLS, ((IPv4, "protocol"),))
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence), memory
    if fragment := _refuse_fragment(packet, gateway):
        return fragment, memory
    if ip.ttl <= 1:
        return _end(packet, gateway), memory
    inside = flow_of(packet.headers)
    if isinstance(transport, Tcp) and transport.flags is TcpFlags.PSH_ACK and not _is_bound(inside, gateway, memory):
        says = f"{name} has forgotten the connection, which has lain idle for too long, and resets it"
        evidence = Evidence(says, objects, facts.IDLE_TIMEOUT, _READ)
        return Dropped(packet, DropReason.NAT_GATEWAY_IDLE_TIMEOUT, evidence), memory
    place = _place_for(inside, gateway, memory)
    if place is None:
        says = f"{name} has no port left towards {ip.destination}"
        evidence = Evidence(says, objects, facts.PORTS, _READ)
        return Dropped(packet, DropReason.REMAP_EPHEMERAL_PORT, evidence), memory
    address, port = place
    onward = translation.translate_source(packet.rewrite(IPv4, ttl=ip.ttl - 1), address)
    onward = translation.translate_source_port(onward, port)
    called = "echo id" if isinstance(transport, Icmp) and not transport.quoted else "port"
    says = f"{name} puts its own {address} and {called} {port} in place of {ip.source} and {inside.source_port}"
    evidence = Evidence(
        says,
        objects,
        facts.PRIVATE_ADDRESS_IN_PLACE,
        _READ,
        (),
        _FIRST_FREE if len(gateway.addresses) > 1 else _LOWEST_FREE,
    )
    bound = memory.with_binding(name, flow_of(onward.headers).reversed(), inside.reversed())
    return Forwarded(onward, evidence), bound


def restore_destination(packet: Packet, gateway: Interface, memory: Memory) -> Forwarded | Dropped:
    """
    Give an answer back the address and the port for which it is meant.

    Args:
        packet: From the IPv4 header inward, for the gateway's own address.
    """
    ip, name = packet.header(IPv4), gateway.owner
    original = memory.bindings.get((name, flow_of(packet.headers)))
    if original is None:
        says = f"{name} lets in what answers a connection from inside, and nobody has asked {ip.source} for this"
        evidence = Evidence(says, (name, gateway.id), facts.NOTHING_UNSOLICITED, _READ)
        return Dropped(packet, DropReason.NAT_GATEWAY_UNSOLICITED, evidence)
    if fragment := _refuse_fragment(packet, gateway):
        return fragment
    if ip.ttl <= 1:
        return _end(packet, gateway)
    restored = translation.translate_destination(packet.rewrite(IPv4, ttl=ip.ttl - 1), original.destination)
    restored = translation.translate_destination_port(restored, original.destination_port)
    says = f"{name} recognises the answer, and puts {original.destination} in place of its own {ip.destination}"
    return Forwarded(restored, Evidence(says, (name, gateway.id), facts.PRIVATE_ADDRESS_IN_PLACE, _READ))


def _refuse_fragment(packet: Packet, gateway: Interface) -> Dropped | None:
    """Carry the fragments of UDP alone."""
    if not is_fragment(packet) or isinstance(packet.transport, Udp):
        return None
    name, protocol = gateway.owner, protocol_name(packet.header(IPv4).protocol)
    says = f"{name} drops fragments of {protocol.upper()}, and forwards those of UDP alone"
    evidence = Evidence(says, (name, gateway.id), facts.FRAGMENTS, ((IPv4, "more_fragments"), (IPv4, "protocol")))
    return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence)


def _end(packet: Packet, gateway: Interface) -> Dropped:
    ip = packet.header(IPv4)
    says = f"the TTL of {ip.ttl} ends at {gateway.owner}, which reports time exceeded to {ip.source}"
    evidence = Evidence(says, (gateway.owner, gateway.id), facts.DECREMENTS_TTL, ((IPv4, "ttl"),))
    return Dropped(packet, DropReason.TTL_EXCEEDED, evidence)


def _is_bound(inside: Flow, gateway: Interface, memory: Memory) -> bool:
    """Say whether a flow from inside has a port of the gateway's."""
    return any(owner == gateway.owner and bound == inside.reversed() for (owner, _), bound in memory.bindings.items())


def _place_for(inside: Flow, gateway: Interface, memory: Memory) -> tuple[Address, int] | None:
    """Give the address and the port that a flow has already, else the first that are free towards its destination."""
    wanted = replace(inside.reversed(), destination=gateway.address, destination_port=0)
    answers = {
        (answer.destination, answer.destination_port): bound
        for (owner, answer), bound in memory.bindings.items()
        if owner == gateway.owner and replace(answer, destination=gateway.address, destination_port=0) == wanted
    }
    has_already = (place for place, bound in answers.items() if bound == inside.reversed())
    if place := next(has_already, None):
        return place
    ports = range(LOWEST_PORT, HIGHEST_PORT + 1)
    free = ((address, port) for address in gateway.addresses for port in ports if (address, port) not in answers)
    return next(free, None)


FORGETS_AFTER_SECONDS = 350

SERVE: Serve = translate
