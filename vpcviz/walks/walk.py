"""Where does one probe get to, there and back?"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.facts.protocols import NAMES
from vpcviz.forwarding.connection_tracking import after
from vpcviz.forwarding.fabric import Fabric
from vpcviz.forwarding.passage import Delivery, Transit
from vpcviz.guests.customer_gateway import CustomerGateway
from vpcviz.guests.guest import Guest
from vpcviz.guests.neighbours import ARP_FAILURE_SECONDS, NOTHING, announce, send_as
from vpcviz.guests.outcome import Emission, Outcome
from vpcviz.guests.path_mtu import mtu_towards
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import Network, compile_network
from vpcviz.network.resolved import Interface
from vpcviz.network.switched_off import all_on
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Ethernet, EtherType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import NOTHING_KNOWN, Memory
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Delivered, Dropped
from vpcviz.walks.guest_view import model_of
from vpcviz.walks.injection import Announcement, ForeignMac, Forged, Injection, Neighbour, foreign_mac, forgery
from vpcviz.walks.lan import hear
from vpcviz.walks.loops import find_loop, without_ttl
from vpcviz.walks.name_query import answer_name
from vpcviz.walks.probe import Probe, make_packet, sending_instance
from vpcviz.walks.result import Aside, Direction, DirectionName, Symptom, Walk
from vpcviz.walks.symptom import find_symptom

Lifted = frozenset[tuple[DirectionName, Stage, ObjectId]]


@dataclass(frozen=True, slots=True)
class _Leg:
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


@dataclass(frozen=True, slots=True)
class _Journey:
    legs: tuple[_Leg, ...]
    is_answered: bool


def walk(
    network: Network,
    probe: Probe,
    model: Model = AWS,
    lifted: Lifted = frozenset(),
) -> Walk:
    """
    Send a probe and follow it, and whatever comes back, until nothing moves.

    Args:
        model: How the network works.
        lifted: Directions, stages and places whose refusal does not count, so as to see what comes behind.

    Raises:
        ProbeRefused: The way leads through something that is not supported yet, or that the model does not have.
    """
    memory = NOTHING_KNOWN
    if probe.warm:
        undisturbed = replace(probe, injected=())
        memory = _follow(network, undisturbed, model, lifted, memory).legs[-1].memory.lasting()
    memory, claims = _inject(network, probe, model, memory)
    if probe.idle_seconds is not None:
        memory = _open(network, probe, model, lifted, memory)
    journey = _follow(network, probe, model, lifted, memory)
    directions = _directions(journey)
    steps = (step for leg in journey.legs for step in leg.steps)
    return Walk(
        title=network.topology.title,
        probe=probe,
        model=model,
        directions=directions,
        asides=(*claims, *_number_asides(journey.legs)),
        answered=journey.is_answered,
        assumptions=_assumptions(steps),
        known=memory,
        symptom=_symptom(network, probe, model, lifted, memory, journey),
    )


def _inject(network: Network, probe: Probe, model: Model, memory: Memory) -> tuple[Memory, tuple[Aside, ...]]:
    """Put into the network what comes before a probe's first step; what is asked and announced then is an aside."""
    run = _Run(network, model, frozenset(), may_circle=False)
    claims = (
        [Aside(1, (answer_name(network, probe),))] if probe.name and sending_instance(network, probe.source) else []
    )
    for one in probe.injected:
        match one:
            case Neighbour(port=port, address=address, mac=mac):
                memory = memory.with_neighbour(port, address, mac)
            case Announcement(port=port, address=address):
                memory, steps = run.announce(network.interfaces[port], address, memory)
                claims.append(Aside(1, steps))
            case ForeignMac() | Forged():
                # These are how the probe itself is sent.
                pass
    return memory, tuple(claims)


def _open(network: Network, probe: Probe, model: Model, lifted: Lifted, memory: Memory) -> Memory:
    """
    Open the connection of which a probe is a later packet, while what is switched off was on, and let it lie idle.

    Raises:
        ProbeRefused: It can't be opened.
    """
    before = compile_network(all_on(network.topology))
    opened = _follow(before, replace(probe, idle_seconds=None), model, lifted, memory)
    if not opened.is_answered:
        says = opened.legs[0].steps[-1].evidence.says
        found = f"a connection that can't be opened: {says}"
        raise ProbeRefused(Problem("idle", None, found, "one that is answered, with what is off switched on"))
    return after(opened.legs[-1].memory, probe.idle_seconds or 0, before)


