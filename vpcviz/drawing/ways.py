"""Along which lines does the packet travel in the picture?"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import networkx

from vpcviz.drawing.geometry import Box, Point

Polyline = tuple[Point, ...]


class Way(NamedTuple):
    """
    A line of the picture that runs horizontally and vertically.

    Attributes:
        points: Its corners, and whatever joins it.
        is_below: Whether it leads to, or lies in, the provider's plane.
        is_inside: Whether it runs inside of a thing, where nothing is drawn.
        behind: What it runs behind.
    """

    points: Polyline
    is_below: bool = False
    is_inside: bool = False
    behind: tuple[Box, ...] = ()


class Ways:
    """All ways of a picture, as a graph whose nodes are points; it is made once somebody travels in it."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self._ways = tuple(ways)

    @cached_property
    def _graph(self) -> "networkx.Graph[Point]":
        graph: networkx.Graph[Point] = networkx.Graph()
        for way in self._ways:
            for start, end in pairwise(way.points):
                length = abs(start.x - end.x) + abs(start.y - end.y)
                graph.add_edge(start, end, length=length, way=way)
        return graph

    @cached_property
    def _above(self) -> "networkx.Graph[Point]":
        edges = self._graph.edges(data=True)
        return networkx.Graph((start, end, data) for start, end, data in edges if not data["way"].is_below)

    def path(self, *stops: Point) -> Polyline:
        """Give the shortest way by some stops, above and below; a straight jump where no line leads."""
        return self._path(self._graph, stops)

    def path_above(self, *stops: Point) -> Polyline:
        """Give the shortest way that stays above the waterline; empty where there is none."""
        known = all(stop in self._above for stop in stops)
        if not known or not networkx.has_path(self._above, stops[0], stops[-1]):
            return ()
        return self._path(self._above, stops)

    def _path(self, graph: "networkx.Graph[Point]", stops: Sequence[Point]) -> Polyline:
        points: list[Point] = [stops[0]]
        for start, end in pairwise(stops):
            reachable = start in graph and end in graph and networkx.has_path(graph, start, end)
            points += networkx.shortest_path(graph, start, end, weight="length")[1:] if reachable else [end]
        return tuple(points)

    def ink(self, path: Polyline) -> tuple[Polyline, ...]:
        """Give what is drawn of a path: not what runs inside of a thing, or behind one."""
        pieces: list[list[Point]] = []
        for start, end in pairwise(path):
            if not self._graph.has_edge(start, end):
                continue
            way: Way = self._graph.edges[start, end]["way"]
            for piece in () if way.is_inside else visible_pieces(start, end, way.behind):
                if pieces and pieces[-1][-1] == piece[0]:
                    pieces[-1].append(piece[1])
                else:
                    pieces.append(list(piece))
        return tuple(corners(piece) for piece in pieces)


def corners(points: Sequence[Point]) -> Polyline:
    """Leave out the points between which a line goes straight on, and those that repeat."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) >= 2 and _is_between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _is_between(start: Point, middle: Point, end: Point) -> bool:
    if start.x == middle.x == end.x:
        return min(start.y, end.y) <= middle.y <= max(start.y, end.y)
    if start.y == middle.y == end.y:
        return min(start.x, end.x) <= middle.x <= max(start.x, end.x)
    return False


def visible_pieces(start: Point, end: Point, behind: Iterable[Box]) -> list[tuple[Point, Point]]:
    """Cut out of a horizontal or vertical line what lies behind some boxes; the direction stays."""
    is_vertical = start.x == end.x
    fixed = start.x if is_vertical else start.y
    low, high = sorted((start.y, end.y) if is_vertical else (start.x, end.x))
    covers = sorted(
        (box.y, box.bottom) if is_vertical else (box.x, box.right)
        for box in behind
        if ((box.x < fixed < box.right) if is_vertical else (box.y < fixed < box.bottom))
    )
    spans, reached = [], low
    for first, last in covers:
        if first > reached:
            spans.append((reached, min(first, high)))
        reached = max(reached, last)
        if reached >= high:
            break
    if reached < high:
        spans.append((reached, high))
    pieces = [
        (Point(fixed, one), Point(fixed, other)) if is_vertical else (Point(one, fixed), Point(other, fixed))
        for one, other in spans
        if one < other
    ]
    backwards = (end.y < start.y) if is_vertical else (end.x < start.x)
    return [(last, first) for first, last in reversed(pieces)] if backwards else pieces
