"""How does a walk show in the picture: what does each step add to it, and what is shown at one of them?"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from vpcviz.drawing.footprint import HEIGHT, Footprint, footprint_of, pill_width, runs, shortened
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.lit import Chip, Lit, chip_at, lit_at
from vpcviz.drawing.packet_mark import PacketMark, count_headers, mark_of, rings_of
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.place import Level, Place
from vpcviz.drawing.ways import Polyline, corners
from vpcviz.facts.identifiers import ObjectId
from vpcviz.packets.headers import Ip
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped, LeftModel
from vpcviz.walks.blockers import GhostStep
from vpcviz.walks.result import Walk

NEAR_WIDTH, NEAR_HEIGHT = 358, 208
WAVE = 8
STOP_CROSS = 12
"""The room that an obstacle's cross takes in its pill, before the number."""


class SegmentKind(StrEnum):
    """How a piece of the trail is drawn: walked, turned back by the host, out of the picture."""

    WALKED = "walked"
    TURNED_BACK = "turned-back"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Segment:
    """
    What a step adds to the trail.

    Attributes:
        lines: Lines that run horizontally and vertically, none of them across a label; none where nothing is added.
    """

    kind: SegmentKind
    lines: tuple[Polyline, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """
    A place at which something stops the packet.

    Attributes:
        box: Of the pill around cross and text, from the place's middle.
        text: Which obstacles stand here, counted as the packet would meet them; empty where there is but one at all.
    """

    at: Point
    box: Box
    text: str


class Stretch(NamedTuple):
    """
    A straight line.

    Attributes:
        across: Where it stands on the axis that it does not run along.
        start: Where it begins on the axis that it runs along, the end that is further left or up.
    """

    is_vertical: bool
    across: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    What is seen from a drop on of the way behind it.

    Attributes:
        stretches: The way that the packet would take if what is in its way were lifted, however often and in whichever
            direction, each straight piece once: dashes that overlap would fill each other's gaps.
        stops: Where something stops it: at the drop itself, then at each further obstacle.
    """

    stretches: tuple[Stretch, ...]
    stops: tuple[Stop, ...]


MOST_SIDE_WAYS = 60
"""Of one step; a frame that is flooded sets off as many as the subnet has instances."""


@dataclass(frozen=True, slots=True)
class SideWays:
    """
    The ways of what a step has set off besides the packet's own.

    Attributes:
        stretches: Each straight piece once, however often it is gone.
        ends: Where they end, each place once.
        omitted: How many are not drawn.
    """

    stretches: tuple[Stretch, ...]
    ends: tuple[Point, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class Increment:
    """
    What one step brings to the overlay; what is shown at step i is composed of the increments 1 to i.

    Attributes:
        number: The step's, from 1 on.
        place: Where it happens; its id is the key of the footprint.
        segment: Stays from this step on.
        outlook: Stays from this step on, too; None where the step is not the first drop.
        side_ways: Stay from this step on, too; None where the step has set nothing off.
        footprint: Stays until the place has a later one; at this very step it is filled.
        lit: Shown at this very step alone.
        packet: Shown at this very step alone.
        chip: The value that the step changed, if it did; shown at this very step alone.
        near: What a narrow window shows of the picture.
        shows_model: Whether that reaches below the waterline, which is said there.
    """

    number: int
    place: Place
    segment: Segment
    footprint: Footprint
    lit: Lit
    packet: PacketMark
    chip: Chip | None
    near: Box
    shows_model: bool
    outlook: Outlook | None = None
    side_ways: SideWays | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """
    What lies over the drawing at one step.

    Attributes:
        footprints: One a place, but for the place of the step itself.
        now: The step itself.
    """

    segments: tuple[Segment, ...]
    side_ways: tuple[SideWays, ...]
    outlook: Outlook | None
    footprints: tuple[Footprint, ...]
    now: Increment


@dataclass(frozen=True, slots=True)
class Trail:
    """A walk in a picture, an increment a step."""

    increments: tuple[Increment, ...]

    def overlay(self, number: int) -> Overlay:
        """
        Compose what is shown at a step.

        Args:
            number: The step's, from 1 on; one beyond the end is the last.
        """
        shown = self.increments[: max(1, number)]
        now = shown[-1]
        footprints = {one.footprint.place: one.footprint for one in shown}
        footprints.pop(now.footprint.place)
        segments = tuple(one.segment for one in shown if one.segment.lines)
        outlook = next((one.outlook for one in shown if one.outlook), None)
        side_ways = tuple(one.side_ways for one in shown if one.side_ways)
        return Overlay(segments, side_ways, outlook, tuple(footprints.values()), now)


def trace(picture: Picture, walk: Walk, ghost: Sequence[GhostStep] = ()) -> Trail:
    """Find the way of a walk through a picture of the network in which it was taken, and on past its drop."""
    tracer = _Tracer(picture)
    taken = []
    for number, _, step in walk.numbered():
        followed = tracer.follow(number, step)
        asides = [aside.steps for aside in walk.asides if aside.cause == number]
        taken.append(replace(followed, side_ways=tracer.side_ways(asides)) if asides else followed)
    if not ghost:
        return Trail(tuple(taken))
    drop = next(number for number, _, step in walk.numbered() if isinstance(step.verdict, Dropped)) - 1
    # A refusal has gone its own way since; the ghost goes on from the drop.
    tracer.stand_at(taken[drop].place)
    past = [tracer.follow(number, one.step) for number, one in enumerate(ghost, len(taken) + 1)]
    stopped = [taken[drop].place, *(made.place for made, one in zip(past, ghost, strict=True) if one.blocker)]
    lines = [line for made in past for line in made.segment.lines]
    outlook = Outlook(_each_once(lines), _stops([place.point for place in stopped]))
    taken[drop] = replace(taken[drop], outlook=outlook)
    return Trail((*taken, *map(_as_ghost, past)))


def _each_once(lines: Iterable[Polyline]) -> tuple[Stretch, ...]:
    """Give the straight pieces that cover what the lines cover, no two of which share more than a corner."""
    apart: list[Stretch] = []
    for piece in sorted(_stretch(*ends) for line in lines for ends in pairwise(line)):
        if apart and apart[-1][:2] == piece[:2] and piece.start <= apart[-1].end:
            apart[-1] = apart[-1]._replace(end=max(apart[-1].end, piece.end))
        else:
            apart.append(piece)
    return tuple(apart)


def _stretch(one: Point, other: Point) -> Stretch:
    if one.x == other.x:
        return Stretch(True, one.x, *sorted((one.y, other.y)))
    return Stretch(False, one.y, *sorted((one.x, other.x)))


def _stops(points: Sequence[Point]) -> tuple[Stop, ...]:
    """Mark the places of all obstacles, each place once."""
    met: dict[Point, tuple[int, ...]] = {}
    for number, point in enumerate(points, 1):
        met[point] = (*met.get(point, ()), number)
    written = {point: shortened(runs(numbers)) if len(points) > 1 else "" for point, numbers in met.items()}
    return tuple(Stop(point, _stop_box(text), text) for point, text in written.items())


def _stop_box(text: str) -> Box:
    width = pill_width(text) + STOP_CROSS if text else HEIGHT
    return Box(-width // 2, -HEIGHT // 2, width, HEIGHT)


def _as_ghost(increment: Increment) -> Increment:
    """Let a step show as one that is not taken; the drop's outlook has its way already."""
    packet = replace(increment.packet, is_ghost=True, says=f"Past the drop: {increment.packet.says}")
    footprint = replace(increment.footprint, is_ghost=True)
    return replace(increment, segment=Segment(SegmentKind.WALKED, ()), packet=packet, footprint=footprint)


class _Tracer:
    """Follows a packet: where it is, and what it has met so far; a copy of it goes its own way."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._place: Place | None = None
        self._above: Place | None = None
        self._interface: ObjectId | None = None
        self._named: list[ObjectId] = []
        self._steps: dict[str, tuple[int, ...]] = {}

    def stand_at(self, place: Place) -> None:
        """Go back to where the packet has been, without walking there."""
        self._place = place
        if place.level is Level.ABOVE:
            self._above = place

    def side_ways(self, asides: Sequence[Sequence[Step]]) -> SideWays:
        """Follow what has been set off here, and stay here."""
        lines: list[Polyline] = []
        ends: dict[Point, None] = {}
        for steps in asides[:MOST_SIDE_WAYS]:
            other = copy(self)
            followed = [other.follow(0, step) for step in steps]
            lines += (line for one in followed for line in one.segment.lines)
            ends[followed[-1].place.point] = None
        return SideWays(_each_once(lines), tuple(ends), len(asides) - len(asides[:MOST_SIDE_WAYS]))

    def follow(self, number: int, step: Step) -> Increment:
        """Take one step."""
        self._notice(step)
        place = self._place_of(step)
        path = self._path_to(place)
        lines = self._picture.ways.ink(path) + self._ink_above(place)
        if _kind_of(step) is SegmentKind.TURNED_BACK:
            # Question and answer take one line: drawn in one direction, their dots fall on each other.
            lines = tuple(sorted(min(line, line[::-1]) for line in lines))
        self.stand_at(place)
        self._steps = {**self._steps, place.id: (*self._steps.get(place.id, ()), number)}
        headers = count_headers(step.packet)
        plural = "header" if headers == 1 else "headers"
        says = f"The packet, with {headers} {plural}, at {place.name}"
        packet = PacketMark(place.point, corners(path), rings_of(step.packet), mark_of(step), says)
        footprint = footprint_of(place, self._steps[place.id])
        near = _near(self._picture, place)
        return Increment(
            number,
            place,
            Segment(_kind_of(step), lines),
            footprint,
            lit_at(self._picture, place, step),
            packet,
            chip_at(place, step),
            near,
            near.bottom > self._picture.waterline + WAVE,
        )

    def _notice(self, step: Step) -> None:
        """Remember the things that the steps have named, the latest last."""
        objects = [one for one in (*reversed(step.evidence.objects), step.at) if one in self._picture.anchors]
        self._named = [one for one in self._named if one not in objects] + objects
        if step.at in self._picture.interface_subnets:
            self._interface = step.at

    def _place_of(self, step: Step) -> Place:
        if step.stage is Stage.UNDERLAY:
            return self._place_in_fabric(step)
        if step.stage in (Stage.NETWORK_ACL_EGRESS, Stage.NETWORK_ACL_INGRESS):
            for named in reversed(self._named):
                subnet = self._picture.interface_subnets.get(named, named)
                if (step.at, subnet) in self._picture.acl_places:
                    return self._picture.acl_places[step.at, subnet]
        at = self._picture.seat_of(step.at, step.evidence.objects) or step.at
        if at in self._picture.anchors:
            return self._picture.anchors[at]
        # A switch of the underlay, or a thing that no drawing has: the packet is seen where it was.
        return self._place or next(iter(self._picture.places.values()))

    def _place_in_fabric(self, step: Step) -> Place:
        """Find the gap between two switches where the packet is seen on its way between two servers."""
        outer = step.packet.header(Ip)
        ends = [self._picture.underlay_places.get(address) for address in (outer.source, outer.destination)]
        stops = self._picture.fabric.stops
        if ends[0] and ends[1]:
            for point in self._picture.ways.path(ends[0].point, ends[1].point):
                if point in stops:
                    return stops[point]
        return self._place or next(iter(self._picture.places.values()))

    def _path_to(self, place: Place) -> Polyline:
        if self._place is None or self._place == place:
            return (place.point,)
        stops = [self._place.point, place.point]
        via = self._interface_between(self._place, place)
        if via is not None and via not in stops:
            stops.insert(1, via)
        return self._picture.ways.path(*stops)

    def _interface_between(self, start: Place, end: Place) -> Point | None:
        """Find the interface by which a packet sinks to a server or rises from one: the one last named there."""
        if start.level is end.level:
            return None
        server = start if start.level is Level.BELOW else end
        carried = [one for one in reversed(self._named) if self._picture.carriers.get(one) == server]
        return self._picture.anchors[carried[0]].point if carried else None

    def _ink_above(self, place: Place) -> tuple[Polyline, ...]:
        """Where the packet rises to a comb, a router or a gateway, ink what the tenant believes it has walked above."""
        rises = self._place is not None and self._place.level is Level.BELOW and place.level is Level.ABOVE
        is_station = place.id.startswith(("interface-", "instance-"))
        if not rises or is_station or self._above is None:
            return ()
        return self._picture.ways.ink(self._picture.ways.path_above(self._above.point, place.point))


def _near(picture: Picture, place: Place) -> Box:
    """Stand close: the place and its neighbours, as much as a narrow window shows at full size."""
    x = place.point.x - NEAR_WIDTH // 2
    y = place.point.y - NEAR_HEIGHT // 2
    highest_y = picture.height - NEAR_HEIGHT
    return Box(min(max(x, -8), picture.width + 8 - NEAR_WIDTH), min(max(y, 0), highest_y), NEAR_WIDTH, NEAR_HEIGHT)


def _kind_of(step: Step) -> SegmentKind:
    if step.stage in (Stage.ARP_INTERCEPT, Stage.ARP_REPLY):
        return SegmentKind.TURNED_BACK
    if step.stage is Stage.INTERNET or isinstance(step.verdict, LeftModel):
        return SegmentKind.OUTSIDE
    return SegmentKind.WALKED
