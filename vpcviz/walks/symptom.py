"""What does the person at the sender's terminal see, and when?"""

from vpcviz.facts import application_load_balancer, classic_load_balancer, instance
from vpcviz.facts.protocols import TCP, UDP
from vpcviz.guests.neighbours import ARP_FAILURE_SECONDS
from vpcviz.network.index import INTERNET
from vpcviz.packets.headers import IcmpMessage, IcmpType, Ip
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED, PORT_UNREACHABLE, icmp_error_of, is_refusal
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, Undecided
from vpcviz.walks.probe import Probe
from vpcviz.walks.result import Direction, Symptom

TCP_UNREACHABLE_SECONDS = 3.08
"""When connect() gives up on a neighbour; ping says so at ARP_FAILURE_SECONDS (linux.ARP_FAILED)."""

TOO_LONG = "Message too long"
RESET = "Connection reset by peer"

PROXY_GIVES_UP_SECONDS = 10.0
"""When a load balancer gives up on a target (application_load_balancer.TARGET_SILENT)."""

NOBODY_THERE = Symptom("nothing: it is stopped, and nobody can look", None)
SILENCE = Symptom("silence: no answer, and no error", None)
BEYOND = Symptom("Time to live exceeded, from a router that the drawing does not hold", 0)
UNKNOWN = Symptom("nobody can know: the drawing lacks what would decide", None)


def find_symptom(
    probe: Probe, directions: tuple[Direction, ...], after_seconds: float, mtu_octets: int, *, answered: bool
) -> Symptom:
    """
    Tell what ping, a TCP client or a UDP program shows.

    Args:
        directions: The walk's; a refusal's way back is the second.
        after_seconds: When the last packet moved.
        mtu_octets: Of the sender's way to the destination, as far as it knew beforehand.
        answered: Whether the sender took an answer.
    """
    if answered:
        return _answer(probe, directions[-1])
    if isinstance(directions[-1].final.verdict, Undecided):
        return UNKNOWN
    if by_proxy := _by_proxy(probe, directions):
        return by_proxy
    forward = directions[0].final
    if isinstance(forward.verdict, Dropped) and forward.verdict.evidence.fact is instance.STOPPED:
        return NOBODY_THERE
    if isinstance(forward.verdict, Dropped) and len(directions) == 1:
        own = _own_error(probe, directions[0], forward.verdict.reason, mtu_octets)
        if own:
            return own
    if len(directions) == 1 and forward.at == INTERNET and _has_expired(forward):
        return BEYOND
    if len(directions) == 1 or not _is_refusal_received(directions[1].final):
        return SILENCE
    return _refusal(probe, directions[1], after_seconds)


def _too_large_on_the_way(probe: Probe, ip: Ip, told: IcmpMessage, after_seconds: float) -> Symptom:
    """Tell of a smaller MTU on the way; to TCP the kernel says nothing, and makes its segments smaller."""
    if probe.is_echo:
        what = (
            f"Packet too big: mtu={told.mtu}"
            if ip.source.version == 6
            else f"Frag needed and DF set (mtu = {told.mtu})"
        )
        return Symptom(f"From {ip.source} icmp_seq=1 {what}", after_seconds)
    return Symptom(TOO_LONG, after_seconds) if probe.protocol == UDP else SILENCE


def _has_expired(final: Step) -> bool:
    return isinstance(final.verdict, Dropped) and final.verdict.reason is DropReason.TTL_EXCEEDED


def _by_proxy(probe: Probe, directions: tuple[Direction, ...]) -> Symptom | None:
    """Tell what a load balancer says by itself that has taken the client's connection, and comes to no target."""
    ends = [step for step in directions[0].steps if step.stage is Stage.LOAD_BALANCER]
    if not ends:
        return None
    fact, connected = ends[-1].evidence.fact, f"connected to {probe.destination} port {probe.port}"
    if fact is application_load_balancer.NO_TARGETS:
        return Symptom(f"{connected}, then HTTP 503 Service Unavailable", 0)
    back = [step for way in directions[1:] for step in way.steps if step.stage is Stage.LOAD_BALANCER]
    if back and not back[-1].is_final:
        return None
    if fact is classic_load_balancer.CONNECTION_ENDS:
        return Symptom(f"{connected}, which is closed again", None)
    if fact not in (application_load_balancer.CONNECTION_ENDS, classic_load_balancer.REQUEST_ENDS):
        return None
    if back:
        return Symptom(f"{connected}, then HTTP 502 Bad Gateway", 0)
    return Symptom(f"{connected}, then HTTP 504 Gateway Timeout", PROXY_GIVES_UP_SECONDS)


