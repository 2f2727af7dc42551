"""Which constructs of the format are not built yet, and are refused by name instead of being ignored?"""

from typing import Any

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.errors import NOT_SUPPORTED_YET
from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import SECTIONS

EACH = "*"

NOT_SUPPORTED: tuple[tuple[str, ...], ...] = (
    *((section, EACH, key) for section, model in SECTIONS.items() for key in model.not_yet),
)
"""The keys that lead to each construct."""


def set_aside(document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding], frozenset[ObjectId]]:
    """
    Take out of a document what is not supported yet.

    Returns:
        The rest, a finding for each construct that was taken out, and the ids that were in it: what refers to them
        is not wrong for that.
    """
    rest, findings, ids = document, list[Finding](), set[ObjectId]()
    for construct in NOT_SUPPORTED:
        if len(construct) == 1 and construct[0] in rest:
            ids |= _ids_in(rest[construct[0]])
        rest = _without(rest, construct, (), findings)
    return rest, findings, frozenset(ids)


def _without(value: dict[str, Any], keys: tuple[str, ...], path: Path, findings: list[Finding]) -> dict[str, Any]:
    """Copy a mapping, and what leads to the construct within it, without the construct."""
    key, deeper = keys[0], keys[1:]
    if key == EACH:
        changed = {
            each: _without(inside, deeper, (*path, each), findings)
            for each, inside in value.items()
            if isinstance(inside, dict) and deeper[0] in inside
        }
        return {**value, **changed} if changed else value
    if key not in value:
        return value
    if not deeper:
        findings.append(Finding((*path, key), key, NOT_SUPPORTED_YET))
        return {each: inside for each, inside in value.items() if each != key}
    if not isinstance(value[key], dict):
        return value
    return {**value, key: _without(value[key], deeper, (*path, key), findings)}


def _ids_in(section: Any) -> set[ObjectId]:
    if not isinstance(section, dict):
        return set()
    return {ObjectId(key) for key in section}
