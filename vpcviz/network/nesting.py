"""How does the file hold things inside others that have sections of their own in a topology?"""

from collections.abc import Mapping
from typing import Any

from vpcviz.network.configured import Inside
from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import INSIDE, SECTIONS
from vpcviz.network.wording import shown

Json = Any


def unfold(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """
    Put the things that a file holds inside others into sections of their own.

    Args:
        document: As the file has it; is left as it is.

    Returns:
        The document, in which each of them names what it stood in, and what can't be told apart or stands at the top.
    """
    unfolded, findings = dict(document), list[Finding]()
    for section, inside in INSIDE.items():
        if section in unfolded:
            expected = f"{SECTIONS[section].kind} under {inside.key} of {SECTIONS[inside.section].kind}"
            findings.append(Finding((section,), section, expected, f"write it inside {inside.section}"))
            del unfolded[section]
        holders = unfolded.get(inside.section)
        if isinstance(holders, Mapping):
            _take_out(unfolded, section, inside, findings)
    return unfolded, findings


def _take_out(unfolded: dict[str, Any], section: str, inside: Inside, findings: list[Finding]) -> None:
    """Take the things of one section out of what they stand in."""
    things: dict[str, Any] = {}
    holders: dict[str, Any] = {}
    for holder, held in unfolded[inside.section].items():
        holders[holder] = held
        if not isinstance(held, Mapping) or inside.key not in held:
            continue
        parts = held[inside.key]
        path: Path = (inside.section, holder, inside.key)
        holders[holder] = {key: one for key, one in held.items() if key != inside.key}
        if not isinstance(parts, Mapping):
            findings.append(Finding(path, shown(parts), "keys with values"))
            continue
        for one, part in parts.items():
            if one in things:
                found = f"{one}, which stands in {things[one][inside.holder]} too"
                findings.append(Finding((*path, one), found, "an id of its own", "choose another id"))
            elif not isinstance(part, Mapping):
                findings.append(Finding((*path, one), shown(part), "keys with values"))
            elif inside.holder in part:
                found = f"the unknown key {inside.holder}"
                findings.append(Finding((*path, one, inside.holder), found, f"what is in {holder} by its place"))
            else:
                things[one] = {inside.holder: holder, **part}
    unfolded[inside.section] = holders
    if things:
        unfolded[section] = things


def fold(document: Mapping[str, Json]) -> dict[str, Json]:
    """
    Put the things that have sections of their own in a topology where the file has them.

    Args:
        document: As `document_of` gives it; is left as it is.
    """
    folded = {section: things for section, things in document.items() if section not in INSIDE}
    for section, inside in INSIDE.items():
        for one, part in document.get(section, {}).items():
            holder = part[inside.holder]
            # Sections keep their order; a part of a file may lack what its things stand in.
            holders = dict(folded.get(inside.section, {}))
            held = dict(holders.get(holder, {}))
            bare = {key: value for key, value in part.items() if key != inside.holder}
            held[inside.key] = {**held.get(inside.key, {}), one: bare}
            folded[inside.section] = {**holders, holder: held}
    return folded


def written_path(path: Path, document: Mapping[str, Any]) -> Path:
    """
    Tell where in the file something stands.

    Args:
        path: Where it stands in the topology.
        document: That has been unfolded.
    """
    if len(path) < 2 or path[0] not in INSIDE:
        return path
    inside = INSIDE[str(path[0])]
    part = document.get(str(path[0]), {}).get(path[1])
    holder = part.get(inside.holder) if isinstance(part, Mapping) else None
    return (inside.section, holder, inside.key, *path[1:]) if isinstance(holder, str) else path
