"""Which topology does a command's first argument mean?"""

import sys
from pathlib import Path

from vpcviz.lessons.lesson import find_lesson, lessons
from vpcviz.network.document import read_topology
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.topology import Topology

STANDARD_INPUT = "-"


def topology_named(argument: str) -> Topology:
    """
    Read a topology from a file, from standard input, or from the lesson of that name.

    Raises:
        TopologyRefused: What is there is no topology.
        ProbeRefused: There is nothing to read.
    """
    if argument == STANDARD_INPUT:
        return read_topology(_text(sys.stdin.buffer.read(), "standard input"))
    try:
        octets = Path(argument).read_bytes()
    except IsADirectoryError:
        raise ProbeRefused(
            _unreadable(f"{argument}, a folder", "folders of describe-* JSON: not supported yet")
        ) from None
    except OSError as error:
        if lesson := find_lesson(argument):
            return lesson.topology
        raise ProbeRefused(_unreadable(f"{argument}: {(error.strerror or str(error)).lower()}")) from None
    return read_topology(_text(octets, argument))


def _unreadable(found: str, remedy: str = "") -> Problem:
    names = ", ".join(lesson.name for lesson in lessons())
    return Problem("topology", None, found, f"a file, - for standard input, or a lesson: {names}", remedy)


def _text(octets: bytes, source: str) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"octet {octets[error.start]:#04x} at {error.start} of {source}"
        raise ProbeRefused(Problem("topology", None, found, "text in UTF-8")) from None
