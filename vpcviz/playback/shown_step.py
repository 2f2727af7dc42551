"""Which steps does a page show of a walk: those that were taken and, past a drop, those that would have been?"""

from dataclasses import dataclass

from vpcviz.playback.step_link import step_links
from vpcviz.steps.step import Step
from vpcviz.walks.blockers import Blocker, GhostStep
from vpcviz.walks.result import DirectionName, Walk


@dataclass(frozen=True, slots=True)
class ShownStep:
    """
    One step, in the order in which a page shows them.

    Attributes:
        number: From 1 on, through both directions and on into the ghost.
        link: By which an address names it.
        is_ghost: Whether the packet would be here only if it had not been dropped.
        blocker: What stops it here although the first obstacle is lifted; None where nothing does.
    """

    number: int
    step: Step
    direction: DirectionName
    link: str
    is_ghost: bool
    blocker: Blocker | None


def shown_steps(walk: Walk, ghost: tuple[GhostStep, ...] = ()) -> tuple[ShownStep, ...]:
    """Number and name a walk's steps, and those of its ghost behind them."""
    taken = [(step, direction, False, None) for _, direction, step in walk.numbered()]
    not_taken = [(one.step, one.direction, True, one.blocker) for one in ghost]
    links = step_links(walk, ghost)
    return tuple(
        ShownStep(number, step, direction, link, is_ghost, blocker)
        for number, (link, (step, direction, is_ghost, blocker)) in enumerate(
            zip(links, [*taken, *not_taken], strict=True), 1
        )
    )
