"""What kind of step is it, for a mark on a time line: a check, a lookup, a change, or an end?"""

from enum import StrEnum

from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step


class StepKind(StrEnum):
    CHECK = "check"
    LOOKUP = "lookup"
    TRANSFORM = "transform"
    FINAL = "final"


_LOOKUPS = (
    Stage.GUEST_ROUTE,
    Stage.GUEST_NEIGHBOR,
    Stage.NEXT_HOP,
    Stage.ROUTE_LOOKUP,
    Stage.MAPPING_LOOKUP,
)
_TRANSFORMS = (
    Stage.ARP_REQUEST,
    Stage.ARP_INTERCEPT,
    Stage.ARP_REPLY,
    Stage.FRAME_SENT,
    Stage.HOST_NAT,
    Stage.ENCAPSULATE,
    Stage.UNDERLAY,
    Stage.DECAPSULATE,
    Stage.INTERNET_GATEWAY,
    Stage.INTERNET,
    Stage.FRAME_DELIVERED,
    Stage.GUEST_FORWARD,
)


def kind_of(step: Step) -> StepKind:
    """Name the kind of a step."""
    if step.is_final:
        return StepKind.FINAL
    if step.stage in _LOOKUPS:
        return StepKind.LOOKUP
    return StepKind.TRANSFORM if step.stage in _TRANSFORMS else StepKind.CHECK
