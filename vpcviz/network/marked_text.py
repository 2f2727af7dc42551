"""How does a text become values that still know their lines?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from vpcviz.facts.fact import Fact
from vpcviz.network.errors import Problem, TopologyRefused
from vpcviz.network.finding import Finding, Path, refuser
from vpcviz.network.json_text import JsonUnreadable, lines_of_json, read_json
from vpcviz.network.lines import Lines, line_of
from vpcviz.network.yaml_text import YamlUnreadable, read_yaml

LARGEST_JSON_OCTETS = 16 * 1024 * 1024
LARGEST_YAML_OCTETS = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Marked:
    """
    A value of a document, with the lines of everything in it.

    Attributes:
        value: Dictionaries with text for keys, lists, text, numbers, booleans and None.
        path: The keys that lead here from the top of the document.
        findings: What is wrong with the text although it can be read: two equal keys, say. Paths are from the top.
    """

    value: Any
    find_lines: Callable[[], Lines]
    path: Path = ()
    findings: tuple[Finding, ...] = ()

    def under(self, key: str) -> "Marked":
        """Give what stands under a key of this mapping, with its lines: the topology inside a lesson."""
        path = (*self.path, key)
        inside = tuple(finding for finding in self.findings if finding.path[: len(path)] == path)
        return replace(self, value=self.value[key], path=path, findings=inside)

    def problems(self, findings: list[Finding]) -> tuple[Problem, ...]:
        """Say of each finding in which line it is; its path is from the top of the document. In the order of lines."""
        lines = self.find_lines() if findings else {}
        located = [_locate(finding, lines) for finding in findings]
        return tuple(sorted(dict.fromkeys(located), key=lambda problem: problem.line or 0))


def mark(text: str) -> Marked:
    """
    Read YAML 1.2 (core schema) or JSON.

    Raises:
        TopologyRefused: The text is neither, or too large.
    """
    text = text.removeprefix("\ufeff")
    try:
        octets = len(text.encode())
    except UnicodeEncodeError:
        raise _refused("half of a surrogate pair", "text in Unicode") from None
    if octets > LARGEST_JSON_OCTETS:
        raise _refused(f"{octets:,} octets", f"at most {LARGEST_JSON_OCTETS:,}")

    unreadable: JsonUnreadable | None = None
    if text.lstrip()[:1] in ("{", "["):
        try:
            value, findings = read_json(text)
        except JsonUnreadable as error:
            unreadable = error
        else:
            return Marked(value, lambda: lines_of_json(text), findings=findings)

    if octets > LARGEST_YAML_OCTETS:
        raise _refused(f"{octets:,} octets of YAML", f"at most {LARGEST_YAML_OCTETS:,}", "write a large file as JSON")
    try:
        value, lines, findings = read_yaml(text)
    except YamlUnreadable as error:
        worse = unreadable if unreadable and unreadable.is_surely_json else error
        raise _refused(worse.found, worse.expected, worse.remedy, worse.line) from None
    return Marked(value, lambda: lines, findings=findings)


def _refused(found: str, expected: str, remedy: str = "", line: int | None = None) -> TopologyRefused:
    return TopologyRefused((Problem("", line, found, expected, remedy),))


def reason_of(fact: Fact) -> str:
    """Continue a sentence with who would refuse it, and why."""
    return f"; {refuser(fact)}: {fact.says[0].lower()}{fact.says[1:].removesuffix('.')}"


def _locate(finding: Finding, lines: Lines) -> Problem:
    expected = f"{finding.expected}{reason_of(finding.because)}" if finding.because else finding.expected
    path = ".".join(map(str, finding.path))
    return Problem(path, finding.line or line_of(lines, finding.path), finding.found, expected, finding.remedy)
