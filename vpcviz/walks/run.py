"""How does one packet go to and fro between guests and the fabric, until nothing moves?"""

from collections import deque
from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.forwarding.fabric import Fabric
from vpcviz.forwarding.passage import Delivery, Transit
from vpcviz.guests.customer_gateway import CustomerGateway
from vpcviz.guests.guest import Guest
from vpcviz.guests.neighbours import ARP_FAILURE_SECONDS, NOTHING, announce, send_as
from vpcviz.guests.outcome import Emission, Outcome
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import Ethernet, EtherType, Ip
from vpcviz.packets.neighbor import is_about_neighbors
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.model import Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered
from vpcviz.walks.guest_view import model_of
from vpcviz.walks.injection import Forged, Injection, foreign_mac
from vpcviz.walks.lan import hear
from vpcviz.walks.loops import find_loop, without_ttl


@dataclass(frozen=True, slots=True)
class Leg:
    """
    One direction.

    Attributes:
        asides: For each step that set something off, its index and what followed.
        reply: What the end of the way sends back; None for nothing.
        replier: Who sends it.
        is_accepted: Whether the receiver took the packet as the answer that it had waited for.
    """

    steps: tuple[Step, ...]
    asides: tuple[tuple[int, tuple[Step, ...]], ...]
    memory: Memory
    at_seconds: float
    reply: Packet | None
    replier: ObjectId
    is_accepted: bool


class Run:
    """The loop: it hands frames from guests to the fabric and back until nothing moves."""

    def __init__(
        self,
        network: Network,
        model: Model,
        lifted: frozenset[tuple[Stage, ObjectId]],
        injected: tuple[Injection, ...] = (),
        *,
        may_circle: bool,
    ) -> None:
        self._network = network
        self._injected = injected
        self._may_circle = may_circle
        self._model = model
        self._lifted = lifted
        self._fabric = Fabric(network, model, lifted)
        self._guests: dict[ObjectId, Guest] = {}
        self._customer_gateways: dict[ObjectId, CustomerGateway] = {}

    def send(self, sender: ObjectId, packet: Packet, memory: Memory, at_seconds: float) -> Leg:
        """Let an instance, a subnet's router or a host on the Internet send a packet, and follow it to its end."""
        way = _Way(memory, at_seconds)
        if self._network.has_guest(sender):
            self._note(way, sender, self._guest(sender).send(packet, memory, at_seconds))
        elif sender in self._network.sites:
            self._note(way, sender, self._customer_gateway(sender).send(packet, memory))
        elif sender in self._network.routers:
            self._hand_out(way, self._fabric.reply_of_router(self._network.routers[sender], packet, memory))
        elif port := self._network.interfaces.get(sender):
            reply_of = self._fabric.reply_of_host if port.instance else self._fabric.reply_of_service
            self._hand_out(way, reply_of(port, packet, memory))
        elif sender in self._network.onward:
            self._hand_out(way, self._fabric.reply_at_edge(sender, packet, memory))
        else:
            self._hand_out(way, self._fabric.receive_from_internet(sender, packet, memory))
        return self._follow(way)

    def forge(self, forged: Forged, packet: Packet, memory: Memory) -> Leg:
        """Let a server put a packet on the underlay in another one's name, and follow it to its end."""
        way = _Way(memory, 0.0)
        port, to = self._network.interfaces[forged.port], self._network.interfaces[forged.to]
        framed = packet.wrap(Ethernet(port.mac, to.mac, EtherType.IPV4)) if port.subnet == to.subnet else packet
        self._hand_out(way, self._fabric.receive_forged(forged.host, port, to, framed, memory))
        return self._follow(way)

    def announce(self, port: Interface, address: IPv4Address, memory: Memory) -> tuple[Memory, tuple[Step, ...]]:
        """Let an interface claim an address, and whoever hears it take its word; nobody answers."""
        claim = announce(port, address)
        transit = self._fabric.receive(port.id, claim.packet, memory, 0.0)
        steps = (Step(Stage.ARP_REQUEST, port.id, NOTHING, claim), *transit.steps)
        for delivery in transit.deliveries:
            instance = self._network.interfaces[delivery.port].instance
            heard = self._guest(instance).receive(delivery.port, delivery.frame, memory, 0.0)
            memory, steps = heard.memory, (*steps, *heard.steps)
        return memory, steps

    def _follow(self, way: "_Way") -> Leg:
        while not way.is_over:
            if way.frames:
                self._carry(way, way.frames.popleft())
            else:
                self._give_up(way)
        return way.leg()

    def _guest(self, instance: ObjectId) -> Guest:
        if instance not in self._guests:
            home = self._network.around(instance)
            model = model_of(self._network, instance, self._model)
            self._guests[instance] = Guest(home, home.instances[instance], model, self._lifted)
        return self._guests[instance]

    def _customer_gateway(self, gateway: ObjectId) -> CustomerGateway:
        if gateway not in self._customer_gateways:
            self._customer_gateways[gateway] = CustomerGateway(self._network, gateway)
        return self._customer_gateways[gateway]

    def _carry(self, way: "_Way", emission: Emission) -> None:
        """Bring a frame from a guest through the fabric, or over its LAN, unless it has been there before."""
        # What comes round as it was, TTL and all, would do so for ever.
        is_endless = emission in way.sent
        looped = find_loop(way.seen, way.steps, emission, self._network) if is_endless or not self._may_circle else None
        way.sent.append(emission)
        if looped:
            way.steps[-1] = Step(Stage.FRAME_SENT, looped.evidence.objects[0], way.steps[-1].before, looped)
            return
        way.seen.append((without_ttl(emission), len(way.steps)))
        mac = foreign_mac(self._injected, emission.port)
        if mac is not None and emission.frame.carries(Ip) and not is_about_neighbors(emission.frame):
            sent = send_as(mac, emission.port, emission.frame)
            way.steps[-1] = Step(Stage.FRAME_SENT, emission.port, way.steps[-1].before, sent)
            emission = replace(emission, frame=sent.packet)
        self._hand_out(way, self._through(emission, way))

    def _through(self, emission: Emission, way: "_Way") -> Transit:
        """Give what becomes of a frame on the way from who sends it to who receives it."""
        port, frame, premises = emission.port, emission.frame, self._network.premises
        if port in self._network.connections:
            return self._fabric.receive_from_site(port, frame, way.memory)
        if port in self._network.sites:
            return self._fabric.receive_from_way_out(port, frame, way.memory)
        if premises is not None and port in premises.interfaces:
            return hear(premises, emission, way.memory)
        return self._fabric.receive(port, frame, way.memory, way.at_seconds)

    def _receive(self, delivery: Delivery, way: "_Way") -> tuple[ObjectId, Outcome]:
        """Hand a frame to the guest, or to the customer gateway, that it is for."""
        port, frame = delivery.port, delivery.frame
        if port in self._network.connections:
            owner = self._network.connection(port).customer_gateway
        elif port in self._network.sites:
            owner = port
        else:
            owner = self._network.around(port).interfaces[port].instance
        if owner in self._network.sites:
            return owner, self._customer_gateway(owner).receive(port, frame, way.memory)
        return owner, self._guest(owner).receive(port, frame, way.memory, way.at_seconds)

    def _hand_out(self, way: "_Way", transit: Transit) -> None:
        """Give every frame that comes out of the fabric to the guest that it is for."""
        way.note_fabric(transit)
        copies = [(NO_ID, Outcome(steps, (), way.memory)) for steps in transit.lost]
        for delivery in transit.deliveries:
            instance, outcome = self._receive(delivery, way)
            copies.append((instance, replace(outcome, steps=(*delivery.steps, *outcome.steps))))
        copies = [(instance, outcome) for instance, outcome in copies if outcome.steps or outcome.frames]
        if not copies:
            return
        followed = min(copies, key=lambda copy: _rank(copy[1]))
        cause = len(way.steps) - 1
        self._note(way, *followed)
        way.asides += [(cause, copy[1].steps) for copy in copies if copy is not followed and copy[1].steps]

    def _note(self, way: "_Way", instance: ObjectId, outcome: Outcome) -> None:
        """Note what a guest did, and follow what it sends besides: a way of its own, while the packet itself waits."""
        begin = len(way.steps)
        way.note_guest(instance, outcome)
        waiting = way.memory.waiting
        for index, packet in outcome.notices:
            notice = self.send(instance, packet, way.memory.without_waiting(), way.at_seconds)
            way.memory = notice.memory
            way.asides.append((begin + index, notice.steps))
        way.memory = replace(way.memory, waiting=waiting)

    def _give_up(self, way: "_Way") -> None:
        """Let the time pass after which a kernel stops waiting for a neighbour."""
        (port, _), _ = next(iter(way.memory.waiting.items()))
        instance = self._network.around(port).interfaces[port].instance
        way.at_seconds += ARP_FAILURE_SECONDS
        self._note(way, instance, self._guest(instance).give_up(way.memory, way.at_seconds))


