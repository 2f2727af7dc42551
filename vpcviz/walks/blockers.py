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
        blocker: What stops it here; None where nothing does.
    """

    direction: DirectionName
    step: Step
    blocker: Blocker | None


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
    blockers: list[Blocker] = []
    lifted: Lifted = frozenset()
    farthest = walk
    drop = _first_drop(walk)
    while drop is not None:
        direction, step, reason = drop
        blockers.append(Blocker(direction, step.stage, step.at, reason, step.evidence.says))
        if not reason.can_be_lifted:
            break
        lifted |= {(direction, step.stage, step.at)}
        farthest = take_walk(network, walk.probe, walk.model, lifted)
        drop = _first_drop(farthest)
    return Obstacles(tuple(blockers), _steps_behind(walk, farthest, blockers))


def find_blockers(network: Network, walk: Walk) -> tuple[Blocker, ...]:
    """List what is in a packet's way, in the order in which it would meet it."""
    return find_obstacles(network, walk).blockers


def _first_drop(walk: Walk) -> tuple[DirectionName, Step, DropReason] | None:
    for direction in walk.directions:
        if isinstance(direction.final.verdict, Dropped):
            return direction.name, direction.final, direction.final.verdict.reason
    return None


def _steps_behind(walk: Walk, farthest: Walk, blockers: list[Blocker]) -> tuple[GhostStep, ...]:
    """
    Give the steps of a walk with obstacles lifted that come behind the first of them.

    Up to there both walks are the same, step by step: nothing has been lifted yet.
    """
    if farthest is walk:
        return ()
    dropped = next(way for way in walk.directions if isinstance(way.final.verdict, Dropped))
    ways = farthest.directions[[way.name for way in farthest.directions].index(dropped.name) :]
    behind = [(way.name, step) for way in ways for step in way.steps][len(dropped.steps) :]
    waiting = {(one.direction, one.stage, one.at): one for one in blockers[1:]}
    return tuple(GhostStep(name, step, waiting.pop((name, step.stage, step.at), None)) for name, step in behind)
