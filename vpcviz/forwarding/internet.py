"""What becomes of a packet on the Internet, and who answers there?"""

from dataclasses import dataclass

from vpcviz.facts import internet as facts
from vpcviz.facts import linux as linux_facts
from vpcviz.facts.embedded_address import NAT64_BLOCK
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.mtu import Limit
from vpcviz.network.index import AWS_SERVICES, INTERNET, Network
from vpcviz.network.resolved import Interface
from vpcviz.network.special_blocks import is_private, is_shared, is_special, is_unique_local
from vpcviz.packets.answer import INTERNET_MTU_OCTETS, answer_to
from vpcviz.packets.flow import flow_of
from vpcviz.packets.fragments import whole_of
from vpcviz.packets.headers import IcmpMessage, Ip, Saying, Tcp, TcpFlags
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import is_refusal, tell_refusal
from vpcviz.steps.memory import Memory, Side
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Delivered, Dropped, Evidence, Forwarded, LeftModel, Verdict

READ = ((Ip, "destination"),)

FEW_HOPS = 30
"""What has less TTL left might end on the Internet; traceroute, too, looks no further."""

_HOPS = Assumption("internet-hops", "what outlives the Internet's first router arrives", facts.HOPS_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Crossing:
    """
    Where the Internet brings a packet.

    Attributes:
        at: The host on the Internet that receives it, or `internet`.
        gateway: The gateway, or the customer gateway, that it comes to next; None where its way ends on the Internet.
        reply: What the receiver sends back.
        is_accepted: Whether the receiver took it as the answer that it had waited for.
    """

    at: ObjectId
    verdict: Verdict
    gateway: ObjectId | None = None
    reply: Packet | None = None
    is_accepted: bool = False


def cross_internet(packet: Packet, came_from: ObjectId, network: Network, memory: Memory) -> Crossing:
    """
    Route a packet by its destination alone, as far as the drawing knows the Internet.

    Args:
        packet: From the IP header inward.
        came_from: A host on the Internet, `internet`, a gateway, or a customer gateway.
        memory: Whose answers are waited for.
    """
    destination = packet.header(Ip).destination
    if packet.header(Ip).ttl <= 1:
        return Crossing(INTERNET, _expire(packet))
    if (INTERNET, flow_of(packet.headers).reversed()) in memory.expected:
        return _receive(packet, INTERNET, memory)
    if destination in network.internet_addresses:
        return _receive(packet, network.internet_addresses[destination], memory)
    kept_inside = is_private(destination) or is_unique_local(destination)
    if kept_inside or is_shared(destination) or is_special(destination):
        block = "a private" if kept_inside else "a shared" if is_shared(destination) else "a special"
        says = f"the Internet routes nothing to {destination}, {block} address"
        fact = facts.SPECIAL_NOT_ROUTED if is_special(destination) else facts.PRIVATE_NOT_ROUTED
        evidence = Evidence(says, (INTERNET,), fact, READ)
        return Crossing(INTERNET, Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence))
    if destination.version == 6 and destination in NAT64_BLOCK:
        says = f"the Internet routes nothing to {destination}: what is behind {NAT64_BLOCK} is reached by a NAT64 alone"
        evidence = Evidence(says, (INTERNET,), facts.NAT64_NOT_ROUTED, READ)
        return Crossing(INTERNET, Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence))
    gateway = network.site_addresses.get(destination) or _gateway_for(packet, came_from, network, memory)
    if gateway is not None:
        where = came_from if came_from in network.topology.internet_hosts else INTERNET
        says = f"the Internet brings the packet for {destination} to {gateway}"
        evidence = Evidence(says, (where, gateway), facts.ROUTED_BY_DESTINATION, READ)
        return Crossing(where, Forwarded(packet, evidence), gateway)
    if destination in network.ipv6_addresses:
        holder = network.ipv6_addresses[destination]
        says = f"{destination} is {holder.id}'s, and {holder.vpc} has no gateway by which the Internet gets there"
        evidence = Evidence(says, (INTERNET, holder.vpc), facts.NO_GATEWAY, READ)
        return Crossing(INTERNET, Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence))
    service = network.service_at(destination)
    is_from_inside = is_gateway(came_from, network) or came_from in network.sites
    where, fact = (AWS_SERVICES, facts.SERVICE_STAYS_INSIDE) if service else (INTERNET, facts.LEFT_THE_MODEL)
    says = f"{destination} is somewhere on the Internet, which the drawing does not hold"
    if service:
        says = f"{destination} is {service}'s, a service of AWS of which the drawing holds no more"
    assumed = (
        Assumption("far-end-answers", f"{destination} is there and answers", facts.FAR_END_ANSWERS)
        if is_from_inside and answer_to(packet)
        else None
    )
    evidence = Evidence(says, (where,), fact, READ, (), assumed)
    reply = answer_to(packet) if is_from_inside else None
    return Crossing(where, LeftModel(packet, where, evidence), None, reply)


