"""How does what joins VPCs stand in the picture: a ring on a lane above them, with a riser from each router?"""

from collections.abc import Mapping
from dataclasses import dataclass

from vpcviz.drawing.above import LANE_HEIGHT, first_way, lanes
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.glyph import glyph_of
from vpcviz.drawing.label import HALVED, SMALL, Align, Halo, Label, Named, Role, shorten, with_names
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.router import HALF_DIAMOND, RouterShape
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.defaults import edge_of
from vpcviz.network.index import Network
from vpcviz.network.sections import joints, noun_of, stem_of

RADIUS = 15
GLYPH_SIZE = 18
_ABOVE = 22
_BESIDE_ROUTER, _BETWEEN_RISERS = 30, 8
_MOST_RISERS = 4
_LABEL_ROOM = 132
# Where the ring of what joins no VPC stands.
_ALONE = 240


@dataclass(frozen=True, slots=True)
class JointShape:
    """
    Attributes:
        x: The middle of the ring.
        y: The height of its lane.
        rules: The tables by which it works; what happens at one of them happens at the ring.
        edge: The device at whose region's edge AWS runs it; NO_ID where it is no device's.
        first_way: On which lane, from its own on, the first way to a site leaves it: where it joins several VPCs, its
            own is taken.
        leads_out: Whether what goes through it goes on to the Internet.
    """

    id: str
    object_id: ObjectId
    glyph: str
    x: int
    y: int
    labels: tuple[Label, ...]
    rules: tuple[ObjectId, ...]
    edge: ObjectId = NO_ID
    first_way: int = 0
    leads_out: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x - RADIUS, self.y - RADIUS, 2 * RADIUS, 2 * RADIUS)

    @property
    def drop_x(self) -> int:
        """Where the line to its edge would best start: not on the riser."""
        return self.x + RADIUS

    @property
    def glyph_x(self) -> int:
        return self.x - GLYPH_SIZE // 2

    @property
    def glyph_y(self) -> int:
        return self.y - GLYPH_SIZE // 2


def place_joints(
    draft: Draft, network: Network, routers: Mapping[ObjectId, RouterShape], top: int
) -> tuple[JointShape, ...]:
    """
    Put what joins VPCs on a lane each, from a height downward, and lead the routers of those VPCs there.

    Args:
        routers: By their VPC.
    """
    shapes: list[JointShape] = []
    rings: dict[ObjectId, Point] = {}
    lane = 0
    for number, joint in enumerate(joints(network.topology)):
        section, object_id, thing, vpcs, peers, rules = joint
        y = top + _ABOVE + lane * LANE_HEIGHT
        lane += lanes(network.topology, joint)
        beside = _BESIDE_ROUTER + _BETWEEN_RISERS * (number % _MOST_RISERS)
        joined = [routers[one] for one in vpcs if one in routers]
        xs = sorted(router.x + beside for router in joined)
        at = Point((xs[0] + xs[-1]) // 2 if xs else _ALONE, y)
        shape_id = draft.ids.take(stem_of(section), object_id)
        place = Place(
            id=shape_id,
            name=f"the {noun_of(section)} {object_id}",
            level=Level.ABOVE,
            box=Box(at.x - RADIUS, at.y - RADIUS, 2 * RADIUS, 2 * RADIUS),
            point=at,
            pill=Point(at.x, at.y + RADIUS + 12),
            pill_align=Align.MIDDLE,
            chip=Point(at.x, at.y + RADIUS + 4),
            ground=Ground.CARD,
        )
        draft.put(place, object_id, *rules)
        for router in joined:
            exit_, riser = Point(router.x + HALF_DIAMOND, router.y), router.x + beside
            way = (exit_, Point(riser, router.y), Point(riser, y), at)
            draft.lead(way)
            draft.cables.append(way)
        for ring in (rings[one] for one in peers if one in rings):
            # From the other's ring down to this lane, so that no line runs through a name above a ring.
            bend = (ring, Point(ring.x, y), at)
            draft.lead(bend)
            draft.cables.append(bend)
        rings[object_id] = at
        name = thing.name or object_id
        label = with_names(
            Label(at.x, at.y - RADIUS - 6, (shorten(name, _LABEL_ROOM, Role.STRONG),), Align.MIDDLE, Halo.PAPER),
            Named(HALVED, name, 2 * _LABEL_ROOM),
            Named(SMALL, name, 2 * _LABEL_ROOM, is_whole=True),
        )
        draft.stands[object_id] = [at]
        is_placed = thing.is_at_edge and bool(thing.joined)
        edge = edge_of(network.topology.vpcs[thing.joined[0]].region) if is_placed else NO_ID
        glyph, first = glyph_of(section), first_way(joint)
        leads_out = thing.is_at_edge and thing.only_lets_out
        shapes.append(JointShape(shape_id, object_id, glyph, at.x, y, (label,), rules, edge, first, leads_out))
    return tuple(shapes)
