"""What of a drawing keeps standing where it is when an edit makes it another one?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vpcviz.diagrams.revisions import Edit, Edited
from vpcviz.drawing.above import room_above
from vpcviz.drawing.arrangement import BETWEEN_SUBNETS, CARD_GAP, CARD_TOP, LEFT, RIGHT, ROW_PITCH
from vpcviz.drawing.geometry import Box, Point
from vpcviz.editor.drawn import pictured
from vpcviz.editor.moving import moved
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.edits.values import put
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

MOST_SHAPES = 150
"""With more the picture is arranged anew as a whole: nobody could say of each where it had stood."""

_BETWEEN_ZONES, _BETWEEN_VPCS = 64, 92
_MOST_ROUNDS = 12
_NOT_PLACED = {"title", "about", "probes", "security_groups", "network_acls", "prefix_lists"}


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A frame or a card of the drawing.

    Attributes:
        inside: The frame in which it stands; NO_ID for a VPC.
        zone: Of a subnet.
        corner: Where it has been put, as the file has it: below what leads above all regions, which takes its room from
            all of them alike.
        box: Of a frame it reaches farther where something stands outside of it.
    """

    inside: ObjectId
    corner: Point
    box: Box
    zone: str = ""


Standings = Mapping[ObjectId, Standing]


def keeping_places(edit: Edit) -> Edit:
    """Make an edit after which everything that was drawn stands where it did, but for what has to make room."""

    def make(topology: Topology) -> Edited:
        edited = edit(topology)
        return replace(edited, topology=kept_standing(topology, edited.topology))

    return make


def kept_standing(before: Topology, after: Topology) -> Topology:
    """
    Give what would jump in the drawing without need the place that it had.

    A frame that has grown pushes those below it, or at its right, only as far as it must; what is new makes way for
    what stood there. Where that would leave no more in its place than arranging everything anew, that is done.
    """
    shapes = max(len(one.vpcs) + len(one.subnets) + len(one.instances) for one in (before, after))
    if not before.vpcs or shapes > MOST_SHAPES:
        return after
    changed = {key for key in Topology.model_fields if getattr(before, key) != getattr(after, key)}
    if changed <= _NOT_PLACED:
        return after
    was, now = _standings(before), _standings(after)
    asked = {one for one in was if before.positions.get(one) != after.positions.get(one)}
    free = {one for one in was.keys() & now.keys() if was[one].inside == now[one].inside and one not in asked}
    free -= {one for one in free if now[one].inside in asked or _outermost(now, one) in asked}
    jumped = {one for one in free if _has_jumped(was, now, one)}
    # A frame that somebody has drawn over another one, by what they have put into it, lies there.
    asked |= {around for one in asked & now.keys() for around in _frames_around(now, one)}
    collides = any(True for _ in _collisions(was, now, asked))
    is_calm = all(_is_pushed(was, now, one) for one in jumped)
    if is_calm and not collides:
        return after
    kept = _made_room(after if is_calm else _pinned(after, was, free, jumped), was, asked)
    if kept is None:
        return after
    return kept if collides or _count_moved(was, _standings(kept), free) < _count_moved(was, now, free) else after


def _standings(topology: Topology) -> dict[ObjectId, Standing]:
    return dict(_drawn(topology))


def _drawn(topology: Topology) -> Iterator[tuple[ObjectId, Standing]]:
    picture = pictured(topology, compile_network(topology))

    def standing(inside: ObjectId, corner: Point, box: Box, zone: str = "") -> Standing:
        own = Box(box.x, box.y - picture.above, box.width, box.height)
        return Standing(inside, Point(corner.x, corner.y - picture.above), own, zone)

    for vpc in picture.vpcs:
        yield vpc.object_id, standing(NO_ID, vpc.corner, vpc.box)
        for subnet in vpc.subnets:
            zone = topology.subnets[subnet.object_id].zone
            yield subnet.object_id, standing(vpc.object_id, subnet.corner, subnet.box, zone)
            for card in subnet.instances:
                yield card.object_id, standing(subnet.object_id, Point(card.box.x, card.box.y), card.box)


def _frames_around(shapes: Standings, one: ObjectId) -> Iterator[ObjectId]:
    while (one := shapes[one].inside) != NO_ID:
        yield one


def _outermost(shapes: Standings, one: ObjectId) -> ObjectId:
    inside = shapes[one].inside
    return one if inside == NO_ID else _outermost(shapes, inside)


def _shift(was: Standings, now: Standings, one: ObjectId) -> Point:
    if one not in was:
        return Point(0, 0)
    return Point(now[one].corner.x - was[one].corner.x, now[one].corner.y - was[one].corner.y)


def _has_jumped(was: Standings, now: Standings, one: ObjectId) -> bool:
    """Say whether something has moved otherwise than with the frame in which it stands."""
    shift, inside = _shift(was, now, one), now[one].inside
    return shift != (Point(0, 0) if inside == NO_ID else _shift(was, now, inside))


def _is_pushed(was: Standings, now: Standings, one: ObjectId) -> bool:
    """Say whether something has only made room for what has grown above it."""
    shift = _shift(was, now, one)
    grown = (
        now[other].box.height - was[other].box.height
        for other in was.keys() & now.keys()
        if now[other].inside == now[one].inside
    )
    return shift.x == 0 and shift.y > 0 and shift.y in grown


