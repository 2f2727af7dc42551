"""What does the router of a customer's site do with a packet?"""

from dataclasses import dataclass, replace
from functools import partial

from vpcviz.facts import customer_gateway as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address, MacAddress, ObjectId
from vpcviz.guests.kernel_routes import DestinationKind, NextHop
from vpcviz.guests.neighbours import NOTHING, answer_own_address, look_up_neighbour, request_neighbour, send_frame
from vpcviz.guests.outcome import Emission, Outcome
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.site_connection import RouteOrigin
from vpcviz.network.sites import SiteRoute
from vpcviz.network.special_blocks import is_private, is_shared, is_special
from vpcviz.packets import translation
from vpcviz.packets.answer import icmp_error
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Arp, ArpOperation, IcmpType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_routes
from vpcviz.steps.memory import Memory, Waiting
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, LeftModel, Lookup, Verdict

TTL_EXCEEDED_IN_TRANSIT = 0

_TOLD = Assumption(
    "customer-gateway-routes",
    "a customer gateway without BGP has been told what is behind its tunnel",
    facts.TOLD_THE_VPC,
)
_PREFERS = Assumption(
    "customer-gateway-preference", "a customer gateway prefers its ways to AWS as AWS does", facts.PREFERS_AS_AWS_DOES
)
_LAN = Assumption(
    "on-premises-lan", "each block of a site is one LAN with the customer gateway as its router", facts.ONE_LAN_A_BLOCK
)
_TRANSLATES = Assumption(
    "customer-gateway-translation",
    "a site's own way to the Internet replaces the address alone, and keeps the port",
    facts.OWN_WAY_OUT,
)
_READ = ((IPv4, "destination"), (IPv4, "ttl"))


@dataclass(frozen=True, slots=True)
class _State:
    """
    How far it has got with what it was handed.

    Attributes:
        by: The gateway that a packet leaves what is drawn by: AWS's where it has come from there, else this one.
    """

    steps: tuple[Step, ...]
    memory: Memory
    by: ObjectId

    def after(self, stage: Stage, at: ObjectId, before: Packet, verdict: Verdict) -> "_State":
        return replace(self, steps=(*self.steps, Step(stage, at, before, verdict)))

    def outcome(self, *frames: Emission, reply: Packet | None = None) -> Outcome:
        return Outcome(self.steps, frames, self.memory, reply)


