"""What does a walk come to?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vpcviz.steps.memory import NOTHING_KNOWN, Memory
from vpcviz.steps.model import Model
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Delivered
from vpcviz.walks.probe import Probe


class DirectionName(StrEnum):
    FORWARD = "forward"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Direction:
    """One way; its last step, and no other, is final."""

    name: DirectionName
    steps: tuple[Step, ...]

    @property
    def final(self) -> Step:
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Aside:
    """
    What a step set off besides the packet's own way.

    Attributes:
        cause: The number of that step.
    """

    cause: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Symptom:
    """
    What the person at the sender's terminal sees.

    Attributes:
        after_seconds: When it shows; None where nothing ever comes.
    """

    says: str
    after_seconds: float | None


@dataclass(frozen=True, slots=True)
class Walk:
    """
    One probe, walked there and, where something comes back, back.

    Attributes:
        title: The topology's.
        directions: Forward and, where there is one, return.
        answered: Whether the sender has an answer that it accepts.
        assumptions: Each default that was taken, once.
        known: What guests and hosts knew before the first step.
    """

    title: str
    probe: Probe
    model: Model
    directions: tuple[Direction, ...]
    asides: tuple[Aside, ...]
    answered: bool
    assumptions: tuple[Assumption, ...]
    symptom: Symptom
    known: Memory = NOTHING_KNOWN

    def numbered(self) -> Iterator[tuple[int, DirectionName, Step]]:
        """Go through the steps of the directions with their numbers, from 1 on."""
        number = 0
        for direction in self.directions:
            for step in direction.steps:
                number += 1
                yield number, direction.name, step

    @property
    def decisive(self) -> Direction:
        """The direction whose end is the walk's: the first that is not delivered, else the last."""
        for direction in self.directions:
            if not isinstance(direction.final.verdict, Delivered):
                return direction
        return self.directions[-1]
