"""Which fragments show one step, in a page and over a socket alike?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from django.template.loader import render_to_string

from vpcviz.playback.asides import asides_of
from vpcviz.playback.guest_view import view_at
from vpcviz.playback.header_stack import header_stack
from vpcviz.playback.ledger import open_ledger
from vpcviz.playback.messages import (
    Key,
    Part,
    PartKey,
    Playback,
    ViewKey,
    part_message,
    step_message,
    view_message,
)
from vpcviz.playback.octets import shown_octets
from vpcviz.playback.outline import place_of
from vpcviz.playback.reasoning import reasoning
from vpcviz.playback.ruler import ruler
from vpcviz.playback.showing import Showing
from vpcviz.playback.shown_step import ShownStep
from vpcviz.playback.spoken import Spoken, speak
from vpcviz.steps.verdict import Assumption, Dropped
from vpcviz.walks.blockers import Blocker

FRAGMENTS = ("sentence", "why", "ledger")
"""What each step replaces; each is a template, and the id of its root element."""

FURTHER_FRAGMENTS = (Part.ASIDES, Part.END)
"""What a step may have; it replaces them too, by nothing where it has none, else in messages of their own."""


MOST_LIFTED = 2


@dataclass(frozen=True, slots=True)
class PlacedBlocker:
    """
    Something in the packet's way, and where it is met.

    Attributes:
        says: The sentence of the step.
        number: Of the step.
        query: The question that shows the step.
    """

    blocker: Blocker
    says: Spoken
    at: str
    number: int
    query: str


@dataclass(frozen=True, slots=True)
class End:
    """
    What there is to say at the last step of a walk.

    Attributes:
        sender: Who looks at a terminal.
        after_seconds: When the symptom shows; None or 0 where that is not worth a word.
        assumptions: What was assumed before the last step, which tells its own.
    """

    sender: str
    symptom: str
    after_seconds: float | None
    blockers: tuple[PlacedBlocker, ...]
    assumptions: tuple[Assumption, ...]


def step_context(showing: Showing, number: int) -> dict[str, Any]:
    """Gather what the fragments of a step show."""
    shown = showing.shown[number - 1]
    step = shown.step
    return {
        "number": number,
        "total": showing.real,
        "shown_total": len(showing.shown),
        "beyond": number - showing.real,
        "shown": shown,
        "says": speak(step.evidence.says, showing.names),
        "lifted": lifted_at(shown, showing.names),
        "why": reasoning(step),
        "asides": None if shown.is_ghost else asides_of(showing.walk, number, showing.names),
        "ledger": open_ledger(showing.network, step, showing.names),
        "here": place_of(showing.network, showing.picture, step),
        "end": end_of(showing) if number == showing.real else None,
    }


def lifted_at(shown: ShownStep, names: Mapping[str, str]) -> list[str]:
    """Name the places at which something would have to be lifted for the packet to be here; the last of many."""
    places = [*dict.fromkeys(names.get(one.at, one.at) for one in shown.lifted)]
    left_out = len(places) - MOST_LIFTED
    return places if left_out <= 0 else [f"{left_out} other things", *places[-MOST_LIFTED:]]


def packet_context(showing: Showing, number: int) -> dict[str, Any]:
    """Gather what the fragments of the packet after a step show."""
    step = showing.steps[number - 1]
    return {"stack": header_stack(step), "octets": shown_octets(step), "ruler": ruler(showing.network, step)}


def end_of(showing: Showing) -> End:
    """Gather what there is to say once the walk is over."""
    taken = showing.walk
    last = showing.shown[showing.real - 1].step
    sender = taken.probe.source
    instance = showing.network.guest(sender) if showing.network.has_guest(sender) else None
    return End(
        sender=instance.name if instance else sender,
        symptom=taken.symptom.says,
        after_seconds=taken.symptom.after_seconds,
        blockers=tuple(_placed(showing)),
        assumptions=tuple(one for one in taken.assumptions if one != last.evidence.assumption),
    )


def _placed(showing: Showing) -> Iterator[PlacedBlocker]:
    """Find the step at which each blocker is met: the first where the packet is dropped, the others past that."""
    drops = [one for one in showing.shown if not one.is_ghost and isinstance(one.step.verdict, Dropped)]
    met_at = [*drops[:1], *(one for one in showing.shown if one.blocker)]
    for blocker, met in zip(showing.blockers, met_at, strict=True):
        query = showing.question.at_step(met.link).query
        says = speak(blocker.says, showing.names)
        yield PlacedBlocker(blocker, says, showing.names.get(blocker.at, blocker.at), met.number, query)


def tell(showing: Showing, what: Key) -> str:
    """Write the message that shows a part of a step, or what is seen of it."""
    match what:
        case ViewKey():
            return tell_view(showing, what)
        case PartKey():
            return tell_part(showing, what)
        case _:
            assert_never(what)


def tell_part(showing: Showing, key: PartKey) -> str:
    """Write the message that shows a part of a step."""
    match key.part:
        case Part.STEP:
            return tell_step(showing, key.number)
        case Part.STACK | Part.BYTES:
            return tell_packet(showing, key)
        case Part.ASIDES:
            return tell_asides(showing, key)
        case Part.END:
            return tell_end(showing, key)
        case _:
            assert_never(key.part)


def tell_step(showing: Showing, number: int) -> str:
    """Write the message that shows a step."""
    context = step_context(showing, number)
    further = further_parts(showing, number)
    names = (*FRAGMENTS, *(part for part in FURTHER_FRAGMENTS if part not in further))
    html = {name: told_fragment(f"playback/_{name}.html", context) for name in names}
    picture = picture_of(showing, number)
    return step_message(number, further, showing.links[number - 1], context["here"], html, picture)


def further_parts(showing: Showing, number: int) -> tuple[Part, ...]:
    """Name the parts that a step has besides the usual ones."""
    has = {Part.ASIDES: showing.trail.increments[number - 1].side_ways is not None, Part.END: number == showing.real}
    return tuple(part for part in FURTHER_FRAGMENTS if has[part])


def play(showing: Showing) -> Playback:
    """Begin to play a walk to a viewer, who has nothing of it yet."""
    steps = range(1, len(showing.links) + 1)
    further = {number: parts for number in steps if (parts := further_parts(showing, number))}
    return Playback(showing.digest, len(steps), showing.number, further, view_keys(showing))


def tell_packet(showing: Showing, key: PartKey) -> str:
    """Write the message that shows the packet after a step, as a stack of headers or as bytes."""
    html = told_fragment(f"playback/_{key.part}.html", packet_context(showing, key.number))
    return part_message(key, {key.part: html})


def tell_end(showing: Showing, key: PartKey) -> str:
    """Write the message that shows what it all came to: the symptom, and whatever was in the way."""
    html = told_fragment("playback/_end.html", {"end": end_of(showing)})
    outlook = showing.trail.increments[key.number - 1].outlook
    trail = told_fragment("drawing/_outlook.svg", {"outlook": outlook}) if outlook else ""
    return part_message(key, {"end": html}, trail)


def tell_asides(showing: Showing, key: PartKey) -> str:
    """Write the message that shows what a step has set off besides the packet's own way."""
    asides = asides_of(showing.walk, key.number, showing.names)
    html = told_fragment("playback/_asides.html", {"asides": asides})
    ways = showing.trail.increments[key.number - 1].side_ways
    return part_message(key, {"asides": html}, told_fragment("drawing/_side_ways.svg", {"ways": ways}))