def _count_moved(was: Standings, now: Standings, among: set[ObjectId]) -> int:
    return sum(now[one].corner.x != was[one].corner.x or _has_jumped(was, now, one) for one in among)


def _pinned(topology: Topology, was: Standings, free: set[ObjectId], jumped: set[ObjectId]) -> Topology:
    """Write down where everything stood in the VPCs in which something has jumped, until nothing does any more."""
    now = _standings(topology)
    for _ in range(_MOST_ROUNDS):
        vpcs = {_outermost(now, one) for one in jumped}
        places: dict[ObjectId, Point] = {}
        for one in sorted(free):
            vpc = _outermost(now, one)
            if vpc not in vpcs:
                continue
            at = was[one].corner
            is_frame = one == vpc or was[one].inside == vpc
            if at != now[one].corner or (is_frame and one not in topology.positions):
                places[one] = at
        if not places:
            return topology
        for one, at in places.items():
            topology = put(topology, ("positions", one), [at.x, at.y])
        now = _standings(topology)
        jumped = {one for one in free if _has_jumped(was, now, one)} | jumped
    return topology


def _made_room(topology: Topology, was: Standings, asked: set[ObjectId]) -> Topology | None:
    """Part what lies on another thing now and did not before; None where there is no end to it."""
    for _ in range(_MOST_ROUNDS):
        now = _standings(topology)
        places: dict[ObjectId, Point] = {}
        for mover, place in _collisions(was, now, asked):
            known = places.get(mover, place)
            places[mover] = Point(max(known.x, place.x), max(known.y, place.y))
        if not places:
            return topology
        # What stands in what makes way goes along with it, and is looked at again after that.
        outermost = {one: at for one, at in places.items() if now[one].inside not in places}
        above = room_above(topology)
        topology = moved(topology, {one: Point(at.x, at.y + above) for one, at in outermost.items()})
    return None


def _collisions(was: Standings, now: Standings, asked: set[ObjectId]) -> Iterator[tuple[ObjectId, Point]]:
    """Give who has to make way, and where to."""
    beside: dict[ObjectId, list[ObjectId]] = {}
    for one, shape in now.items():
        beside.setdefault(shape.inside, []).append(one)
    for siblings in beside.values():
        for number, one in enumerate(siblings):
            for other in siblings[:number]:
                if not now[one].box.meets(now[other].box) or asked & {one, other}:
                    continue
                if one in was and other in was and was[one].box.meets(was[other].box):
                    continue
                yield _way_for(was, now, one, other, siblings)


def _way_for(
    was: Standings, now: Standings, one: ObjectId, other: ObjectId, siblings: list[ObjectId]
) -> tuple[ObjectId, Point]:
    if one not in was or other not in was:
        new = one if one not in was else other
        return new, _free_place(now, new, [now[each].box for each in siblings if each != new])
    first, second = sorted((one, other), key=lambda each: (was[each].box.y, was[each].box.x))
    corner, room = now[second].corner, _room(now, first, second)
    if was[second].box.y >= was[first].box.bottom:
        return second, Point(corner.x, corner.y + now[first].box.bottom + room - now[second].box.y)
    left, right = sorted((one, other), key=lambda each: was[each].box.x)
    corner, room = now[right].corner, _room(now, left, right)
    return right, Point(corner.x + now[left].box.right + room - now[right].box.x, corner.y)


def _room(now: Standings, one: ObjectId, other: ObjectId) -> int:
    """Say how far apart two things stand."""
    if now[one].inside == NO_ID:
        return _BETWEEN_VPCS
    if not now[one].zone:
        return CARD_GAP
    return BETWEEN_SUBNETS if now[one].zone == now[other].zone else _BETWEEN_ZONES


def _free_place(now: Standings, new: ObjectId, others: list[Box]) -> Point:
    """Find a place for what is new: a VPC at the right, a subnet below the others, a card on the next free seat."""
    shape = now[new]
    corner, box = shape.corner, shape.box
    if shape.inside == NO_ID:
        return Point(max(one.right for one in others) + _BETWEEN_VPCS, corner.y)
    if shape.zone:
        alike = [one for one in now.values() if one.inside == shape.inside and one.zone == shape.zone and one != shape]
        x = min((one.corner.x for one in alike), default=corner.x)
        column = [one.bottom for one in others if one.x < x + box.width and one.right > x]
        room = BETWEEN_SUBNETS if alike else _BETWEEN_ZONES
        return Point(x, max(column, default=corner.y - room) + room)
    frame = now[shape.inside]
    columns = max(1, (frame.box.width - LEFT - RIGHT + CARD_GAP) // (box.width + CARD_GAP))
    seats = (
        Box(
            frame.corner.x + LEFT + column * (box.width + CARD_GAP),
            frame.corner.y + CARD_TOP + row * ROW_PITCH,
            box.width,
            box.height,
        )
        for row in range(len(others) + 1)
        for column in range(columns)
    )
    seat = next(seat for seat in seats if not any(seat.grown(CARD_GAP // 2 - 1).meets(one) for one in others))
    return Point(seat.x, seat.y)
