"""How is a walk told so that a person can review it: a line a step?"""

from collections.abc import Iterable

from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, Forwarded, LeftModel, Undecided
from vpcviz.walks.blockers import Blocker
from vpcviz.walks.result import Walk


def tell_walk(title: str, walk: Walk, blockers: Iterable[Blocker]) -> str:
    """Tell a walk whole: the question, every step, how each direction ends, and what the sender sees."""
    lines = [title]
    number = 0
    for direction in walk.directions:
        lines.append(direction.name)
        for step in direction.steps:
            number += 1
            lines.append(f"  {number:2} {name_of(step)} | {step.evidence.says}")
        lines.append(f"  {end_of(direction.final)}")
    for aside in walk.asides:
        lines.append(f"aside, because of {aside.cause}")
        lines += [f"   {name_of(step)} | {step.evidence.says}" for step in aside.steps]
    when = "" if walk.symptom.after_seconds is None else f" after {walk.symptom.after_seconds} s"
    lines.append("answered" if walk.answered else "not answered")
    lines.append(f"symptom: {walk.symptom.says}{when}")
    lines += [f"blocker: {name_of_blocker(blocker)}" for blocker in blockers]
    lines += [f"assumption: {assumption.id}: {assumption.says}" for assumption in walk.assumptions]
    return "\n".join(lines)


def name_of(step: Step) -> str:
    """Name a step by its stage and place."""
    return f"{step.stage} {step.at}"


def end_of(step: Step) -> str:
    """Say how a way ends: `dropped NO_ROUTE_TO_DESTINATION at rt-pub`."""
    match step.verdict:
        case Delivered():
            return f"delivered at {step.at}"
        case Dropped(reason=reason):
            return f"dropped {reason} at {step.at}"
        case LeftModel(where=where):
            return f"left-model at {where}"
        case Undecided():
            return f"undecided at {step.at}"
        case Forwarded():
            return f"goes on from {step.at}"


def name_of_blocker(blocker: Blocker) -> str:
    """Name a drop that is in the way: `forward route-lookup NO_ROUTE_TO_DESTINATION at rt-pub`."""
    return f"{blocker.direction} {blocker.stage} {blocker.reason} at {blocker.at}"
