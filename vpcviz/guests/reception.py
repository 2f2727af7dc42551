"""What does a guest do with a packet for one of its own addresses?"""

from dataclasses import dataclass

from vpcviz.facts import linux as facts
from vpcviz.facts import mtu as mtu_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.guests.kernel_routes import KernelRoutes, is_loopback
from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets.answer import answer_to, icmp_error, reset_of
from vpcviz.packets.flow import flow_of
from vpcviz.packets.fragments import whole_of
from vpcviz.packets.headers import Icmp, IcmpMessage, IcmpType, Ip, IPv4, IPv6, Saying, Tcp, TcpFlags, Udp
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import PORT_UNREACHABLE, tell_refusal
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Delivered, Dropped, Evidence, Forwarded, Lookup

LOOSE = 2
"""The reverse path filter that any route satisfies (RFC 3704, section 2.4)."""


@dataclass(frozen=True, slots=True)
class Reception:
    """
    Attributes:
        reply: What the guest sends because of it.
        is_accepted: Whether it was the answer that the guest had waited for.
    """

    verdict: Delivered | Dropped
    reply: Packet | None = None
    is_accepted: bool = False


def receive_packet(
    instance: ObjectId, guest: GuestConfiguration, packet: Packet, memory: Memory, *, is_lifted: bool
) -> Reception:
    """
    Hand a packet to whatever listens.

    Args:
        packet: From the IP header inward; its destination is the guest's own.
        is_lifted: Whether a closed port counts as open, so as to see what comes behind it.
    """
    ip = packet.header(Ip)
    match packet.transport:
        case IcmpMessage(saying=Saying.ECHO_REQUEST):
            says = f"{instance} receives an echo request from {ip.source} and answers it"
            return Reception(_delivered(instance, packet, says, facts.ECHO_ANSWERED), answer_to(packet, guest.mtu))
        case IcmpMessage(quoted=quoted) if quoted:
            return _receive_refusal(instance, packet, memory)
        case IcmpMessage(saying=Saying.ECHO_REPLY) | Tcp(flags=TcpFlags.SYN_ACK | TcpFlags.ACK):
            return _receive_answer(instance, packet, memory)
        case Tcp(flags=TcpFlags.RST_ACK):
            return _receive_refusal(instance, packet, memory)
        case Udp(destination_port=port) if any(
            sender == instance and flow.protocol == ip.protocol and flow.source_port == port
            for sender, flow in memory.expected
        ):
            return _receive_answer(instance, packet, memory)
        case Tcp(flags=TcpFlags.PSH_ACK):
            says = f"{instance} receives more of the connection from {ip.source} and acknowledges it"
            return Reception(_delivered(instance, packet, says, facts.TCP_ACKNOWLEDGED), answer_to(packet, guest.mtu))
        case Tcp(destination_port=port) | Udp(destination_port=port):
            return _receive_request(instance, guest, packet, port, is_lifted=is_lifted)
        case _:
            says = f"{instance} receives protocol {protocol_name(ip.protocol)} from {ip.source}"
            return Reception(_delivered(instance, packet, says, facts.OTHER_PROTOCOL), None, is_accepted=False)


def refuse_martian(instance: ObjectId, packet: Packet, routes: KernelRoutes) -> Dropped | None:
    """
    Refuse what cannot have come from the wire: the guest's own source, or a loopback destination.

    Returns:
        None where there is nothing wrong with the packet.
    """
    ip = packet.header(Ip)
    if routes.is_local(ip.source):
        says = f"{ip.source} is {instance}'s own address, and can't be the source of what comes from the wire"
        evidence = Evidence(says, (instance,), facts.MARTIAN_SOURCE, ((Ip, "source"),))
        return Dropped(packet, DropReason.GUEST_REVERSE_PATH, evidence)
    if is_loopback(ip.destination):
        says = f"{ip.destination} is a loopback address, for which nothing can come from the wire"
        evidence = Evidence(says, (instance,), facts.LOOPBACK_FROM_THE_WIRE, ((Ip, "destination"),))
        return Dropped(packet, DropReason.GUEST_REVERSE_PATH, evidence)
    return None


def reassemble(instance: ObjectId, packet: Packet) -> Forwarded:
    """Wait for a packet's other fragments, and put them together."""
    whole = whole_of(packet)
    says = f"{instance} waits for the other fragments and puts them together: {whole.octets} octets"
    read = ((IPv4, "identification"), (IPv4, "more_fragments"), (IPv6, "more_fragments"))
    return Forwarded(whole, Evidence(says, (instance,), mtu_facts.REASSEMBLED, read))


def check_reverse_path(
    instance: ObjectId, packet: Packet, interface: Interface, routes: KernelRoutes, mode: int
) -> Dropped | None:
    """
    Refuse a packet whose source the kernel would not answer the same way.

    Args:
        interface: Where the packet came in.
        mode: rp_filter: 0 checks nothing, 1 wants the way back to lead out of the same interface, 2 wants any way.

    Returns:
        None where there is nothing wrong with the packet.
    """
    source = packet.header(Ip).source
    back = routes.find(source)
    if mode == 0 or back is not None and (mode == LOOSE or back.interface is interface):
        return None
    by = f"by eth{back.interface.device} and not by eth{interface.device}" if back else "nowhere"
    says = f"{instance} would answer {source} {by}, and discards the packet (rp_filter={mode})"
    fact = facts.REVERSE_PATH_LOOSE if mode == LOOSE else facts.REVERSE_PATH_STRICT
    evidence = Evidence(
        says, (instance,), fact, ((Ip, "source"),), (Lookup(routes.listed(source.version).table, None),)
    )
    return Dropped(packet, DropReason.GUEST_REVERSE_PATH, evidence)


