"""How do things stand that are too many to be drawn one by one: counted, and each of them a dot?"""

from collections.abc import Iterable
from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align, Label, Role, Words
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import ObjectId

LABEL_HEIGHT = 24
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Grain:
    """
    How large a dot is.

    Attributes:
        x: From one dot to the next.
        y: From one row to the next.
    """

    x: int
    y: int


CARDS, TRAYS = Grain(8, 8), Grain(12, 10)


@dataclass(frozen=True, slots=True)
class CrowdShape:
    """
    Things that are counted.

    Attributes:
        rows: For each row of dots its left end, and its length.
    """

    id: str
    count: int
    box: Box
    rows: tuple[tuple[Point, int], ...]
    labels: tuple[Label, ...]

    @property
    def path(self) -> str:
        """All dots as one path: the style sheet's dashes make a row's line a row of dots."""
        return "".join(f"M{start.x} {start.y}h{length}" for start, length in self.rows)


def crowd_height(count: int, width: int, grain: Grain) -> int:
    """Give the height of so many dots, with the line that counts them."""
    return LABEL_HEIGHT + -(-count // _a_row(width, grain)) * grain.y + _MARGIN


def place_crowd(
    draft: Draft, members: Iterable[ObjectId], shape_id: str, count: int, noun: str, at: Box, grain: Grain, level: Level
) -> CrowdShape:
    """
    Put a crowd into a box.

    Args:
        members: What is found here: the ids of the things that are counted, and of what is on them.
        noun: What they are: `instances`.
    """
    counted = f"{count:,} {noun}"
    a_row = _a_row(at.width, grain)
    top = at.y + LABEL_HEIGHT + grain.y // 2
    rows = tuple(
        (Point(at.x + _MARGIN, top + number * grain.y), (min(a_row, count - first) - 1) * grain.x + grain.x // 2)
        for number, first in enumerate(range(0, count, a_row))
    )
    point = Point(at.x + _MARGIN + 20, at.y)
    place = Place(
        id=shape_id,
        name=f"one of {counted}",
        level=level,
        box=at,
        point=point,
        pill=Point(at.right - _MARGIN, at.y + 12),
        pill_align=Align.END,
        chip=Point(at.centre.x, at.y + LABEL_HEIGHT),
        ground=Ground.CARD,
    )
    draft.put(place, *members)
    label = Label(at.x + _MARGIN, at.y + 17, (Words(counted, Role.STRONG),))
    return CrowdShape(shape_id, count, at, rows, (label,))


def _a_row(width: int, grain: Grain) -> int:
    return max(1, (width - 2 * _MARGIN) // grain.x)
