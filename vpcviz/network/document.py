"""How does a topology file become a topology, and what is said of one that can't?"""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.finding import Finding, Path
from vpcviz.network.marked_text import Marked, mark
from vpcviz.network.not_supported import set_aside
from vpcviz.network.topology import Topology
from vpcviz.network.wording import findings_of, shown

_SINGLE_KEYS = ("format", "title", "about")
_LISTS_OF_PARTS = ("routes", "ingress", "egress")
"""Lists whose members stand for themselves: without a broken one the others still mean what they mean."""


def read_topology(text: str) -> Topology:
    """
    Read a topology file, YAML 1.2 or JSON.

    Raises:
        TopologyRefused: With everything that is wrong with it.
    """
    return build_topology(mark(text))


def build_topology(marked: Marked) -> Topology:
    """
    Build the topology from a document, or from the part of one that holds it.

    Raises:
        TopologyRefused: With everything that is wrong with it.
    """
    if not isinstance(marked.value, dict):
        found = "nothing" if marked.value is None else shown(marked.value)
        raise TopologyRefused(
            marked.problems([Finding(marked.path, found, "a topology", "begin with format: vpcviz/1")])
        )
    document, findings, unread = set_aside(marked.value)
    topology = None
    try:
        topology = Topology.model_validate(document)
    except ValidationError as error:
        misfits = findings_of(error, Topology)
        findings += misfits
        broken = [misfit.path for misfit in misfits]
        if not any(_loses_section(path, document) for path in broken):
            unread |= _ids_of_broken(broken, document)
            findings += check_topology(_salvage(document, broken), unread, is_whole=False)
    else:
        findings += check_topology(topology, unread)
    located = [replace(finding, path=(*marked.path, *finding.path)) for finding in findings]
    if topology is None or located or marked.findings:
        raise TopologyRefused(marked.problems([*marked.findings, *located]))
    return topology


def _loses_section(path: Path, document: dict[str, Any]) -> bool:
    """Say whether a whole section can't be read, so that nothing is known about what refers to its things."""
    return len(path) == 1 and path[0] in Topology.model_fields.keys() - set(_SINGLE_KEYS) and path[0] in document


def _ids_of_broken(broken: list[Path], document: dict[str, Any]) -> set[ObjectId]:
    """Name what the file means to hold but can't be read: what refers to it is not wrong for that."""
    ids = {str(path[1]) for path in broken if len(path) > 1}
    misspelt = [document.get(str(path[0])) for path in broken if len(path) == 1]
    return {ObjectId(key) for key in ids.union(*(section for section in misspelt if isinstance(section, dict)))}


def _salvage(document: dict[str, Any], broken: list[Path]) -> Topology:
    """Build a topology from what fits, so that the rest is checked all the same."""
    rest: dict[str, Any] = {key: value for key, value in document.items() if (key,) not in broken}
    rest["format"] = "vpcviz/1"
    for section in rest.keys() - set(_SINGLE_KEYS):
        rest[section] = _without_broken(rest[section], [path[1:] for path in broken if path[0] == section])
    return Topology.model_validate(rest)


def _without_broken(section: dict[str, Any], broken: list[Path]) -> dict[str | int, Any]:
    parts = {path[:3] for path in broken if len(path) > 2 and path[1] in _LISTS_OF_PARTS}
    whole = {path[0] for path in broken if path[:3] not in parts}
    kept: dict[str | int, Any] = {key: value for key, value in section.items() if key not in whole}
    for key in {path[0] for path in parts} & kept.keys():
        kept[key] = {
            name: [one for place, one in enumerate(value) if (key, name, place) not in parts]
            if name in _LISTS_OF_PARTS
            else value
            for name, value in kept[key].items()
        }
    return kept
