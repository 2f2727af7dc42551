"""What does the person who started the probe see at each step, as Linux prints it, and when?"""

from collections.abc import Iterator
from dataclasses import dataclass

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.facts.protocols import TCP, UDP
from vpcviz.guests.kernel_routes import KernelRoutes
from vpcviz.guests.neighbours import ARP_FAILURE_SECONDS
from vpcviz.network.index import Network
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.packets.headers import ICMP_OCTETS, IPV4_OCTETS, IPV6_OCTETS, UDP_OCTETS, Icmp, IcmpType, Ip
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, LeftModel, Undecided
from vpcviz.walks.guest_view import model_of
from vpcviz.walks.probe import DEFAULT_SOURCE_PORT, Probe, default_size, sending_instance
from vpcviz.walks.result import Walk
from vpcviz.walks.symptom import SILENCE, TOO_LONG

PING_WAIT_SECONDS = 10
"""How long ping waits for the answer to its last request (terminal.PING_WAITS)."""

UNREACHABLE_ERRNO = 101
REFUSED_ERRNO = 111
TOO_LONG_ERRNO = 90


@dataclass(frozen=True, slots=True)
class Terminal:
    """
    The sender's terminal after a step.

    Attributes:
        text: All that stands there; empty for a program that prints nothing.
        after_seconds: How long after the command that is, as far as the walk knows; 0 where it knows of no wait.
        is_waiting: Whether the program waits for something, and prints nothing while it does.
        is_unknown: Whether nobody can know what it prints next, since the packet has left what is drawn.
    """

    text: str
    after_seconds: float
    is_waiting: bool
    is_unknown: bool = False


def sender_of(network: Network, walk: Walk) -> ObjectId | None:
    """Name the instance in whose terminal the probe was started; None for a host on the Internet."""
    instance = sending_instance(network, walk.probe.source)
    return instance.id if instance else None


def view_terminal(network: Network, walk: Walk, number: int) -> Terminal | None:
    """
    Look at the sender's terminal after a step.

    Args:
        number: The number of the step, from 1 on.

    Returns:
        None where no instance is the sender.
    """
    sender = sender_of(network, walk)
    if sender is None:
        return None
    steps = list(walk.numbered())
    is_over = number >= len(steps)
    final = steps[-1][2].verdict
    is_unknown = is_over and isinstance(final, LeftModel | Undecided)
    passed = _seconds_until(walk, number)
    home = network.around(sender)
    routes = KernelRoutes(home, home.instances[sender], model_of(network, sender, walk.model))
    started = _start(walk, routes)
    if not started:
        return Terminal("", passed, is_waiting=False)
    lines = [*started, *_redirects(walk, sender, number)]
    if not is_over or is_unknown:
        return Terminal("\n".join(lines), passed, is_waiting=not is_over, is_unknown=is_unknown)
    ended = _end(walk)
    lines += ended
    if walk.probe.is_echo and walk.symptom == SILENCE:
        passed += PING_WAIT_SECONDS
    elif walk.symptom.after_seconds is not None:
        passed = walk.symptom.after_seconds
    return Terminal("\n".join(lines), passed, is_waiting=not ended)


def terminal_changes(network: Network, walk: Walk) -> tuple[tuple[int, Terminal], ...]:
    """Give the number of each step after which the sender's terminal shows something else, the first of all too."""
    changes: list[tuple[int, Terminal]] = []
    for number in _possible_changes(walk):
        terminal = view_terminal(network, walk, number)
        if terminal and (not changes or changes[-1][1] != terminal):
            changes.append((number, terminal))
    return tuple(changes)


def _possible_changes(walk: Walk) -> list[int]:
    """Give the steps at which a program starts, is told something, has waited, or ends."""
    total = sum(len(direction.steps) for direction in walk.directions)
    waited = [number for number, _, step in walk.numbered() if _has_waited(step)]
    told = [aside.cause + 1 for aside in walk.asides if aside.cause < total]
    return sorted({1, total, *waited, *told})


