"""Does a walk come to what a story expects of it?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.packets.written import field_of
from tests.stories.story import Expectation, Symptom
from tests.stories.telling import end_of, name_of, name_of_blocker
from vpcviz.steps.step import Step
from vpcviz.walks.blockers import Blocker
from vpcviz.walks.result import Walk

LEFT_OPEN = "..."


@dataclass(frozen=True, slots=True)
class Taken:
    """A walk that was taken, with all that is in its way."""

    walk: Walk
    blockers: tuple[Blocker, ...]


def complaints(expected: Expectation, taken: Taken) -> list[str]:
    """Say in which ways a walk is not what was expected; nothing where it is."""
    judges: tuple[Callable[[Expectation, Taken], Iterator[str]], ...] = (
        _ends,
        _symptom,
        _blockers,
        _assumptions,
        _whole,
        _passes,
        _never,
        _untouched,
        _fields,
        _tables,
    )
    return [complaint for judge in judges for complaint in judge(expected, taken)]


def _ends(expected: Expectation, taken: Taken) -> Iterator[str]:
    ends = {str(direction.name): end_of(direction.final) for direction in taken.walk.directions}
    if list(ends) != list(expected.ends):
        yield f"directions: expected {list(expected.ends)}, came to {ends}"
    for name, end in ends.items():
        if name in expected.ends and not fnmatchcase(end, expected.ends[name]):
            yield f"{name}: expected {expected.ends[name]}, came to {end}"
    if expected.answered is not taken.walk.answered:
        yield f"answered: expected {expected.answered}, came to {taken.walk.answered}"


def _symptom(expected: Expectation, taken: Taken) -> Iterator[str]:
    symptom = taken.walk.symptom
    match expected.symptom:
        case None:
            pass
        case Symptom(says=says, after_seconds=after):
            if says not in symptom.says or symptom.after_seconds != after:
                yield f"symptom: expected {says!r} after {after} s, came to {symptom}"
        case nothing:
            if not symptom.says.startswith(f"{nothing}:") or symptom.after_seconds is not None:
                yield f"symptom: expected {nothing}, came to {symptom}"


def _blockers(expected: Expectation, taken: Taken) -> Iterator[str]:
    named = [name_of_blocker(blocker) for blocker in taken.blockers]
    wanted = expected.blockers
    if wanted and wanted[-1] == LEFT_OPEN:
        wanted = wanted[:-1]
        compared = named[: len(wanted)]
    else:
        compared = named
    if len(compared) != len(wanted) or not all(map(fnmatchcase, compared, wanted)):
        yield f"blockers: expected {expected.blockers}, came to {named}"


def _assumptions(expected: Expectation, taken: Taken) -> Iterator[str]:
    named = [assumption.id for assumption in taken.walk.assumptions]
    if sorted(named) != sorted(expected.assumptions):
        yield f"assumptions: expected {expected.assumptions}, came to {named}"


def _whole(expected: Expectation, taken: Taken) -> Iterator[str]:
    for direction, wanted in expected.whole.items():
        named = [name_of(step) for step in _steps(taken, direction)]
        if len(named) != len(wanted) or not all(map(fnmatchcase, named, wanted)):
            yield f"{direction}: expected the steps\n  {wanted}\ncame to\n  {named}"


def _passes(expected: Expectation, taken: Taken) -> Iterator[str]:
    for direction, wanted in expected.passes.items():
        named = iter([name_of(step) for step in _steps(taken, direction)])
        for pattern in wanted:
            if not any(fnmatchcase(name, _with_place(pattern)) for name in named):
                came = [name_of(step) for step in _steps(taken, direction)]
                yield f"{direction}: expected {pattern}, in this order, among {came}"
                break


def _never(expected: Expectation, taken: Taken) -> Iterator[str]:
    for direction, unwanted in expected.never.items():
        for name in map(name_of, _steps(taken, direction)):
            if any(fnmatchcase(name, _with_place(pattern)) for pattern in unwanted):
                yield f"{direction}: {name} should not be"


def _untouched(expected: Expectation, taken: Taken) -> Iterator[str]:
    for direction in taken.walk.directions:
        for step in direction.steps:
            if step.at in expected.untouched:
                yield f"{direction.name}: nothing should happen at {step.at}: {name_of(step)}"


def _fields(expected: Expectation, taken: Taken) -> Iterator[str]:
    for name, fields in expected.fields.items():
        step = _step(taken, name)
        if step is None:
            yield f"{name}: there is no such step"
            continue
        for path, value in fields.items():
            found = field_of(step.packet.headers, path)
            if str(found) != str(value):
                yield f"{name}: expected {path} {value}, came to {found}"


def _tables(expected: Expectation, taken: Taken) -> Iterator[str]:
    for name in {*expected.won, *expected.lost, *expected.looked_at}:
        step = _step(taken, name)
        if step is None or not step.evidence.looked_at:
            yield f"{name}: there is no such step, or it looked at nothing"
            continue
        first = step.evidence.looked_at[0]
        winner = "" if first.won is None else first.table.line(first.won)
        losers = [first.table.line(row) for row in range(len(first.table.rows)) if row != first.won]
        said = " ".join(f"{lookup.table.title} {lookup.note}" for lookup in step.evidence.looked_at)
        if expected.won.get(name, "") not in winner:
            yield f"{name}: expected {expected.won[name]!r} to decide, came to {winner!r}"
        for loser in expected.lost.get(name, []):
            if not any(loser in line for line in losers):
                yield f"{name}: expected {loser!r} to lose, came to {losers}"
        for part in expected.looked_at.get(name, []):
            if part.lower() not in said.lower():
                yield f"{name}: expected {part!r} to be told, came to {said!r}"


def _steps(taken: Taken, direction: str) -> tuple[Step, ...]:
    return next((each.steps for each in taken.walk.directions if each.name == direction), ())


def _step(taken: Taken, name: str) -> Step | None:
    """Find `forward internet-gateway#2 igw`: the second step at the gateway on the way there."""
    direction, stage, place = name.split()
    stage, _, occurrence = stage.partition("#")
    found = [step for step in _steps(taken, direction) if step.stage == stage and fnmatchcase(step.at, place)]
    index = int(occurrence or 1) - 1
    return found[index] if index < len(found) else None


def _with_place(pattern: str) -> str:
    return pattern if " " in pattern else f"{pattern} *"
