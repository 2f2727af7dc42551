"""What has a step set off besides the packet's own way?"""

from collections.abc import Mapping
from dataclasses import dataclass

from vpcviz.playback.spoken import Spoken, speak
from vpcviz.playback.step_link import stage_words
from vpcviz.steps.step import Step
from vpcviz.walks.result import Walk


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
    """

    says: Spoken
    steps: tuple[AsideStep, ...]


def asides_of(walk: Walk, number: int, names: Mapping[str, str]) -> tuple[ShownAside, ...]:
    """Tell what a step has set off: redirects, copies of a frame."""
    found = [[_told(step, names) for step in aside.steps] for aside in walk.asides if aside.cause == number]
    return tuple(ShownAside(steps[-1].says, tuple(steps)) for steps in found)


def _told(step: Step, names: Mapping[str, str]) -> AsideStep:
    return AsideStep(stage_words(step.stage), names.get(step.at, step.at), speak(step.evidence.says, names))
