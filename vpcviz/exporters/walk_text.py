"""How is a walk written for someone who reads it on a terminal?"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vpcviz.exporters.inks import NO_INK, PLAIN, Ink, Inks
from vpcviz.exporters.walk_json import verdict_kind
from vpcviz.facts.fact import Standing
from vpcviz.facts.protocols import protocol_name
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, LeftModel, Verdict
from vpcviz.walks.blockers import Blocker
from vpcviz.walks.result import Direction, DirectionName, Walk

COLUMNS = 100

_WAY = {DirectionName.FORWARD: "there", DirectionName.RETURN: "back"}


def walk_text(walk: Walk, blockers: Sequence[Blocker], inks: Inks = PLAIN) -> str:
    """Write the verdict, then a line a step, then what was assumed and what else stands in the way."""
    return "\n".join(
        [
            *_head(walk, inks),
            *_directions(walk, inks),
            *_asides(walk, inks),
            *_assumptions(walk, inks),
            *_blockers(blockers, inks),
        ]
    )


def _head(walk: Walk, inks: Inks) -> Iterator[str]:
    direction = walk.decisive
    final = direction.final
    outcome = f"{_outcome(direction)} on the way {_WAY[direction.name]}"
    verdict = "answered" if walk.answered else "not answered"
    yield from _folded(f"{outcome}: ", 4, final.evidence.says, _ink(final.verdict, inks))
    yield f"{verdict}; {walk.probe.source} sees: {walk.symptom.says}{_after(walk.symptom.after_seconds)}"
    yield ""
    model = walk.model.name if walk.model.name == "aws" else inks.strong(walk.model.name)
    yield f"{walk.title or 'untitled'}: {_probe(walk)}, model {model}"


def _probe(walk: Walk) -> str:
    probe = walk.probe
    port = "" if probe.port is None else f" port {probe.port}"
    return f"{protocol_name(probe.protocol)}{port} from {probe.source} ({probe.source_address}) to {probe.destination}"


def _after(seconds: float | None) -> str:
    return f" (after {seconds:g} s)" if seconds else ""


def _outcome(direction: Direction) -> str:
    final = direction.final
    match final.verdict:
        case Dropped(reason=reason):
            return f"dropped at {final.at}, {reason}"
        case LeftModel(where=where):
            return f"left the model at {where}"
        case verdict:
            return f"{verdict_kind(verdict)} at {final.at}"


def _ink(verdict: Verdict, inks: Inks) -> Ink:
    match verdict:
        case Delivered():
            return inks.good
        case Dropped():
            return inks.bad
        case _:
            return inks.open


def _directions(walk: Walk, inks: Inks) -> Iterator[str]:
    for direction in walk.directions:
        yield ""
        yield inks.strong(_WAY[direction.name])
        yield from _steps([(number, step) for number, name, step in walk.numbered() if name is direction.name], inks)


def _asides(walk: Walk, inks: Inks) -> Iterator[str]:
    number = sum(len(direction.steps) for direction in walk.directions)
    for aside in walk.asides:
        yield ""
        yield inks.strong(f"aside, set off by step {aside.cause}")
        yield from _steps(list(enumerate(aside.steps, number + 1)), inks)
        number += len(aside.steps)


def _steps(steps: Sequence[tuple[int, Step]], inks: Inks) -> Iterator[str]:
    stages = max(len(step.stage) for _, step in steps)
    places = max(len(step.at) for _, step in steps)
    for number, step in steps:
        start = f"{number:>3}  {step.stage:<{stages}}  {step.at:<{places}}  "
        lines = _folded(start, len(start), step.evidence.says + _standing(step))
        yield from map(_ink(step.verdict, inks), lines) if step.is_final else lines


def _standing(step: Step) -> str:
    """Mark what is not documented."""
    standing = step.evidence.fact.standing
    return "" if standing is Standing.DOCUMENTED else f" [{standing}]"


def _folded(start: str, indent: int, text: str, ink: Ink = NO_INK) -> Iterator[str]:
    """
    Give a line, and where it is too long the next ones, under each other.

    Args:
        start: What stands before the text, and takes the ink.
        indent: Where the next lines begin.
    """
    first, *further = wrap(
        text,
        COLUMNS,
        initial_indent=start,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield ink(start) + first[len(start) :]
    yield from further


def _assumptions(walk: Walk, inks: Inks) -> Iterator[str]:
    if walk.assumptions:
        yield ""
        yield inks.strong("assumed, since nobody knows better")
    for assumption in walk.assumptions:
        start = f"  {assumption.id} ({assumption.fact.standing}): "
        yield from _folded(start, 4, assumption.says)


def _blockers(blockers: Sequence[Blocker], inks: Inks) -> Iterator[str]:
    if blockers:
        yield ""
        yield inks.strong("in the way, in order, each found by lifting the one before")
    for blocker in blockers:
        start = f"  {_WAY[blocker.direction]}, {blocker.stage} at {blocker.at}, {blocker.reason}: "
        yield from _folded(start, 4, blocker.says)
