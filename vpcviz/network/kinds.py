"""Which sections of the file hold things of several kinds, each of which has a section of its own in a topology?"""

from collections.abc import Mapping
from typing import Any

from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import AMONG, SECTIONS
from vpcviz.network.wording import nearest, shown

Json = Any

KEY = "kind"
"""Under which a thing says of which kind it is."""

_BY_KIND = {(among.section, among.word): own for own, among in AMONG.items()}
_SHARED = tuple(dict.fromkeys(among.section for among in AMONG.values()))


def tell_apart(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """
    Put the things of each kind into a section of their own.

    Args:
        document: As the file has it; is left as it is.

    Returns:
        The document, and what could not be told apart.
    """
    apart, findings = dict(document), list[Finding]()
    for own, among in AMONG.items():
        if own in apart:
            expected = f"{SECTIONS[own].kind} in {among.section}, with {KEY}: {among.word}"
            findings.append(Finding((own,), f"the unknown key {own}", expected))
            del apart[own]
    for section in _SHARED:
        if isinstance(apart.get(section), Mapping):
            _share_out(apart, section, findings)
        elif section in apart:
            findings.append(Finding((section,), shown(apart.pop(section)), "keys with values"))
    return apart, findings


def _share_out(apart: dict[str, Any], section: str, findings: list[Finding]) -> None:
    """Share the things of one section out to those of their kinds."""
    words = [word for shared, word in _BY_KIND if shared == section]
    for one, thing in apart.pop(section).items():
        if not isinstance(thing, Mapping):
            findings.append(Finding((section, one), shown(thing), "keys with values"))
            continue
        word = thing.get(KEY)
        if not isinstance(word, str) or word not in words:
            found = shown(word) if KEY in thing else "nothing"
            remedy = nearest(word, words) if isinstance(word, str) else ""
            findings.append(Finding((section, one, KEY), found, " or ".join(words), remedy))
        else:
            own = {key: value for key, value in thing.items() if key != KEY}
            apart[_BY_KIND[section, word]] = {**apart.get(_BY_KIND[section, word], {}), one: own}


def put_together(document: Mapping[str, Json]) -> dict[str, Json]:
    """
    Put the things of several kinds where the file has them, each with its kind.

    Args:
        document: As `document_of` gives it; is left as it is.
    """
    together: dict[str, Json] = {}
    for section, things in document.items():
        among = AMONG.get(section)
        if among is None:
            together[section] = things
        else:
            marked = {one: {KEY: among.word, **thing} for one, thing in things.items()}
            together[among.section] = {**together.get(among.section, {}), **marked}
    return together


def shared_path(path: Path) -> Path:
    """Tell where in the file something stands, given where it stands in the topology."""
    among = AMONG.get(str(path[0])) if path else None
    return (among.section, *path[1:]) if among else path
