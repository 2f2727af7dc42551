"""Which topology does a command's first argument mean?"""

import sys
from pathlib import Path

from vpcviz.lessons.lesson import find_lesson, lessons
from vpcviz.network.comments import told_comments
from vpcviz.network.document import read_topology
from vpcviz.network.errors import NOT_SUPPORTED_YET, ProbeRefused, Problem
from vpcviz.network.topology import Topology
from vpcviz.network.wording import nearest

STANDARD_INPUT = "-"

ZIP_MAGIC = b"PK\x03\x04"
"""What a zip with something in it begins with (PKWARE's APPNOTE.TXT, 4.3.7)."""


def topology_named(argument: str) -> Topology:
    """
    Read a topology from standard input, from the lesson of that name, or from a file.

    A lesson comes before a file of the same name, which is still to be had as `./NAME`.

    Raises:
        TopologyRefused: What is there is no topology.
        ProbeRefused: There is nothing to read.
    """
    return _drawn(argument)[0]


def commented_topology(argument: str) -> tuple[Topology, str]:
    """
    Read a topology as `topology_named` does, and count the comments of its file that are not in it.

    Raises:
        TopologyRefused: What is there is no topology.
        ProbeRefused: There is nothing to read.
    """
    topology, text = _drawn(argument)
    return topology, told_comments(text)


def _drawn(argument: str) -> tuple[Topology, str]:
    """Give a topology and the text in which it is written; none for a lesson, which is none of its reader's."""
    # No lesson's name has a dot or a slash, so a path does not cost the reading of all lessons.
    if argument != STANDARD_INPUT and not {".", "/"} & set(argument) and (lesson := find_lesson(argument)):
        return lesson.topology, ""
    text = _read(argument)
    return read_topology(text), text


def _read(argument: str) -> str:
    if argument == STANDARD_INPUT:
        return _text(_standard_input(), "standard input")
    if not argument:
        raise ProbeRefused(_unreadable("nothing"))
    try:
        octets = Path(argument).read_bytes()
    except IsADirectoryError:
        raise ProbeRefused(Problem("topology", None, f"{argument}, a folder", NOT_SUPPORTED_YET)) from None
    except (OSError, ValueError) as error:
        because = (isinstance(error, OSError) and error.strerror) or str(error)
        meant = nearest(argument, (lesson.name for lesson in lessons()))
        raise ProbeRefused(_unreadable(f"{argument}: {because.lower()}", meant)) from None
    return _text(octets, argument)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ProbeRefused(_unreadable("standard input, which is closed"))
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        because = (error.strerror or str(error)).lower()
        raise ProbeRefused(_unreadable(f"standard input: {because}")) from None


def _unreadable(found: str, remedy: str = "") -> Problem:
    names = ", ".join(lesson.name for lesson in lessons())
    return Problem("topology", None, found, f"a file, - for standard input, or a lesson: {names}", remedy)


def _text(octets: bytes, source: str) -> str:
    if octets.startswith(ZIP_MAGIC):
        raise ProbeRefused(Problem("topology", None, f"{source}, a zip", NOT_SUPPORTED_YET))
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"octet {octets[error.start]:#04x} at {error.start} of {source}"
        raise ProbeRefused(Problem("topology", None, found, "text in UTF-8")) from None
