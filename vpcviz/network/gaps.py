"""Where in a document does something stand that could not be read?"""

from collections.abc import Iterable
from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.finding import Path

UNREAD = ObjectId("unread/thing")
"""What stands where an id could not be read; its slash and what is before it keep it from being anything's own."""

INSIDE = ""
"""Closes the path of what was taken out of a list or was under an unknown key: what holds it is not whole."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """
    The places of what was taken out of a document, or has something in its place that says nothing.

    Attributes:
        paths: Each of them.
        around: They and everything that holds one of them.
        sections: The sections that are missing, misspelt ones included.
    """

    paths: frozenset[Path]
    around: frozenset[Path]
    sections: frozenset[str]

    def is_at(self, *path: str | int) -> bool:
        """Say whether something is missing here, or anywhere beneath."""
        return path in self.around

    def follows(self, path: Path) -> bool:
        """Say whether what is found at a place only follows from what is missing there, beneath it or around it."""
        if len(path) > 2 and path in self.around:
            return True
        return any(path[:length] in self.paths for length in range(1, len(path) + 1))


def gaps_at(paths: Iterable[Path]) -> Gaps:
    """Gather the places of what is missing."""
    gathered = frozenset(paths)
    around = frozenset(path[:length] for path in gathered for length in range(1, len(path) + 1))
    return Gaps(gathered, around, frozenset(str(path[0]) for path in gathered if len(path) == 1))


NO_GAPS = gaps_at(())
