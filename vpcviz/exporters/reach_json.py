"""How is it written as JSON (`vpcviz-reach/1`) which instances reach which?"""

from typing import Any

from vpcviz.facts.protocols import protocol_name
from vpcviz.steps.model import Model
from vpcviz.walks.reach import End, Outcome, Reach

FORMAT = "vpcviz-reach/1"
_ENDS = {End.SOURCE: "source", End.DESTINATION: "destination"}


def reach_json(title: str, found: Reach, protocol: int, port: int | None, model: Model) -> dict[str, Any]:
    """Write every pair of groups as what `json.dumps` takes; `at` is an id, or which end of a pair it is."""
    return {
        "format": FORMAT,
        "topology": title,
        "protocol": protocol_name(protocol),
        "port": port,
        "model": {"name": model.name},
        "groups": [list(members) for members in found.classes],
        "verdicts": [
            {"from": one, "to": other, "pairs": found.count(one, other), **_outcome(outcome)}
            for (one, other), outcome in found.outcomes.items()
        ],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    is_end = isinstance(outcome.at, End)
    return {
        "answered": outcome.answered,
        "verdict": {
            "kind": outcome.kind,
            "direction": outcome.direction,
            "reason": outcome.reason,
            "at": None if is_end else outcome.at,
            "end": _ENDS[End(outcome.at)] if is_end else None,
        },
    }