def _symptom(
    network: Network, probe: Probe, model: Model, lifted: Lifted, memory: Memory, journey: _Journey
) -> Symptom:
    """Find what the sender sees; of a packet that goes round it sees only what comes when the TTL has ended."""
    final = journey.legs[0].steps[-1].verdict
    if isinstance(final, Dropped) and final.reason is DropReason.LOOP:
        journey = _follow(network, probe, model, lifted, memory, may_circle=True)
    at_seconds = journey.legs[-1].at_seconds
    instance = sending_instance(network, probe.source)
    known = mtu_towards(instance.id, probe.mtu_octets, probe.destination, memory) if instance else probe.mtu_octets
    return find_symptom(probe, _directions(journey), at_seconds, known, answered=journey.is_answered)


def _directions(journey: _Journey) -> tuple[Direction, ...]:
    return tuple(Direction(name, leg.steps) for name, leg in zip(DirectionName, journey.legs, strict=False))


def _follow(
    network: Network, probe: Probe, model: Model, lifted: Lifted, memory: Memory, *, may_circle: bool = False
) -> _Journey:
    """
    Walk there, and back where something comes back.

    Args:
        may_circle: Whether a packet that goes round is followed until its TTL ends.
    """
    packet = make_packet(probe)
    instance = sending_instance(network, probe.source)
    sender = instance.id if instance else probe.source
    there, back_again = (
        _Run(
            network,
            model,
            frozenset((stage, at) for way, stage, at in lifted if way is name),
            probe.injected,
            may_circle=may_circle,
        )
        for name in DirectionName
    )
    forged = forgery(probe.injected)
    if forged:
        forward = there.forge(forged, packet, memory)
    else:
        forward = there.send(sender, packet, memory.expecting(sender, flow_of(packet.headers)), 0.0)
    if forward.reply is None:
        is_one_way = probe.protocol not in NAMES and isinstance(forward.steps[-1].verdict, Delivered)
        return _Journey((forward,), is_one_way)
    back = back_again.send(forward.replier, forward.reply, forward.memory, forward.at_seconds)
    return _Journey((forward, back), back.is_accepted)


class _Run:
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

    def send(self, sender: ObjectId, packet: Packet, memory: Memory, at_seconds: float) -> _Leg:
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

    def forge(self, forged: Forged, packet: Packet, memory: Memory) -> _Leg:
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

    def _follow(self, way: "_Way") -> _Leg:
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
        looped = None if self._may_circle else find_loop(way.seen, way.steps, emission, self._network)
        if looped:
            way.steps[-1] = Step(Stage.FRAME_SENT, looped.evidence.objects[0], way.steps[-1].before, looped)
            return
        way.seen.append((without_ttl(emission), len(way.steps)))
        mac = foreign_mac(self._injected, emission.port)
        if mac is not None and emission.frame.carries(IPv4):
            sent = send_as(mac, emission.port, emission.frame)
            way.steps[-1] = Step(Stage.FRAME_SENT, emission.port, way.steps[-1].before, sent)
            emission = replace(emission, frame=sent.packet)
        self._hand_out(way, self._through(emission, way))

    def _through(self, emission: Emission, way: "_Way") -> Transit:
        """Give what becomes of a frame on the way from who sends it to who receives it."""
        port, frame, premises = emission.port, emission.frame, self._network.premises
        if port in self._network.connections:
            return self._fabric.receive_from_site(port, frame, way.memory)
        if premises is not None and port in premises.interfaces:
            return hear(premises, emission, way.memory)
        return self._fabric.receive(port, frame, way.memory, way.at_seconds)

    def _receive(self, delivery: Delivery, way: "_Way") -> tuple[ObjectId, Outcome]:
        """Hand a frame to the guest, or to the customer gateway, that it is for."""
        port, frame = delivery.port, delivery.frame
        if port in self._network.connections:
            owner = self._network.connection(port).customer_gateway
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

    def leg(self) -> _Leg:
        return _Leg(
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


def _number_asides(legs: tuple[_Leg, ...]) -> tuple[Aside, ...]:
    """Name the step that set each aside off by its number in the walk."""
    asides, offset = [], 1
    for leg in legs:
        asides += [Aside(offset + index, steps) for index, steps in leg.asides]
        offset += len(leg.steps)
    return tuple(asides)


def _assumptions(steps: Iterable[Step]) -> tuple[Assumption, ...]:
    """Collect each default that was taken, once, in the order in which it was."""
    taken = {step.evidence.assumption.id: step.evidence.assumption for step in steps if step.evidence.assumption}
    return tuple(taken.values())
