"""What does a NAT gateway put in place of a source, and to whom does it give an answer back?"""

from dataclasses import replace
from ipaddress import IPv6Address

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts.embedded_address import NAT64_BLOCK, embed, embedded
from vpcviz.facts.identifiers import Address
from vpcviz.facts.protocols import protocol_name
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets import nat64, translation
from vpcviz.packets.answer import icmp_error, reset_of
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.fragments import is_fragment
from vpcviz.packets.headers import IcmpMessage, IcmpType, Ip, IPv4, IPv6, Tcp, TcpFlags, Udp
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
_BY_RFC_7915 = Assumption(
    "nat64-headers", "a NAT gateway makes headers of the other version as RFC 7915 has it", facts.NAT64_HEADERS
)
_EMBEDDED_TELLER = Assumption(
    "nat64-teller",
    "a NAT gateway tells of the end of a hop limit by its own address behind the prefix",
    facts.NAT64_TELLER,
)
_READ = ((Ip, "protocol"), (Ip, "source"), (Ip, "destination"), (Ip, "ttl"))


def translate(passage: Passage, gateway: Interface, sender: Interface | None, _network: Network) -> Served:
    """
    Translate outward or, for the gateway's own address, back; it leaves by the interface by which it came.

    Args:
        gateway: The gateway's interface.
        sender: The interface that the packet comes from; None where it comes from none of the VPC's.
    """
    packet, memory = passage.packet.from_ip(), passage.memory
    verdict: Forwarded | Dropped
    if packet.header(Ip).destination in gateway.addresses:
        verdict = restore_destination(packet, gateway, memory)
    else:
        verdict, memory = rewrite_source(packet, gateway, sender, memory)
    passage = passage.through(Stage.NAT_GATEWAY, gateway.requester, verdict).remembering(memory)
    if isinstance(verdict, Dropped) and verdict.reason is DropReason.NAT_GATEWAY_IDLE_TIMEOUT:
        passage = passage.told(gateway.id, reset_of(packet))
    if isinstance(verdict, Dropped) and verdict.reason is DropReason.TTL_EXCEEDED:
        own = embed(gateway.ipv4_address) if packet.carries(IPv6) else gateway.address
        passage = passage.told(gateway.id, icmp_error(packet, own, IcmpType.TIME_EXCEEDED, 0))
    return Served(passage, gateway)