def receive_redirect(instance: ObjectId, packet: Packet, routes: KernelRoutes, memory: Memory) -> Delivered:
    """Take a shorter way from the present next hop, as soon as the MAC address on it is known."""
    ip, icmp = packet.header(Ip), packet.header(Icmp)
    quoted = icmp.quoted[0]
    assert isinstance(quoted, IPv4)
    present = routes.find(quoted.destination)
    by = "directly" if icmp.gateway == quoted.destination else f"by {icmp.gateway}"
    way = f"{quoted.destination} is reached {by}"
    if present is None or present.via != ip.source or routes.is_local(icmp.gateway):
        says = f"{instance} does not believe the redirect from {ip.source} that {way}"
    elif (present.interface.id, icmp.gateway) in memory.neighbours:
        says = f"{instance} is redirected by {ip.source}, and notes for 300 seconds that {way}"
    else:
        says = f"{instance} is redirected by {ip.source}: {way}; it goes by that once it knows the MAC address"
    evidence = Evidence(says, (instance,), facts.REDIRECT_ACCEPTED, ((Ip, "source"), (Icmp, "gateway")))
    return Delivered(packet, evidence)


def _receive_request(
    instance: ObjectId, guest: GuestConfiguration, packet: Packet, port: int, *, is_lifted: bool
) -> Reception:
    ip = packet.header(Ip)
    is_tcp = isinstance(packet.transport, Tcp)
    name = protocol_name(ip.protocol)
    read = ((Tcp if is_tcp else Udp, "destination_port"),)
    if guest.listens is None:
        lookup = Lookup(Table(f"ports that {instance} listens on", ("port",), (("all",),)), 0)
    else:
        rows = tuple((f"{protocol_name(protocol)}/{number}",) for protocol, number in guest.listens)
        won = guest.listens.index((ip.protocol, port)) if (ip.protocol, port) in guest.listens else None
        lookup = Lookup(Table(f"ports that {instance} listens on", ("port",), rows), won)
    if lookup.won is None and not is_lifted:
        answer = "a reset" if is_tcp else "an ICMP port unreachable"
        says = f"nothing listens on {name} port {port} of {instance}: it answers with {answer}"
        fact = facts.TCP_CLOSED if is_tcp else facts.UDP_CLOSED
        refusal = (
            reset_of(packet)
            if is_tcp
            else icmp_error(packet, ip.destination, IcmpType.DESTINATION_UNREACHABLE, PORT_UNREACHABLE)
        )
        evidence = Evidence(says, (instance,), fact, read, (lookup,))
        return Reception(Dropped(packet, DropReason.GUEST_PORT_CLOSED, evidence), refusal)
    says = f"{instance} receives {'a SYN' if is_tcp else 'a datagram'} from {ip.source} on port {port} and answers it"
    fact = facts.TCP_ANSWERED if is_tcp else facts.UDP_ANSWERED
    evidence = Evidence(says, (instance,), fact, read, (lookup,))
    return Reception(Delivered(packet, evidence), answer_to(packet, guest.mtu))


def _receive_answer(instance: ObjectId, packet: Packet, memory: Memory) -> Reception:
    ip = packet.header(Ip)
    if (instance, flow_of(packet.headers).reversed()) in memory.expected:
        says = f"{instance} receives the answer that it waits for, from {ip.source}"
        return Reception(_delivered(instance, packet, says, facts.ANSWER_ACCEPTED), is_accepted=True)
    waiting = [flow for sender, flow in memory.expected if sender == instance]
    expected = f": it waits for one from {waiting[0].destination}" if waiting else ""
    says = f"{instance} does not take the answer from {ip.source}{expected}"
    evidence = Evidence(says, (instance,), facts.ANSWER_MISMATCH, ((Ip, "source"), (Ip, "destination")))
    return Reception(Dropped(packet, DropReason.GUEST_ANSWER_MISMATCH, evidence))


def _receive_refusal(instance: ObjectId, packet: Packet, memory: Memory) -> Reception:
    ip = packet.header(Ip)
    if (instance, flow_of(packet.headers).reversed()) in memory.expected:
        says = f"{instance} learns from {ip.source} that {tell_refusal(packet)}"
        return Reception(_delivered(instance, packet, says, facts.REFUSAL_RECEIVED))
    says = f"{instance} takes no notice of a refusal from {ip.source}: it is about none of its packets"
    evidence = Evidence(says, (instance,), facts.ANSWER_MISMATCH, ((Ip, "source"),))
    return Reception(Dropped(packet, DropReason.GUEST_ANSWER_MISMATCH, evidence))


def _delivered(instance: ObjectId, packet: Packet, says: str, fact: Fact) -> Delivered:
    return Delivered(packet, Evidence(says, (instance,), fact, ((Ip, "destination"),)))