class CustomerGateway:
    """A router between the LANs of a site and the connections that lead to AWS."""

    __slots__ = ("_id", "_network", "_ports", "_premises")

    def __init__(self, network: Network, gateway: ObjectId) -> None:
        assert network.premises is not None
        self._id = gateway
        self._network = network
        self._premises = network.premises
        self._ports = [one for one in network.premises.interfaces.values() if one.instance == gateway]

    def send(self, packet: Packet, memory: Memory) -> Outcome:
        """
        Send a packet of its own.

        Args:
            packet: From the IPv4 header inward.
        """
        return self._route(packet, _State((), memory, self._id), is_own=True)

    def receive(self, port: ObjectId, frame: Packet, memory: Memory) -> Outcome:
        """
        Receive a frame on a LAN, or what has come out of a connection.

        Args:
            port: The interface on the LAN, the connection, or the customer gateway itself: its own way to the Internet.
        """
        state = _State((), memory, self._id)
        if port == self._id:
            return self._take_in(frame, state)
        if port in self._network.connections:
            came_by = self._network.connection(port).gateway
            return self._route(frame, replace(state, by=came_by), is_own=False)
        interface = self._premises.interfaces[port]
        if frame.carries(Arp):
            return self._receive_arp(interface, frame, state)
        return self._route(frame.unwrap(1), state, is_own=False)

    def _receive_arp(self, interface: Interface, frame: Packet, state: _State) -> Outcome:
        arp = frame.header(Arp)
        if arp.operation is ArpOperation.REQUEST and arp.target_address != interface.address:
            return state.outcome()
        waiting = state.memory.waiting.get((interface.id, arp.sender_address))
        state = replace(state, memory=state.memory.with_neighbour(interface.id, arp.sender_address, arp.sender_mac))
        if arp.operation is ArpOperation.REQUEST:
            answered = answer_own_address(frame, interface)
            state = state.after(Stage.ARP_REPLY, interface.id, frame, answered)
            return state.outcome(Emission(interface.id, answered.packet))
        if waiting is None:
            return state.outcome()
        return self._send_frame(interface, arp.sender_mac, waiting.packet, state)

    def _route(self, packet: Packet, state: _State, *, is_own: bool) -> Outcome:
        """Take one from the TTL, and send a packet to where the most specific route leads."""
        ip = packet.header(IPv4)
        if not is_own and ip.ttl <= 1:
            says = f"the TTL of {ip.ttl} ends at {self._id}, which reports time exceeded to {ip.source}"
            evidence = Evidence(says, (self._id,), facts.A_ROUTER, ((IPv4, "ttl"),))
            dropped = Dropped(packet, DropReason.TTL_EXCEEDED, evidence)
            state = state.after(Stage.ON_PREMISES, self._id, packet, dropped)
            return state.outcome(reply=self._complain(packet))
        routing = self._network.sites[self._id]
        way = routing.match(ip.destination)
        compare = partial(
            compare_routes,
            tuple(route.destination for route in routing.routes),
            ip.destination,
            len(routing.table.columns),
        )
        lookup = Lookup(routing.table, way.row, compare=compare)
        onward = packet if is_own else packet.rewrite(IPv4, ttl=ip.ttl - 1)
        public = self._public_address(ip) if way.row is None else None
        if public is not None:
            return self._let_out(packet, onward, public, lookup, state)
        if way.row is None:
            ended = self._without_route(packet, state.by, lookup)
            return state.after(Stage.ON_PREMISES, self._id, packet, ended).outcome()
        route = routing.routes[way.row]
        if not route.target:
            return self._to_lan(packet, onward, route, lookup, state)
        says = f"{self._id}'s most specific route for {ip.destination} is {route.destination}, by {route.target}"
        fact, assumed = self._why(route, has_equal=way.equals)
        evidence = Evidence(says, (self._id, route.target), fact, _READ, (lookup,), assumed)
        state = state.after(Stage.ON_PREMISES, self._id, packet, Forwarded(onward, evidence))
        return state.outcome(Emission(route.target, onward))

    def _public_address(self, ip: IPv4) -> Address | None:
        """Give what stands in place of a host's address on the Internet, for what is to go there."""
        host = self._premises.interface_at(self._id, ip.source)
        return None if host is None or _is_inside(ip.destination) else host.public.get(ip.source)

    def _let_out(self, packet: Packet, onward: Packet, public: Address, lookup: Lookup, state: _State) -> Outcome:
        """Send a packet by the site's own way to the Internet, with its public address."""
        translated = translation.translate_source(onward, public)
        ip = packet.header(IPv4)
        says = (
            f"{self._id} sends what is for {ip.destination} by its site's own way to the Internet, with {public} in "
            f"place of {ip.source}"
        )
        evidence = Evidence(says, (self._id,), facts.OWN_WAY_OUT, (*_READ, (IPv4, "source")), (lookup,), _TRANSLATES)
        answer = flow_of(translated.headers).reversed()
        memory = state.memory.with_binding(self._id, answer, flow_of(packet.headers).reversed())
        state = replace(state, memory=memory).after(
            Stage.ON_PREMISES, self._id, packet, Forwarded(translated, evidence)
        )
        return state.outcome(Emission(self._id, translated))

    def _take_in(self, packet: Packet, state: _State) -> Outcome:
        """Give what answers a host of the site back its address; what else the site lets in is not drawn."""
        destination = packet.header(IPv4).destination
        asked = state.memory.bindings.get((self._id, flow_of(packet.headers)))
        if asked is None:
            says = f"nobody at {self._id}'s site has asked for this, and what it lets in for {destination} is not drawn"
            left = LeftModel(packet, self._id, Evidence(says, (self._id,), facts.NOT_DRAWN, _READ))
            return state.after(Stage.ON_PREMISES, self._id, packet, left).outcome()
        restored = translation.translate_destination(packet, asked.destination)
        says = f"{self._id} recognises the answer, and puts {asked.destination} in place of {destination}"
        evidence = Evidence(says, (self._id,), facts.OWN_WAY_OUT, _READ, (), _TRANSLATES)
        state = state.after(Stage.ON_PREMISES, self._id, packet, Forwarded(restored, evidence))
        return self._route(restored, state, is_own=False)

    def _why(self, route: SiteRoute, *, has_equal: bool) -> tuple[Fact, Assumption | None]:
        """Say why a customer gateway knows of a route to AWS, and why it prefers it."""
        rivals = (one for one in self._network.sites[self._id].routes if one.destination == route.destination)
        if has_equal or any(one.target != route.target for one in rivals):
            return facts.PREFERS_AS_AWS_DOES, _PREFERS
        if route.origin == RouteOrigin.STATIC:
            return facts.TOLD_THE_VPC, _TOLD
        return facts.LEARNS_THE_VPC, None

    def _to_lan(self, packet: Packet, onward: Packet, route: SiteRoute, lookup: Lookup, state: _State) -> Outcome:
        """Bring a packet to a host on the site, as far as that is drawn."""
        destination = packet.header(IPv4).destination
        owner = self._premises.interface_at(self._id, destination)
        if owner is None or owner.instance == self._id:
            says = f"{destination} is at {self._id}'s site, of which the drawing holds no more"
            evidence = Evidence(says, (self._id,), facts.NOT_DRAWN, _READ, (lookup,))
            left = LeftModel(packet, state.by, evidence)
            return state.after(Stage.ON_PREMISES, self._id, packet, left).outcome()
        says = f"{destination} is on a LAN of {self._id}'s own, {route.destination}"
        evidence = Evidence(says, (self._id, owner.instance), facts.A_ROUTER, _READ, (lookup,), _LAN)
        state = state.after(Stage.ON_PREMISES, self._id, packet, Forwarded(onward, evidence))
        port = next(one for one in self._ports if one.subnet == owner.subnet)
        hop = NextHop(DestinationKind.UNICAST, port, destination)
        mac, known = look_up_neighbour(self._id, hop, onward, state.memory)
        state = state.after(Stage.GUEST_NEIGHBOR, self._id, onward, known)
        if mac is not None:
            return self._send_frame(port, mac, onward, state)
        request = request_neighbour(hop, onward, source_is_local=False)
        state = state.after(Stage.ARP_REQUEST, port.id, NOTHING, request)
        memory = state.memory.with_waiting(port.id, destination, Waiting(onward, is_own=False))
        return replace(state, memory=memory).outcome(Emission(port.id, request.packet))

    def _send_frame(self, port: Interface, mac: MacAddress, packet: Packet, state: _State) -> Outcome:
        sent = send_frame(port, mac, packet)
        return state.after(Stage.FRAME_SENT, port.id, packet, sent).outcome(Emission(port.id, sent.packet))

    def _without_route(self, packet: Packet, by: ObjectId, lookup: Lookup) -> Dropped | LeftModel:
        """Let what is for the Internet go by the site's own way there, which is not drawn; the rest goes nowhere."""
        destination = packet.header(IPv4).destination
        if not _is_inside(destination):
            says = (
                f"{self._id} sends what is for {destination} by its site's own way to the Internet, which is not drawn"
            )
            return LeftModel(packet, by, Evidence(says, (self._id,), facts.NOT_DRAWN, _READ, (lookup,)))
        says = f"{self._id} has no route for {destination}: neither its site nor anything behind its connections has it"
        evidence = Evidence(says, (self._id,), facts.NO_ROUTE, _READ, (lookup,))
        return Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence)

    def _complain(self, packet: Packet) -> Packet | None:
        """Tell the sender of a packet that its TTL has ended, from an address on the site."""
        if not self._ports:
            return None
        return icmp_error(packet, self._ports[0].address, IcmpType.TIME_EXCEEDED, TTL_EXCEEDED_IN_TRANSIT)


def _is_inside(destination: Address) -> bool:
    """Say whether an address is none of the Internet's."""
    return is_private(destination) or is_shared(destination) or is_special(destination)
