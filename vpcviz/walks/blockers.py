"""What stands in a probe's way, the first obstacle and every one behind it?"""

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


def find_blockers(network: Network, walk: Walk) -> tuple[Blocker, ...]:
    """
    Lift each obstacle and walk again, until the packet arrives or there is no way to go on.

    Rules, access lists, checks and closed ports can be lifted; a missing route, mapping or neighbour can't, and
    ends the list.
    """
    blockers: list[Blocker] = []
    lifted: Lifted = frozenset()
    drop = _first_drop(walk)
    while drop is not None:
        direction, step, reason = drop
        blockers.append(Blocker(direction, step.stage, step.at, reason, step.evidence.says))
        if not reason.can_be_lifted:
            break
        lifted |= {(direction, step.stage, step.at)}
        drop = _first_drop(take_walk(network, walk.probe, walk.model, lifted))
    return tuple(blockers)


def _first_drop(walk: Walk) -> tuple[DirectionName, Step, DropReason] | None:
    for direction in walk.directions:
        if isinstance(direction.final.verdict, Dropped):
            return direction.name, direction.final, direction.final.verdict.reason
    return None