def _is_refusal_received(final: Step) -> bool:
    """Recognise a refusal that has arrived with the sender, and not with a load balancer that keeps it to itself."""
    is_senders = final.stage is not Stage.LOAD_BALANCER
    return is_senders and isinstance(final.verdict, Delivered) and is_refusal(final.packet)


def _answer(probe: Probe, way_back: Direction) -> Symptom:
    ip = way_back.final.packet.header(Ip)
    if probe.is_echo:
        octets = way_back.final.packet.from_ip().unwrap(1).octets
        return Symptom(f"{octets} bytes from {ip.source}: icmp_seq=1 ttl={ip.ttl}", 0)
    if probe.protocol == TCP and probe.idle_seconds is not None:
        return Symptom(f"the connection to {ip.source} port {probe.port} goes on", 0)
    if probe.protocol == TCP:
        return Symptom(f"connected to {ip.source} port {probe.port}", 0)
    if probe.protocol == UDP:
        return Symptom(f"an answer from {ip.source} port {probe.port}", 0)
    return Symptom(f"nothing: protocol {probe.protocol} goes one way, and has arrived", None)


def _own_error(probe: Probe, direction: Direction, reason: DropReason, mtu: int) -> Symptom | None:
    """Tell an error that the sender's own kernel reports; one that happens behind it is none."""
    is_senders_own = not any(step.stage is Stage.FRAME_SENT for step in direction.steps)
    if not is_senders_own:
        return None
    if reason is DropReason.GUEST_NO_ROUTE:
        return Symptom("ping: connect: Network is unreachable" if probe.is_echo else "Network is unreachable", 0)
    if reason is DropReason.MTU_EXCEEDED:
        return Symptom(f"ping: local error: {TOO_LONG.lower()}, mtu={mtu}" if probe.is_echo else TOO_LONG, 0)
    if reason is not DropReason.GUEST_ARP_FAILED:
        return None
    if probe.is_echo:
        says = f"From {probe.source_address} icmp_seq=1 Destination Host Unreachable"
        if probe.destination.version == 6:
            says = f"From {probe.source_address} icmp_seq=1 Destination unreachable: Address unreachable"
        return Symptom(says, ARP_FAILURE_SECONDS)
    return Symptom("No route to host", TCP_UNREACHABLE_SECONDS) if probe.protocol == TCP else None


def _refusal(probe: Probe, way_back: Direction, after_seconds: float) -> Symptom:
    """Tell a refusal by others; of what reaches a UDP program only a closed port counts (terminal.UDP_SOFT_ERRORS)."""
    packet = way_back.final.packet
    ip, transport = packet.header(Ip), packet.transport
    if not isinstance(transport, IcmpMessage):
        return Symptom("Connection refused" if probe.idle_seconds is None else RESET, after_seconds)
    type_number, code = icmp_error_of(transport)
    if type_number == IcmpType.DESTINATION_UNREACHABLE and code == FRAGMENTATION_NEEDED:
        return _too_large_on_the_way(probe, ip, transport, after_seconds)
    is_port = type_number == IcmpType.DESTINATION_UNREACHABLE and code == PORT_UNREACHABLE
    if probe.protocol == UDP and not is_port:
        return SILENCE
    if type_number == IcmpType.TIME_EXCEEDED:
        ended = "Time exceeded: Hop limit" if ip.source.version == 6 else "Time to live exceeded"
        says = f"From {ip.source} icmp_seq=1 {ended}" if probe.is_echo else "No route to host"
        return Symptom(says, after_seconds)
    names = {0: "Net", 1: "Host", PORT_UNREACHABLE: "Port"}
    if probe.is_echo and ip.source.version == 6:
        named = {0: "No route", 1: "Address unreachable", PORT_UNREACHABLE: "Port unreachable"}[code]
        return Symptom(f"From {ip.source} icmp_seq=1 Destination unreachable: {named}", after_seconds)
    if probe.is_echo:
        return Symptom(f"From {ip.source} icmp_seq=1 Destination {names[code]} Unreachable", after_seconds)
    says = {0: "Network is unreachable", 1: "No route to host", PORT_UNREACHABLE: "Connection refused"}[code]
    return Symptom(says, after_seconds)
