"""Which steps of two walks belong together, and where do the walks first differ?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vpcviz.facts.identifiers import ObjectId
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.walks.result import DirectionName, Walk


class Difference(StrEnum):
    """In what two steps of a row differ."""

    PRESENCE = "presence"
    VERDICT = "verdict"
    DECISION = "decision"
    PACKET = "packet"


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """A step with its number in its own walk, from 1 on."""

    number: int
    step: Step


@dataclass(frozen=True, slots=True)
class Row:
    """
    What happens at one stage and place in each of two walks; at least one of them comes there.

    Attributes:
        before: None where the first walk has no such step.
        after: None where the second walk has no such step.
        is_past_end: Whether the walk that lacks the step had ended by then, and did not only pass by.
    """

    direction: DirectionName
    before: NumberedStep | None
    after: NumberedStep | None
    is_past_end: bool = False

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Name in what the two differ; empty where they don't."""
        if self.before is None or self.after is None:
            return (Difference.PRESENCE,)
        before, after = self.before.step, self.after.step
        differs = {
            Difference.VERDICT: type(before.verdict) is not type(after.verdict),
            Difference.DECISION: before.evidence.says != after.evidence.says,
            Difference.PACKET: (before.before, before.packet) != (after.before, after.packet),
        }
        return tuple(difference for difference, is_there in differs.items() if is_there)


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Two walks, row by row.

    Attributes:
        first: The index of the first row that differs; None where nothing does.
    """

    rows: tuple[Row, ...]
    first: int | None


def compare_walks(before: Walk, after: Walk) -> Comparison:
    """Put the steps of two walks side by side, direction by direction, each walk in its own order."""
    rows = tuple(row for name in DirectionName for row in _align(name, _steps_of(before, name), _steps_of(after, name)))
    return Comparison(rows, next((index for index, row in enumerate(rows) if row.differences), None))


def _steps_of(walk: Walk, name: DirectionName) -> tuple[NumberedStep, ...]:
    return tuple(NumberedStep(number, step) for number, direction, step in walk.numbered() if direction is name)


def _align(name: DirectionName, before: Sequence[NumberedStep], after: Sequence[NumberedStep]) -> list[Row]:
    """Pair as many steps as keep their order; of steps that stand alone in between, the first walk's come first."""
    common = _common_lengths([_key(one) for one in before], [_key(one) for one in after])
    rows: list[Row] = []
    i = j = 0
    while i < len(before) or j < len(after):
        if i == len(before) or j == len(after):
            rows += [Row(name, one, None, is_past_end=True) for one in before[i:]]
            rows += [Row(name, None, one, is_past_end=True) for one in after[j:]]
            return rows
        if _key(before[i]) == _key(after[j]):
            rows.append(Row(name, before[i], after[j]))
            i, j = i + 1, j + 1
        elif common[i + 1][j] >= common[i][j + 1]:
            rows.append(Row(name, before[i], None))
            i += 1
        else:
            rows.append(Row(name, None, after[j]))
            j += 1
    return rows


def _key(one: NumberedStep) -> tuple[Stage, ObjectId]:
    return one.step.stage, one.step.at


def _common_lengths(
    before: Sequence[tuple[Stage, ObjectId]], after: Sequence[tuple[Stage, ObjectId]]
) -> list[list[int]]:
    """For each pair of positions, give how many steps the rests of the two walks have in common."""
    lengths = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            is_pair = before[i] == after[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if is_pair else max(lengths[i + 1][j], lengths[i][j + 1])
    return lengths
