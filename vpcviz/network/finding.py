"""What is wrong with a document, and under which keys, before anyone knows the line?"""

import re
from dataclasses import dataclass

from vpcviz.facts.catalogue import fact_id
from vpcviz.facts.fact import Fact

AWS = "AWS"

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
        is_absurd: Whether no network can be like that, so that no importer can have found one.
    """

    path: Path
    found: str
    expected: str
    remedy: str = ""
    because: Fact | None = None
    line: int | None = None
    is_absurd: bool = False


def refuser(fact: Fact) -> str:
    """Name who would refuse something because of a fact: AWS, a guest's kernel, or who keeps to an RFC."""
    rfc = re.search(r"/rfc([0-9]+)\Z", fact.source)
    return f"RFC {rfc[1]}" if rfc else "Linux" if fact_id(fact).startswith("linux.") else AWS