def rewrite_source(
    packet: Packet, gateway: Interface, sender: Interface | None, memory: Memory
) -> tuple[Forwarded | Dropped, Memory]:
    """
    Put the gateway's own private address, and a port of its own, in place of the source's; of IPv6 make IPv4.

    Args:
        packet: From the IP header inward, as it came in.
        gateway: The gateway's interface.
        sender: The interface that the packet comes from; None where it comes from none of the VPC's.

    Returns:
        The verdict, and the memory with the binding by which the answer is given back.
    """
    ip, transport, name = packet.header(Ip), packet.transport, gateway.owner
    objects = (name, gateway.id)
    if sender is not None and sender.subnet == gateway.subnet:
        says = f"{name} serves no sender of its own subnet {gateway.subnet}, and {sender.id} is in it"
        evidence = Evidence(says, (*objects, sender.id), facts.OWN_SUBNET, ((Ip, "source"),))
        return Dropped(packet, DropReason.NAT_GATEWAY_OWN_SUBNET, evidence), memory
    far = embedded(ip.destination)
    if ip.source.version == 6 and far is None:
        says = f"{name} translates what is for {NAT64_BLOCK}, and nothing else of IPv6: not {ip.destination}"
        evidence = Evidence(says, objects, facts.NAT64, ((Ip, "destination"),))
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence), memory
    if not isinstance(transport, Tcp | Udp | IcmpMessage):
        says = f"{name} carries TCP, UDP and ICMP, and not protocol {ip.protocol}"
        evidence = Evidence(says, objects, facts.PROTOCOLS, ((Ip, "protocol"),))
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
    lowered, own = packet.rewrite(Ip, ttl=ip.ttl - 1), gateway.ipv4_address
    outside = nat64.to_ipv4(lowered, own) if far else translation.translate_source(lowered, own)
    place = _place_for(inside, flow_of(outside.headers), gateway, memory)
    if place is None:
        says = f"{name} has no port left towards {ip.destination}"
        evidence = Evidence(says, objects, facts.PORTS, _READ)
        return Dropped(packet, DropReason.REMAP_EPHEMERAL_PORT, evidence), memory
    address, port = place
    onward = translation.translate_source_port(translation.translate_source(outside, address), port)
    called = "echo id" if isinstance(transport, IcmpMessage) and not transport.quoted else "port"
    says = f"puts its own {address} and {called} {port} in place of {ip.source} and {inside.source_port}"
    says = f"makes IPv4 of it, to {far} out of {ip.destination}: it {says}" if far else says
    assumed = _FIRST_FREE if len(gateway.addresses) > 1 else _LOWEST_FREE
    fact = facts.NAT64 if far else facts.PRIVATE_ADDRESS_IN_PLACE
    evidence = Evidence(f"{name} {says}", objects, fact, _READ, (), assumed)
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
    lowered, host = packet.rewrite(IPv4, ttl=ip.ttl - 1), original.destination
    fact, assumed = facts.PRIVATE_ADDRESS_IN_PLACE, None
    says = f"{name} recognises the answer, and puts {host} in place of its own {ip.destination}"
    if isinstance(host, IPv6Address):
        restored, fact, assumed = nat64.to_ipv6(lowered, ip.destination, host), facts.NAT64, _BY_RFC_7915
        says = f"{says}, and {restored.header(IPv6).source} in place of {ip.source}: it makes IPv6 of it"
    else:
        restored = translation.translate_destination(lowered, host)
    restored = translation.translate_destination_port(restored, original.destination_port)
    return Forwarded(restored, Evidence(says, (name, gateway.id), fact, _READ, (), assumed))


def _refuse_fragment(packet: Packet, gateway: Interface) -> Dropped | None:
    """Carry the fragments of UDP alone."""
    if not is_fragment(packet) or isinstance(packet.transport, Udp):
        return None
    name, protocol = gateway.owner, protocol_name(packet.header(Ip).protocol).upper()
    called = "ICMP" if isinstance(packet.transport, IcmpMessage) else protocol
    says = f"{name} drops fragments of {called}, and forwards those of UDP alone"
    read = ((IPv4, "more_fragments"), (IPv6, "more_fragments"), (Ip, "protocol"))
    evidence = Evidence(says, (name, gateway.id), facts.FRAGMENTS, read)
    return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence)


def _end(packet: Packet, gateway: Interface) -> Dropped:
    ip = packet.header(Ip)
    is_ipv6 = packet.carries(IPv6)
    called, assumed = ("hop limit", _EMBEDDED_TELLER) if is_ipv6 else ("TTL", None)
    says = f"the {called} of {ip.ttl} ends at {gateway.owner}, which reports time exceeded to {ip.source}"
    fact = facts.NAT64_TELLER if is_ipv6 else facts.DECREMENTS_TTL
    evidence = Evidence(says, (gateway.owner, gateway.id), fact, ((Ip, "ttl"),), (), assumed)
    return Dropped(packet, DropReason.TTL_EXCEEDED, evidence)


def _is_bound(inside: Flow, gateway: Interface, memory: Memory) -> bool:
    """Say whether a flow from inside has a port of the gateway's."""
    return any(owner == gateway.owner and bound == inside.reversed() for (owner, _), bound in memory.bindings.items())


def _place_for(inside: Flow, outside: Flow, gateway: Interface, memory: Memory) -> tuple[Address, int] | None:
    """
    Give the address and the port that a flow has already, else the first that are free towards its destination.

    Args:
        outside: The flow as it leaves by the primary address, but for the port.
    """
    wanted = replace(outside.reversed(), destination_port=0)
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
