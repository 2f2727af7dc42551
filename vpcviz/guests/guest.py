"""What does the kernel of one instance do with what it sends and receives?"""

from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from vpcviz.facts import instance as instance_facts
from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.guests.appliance import give_back, look_inside, takes_geneve
from vpcviz.guests.kernel_routes import KernelRoutes, NextHop
from vpcviz.guests.neighbours import (
    NOTHING,
    answer_own_address,
    fail_neighbour,
    look_up_neighbour,
    request_neighbour,
    send_frame,
    take_announcement,
)
from vpcviz.guests.outcome import Emission, Outcome
from vpcviz.guests.path_mtu import fit_forwarded, fit_own, learn_path_mtu, mtu_towards
from vpcviz.guests.reception import (
    check_reverse_path,
    reassemble,
    receive_packet,
    receive_redirect,
    refuse_martian,
)
from vpcviz.guests.transit import forward_packet, take_for_transit, unmask_answer
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedInstance
from vpcviz.packets.answer import icmp_error, redirect
from vpcviz.packets.fragments import is_fragment
from vpcviz.packets.headers import Arp, Ethernet, Icmp, IcmpType, Ip, Saying
from vpcviz.packets.neighbor import answer_in, is_about_neighbors, question_in
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED, HOST_UNREACHABLE, NET_UNREACHABLE
from vpcviz.steps.memory import Memory, Waiting
from vpcviz.steps.model import Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, Evidence, Verdict

TTL_EXCEEDED_IN_TRANSIT = 0


@dataclass(frozen=True, slots=True)
class _State:
    """How far the kernel has got with what it was handed."""

    steps: tuple[Step, ...]
    memory: Memory
    notices: tuple[tuple[int, Packet], ...] = ()

    def after(self, stage: Stage, at: ObjectId, before: Packet, verdict: Verdict) -> "_State":
        return replace(self, steps=(*self.steps, Step(stage, at, before, verdict)))

    def outcome(self, *frames: Emission, reply: Packet | None = None, is_accepted: bool = False) -> Outcome:
        return Outcome(self.steps, frames, self.memory, reply, is_accepted, self.notices)