def view_keys(showing: Showing) -> tuple[ViewKey, ...]:
    """Name every view that there is to tell."""
    return tuple(ViewKey(one.number, one.who) for one in showing.views)


def tell_view(showing: Showing, key: ViewKey) -> str:
    """Write the message that shows what an instance sees from a step on."""
    view = view_at(showing.views, key.who, key.number)
    return view_message(key, told_fragment("playback/_guest_view.html", {"view": view}))


def picture_of(showing: Showing, number: int) -> dict[str, str]:
    """Draw what a step brings to the drawing; the keys are those by which the browser composes it."""
    brought = showing.trail.increments[number - 1]
    return {
        "place": brought.footprint.place,
        "trail": told_fragment("drawing/_trail_segment.svg", {"segment": brought.segment}),
        "footprint": told_fragment("drawing/_footprint.svg", {"footprint": brought.footprint}),
        "lit": told_fragment("drawing/_lit.svg", {"lit": brought.lit}),
        "packet": told_fragment("drawing/_packet.svg", {"now": brought}),
    }


def told_fragment(template: str, context: dict[str, Any]) -> str:
    """
    Render a fragment for a message.

    JSON takes two octets for a double quote, so attributes stand in single ones there. In what is rendered no other
    quotes are left: those of a value are escaped.
    """
    return render_to_string(template, context).strip().replace('"', "'")
