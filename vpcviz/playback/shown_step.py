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
        lifted: What would have to be lifted for the packet to be here, the latest last.
    """

    number: int
    step: Step
    direction: DirectionName
    link: str
    is_ghost: bool
    blocker: Blocker | None
    lifted: tuple[Blocker, ...] = ()


def shown_steps(walk: Walk, ghost: tuple[GhostStep, ...] = ()) -> tuple[ShownStep, ...]:
    """Number and name a walk's steps, and those of its ghost behind them."""
    links = iter(enumerate(step_links(walk, ghost), 1))
    taken = [
        ShownStep(number, step, direction, link, is_ghost=False, blocker=None)
        for (_, direction, step), (number, link) in zip(walk.numbered(), links, strict=False)
    ]
    not_taken = [
        ShownStep(number, one.step, one.direction, link, is_ghost=True, blocker=one.blocker, lifted=one.lifted)
        for one, (number, link) in zip(ghost, links, strict=True)
    ]
    return (*taken, *not_taken)
