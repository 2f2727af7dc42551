"""Where does one probe get to, there and back?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import NAMES
from vpcviz.forwarding.connection_tracking import after
from vpcviz.guests.path_mtu import mtu_towards
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import Network, compile_network
from vpcviz.network.switched_off import all_on
from vpcviz.packets.flow import flow_of
from vpcviz.steps.memory import NOTHING_KNOWN, Memory
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Delivered, Dropped
from vpcviz.walks.injection import Announcement, ForeignMac, Forged, Neighbour, forgery
from vpcviz.walks.name_query import answer_name
from vpcviz.walks.probe import Probe, make_packet, sending_instance
from vpcviz.walks.result import Aside, Direction, DirectionName, Symptom, Walk
from vpcviz.walks.run import Leg, Run
from vpcviz.walks.symptom import find_symptom

Lifted = frozenset[tuple[DirectionName, Stage, ObjectId]]


@dataclass(frozen=True, slots=True)
class _Journey:
    legs: tuple[Leg, ...]
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
    run = Run(network, model, frozenset(), may_circle=False)
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
        Run(
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


def _number_asides(legs: tuple[Leg, ...]) -> tuple[Aside, ...]:
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
