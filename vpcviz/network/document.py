"""How does a topology file become a topology, and what is said of one that can't?"""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from vpcviz.network.checks.topology import check_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.file_form import in_sections, path_in_file
from vpcviz.network.finding import Finding
from vpcviz.network.marked_text import Marked, mark
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


def _build(document: dict[str, Any]) -> tuple[Topology | None, list[Finding]]:
    """Build the topology from a document, as far as that can be done, and find what is wrong with it."""
    try:
        topology = Topology.model_validate(document)
    except ValidationError as error:
        misfits = findings_of(error, Topology)
        return None, [*misfits, *_check_rest(salvage(document, [misfit.path for misfit in misfits]))]
    return topology, check_topology(topology)


def refusal(*findings: Finding) -> TopologyRefused:
    """Refuse a topology that stands in no file for what has been found in it."""
    problems = Marked({}, dict).problems(list(findings))
    return TopologyRefused(tuple(replace(problem, line=None) for problem in problems))


def _check_rest(rest: Salvage) -> list[Finding]:
    """Check what fits, and leave out what would only follow from what does not."""
    findings = check_topology(rest.topology, rest.unread, rest.gaps)
    own = [finding for finding in findings if not rest.gaps.follows(finding.path)]
    return [replace(finding, path=rest.written_path(finding.path)) for finding in own]
