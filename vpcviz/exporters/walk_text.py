"""How is a walk written for someone who reads it on a terminal?"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vpcviz.exporters.inks import NO_INK, PLAIN, Ink, Inks
from vpcviz.exporters.naming import Naming, by_id
from vpcviz.exporters.walk_json import verdict_kind
from vpcviz.facts.fact import Standing
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.printable import printable
from vpcviz.steps.model import MODELS, Model
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, LeftModel, Verdict
from vpcviz.walks.blockers import Blocker
from vpcviz.walks.probe import unusual
from vpcviz.walks.result import Direction, DirectionName, Walk

COLUMNS = 100

LONGEST_START = 80
"""What is longer than this begins no line whole, but is folded with the rest."""

_WAY = {DirectionName.FORWARD: "there", DirectionName.RETURN: "back"}

_MARKS = {standing: str(standing)[0] for standing in Standing} | {Standing.DOCUMENTED: " "}
_LEGEND = ", ".join(f"{mark} {standing}" for standing, mark in _MARKS.items() if mark.strip())


def walk_text(walk: Walk, blockers: Sequence[Blocker], inks: Inks = PLAIN, name: Naming = by_id) -> str:
    """Write the verdict, then a line a step, then what was assumed and what else stands in the way."""
    return "\n".join(
        [
            *_head(walk, inks, name),
            *_steps(walk, inks, name),
            *_assumptions(walk, inks, name),
            *_blockers(blockers, inks, name),
        ]
    )


def _head(walk: Walk, inks: Inks, name: Naming) -> Iterator[str]:
    final = walk.decisive.final
    verdict = "answered" if walk.answered else "not answered"
    yield from _folded(f"{verdict_text(walk, name)}: ", 4, name(final.evidence.says), _ink(final.verdict, inks))
    seen = f"{walk.symptom.says}{_after(walk.symptom.after_seconds)}"
    yield from _folded(f"{verdict}; {name(walk.probe.source)} sees: ", 4, seen)
    yield ""
    yield from _folded(f"{walk.title or 'untitled'}: ", 4, asked_text(walk, name))
    yield inks.quiet(f"{_LEGEND}, all else documented")


def verdict_text(walk: Walk, name: Naming = by_id) -> str:
    """Say how the walk ends, where, and on which way."""
    direction = walk.decisive
    return f"{_outcome(direction, name)} on the way {_WAY[direction.name]}"


def asked_text(walk: Walk, name: Naming = by_id) -> str:
    """Say in one line what was sent, from where to where, and by which model."""
    probe = walk.probe
    port = "" if probe.port is None else f" port {probe.port}"
    source = f"{name(probe.source)} ({probe.source_address})"
    sent = f"{protocol_name(probe.protocol)}{port}{unusual(probe)}"
    return f"{sent} from {source} to {probe.destination}, {_model(walk.model)}"


def _model(model: Model) -> str:
    """Name the model, and the switches that have been turned from where it has them."""
    usual = MODELS[model.name].switches
    turned = [f"{name}={position}" for name, position in model.switches.items() if usual[name] is not position]
    return f"model {model.name}" + (f" with {', '.join(turned)}" if turned else "")


def _after(seconds: float | None) -> str:
    return f" (after {seconds:g} s)" if seconds else ""


def _outcome(direction: Direction, name: Naming) -> str:
    final = direction.final
    at = name(final.at)
    match final.verdict:
        case Dropped(reason=reason):
            return f"dropped at {at}, {reason}"
        case LeftModel(where=where):
            return f"left the model at {name(where)}"
        case verdict:
            return f"{verdict_kind(verdict)} at {at}"


def _ink(verdict: Verdict, inks: Inks) -> Ink:
    match verdict:
        case Delivered():
            return inks.good
        case Dropped():
            return inks.bad
        case _:
            return inks.open


def _ways(walk: Walk) -> Iterator[tuple[str, list[tuple[int, Step]]]]:
    """Give each direction, then each aside: what it is called, and its steps with their numbers."""
    number = 0
    for direction in walk.directions:
        yield _WAY[direction.name], list(enumerate(direction.steps, number + 1))
        number += len(direction.steps)
    for aside in walk.asides:
        yield f"aside, set off by step {aside.cause}", list(enumerate(aside.steps, number + 1))
        number += len(aside.steps)


def _steps(walk: Walk, inks: Inks, name: Naming) -> Iterator[str]:
    ways = list(_ways(walk))
    stages = max(len(step.stage) for _, steps in ways for _, step in steps)
    for way, steps in ways:
        yield ""
        yield inks.strong(way)
        for number, step in steps:
            start = f"{number:>3} {_MARKS[step.evidence.fact.standing]} {step.stage:<{stages}}  "
            lines = _folded(start, len(start), _placed(step, name))
            yield from map(_ink(step.verdict, inks), lines) if step.is_final else lines


def _placed(step: Step, name: Naming) -> str:
    """Say what happens, beginning with where."""
    says = step.evidence.says
    is_placed = says.startswith((f"{step.at} ", f"{step.at}'s "))
    return name(says) if is_placed else f"{name(step.at)}: {name(says)}"


def _folded(start: str, indent: int, text: str, ink: Ink = NO_INK) -> Iterator[str]:
    """
    Give a line, and where it is too long the next ones, under each other.

    Args:
        start: What stands before the text, and takes the ink.
        indent: Where the next lines begin.
    """
    start, text = printable(start), printable(text)
    if len(start) > LONGEST_START:
        start, text = "", f"{start}{text}"
    first, *further = wrap(
        text,
        COLUMNS,
        initial_indent=start,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
    yield ink(start) + first[len(start) :] if start else ink(first)
    yield from further


def _assumptions(walk: Walk, inks: Inks, name: Naming) -> Iterator[str]:
    if walk.assumptions:
        yield ""
        yield inks.strong("assumed, since nobody knows better")
    for assumption in walk.assumptions:
        start = f"  {assumption.id} ({assumption.fact.standing}): "
        yield from _folded(start, 4, name(assumption.says))


def _blockers(blockers: Sequence[Blocker], inks: Inks, name: Naming) -> Iterator[str]:
    if blockers:
        yield ""
        yield inks.strong("in the way, in order, each found by lifting the one before")
    for blocker in blockers:
        start = f"  {_WAY[blocker.direction]}, {blocker.stage} at {name(blocker.at)}, {blocker.reason}: "
        yield from _folded(start, 4, name(blocker.says))
