"""How does a topology file become a topology, and what is said of one that can't?"""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.file_form import in_sections, path_in_file
from vpcviz.network.finding import Finding, Path
from vpcviz.network.marked_text import Marked, mark
from vpcviz.network.not_supported import set_aside
from vpcviz.network.salvage import Salvage, salvage
from vpcviz.network.topology import Topology
from vpcviz.network.wording import findings_of, shown


def read_topology(text: str) -> Topology:
    """
    Read a topology file, YAML 1.2 or JSON.

    Raises:
        TopologyRefused: With everything that is wrong with it.
    """
    return build_topology(mark(text))


def read_fragment(text: str) -> dict[str, Any]:
    """
    Read a part of a topology file, which may name things that it does not hold, as the file has it.

    Raises:
        TopologyRefused: It is no YAML, or nothing that has sections.
    """
    marked = mark(text)
    findings = list(marked.findings)
    if not isinstance(marked.value, dict):
        found = "nothing" if marked.value is None else shown(marked.value)
        findings.append(Finding(marked.path, found, "a part of a topology file", "copy some things first"))
    if findings:
        raise TopologyRefused(marked.problems(findings))
    apart, misplaced = in_sections(marked.value)
    if misplaced:
        raise TopologyRefused(marked.problems(misplaced))
    return {
        str(section): {str(one): thing for one, thing in things.items()} if isinstance(things, dict) else things
        for section, things in apart.items()
    }


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
    apart, misplaced = in_sections(marked.value)
    topology, findings = _build(apart)
    where = [replace(one, path=path_in_file(one.path, apart)) for one in findings]
    located = [replace(one, path=(*marked.path, *one.path)) for one in (*misplaced, *where)]
    if topology is None or located or marked.findings:
        raise TopologyRefused(marked.problems([*marked.findings, *located]))
    return topology


def topology_of(document: dict[str, Any]) -> Topology:
    """
    Build the topology from a document that stands in no file, each thing in its own section.

    Raises:
        TopologyRefused: With everything that is wrong with it; there are no lines.
    """
    topology, findings = _build(document)
    if topology is None or findings:
        raise refusal(*findings)
    return topology


def _build(written: dict[str, Any]) -> tuple[Topology | None, list[Finding]]:
    """Build the topology from a document, as far as that can be done, and find what is wrong with it."""
    document, findings, unread = set_aside(written)
    # What a thing lacks without a key that is not supported yet is no mistake of its own.
    partial = {finding.path[:-1] for finding in findings if len(finding.path) > 1}
    topology = None
    try:
        topology = Topology.model_validate(document)
    except ValidationError as error:
        misfits = findings_of(error, Topology)
        findings += [misfit for misfit in misfits if not _leads_to(document, misfit.path, unread)]
        findings += _check_rest(salvage(document, [misfit.path for misfit in misfits]), unread)
    else:
        findings += check_topology(topology, unread)
    return topology, [finding for finding in findings if finding.path not in partial]


def refusal(*findings: Finding) -> TopologyRefused:
    """Refuse a topology that stands in no file for what has been found in it."""
    problems = Marked({}, dict).problems(list(findings))
    return TopologyRefused(tuple(replace(problem, line=None) for problem in problems))


def _check_rest(rest: Salvage, unread: frozenset[ObjectId]) -> list[Finding]:
    """Check what fits, and leave out what would only follow from what does not."""
    findings = check_topology(rest.topology, unread | rest.unread, rest.gaps)
    own = [finding for finding in findings if not rest.gaps.follows(finding.path)]
    return [replace(finding, path=rest.written_path(finding.path)) for finding in own]


def _leads_to(document: dict[str, Any], path: Path, ids: frozenset[ObjectId]) -> bool:
    """Say whether a route's destination is a prefix list, which its own section has been refused for."""
    if len(path) != 5 or (path[0], path[2], path[4]) != ("route_tables", "routes", "destination"):
        return False
    destination = document["route_tables"][path[1]]["routes"][path[3]].get("destination")
    return isinstance(destination, str) and destination in ids
