"""Which line says that this thing above is that thing below, and where does it run?"""

from collections.abc import Sequence
from dataclasses import dataclass

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId

TRACK_HEIGHT = 8
_APART = 6
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class DropLine:
    """
    Attributes:
        object_id: Of the thing above.
        pieces: What is seen of it: it runs behind sheets, cards and servers.
        on_sheet: What is seen of it on its own sheet, where it passes further cards there.
    """

    id: str
    object_id: ObjectId
    pieces: tuple[Polyline, ...]
    on_sheet: tuple[Polyline, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """
    From a thing above to its server.

    Attributes:
        above: The thing's lower edge, as far as a line may start from it.
        wish: Where on that edge it would best start.
        host: The thing below, by its index among all.
    """

    object_id: ObjectId
    above: Box
    wish: int
    host: int


@dataclass(frozen=True, slots=True)
class Jog:
    """A drop line's columns above and below; they differ where the server stands elsewhere."""

    start: int
    end: int


def choose_columns(drops: Sequence[Drop], spans: Sequence[tuple[int, int]]) -> list[Jog]:
    """
    Give every drop line a column of its own, straight down where its server is there.

    Args:
        spans: Left and right edge of each server.
    """
    taken: set[int] = set()
    jogs = []
    for drop in drops:
        left, right = spans[drop.host]
        low, high = drop.above.x + _MARGIN, drop.above.right - _MARGIN
        straight_low, straight_high = max(low, left + _MARGIN), min(high, right - _MARGIN)
        if straight_low <= straight_high:
            start = end = _nearest_free(drop.wish, straight_low, straight_high, taken)
        else:
            start = _nearest_free(drop.wish, low, high, taken)
            end = _nearest_free((left + right) // 2, left + _MARGIN, right - _MARGIN, taken | {start})
        taken |= {start, end}
        jogs.append(Jog(start, end))
    return jogs


def _nearest_free(wish: int, low: int, high: int, taken: set[int]) -> int:
    wish = min(max(wish, low), high)
    for apart in (_APART, 3, 1):
        steps = sorted(range(-((wish - low) // apart), (high - wish) // apart + 1), key=lambda step: (abs(step), step))
        for step in steps:
            column = wish + step * apart
            if all(abs(column - other) >= apart for other in taken):
                return column
    return wish


def choose_tracks(jogs: Sequence[Jog]) -> list[int]:
    """Give each sideways piece a height of its own among those that it would run into; straight lines get 0."""
    tracks: list[list[tuple[int, int]]] = []
    chosen = []
    for jog in jogs:
        low, high = sorted((jog.start, jog.end))
        if low == high:
            chosen.append(0)
            continue
        number = next((one for one, spans in enumerate(tracks) if _is_free(spans, low, high)), len(tracks))
        if number == len(tracks):
            tracks.append([])
        tracks[number].append((low, high))
        chosen.append(number + 1)
    return chosen


def _is_free(spans: Sequence[tuple[int, int]], low: int, high: int) -> bool:
    return all(high + _APART < other_low or other_high + _APART < low for other_low, other_high in spans)


def line_of(jog: Jog, top: int, track_y: int, bottom: int) -> Polyline:
    """Give the corners of a drop line."""
    if jog.start == jog.end:
        return (Point(jog.start, top), Point(jog.start, bottom))
    return (Point(jog.start, top), Point(jog.start, track_y), Point(jog.end, track_y), Point(jog.end, bottom))
