"""What kind of step is it, for a mark on a time line, and what happened in it that is worth going to?"""

from enum import StrEnum

from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped, Lookup


class StepKind(StrEnum):
    CHECK = "check"
    LOOKUP = "lookup"
    TRANSFORM = "transform"
    FINAL = "final"


class Mark(StrEnum):
    """What is worth going to: the packet was changed, a table decided, the packet was dropped."""

    CHANGE = "change"
    DECISION = "decision"
    DROP = "drop"


_LOOKUPS = (
    Stage.GUEST_ROUTE,
    Stage.GUEST_NEIGHBOR,
    Stage.NEXT_HOP,
    Stage.ROUTE_LOOKUP,
    Stage.MAPPING_LOOKUP,
)
_CHECKS = (
    Stage.SOURCE_CHECK,
    Stage.SECURITY_GROUP_EGRESS,
    Stage.NETWORK_ACL_EGRESS,
    Stage.MTU,
    Stage.SOURCE_VERIFICATION,
    Stage.NETWORK_ACL_INGRESS,
    Stage.SECURITY_GROUP_INGRESS,
    Stage.DESTINATION_CHECK,
    Stage.GUEST_RECEIVE,
)


def kind_of(step: Step) -> StepKind:
    """Name the kind of a step."""
    if step.is_final:
        return StepKind.FINAL
    if step.stage in _LOOKUPS:
        return StepKind.LOOKUP
    return StepKind.CHECK if step.stage in _CHECKS else StepKind.TRANSFORM


def marks_of(step: Step) -> tuple[Mark, ...]:
    """Name what happened in a step that is worth going to."""
    changes = step.changes
    happened = {
        Mark.CHANGE: bool(changes.changed or changes.added or changes.removed),
        Mark.DECISION: any(_decides(lookup) for lookup in step.evidence.looked_at),
        Mark.DROP: isinstance(step.verdict, Dropped),
    }
    return tuple(mark for mark, has_happened in happened.items() if has_happened)


def _decides(lookup: Lookup) -> bool:
    """Say whether a table was asked: a row of it won, or none did and no note says that it was only passed."""
    return lookup.won is not None or not lookup.note
