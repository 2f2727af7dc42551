"""What is wrong with a document, and under which keys, before anyone knows the line?"""

from dataclasses import dataclass

from vpcviz.facts.fact import Fact

Path = tuple[str | int, ...]
"""The keys, and the places in lists, that lead from the top of a document to a value."""


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that is wrong.

    Attributes:
        found: What stands there, as the user sees it.
        expected: What should stand there, or why it can't.
        remedy: What to do about it; empty where only the user can know.
        because: Who says so, where it is AWS or another party that would refuse it.
        line: Where it stands, if it is not where the path leads: the second of two equal keys.
    """

    path: Path
    found: str
    expected: str
    remedy: str = ""
    because: Fact | None = None
    line: int | None = None
