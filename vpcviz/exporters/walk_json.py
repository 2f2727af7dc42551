"""How is a walk written as JSON (`vpcviz-walk/1`)?"""

from collections.abc import Sequence
from typing import Any, assert_never

from vpcviz.exporters.packet_fields import field_name, field_value, stack_layers
from vpcviz.facts.catalogue import fact_id
from vpcviz.facts.protocols import NAMES
from vpcviz.packets.changes import Change, Changes
from vpcviz.packets.headers import Header
from vpcviz.steps.model import Model
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import (
    Assumption,
    Delivered,
    Dropped,
    Forwarded,
    LeftModel,
    Lookup,
    Undecided,
    Verdict,
)
from vpcviz.walks.blockers import Blocker
from vpcviz.walks.probe import Probe
from vpcviz.walks.result import Direction, Walk

FORMAT = "vpcviz-walk/1"

ENGINE = "2026.11"
"""Which engine took the walk: the year and the month of the last change to what it answers."""

MOST_LOSERS = 100
"""How many rows of a table that did not win are written."""

Json = dict[str, Any]


def walk_json(walk: Walk, blockers: Sequence[Blocker]) -> Json:
    """
    Write a walk as what `json.dumps` takes.

    A table that a step looked at has its first 100 rows that did not win in `lost`, and the number of the rest in
    `lost_omitted`, which is there only where there is a rest: a gateway's table may have a row for each instance.
    """
    decisive = walk.decisive
    return {
        "format": FORMAT,
        "engine": ENGINE,
        "topology": walk.title,
        "probe": probe_json(walk.probe),
        "model": model_json(walk.model),
        "answered": walk.answered,
        "verdict": {"kind": verdict_kind(decisive.final.verdict), "direction": decisive.name} | _outcome(decisive),
        "symptom": {"says": walk.symptom.says, "after_seconds": walk.symptom.after_seconds},
        "blockers": [_blocker(blocker) for blocker in blockers],
        "assumptions": [_assumption(assumption) for assumption in walk.assumptions],
        "directions": [_direction(walk, direction) for direction in walk.directions],
        "asides": _asides(walk),
    }


def probe_json(probe: Probe) -> Json:
    """Write what was asked, everything filled in."""
    return {
        "source": probe.source,
        "source_address": str(probe.source_address),
        "destination": str(probe.destination),
        "protocol": NAMES.get(probe.protocol, probe.protocol),
        "port": probe.port,
    }


def verdict_kind(verdict: Verdict) -> str:
    """Name what became of the packet."""
    match verdict:
        case Forwarded():
            return "forwarded"
        case Delivered():
            return "delivered"
        case Dropped():
            return "dropped"
        case LeftModel():
            return "left-model"
        case Undecided():
            return "undecided"
        case _:
            assert_never(verdict)


def model_json(model: Model) -> Json:
    """Write a model; a switch that is on or off is a truth value."""
    truths = {"true": True, "false": False}
    return {
        "name": model.name,
        "switches": {name: truths.get(value, str(value)) for name, value in model.switches.items()},
    }


def _outcome(direction: Direction) -> Json:
    final = direction.final
    verdict = final.verdict
    return {
        "reason": verdict.reason if isinstance(verdict, Dropped) else None,
        "at": verdict.where if isinstance(verdict, LeftModel) else final.at,
        "says": final.evidence.says,
    }


def _direction(walk: Walk, direction: Direction) -> Json:
    return {
        "direction": direction.name,
        "verdict": {"kind": verdict_kind(direction.final.verdict)} | _outcome(direction),
        "steps": [_step(number, step) for number, name, step in walk.numbered() if name is direction.name],
    }


def _asides(walk: Walk) -> list[Json]:
    """Write the asides; their steps are numbered on from those of the directions."""
    last_number = sum(len(direction.steps) for direction in walk.directions)
    written = []
    for aside in walk.asides:
        numbered = enumerate(aside.steps, last_number + 1)
        steps = [_step(number, step, aside.cause if number == last_number + 1 else None) for number, step in numbered]
        written.append({"cause": aside.cause, "steps": steps})
        last_number += len(steps)
    return written


def _step(number: int, step: Step, cause: int | None = None) -> Json:
    evidence, changes = step.evidence, step.changes
    return {
        "number": number,
        "stage": step.stage,
        "at": step.at,
        "plane": step.plane,
        "verdict": verdict_kind(step.verdict),
        "says": evidence.says,
        "packet": stack_layers(step.packet),
        "read": _read(step, changes),
        "changed": [_change(change, step.packet.headers[change.layer]) for change in changes.changed],
        "added": list(changes.added),
        "removed": list(changes.removed),
        "looked_at": [_lookup(lookup) for lookup in evidence.looked_at],
        "objects": list(evidence.objects),
        "cause": cause,
        "fact": fact_id(evidence.fact),
        "standing": evidence.fact.standing,
        "source": evidence.fact.source,
    }


def _read(step: Step, changes: Changes) -> list[Json]:
    """Name what was read by its index in the stack after the step; a header that was taken off keeps the one it had."""
    later = [(layer, changes.later(layer), field) for layer, field in step.read]
    return [
        {"layer": before if after is None else after, "field": field_name(step.before.headers[before], field)}
        for before, after, field in later
    ]


def _change(change: Change, header: Header) -> Json:
    return {
        "layer": change.layer,
        "field": field_name(header, change.field),
        "old": field_value(change.field, change.old),
        "new": field_value(change.field, change.new),
    }


def _lookup(lookup: Lookup) -> Json:
    table = lookup.table
    losers = [row for row in range(len(table.rows)) if row != lookup.won]
    written: Json = {
        "table": table.title,
        "won": None if lookup.won is None else table.line(lookup.won),
        "lost": [table.line(row) for row in losers[:MOST_LOSERS]],
    }
    if len(losers) > MOST_LOSERS:
        written["lost_omitted"] = len(losers) - MOST_LOSERS
    return written | ({"note": lookup.note} if lookup.note else {})


def _assumption(assumption: Assumption) -> Json:
    return {
        "id": assumption.id,
        "says": assumption.says,
        "fact": fact_id(assumption.fact),
        "standing": assumption.fact.standing,
    }


def _blocker(blocker: Blocker) -> Json:
    return {
        "direction": blocker.direction,
        "stage": blocker.stage,
        "at": blocker.at,
        "reason": blocker.reason,
        "says": blocker.says,
    }