class Guest:
    """A simulated Linux kernel; a real one behind a network namespace could stand in its place."""

    __slots__ = ("_instance", "_interfaces", "_lifted", "_routes")

    def __init__(
        self,
        network: Network,
        instance: ResolvedInstance,
        model: Model,
        lifted: frozenset[tuple[Stage, ObjectId]] = frozenset(),
    ) -> None:
        """
        Args:
            lifted: Stages at places whose refusal does not count.
        """
        self._instance = instance
        self._interfaces: dict[ObjectId, Interface] = {port: network.interfaces[port] for port in instance.interfaces}
        self._routes = KernelRoutes(network, instance, model)
        self._lifted = lifted

    @property
    def routes(self) -> KernelRoutes:
        return self._routes

    def send(self, packet: Packet, memory: Memory, at_seconds: float) -> Outcome:
        """
        Send a packet of the guest's own.

        Args:
            packet: From the IP header inward.
            at_seconds: The time of the walk; a kernel that ages its entries reads it.
        """
        state = _State((), memory)
        if not self._instance.is_running:
            return state.after(Stage.GUEST_ROUTE, self._instance.id, packet, self._rest(packet)).outcome()
        return self._send(packet, state)

    def _send(self, packet: Packet, state: _State) -> Outcome:
        hop, verdict = self._routes.route(packet)
        state = state.after(Stage.GUEST_ROUTE, self._instance.id, packet, verdict)
        if isinstance(verdict, Dropped):
            return state.outcome()
        if hop is None:
            return self._receive_packet(packet, state)
        own = self._instance.guest.mtu
        path = mtu_towards(self._instance.id, own, packet.header(Ip).destination, state.memory)
        fitted = fit_own(self._instance.id, packet, path, is_path=path < own)
        if fitted is not None:
            state = state.after(Stage.MTU, self._instance.id, packet, fitted)
            packet = fitted.packet
        if isinstance(fitted, Dropped):
            return state.outcome()
        return self._resolve(hop, packet, state, is_own=True)

    def _rest(self, packet: Packet) -> Dropped:
        says = f"{self._instance.id} is stopped: nothing in it sends anything"
        return Dropped(packet, DropReason.BAD_STATE, Evidence(says, (self._instance.id,), instance_facts.STOPPED))

    def receive(self, port: ObjectId, frame: Packet, memory: Memory, at_seconds: float) -> Outcome:
        """Receive a frame on an interface."""
        state, interface = _State((), memory), self._interfaces[port]
        ethernet = frame.header(Ethernet)
        is_group = int(ethernet.destination[:2], 16) & 1
        if ethernet.destination != interface.mac and not is_group:
            says = f"{self._instance.id} ignores a frame for {ethernet.destination}"
            evidence = Evidence(says, (port,), facts.WRONG_MAC_IGNORED, ((Ethernet, "destination"),))
            verdict = Dropped(frame, DropReason.UNKNOWN_DESTINATION_MAC, evidence)
            return state.after(Stage.GUEST_RECEIVE, self._instance.id, frame, verdict).outcome()
        if is_about_neighbors(frame):
            return self._receive_from_neighbour(interface, frame, state)
        return self._accept(frame.unwrap(1), interface, state, is_group=bool(is_group))

    def give_up(self, memory: Memory, at_seconds: float) -> Outcome:
        """Give up on the neighbours that have not answered; `at_seconds` is ARP_FAILURE_SECONDS after the question."""
        (_, address), waiting = next(
            (key, value) for key, value in memory.waiting.items() if key[0] in self._interfaces
        )
        verdict = fail_neighbour(self._instance.id, address, waiting.packet, is_own=waiting.is_own)
        state = _State((), memory.without_waiting())
        state = state.after(Stage.GUEST_NEIGHBOR, self._instance.id, waiting.packet, verdict)
        reply = (
            None
            if waiting.is_own
            else self._complain(waiting.packet, IcmpType.DESTINATION_UNREACHABLE, HOST_UNREACHABLE)
        )
        return state.outcome(reply=reply)

    def _receive_from_neighbour(self, interface: Interface, frame: Packet, state: _State) -> Outcome:
        if frame.carries(Arp) and frame.header(Arp).is_announcement:
            return self._hear_announcement(interface, frame, state)
        asked, answered = question_in(frame), answer_in(frame)
        if asked:
            if not self._routes.is_local(asked.target):
                return state.outcome()
            learnt = state.memory.with_neighbour(interface.id, asked.asker, asked.asker_mac)
            state = replace(state, memory=learnt)
            verdict = answer_own_address(frame, interface)
            state = state.after(Stage.ARP_REPLY, interface.id, frame, verdict)
            return state.outcome(Emission(interface.id, verdict.packet))
        if answered is None:
            return state.outcome()
        waiting = state.memory.waiting.get((interface.id, answered.address))
        state = replace(state, memory=state.memory.with_neighbour(interface.id, answered.address, answered.mac))
        if waiting is None:
            return state.outcome()
        return self._send_frame(interface, answered.mac, waiting.packet, state)

    def _hear_announcement(self, interface: Interface, frame: Packet, state: _State) -> Outcome:
        """Take the word of whoever claims an address, if the cache has an entry for that."""
        arp = frame.header(Arp)
        key = (interface.id, arp.sender_address)
        if key not in state.memory.neighbours:
            return state.outcome()
        verdict = take_announcement(frame, interface, state.memory.neighbours[key])
        state = replace(state, memory=state.memory.with_neighbour(*key, arp.sender_mac))
        return state.after(Stage.GUEST_NEIGHBOR, self._instance.id, frame, verdict).outcome()

    def _accept(self, packet: Packet, interface: Interface, state: _State, *, is_group: bool) -> Outcome:
        """Take a packet off its frame: for the guest itself, for a masqueraded sender, or for somebody else."""
        name, ip = self._instance.id, packet.header(Ip)
        martian = refuse_martian(name, packet, self._routes) or check_reverse_path(
            name, packet, interface, self._routes, self._instance.guest.reverse_path_filter
        )
        if martian is not None:
            return state.after(Stage.GUEST_RECEIVE, name, packet, martian).outcome()
        if is_group:
            return self._receive_group(packet, state)
        if is_fragment(packet) and (self._routes.is_local(ip.destination) or self._instance.guest.masquerade):
            whole = reassemble(name, packet)
            state, packet = state.after(Stage.GUEST_RECEIVE, name, packet, whole), whole.packet
        if self._routes.is_local(ip.destination):
            transport = packet.transport
            if isinstance(transport, Icmp) and transport.saying is Saying.REDIRECT:
                noted = receive_redirect(name, packet, self._routes, state.memory)
                return state.after(Stage.GUEST_RECEIVE, name, packet, noted).outcome()
            if takes_geneve(self._instance.guest, packet, is_lifted=(Stage.GUEST_RECEIVE, name) in self._lifted):
                return self._inspect(packet, state)
            unmasked = unmask_answer(name, packet, state.memory)
            if unmasked is None:
                return self._receive_packet(packet, state)
            state = state.after(Stage.GUEST_RECEIVE, name, packet, unmasked)
            return self._forward(unmasked.packet, interface, state, is_answer=True)
        taken = take_for_transit(name, packet, interface, forwards=self._instance.guest.ip_forward)
        state = state.after(Stage.GUEST_RECEIVE, name, packet, taken)
        if isinstance(taken, Dropped):
            return state.outcome()
        return self._forward(packet, interface, state, is_answer=False)

    def _inspect(self, packet: Packet, state: _State) -> Outcome:
        """Look into a packet that a gateway load balancer hands over, and give it back."""
        name = self._instance.id
        looked = look_inside(name, self._instance.guest, packet)
        state = state.after(Stage.GUEST_RECEIVE, name, packet, looked)
        if isinstance(looked, Dropped):
            return state.outcome()
        returned = give_back(name, packet)
        return self._send(returned.packet, state.after(Stage.GUEST_FORWARD, name, packet, returned))

    def _receive_group(self, packet: Packet, state: _State) -> Outcome:
        name = self._instance.id
        says = f"{name} sees the packet to {packet.header(Ip).destination}, and does not answer a group"
        verdict = Delivered(packet, Evidence(says, (name,), facts.BROADCAST_ECHO_IGNORED, ((Ip, "destination"),)))
        return state.after(Stage.GUEST_RECEIVE, name, packet, verdict).outcome()

    def _receive_packet(self, packet: Packet, state: _State) -> Outcome:
        name = self._instance.id
        is_lifted = (Stage.GUEST_RECEIVE, name) in self._lifted
        reception = receive_packet(name, self._instance.guest, packet, state.memory, is_lifted=is_lifted)
        state = state.after(Stage.GUEST_RECEIVE, name, packet, reception.verdict)
        if isinstance(reception.verdict, Delivered):
            state = replace(state, memory=learn_path_mtu(name, packet, state.memory))
        return state.outcome(reply=reception.reply, is_accepted=reception.is_accepted)

    def _forward(self, packet: Packet, came_in_by: Interface, state: _State, *, is_answer: bool) -> Outcome:
        name = self._instance.id
        hop, routed = self._routes.route(packet, reports_to=packet.header(Ip).source)
        state = state.after(Stage.GUEST_ROUTE, name, packet, routed)
        if isinstance(routed, Dropped) or hop is None:
            return state.outcome(reply=self._complain(packet, IcmpType.DESTINATION_UNREACHABLE, NET_UNREACHABLE))
        masks = self._instance.guest.masquerade and not is_answer
        own = hop.interface.address_of(packet.header(Ip).source.version)
        verdict, memory = forward_packet(name, packet, own if masks else None, state.memory)
        state = replace(state, memory=memory).after(Stage.GUEST_FORWARD, name, packet, verdict)
        if isinstance(verdict, Dropped):
            return state.outcome(reply=self._complain(packet, IcmpType.TIME_EXCEEDED, TTL_EXCEEDED_IN_TRANSIT))
        # Redirects of IPv6 are another message, which no guest of a walk sends.
        if hop.interface is came_in_by and isinstance(hop.address, IPv4Address):
            notice = redirect(packet, hop.interface.ipv4_address, hop.address)
            state = replace(state, notices=((len(state.steps) - 1, notice),) if notice else ())
        mtu, onward = self._instance.guest.mtu, verdict.packet
        fitted = fit_forwarded(name, onward, mtu)
        if fitted is not None:
            state = state.after(Stage.MTU, name, onward, fitted)
            onward = fitted.packet
        if isinstance(fitted, Dropped):
            told = self._complain(packet, IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED, mtu)
            return state.outcome(reply=told)
        return self._resolve(hop, onward, state, is_own=False)

    def _resolve(self, hop: NextHop, packet: Packet, state: _State, *, is_own: bool) -> Outcome:
        mac, verdict = look_up_neighbour(self._instance.id, hop, packet, state.memory)
        state = state.after(Stage.GUEST_NEIGHBOR, self._instance.id, packet, verdict)
        if mac is not None:
            return self._send_frame(hop.interface, mac, packet, state)
        is_local = self._routes.is_local(packet.header(Ip).source)
        request = request_neighbour(hop, packet, source_is_local=is_local)
        state = state.after(Stage.ARP_REQUEST, hop.interface.id, NOTHING, request)
        memory = state.memory.with_waiting(hop.interface.id, hop.address, Waiting(packet, is_own))
        return replace(state, memory=memory).outcome(Emission(hop.interface.id, request.packet))

    def _send_frame(self, interface: Interface, mac: MacAddress, packet: Packet, state: _State) -> Outcome:
        verdict = send_frame(interface, mac, packet)
        state = state.after(Stage.FRAME_SENT, interface.id, packet, verdict)
        return state.outcome(Emission(interface.id, verdict.packet))

    def _complain(self, packet: Packet, icmp_type: IcmpType, code: int, mtu_octets: int = 0) -> Packet | None:
        """Tell the sender of a packet that could not be forwarded, if the kernel has a way back to it."""
        source = self._routes.source_for(packet.header(Ip).source)
        if source is None:
            return None
        return icmp_error(packet, source, icmp_type, code, mtu_octets)
