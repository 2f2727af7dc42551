"""What has a step set off besides the packet's own way?"""

from collections.abc import Mapping
from dataclasses import dataclass

from vpcviz.drawing.trail import MOST_SIDE_WAYS
from vpcviz.playback.spoken import Spoken, speak
from vpcviz.playback.step_link import stage_words
from vpcviz.steps.step import Step
from vpcviz.walks.result import Walk

MOST_ASIDES = 4
MOST_STEPS = 7
"""Of all asides of one step together; a frame that is flooded sets off as many as the subnet has instances."""


@dataclass(frozen=True, slots=True)
class AsideStep:
    """
    Attributes:
        stage: In words.
        at: What the drawing calls the thing where it happens.
    """

    stage: str
    at: str
    says: Spoken


@dataclass(frozen=True, slots=True)
class ShownAside:
    """
    Attributes:
        says: How it ends.
        steps: The first of its steps, as many as there is room for.
        omitted: How many there are behind them.
    """

    says: Spoken
    steps: tuple[AsideStep, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class ShownAsides:
    """
    What a step has set off besides the packet's own way.

    Attributes:
        omitted: How many there are besides those shown.
        undrawn: Of how many the drawing does not have the way.
    """

    shown: tuple[ShownAside, ...]
    omitted: int
    undrawn: int


def asides_of(walk: Walk, number: int, names: Mapping[str, str]) -> ShownAsides:
    """Tell what a step has set off: redirects, copies of a frame."""
    found = [aside.steps for aside in walk.asides if aside.cause == number]
    shown: list[ShownAside] = []
    room = MOST_STEPS
    for steps in found[:MOST_ASIDES]:
        told = tuple(_told(step, names) for step in steps[:room])
        shown.append(ShownAside(speak(steps[-1].evidence.says, names), told, len(steps) - len(told)))
        room -= len(told)
    return ShownAsides(tuple(shown), len(found) - len(shown), max(0, len(found) - MOST_SIDE_WAYS))


def _told(step: Step, names: Mapping[str, str]) -> AsideStep:
    return AsideStep(stage_words(step.stage), names.get(step.at, step.at), speak(step.evidence.says, names))
