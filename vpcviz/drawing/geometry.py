"""
Where is something, and how large? In units of the picture, whole numbers, y downwards.

There are dozens of points, boxes, labels and places a card: as named tuples they are made in a quarter of the time that
frozen classes take.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


class Box(NamedTuple):
    """A rectangle by its left upper corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width // 2, self.y + self.height // 2)

    def holds(self, other: "Box") -> bool:
        """Say whether another box lies within this one; it may touch the edges."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: "Box") -> bool:
        """Say whether two boxes have an area in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: int) -> "Box":
        """Give a box that is larger by so much on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box that holds some others, of which there is at least one."""
    some = tuple(boxes)
    x, y = min(box.x for box in some), min(box.y for box in some)
    return Box(x, y, max(box.right for box in some) - x, max(box.bottom for box in some) - y)