def _seconds_until(walk: Walk, number: int) -> float:
    """Add up the time that has passed while kernels waited for neighbours that did not answer."""
    waits = sum(_has_waited(step) for count, _, step in walk.numbered() if count <= number)
    return round(waits * ARP_FAILURE_SECONDS, 2)


def _has_waited(step: Step) -> bool:
    return isinstance(step.verdict, Dropped) and step.verdict.reason is DropReason.GUEST_ARP_FAILED


def _start(walk: Walk, routes: KernelRoutes) -> tuple[str, ...]:
    """Give what is typed, and what is printed at once; nothing for a packet that no usual program sends."""
    probe = walk.probe
    is_broadcast = routes.is_broadcast(probe.destination)
    is_group = is_broadcast or probe.destination.is_multicast
    if (
        probe.idle_seconds is not None
        or not routes.is_local(probe.source_address)
        or (is_group and probe.protocol == TCP)
    ):
        return ()
    own = routes.source_for(probe.destination)
    bound = None if own in (None, probe.source_address) else probe.source_address
    if probe.is_echo:
        return _start_ping(walk, bound, is_broadcast=is_broadcast)
    if probe.protocol == TCP:
        return (_type_nc(probe, bound),)
    return _start_datagram(walk, bound, is_broadcast=is_broadcast) if probe.protocol == UDP else ()


def _start_ping(walk: Walk, bound: Address | None, *, is_broadcast: bool) -> tuple[str, ...]:
    probe = walk.probe
    octets = probe.size_octets - _ip_octets(probe) - ICMP_OCTETS
    options = [
        *(["-b"] if is_broadcast else []),
        "-c 1",
        *([f"-s {octets}"] if probe.size_octets != default_size(probe.protocol, probe.destination) else []),
        *([f"-t {probe.ttl}"] if probe.ttl != INITIAL_TTL else []),
        *(["-M do"] if probe.dont_fragment else []),
        *([f"-I {bound}"] if bound else []),
    ]
    typed = f"$ ping {' '.join(options)} {probe.destination}"
    warning = ("WARNING: pinging broadcast address",) if is_broadcast else ()
    if _is_without_route(walk):
        return typed, *warning
    by = f"from {bound} : " if bound else ""
    head = f"PING {probe.destination} ({probe.destination}) {by}{octets}({probe.size_octets}) bytes of data."
    if probe.destination.version == 6:
        head = f"PING {probe.destination} ({probe.destination}) {by}{octets} data bytes"
    return typed, *warning, head


def _type_nc(probe: Probe, bound: Address | None) -> str:
    options = [
        "-n -v",
        *([f"-M {probe.ttl}"] if probe.ttl != INITIAL_TTL else []),
        *([f"-p {probe.source_port}"] if probe.source_port != DEFAULT_SOURCE_PORT else []),
        *([f"-s {bound}"] if bound else []),
    ]
    return f"$ nc {' '.join(options)} {probe.destination} {probe.port}"


def _start_datagram(walk: Walk, bound: Address | None, *, is_broadcast: bool) -> tuple[str, ...]:
    """Call from Python what a program of one's own would call: nc prints nothing of what the kernel answers."""
    probe = walk.probe
    port = 0 if probe.source_port == DEFAULT_SOURCE_PORT else probe.source_port
    octets = probe.size_octets - _ip_octets(probe) - UDP_OCTETS
    family, level, option = ("AF_INET", "IPPROTO_IP", "IP_TTL")
    whole = "10, 2)  # IP_MTU_DISCOVER, IP_PMTUDISC_DO"
    if probe.destination.version == 6:
        family, level, option = ("AF_INET6", "IPPROTO_IPV6", "IPV6_UNICAST_HOPS")
        whole = "IPV6_DONTFRAG, 1)"
    lines = [
        "$ python3 -q",
        ">>> from socket import *",
        f">>> s = socket({family}, SOCK_DGRAM)",
        *([">>> s.setsockopt(SOL_SOCKET, SO_BROADCAST, 1)"] if is_broadcast else []),
        *([f">>> s.setsockopt({level}, {option}, {probe.ttl})"] if probe.ttl != INITIAL_TTL else []),
        *([f">>> s.setsockopt({level}, {whole}"] if probe.dont_fragment else []),
        *([f'>>> s.bind(("{bound or ""}", {port}))'] if bound or port else []),
        f'>>> s.connect(("{probe.destination}", {probe.port}))',
    ]
    sends = f">>> s.send(bytes({octets}))"
    if _is_too_large_to_send(walk):
        return (*lines, sends)
    waits = (sends, str(octets), ">>> len(s.recv(65535))")
    return tuple(lines) if _is_without_route(walk) else (*lines, *waits)


