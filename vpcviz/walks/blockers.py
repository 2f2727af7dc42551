"""What stands in a probe's way, the first obstacle and every one behind it, and how would it go on without them?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.result import DirectionName, Walk
from vpcviz.walks.walk import Lifted
from vpcviz.walks.walk import walk as take_walk


@dataclass(frozen=True, slots=True)
class Blocker:
    """One drop, in the direction in which it happens."""

    direction: DirectionName
    stage: Stage
    at: ObjectId
    reason: DropReason
    says: str


@dataclass(frozen=True, slots=True)
class GhostStep:
    """
    A step that the packet would take if what is in its way were lifted.

    Attributes:
        step: What the packet meets; where a blocker stops it, its drop, behind which the ghost goes on.
        blocker: What stops it here; None where nothing does.
        lifted: What has been lifted for it to come here, the latest last.
    """

    direction: DirectionName
    step: Step
    blocker: Blocker | None
    lifted: tuple[Blocker, ...]


@dataclass(frozen=True, slots=True)
class Obstacles:
    """
    What is in a packet's way.

    Attributes:
        blockers: In the order in which the packet would meet them, the walk's own drop first.
        ghost: The steps behind the walk's own drop, were each obstacle lifted; none where the first can't be.
    """

    blockers: tuple[Blocker, ...]
    ghost: tuple[GhostStep, ...]


def find_obstacles(network: Network, walk: Walk) -> Obstacles:
    """
    Lift each obstacle and walk again, until the packet arrives or there is no way to go on.

    Rules, access lists, checks and closed ports can be lifted; a missing route, mapping or neighbour can't, and
    ends the list.
    """
    drops: list[_Drop] = []
    lifted: Lifted = frozenset()
    farthest = walk
    drop = _first_drop(walk)
    while drop is not None:
        drops.append(drop)
        if not drop.blocker.reason.can_be_lifted:
            break
        lifted |= {(drop.blocker.direction, drop.blocker.stage, drop.blocker.at)}
        farthest = take_walk(network, walk.probe, walk.model, lifted)
        drop = _first_drop(farthest)
    ghost = _steps_behind(farthest, drops) if lifted else ()
    return Obstacles(tuple(drop.blocker for drop in drops), ghost)


def find_blockers(network: Network, walk: Walk) -> tuple[Blocker, ...]:
    """List what is in a packet's way, in the order in which it would meet it."""
    return find_obstacles(network, walk).blockers


@dataclass(frozen=True, slots=True)
class _Drop:
    """
    A blocker, and the step at which it is met.

    Attributes:
        position: The step's in its direction, from 0 on; the same in every walk in which more is lifted.
    """

    blocker: Blocker
    position: int
    step: Step


def _first_drop(walk: Walk) -> _Drop | None:
    for way in walk.directions:
        step, verdict = way.final, way.final.verdict
        if isinstance(verdict, Dropped):
            blocker = Blocker(way.name, step.stage, step.at, verdict.reason, step.evidence.says)
            return _Drop(blocker, len(way.steps) - 1, step)
    return None


def _steps_behind(farthest: Walk, drops: list[_Drop]) -> tuple[GhostStep, ...]:
    """
    Give the steps of a walk with obstacles lifted that come behind the first of them.

    Up to each drop it is the walk that ended there, step by step: nothing further has been lifted yet.
    """
    dropped = {(drop.blocker.direction, drop.position): drop for drop in drops}
    numbered = [((way.name, position), step) for way in farthest.directions for position, step in enumerate(way.steps)]
    first = [place for place, _ in numbered].index(next(iter(dropped)))
    lifted = [drops[0].blocker]
    ghost = []
    for (direction, position), step in numbered[first + 1 :]:
        # Where one of the obstacles stood, the ghost meets the drop itself.
        drop = dropped.get((direction, position))
        ghost.append(GhostStep(direction, drop.step if drop else step, drop.blocker if drop else None, tuple(lifted)))
        lifted += [drop.blocker] if drop else []
    return tuple(ghost)
