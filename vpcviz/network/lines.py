"""In which line of a text does each value stand?"""

from vpcviz.network.finding import Path

Lines = dict[str | int, tuple[int, "Lines | None"]]
"""For each key of a mapping, or place in a list, its line from 1 and the lines of what is under it."""

DEEPEST_NESTING = 64
"""How many mappings and lists may be inside each other; the format itself needs seven, a lesson one more."""


def line_of(lines: Lines, path: Path) -> int:
    """Find the line of a value or, where it is absent, of the nearest thing around it."""
    line = 1
    inside: Lines | None = lines
    for part in path:
        if inside is None or part not in inside:
            break
        line, inside = inside[part]
    return line