def _ip_octets(probe: Probe) -> int:
    return IPV6_OCTETS if probe.destination.version == 6 else IPV4_OCTETS


def _is_without_route(walk: Walk) -> bool:
    verdict = walk.directions[0].steps[0].verdict
    return isinstance(verdict, Dropped) and verdict.reason is DropReason.GUEST_NO_ROUTE


def _is_too_large_to_send(walk: Walk) -> bool:
    """Say whether the sender's own kernel refuses the packet."""
    *_, last = walk.directions[0].steps
    is_own = not any(step.stage is Stage.FRAME_SENT for step in walk.directions[0].steps)
    return is_own and isinstance(last.verdict, Dropped) and last.verdict.reason is DropReason.MTU_EXCEEDED


def _redirects(walk: Walk, sender: ObjectId, number: int) -> Iterator[str]:
    """Give the line that ping prints of each redirect which has reached it; no other program is told."""
    if not walk.probe.is_echo:
        return
    for aside in walk.asides:
        last = aside.steps[-1]
        transport = last.packet.transport if last.packet.carries(Ip) else None
        is_redirect = isinstance(transport, Icmp) and transport.type == IcmpType.REDIRECT
        if aside.cause < number and is_redirect and last.at == sender and isinstance(last.verdict, Delivered):
            gateway = last.packet.header(Icmp).gateway
            by = last.packet.header(Ip).source
            yield f"From {by}: icmp_seq=1 Redirect Host(New nexthop: {gateway})"


def _end(walk: Walk) -> tuple[str, ...]:
    """Give what the program prints when the walk is over; nothing where it waits on."""
    probe, symptom = walk.probe, walk.symptom
    if probe.is_echo:
        said = () if symptom == SILENCE else (symptom.says,)
        return said if _is_without_route(walk) else (*said, *_statistics(walk))
    if symptom == SILENCE:
        return ()
    if probe.protocol == TCP:
        if walk.answered:
            return (f"Connection to {probe.destination} {probe.port} port [tcp/*] succeeded!",)
        return (f"nc: connect to {probe.destination} port {probe.port} (tcp) failed: {symptom.says}",)
    if walk.answered:
        answer = walk.directions[-1].final.packet.from_ip()
        return (str(answer.octets - _ip_octets(probe) - UDP_OCTETS),)
    error = f"ConnectionRefusedError: [Errno {REFUSED_ERRNO}]"
    if _is_without_route(walk) or symptom.says == TOO_LONG:
        error = f"OSError: [Errno {TOO_LONG_ERRNO if symptom.says == TOO_LONG else UNREACHABLE_ERRNO}]"
    return "Traceback (most recent call last):", '  File "<stdin>", line 1, in <module>', f"{error} {symptom.says}"


def _statistics(walk: Walk) -> tuple[str, ...]:
    received, lost = (1, 0) if walk.answered else (0, 100)
    has_error = not walk.answered and walk.symptom != SILENCE
    errors = "+1 errors, " if has_error else ""
    return (
        "",
        f"--- {walk.probe.destination} ping statistics ---",
        f"1 packets transmitted, {received} received, {errors}{lost}% packet loss, time 0ms",
    )