def _expire(packet: Packet) -> Dropped:
    """Let a packet end at the first router, whose address no drawing holds."""
    ip = packet.header(Ip)
    says = f"the TTL of {ip.ttl} ends at the first router on the Internet, which tells {ip.source}"
    return Dropped(packet, DropReason.TTL_EXCEEDED, Evidence(says, (INTERNET,), facts.ROUTERS, ((Ip, "ttl"),)))


def depart(packet: Packet, sender: ObjectId) -> Forwarded:
    """Let a host on the Internet send."""
    ip = packet.header(Ip)
    says = f"{sender} sends from {ip.source} to {ip.destination}"
    return Forwarded(packet, Evidence(says, (sender,), facts.ROUTED_BY_DESTINATION, READ))


def limit_of(sender: ObjectId) -> Limit:
    """Say how large a packet a host on the Internet can send: what is larger it splits, or does not send at all."""
    return Limit(sender, INTERNET_MTU_OCTETS, facts.MTU, is_senders=True)


def is_gateway(object_id: ObjectId, network: Network) -> bool:
    """Say whether something is a gateway between the Internet and a VPC."""
    return object_id in network.gateways or object_id in network.onward


def _gateway_for(packet: Packet, came_from: ObjectId, network: Network, memory: Memory) -> ObjectId | None:
    """Find the gateway that a public address leads to; from the Internet, an unknown one leads to the only gateway."""
    destination = packet.header(Ip).destination
    if destination in network.ipv6_addresses:
        return _gateway_of_ipv6(packet, network.ipv6_addresses[destination], network, memory)
    found = network.public_addresses.get(destination)
    if found is not None:
        of_vpc = network.gateway_of.get(found[0].vpc)
        return of_vpc.id if of_vpc else None
    if came_from not in network.sites and not is_gateway(came_from, network) and len(network.gateways) == 1:
        return next(iter(network.gateways))
    return None


def _gateway_of_ipv6(packet: Packet, holder: Interface, network: Network, memory: Memory) -> ObjectId | None:
    """
    Find the gateway by which the Internet reaches an address of IPv6.

    That is the one by which its subnet sends to the other end, else its VPC's Internet gateway, else what only lets
    out.
    """
    outward = [one for one in network.ways_out_of(holder.vpc) if one in network.onward]
    flow = flow_of(packet.headers)
    asked = next((one for one in outward if memory.is_connected(one, Side.IN, flow)), None)
    if asked is not None:
        return asked
    table = network.route_tables[network.subnets[holder.subnet].route_table]
    place = table.prefixes.match(flow.source)
    target = None if place is None else table.routes[table.blocks[place][1]].target
    if target in outward:
        return target
    return next(iter((*(one for one in network.ways_out_of(holder.vpc) if one in network.gateways), *outward)), None)


def _receive(packet: Packet, host: ObjectId, memory: Memory) -> Crossing:
    """Let a host on the Internet receive: it answers whatever it is asked, and accepts what it waits for."""
    packet = whole_of(packet)
    ip, transport = packet.header(Ip), packet.transport
    is_complaint = is_refusal(packet)
    is_waited_for = (host, flow_of(packet.headers).reversed()) in memory.expected
    is_answer = (
        is_waited_for
        or isinstance(transport, IcmpMessage)
        and transport.saying is Saying.ECHO_REPLY
        or isinstance(transport, Tcp)
        and transport.flags in (TcpFlags.SYN_ACK, TcpFlags.ACK)
    )
    if is_complaint and is_waited_for:
        says = f"{host} learns from {ip.source} that {tell_refusal(packet)}"
        return Crossing(host, Delivered(packet, Evidence(says, (host,), linux_facts.REFUSAL_RECEIVED, READ)))
    if is_waited_for:
        says = f"{host} receives the answer that it waits for, from {ip.source}"
        evidence = Evidence(says, (host,), linux_facts.ANSWER_ACCEPTED, READ)
        return Crossing(host, Delivered(packet, evidence), is_accepted=True)
    if is_answer or is_complaint:
        says = f"{host} does not take what comes from {ip.source}: it belongs to none of its packets"
        evidence = Evidence(says, (host,), linux_facts.ANSWER_MISMATCH, ((Ip, "source"), *READ))
        return Crossing(host, Dropped(packet, DropReason.GUEST_ANSWER_MISMATCH, evidence))
    says = f"{host} receives the packet from {ip.source} and answers whatever it is asked"
    assumed = _HOPS if ip.ttl < FEW_HOPS else None
    evidence = Evidence(says, (host,), facts.HOST_ANSWERS, READ, (), assumed)
    return Crossing(host, Delivered(packet, evidence), reply=answer_to(packet))
