"""How does the file hold what has a section of its own in a topology: among others, or inside others?"""

from collections.abc import Mapping
from typing import Any

from vpcviz.network.finding import Finding, Path
from vpcviz.network.kinds import put_together, shared_path, tell_apart
from vpcviz.network.nesting import fold, unfold, written_path


def in_sections(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """
    Put everything that a file holds into its own section.

    Args:
        document: As the file has it; is left as it is.

    Returns:
        The document, and what stands where it can't be told what it is.
    """
    unfolded, misplaced = unfold(document)
    apart, mistaken = tell_apart(unfolded)
    return apart, [*misplaced, *mistaken]


def in_file(document: Mapping[str, Any]) -> dict[str, Any]:
    """Put everything of a topology, as `document_of` gives it, where the file has it."""
    return put_together(fold(document))


def path_in_file(path: Path, document: Mapping[str, Any]) -> Path:
    """
    Tell where in the file something stands.

    Args:
        path: Where it stands in the topology.
        document: With each thing in its own section.
    """
    return shared_path(written_path(path, document))