class _Way:
    """How far one direction has got; it lives no longer than the loop over it."""

    def __init__(self, memory: Memory, at_seconds: float) -> None:
        self.steps: list[Step] = []
        self.asides: list[tuple[int, tuple[Step, ...]]] = []
        self.frames: deque[Emission] = deque()
        self.seen: list[tuple[Emission, int]] = []
        self.sent: list[Emission] = []
        self.memory = memory
        self.at_seconds = at_seconds
        self._reply: Packet | None = None
        self._replier = NO_ID
        self._is_accepted = False

    @property
    def is_over(self) -> bool:
        return bool(self.steps) and self.steps[-1].is_final

    def note_guest(self, instance: ObjectId, outcome: Outcome) -> None:
        self.steps += outcome.steps
        self.frames += outcome.frames
        self.memory = outcome.memory
        self._reply, self._replier, self._is_accepted = outcome.reply, instance, outcome.is_accepted

    def note_fabric(self, transit: Transit) -> None:
        self.steps += transit.steps
        self.memory = transit.memory
        self._reply, self._replier, self._is_accepted = transit.reply, transit.replier, transit.is_accepted

    def leg(self) -> Leg:
        return Leg(
            tuple(self.steps),
            tuple(self.asides),
            self.memory,
            self.at_seconds,
            self._reply,
            self._replier,
            self._is_accepted,
        )


def _rank(outcome: Outcome) -> int:
    """Prefer, of several copies of a frame, the one that arrives; then one that goes on."""
    if outcome.steps and isinstance(outcome.steps[-1].verdict, Delivered):
        return 0
    return 1 if outcome.frames else 2
