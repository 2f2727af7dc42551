"""Which comments does a text in YAML have, which a topology has no place for, and which notes could keep them?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from vpcviz.network.changes import document_of
from vpcviz.network.document import read_topology, topology_of
from vpcviz.network.finding import Path
from vpcviz.network.kinds import shared_path, tell_apart
from vpcviz.network.lines import Lines, line_of
from vpcviz.network.marked_text import mark
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

_HEADER = re.compile(r"[|>][^\n#]*(?<=\s)(#[^\n]*)")
"""What stands behind the sign that begins a text of several lines."""

_LISTS = ("routes", "ingress", "egress")
"""The lists of a thing whose entries can have a note."""

MOST_LINES = 12
"""As many are named; whoever has more looks for them anyhow."""


@dataclass(frozen=True, slots=True)
class Comment:
    """
    Attributes:
        line: From 1 on.
        says: Without the sign that begins it.
        is_alone: Whether nothing else stands in its line.
    """

    line: int
    says: str
    is_alone: bool


def comments_of(text: str) -> tuple[Comment, ...]:
    """Give the comments of a text that can be read as YAML; of any other text none."""
    if "#" not in text:
        return ()
    try:
        return tuple(_comments(text.removeprefix("\ufeff")))
    except yaml.YAMLError:
        return ()


def counted_comments(text: str) -> str:
    """Count the comments of a text, and name their lines: `2 comments (lines 3, 7)`; nothing where there are none."""
    lines = [str(one.line) for one in comments_of(text)]
    which = ", ".join(lines[:MOST_LINES]) + (" and more" if len(lines) > MOST_LINES else "")
    if len(lines) < 2:
        return f"1 comment (line {which})" if lines else ""
    return f"{len(lines)} comments (lines {which})"


def told_comments(text: str) -> str:
    """Say which comments will not be kept, and what is kept in their place; nothing where there are none."""
    counted = counted_comments(text)
    return counted and (
        f"{counted} will not be kept: a drawing has no place for them. What is to stay is a note, "
        "as in {name: Web, note: the old one}; a route and a rule can have one, too."
    )


def with_notes(text: str) -> Topology:
    """
    Read a topology file, and keep each comment in the note of the thing, route or rule that it is about.

    A comment is about what begins in its line or, where it stands alone, about what comes next; what stands above all
    is about the whole drawing.

    Raises:
        TopologyRefused: It is no topology, with everything that is wrong with it.
    """
    topology = read_topology(text)
    marked = mark(text)
    lines, (sections, _) = marked.find_lines(), tell_apart(marked.value)
    places = sorted(_places(sections, lines))
    first = min((line_of(lines, shared_path((one,))) for one in sections if one in SECTIONS), default=0)
    document = document_of(topology)
    for comment in comments_of(text):
        before = [path for line, path in places if line <= comment.line]
        after = [path for line, path in places if line > comment.line]
        if comment.line < first or not places:
            _keep(document, "about", comment.says, "\n")
        elif comment.is_alone:
            _keep(_inside(document, (after or before[-1:])[0]), "note", comment.says, " ")
        else:
            _keep(_inside(document, (before[-1:] or after)[0]), "note", comment.says, " ")
    return topology_of(document)


def _comments(text: str) -> Iterator[Comment]:
    """Find what stands between the tokens of a text, and behind the sign that begins a text of several lines."""
    end, line = 0, 1
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start = token.start_mark.index
        for found in re.finditer(r"#([^\n]*)", text[end:start]):
            before = text[: end + found.start()].rpartition("\n")[2]
            yield Comment(line + text.count("\n", end, end + found.start()), found[1].strip(), not before.strip())
        if start > end or token.end_mark.index > end:
            line += text.count("\n", end, token.end_mark.index)
            end = token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            header = _HEADER.match(text, start)
            if header:
                yield Comment(token.start_mark.line + 1, header[1].removeprefix("#").strip(), False)


def _places(document: dict[str, Any], lines: Lines) -> Iterator[tuple[int, Path]]:
    """Give the line and the path of everything that can have a note."""
    for section in (one for one in SECTIONS if isinstance(document.get(one), dict)):
        for object_id, thing in document[section].items():
            yield line_of(lines, shared_path((section, object_id))), (section, object_id)
            for key in (one for one in _LISTS if isinstance(thing.get(one), list)):
                for at in range(len(thing[key])):
                    path = (section, object_id, key, at)
                    yield line_of(lines, shared_path(path)), path


def _inside(document: Any, path: Path) -> dict[str, Any]:
    for part in path:
        document = document[part]
    found: dict[str, Any] = document
    return found


def _keep(holder: dict[str, Any], key: str, says: str, joint: str) -> None:
    if says:
        holder[key] = joint.join(filter(None, (holder.get(key, ""), says)))
