"""How does a VPC's router stand in the picture: a diamond to which the lanes of all subnets lead?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align, Label, Role, Words
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.subnet import SubnetShape
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

HALF_DIAMOND = 19
TABLES_BELOW = 77
BUS_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Bus:
    """The upright line beside some subnets into which their lanes lead."""

    x: int
    subnets: tuple[SubnetShape, ...]


@dataclass(frozen=True, slots=True)
class RouterShape:
    """
    Attributes:
        tables_y: Where the line to the route tables ends; the diamond's lower corner where there are none.
    """

    id: str
    object_id: ObjectId
    x: int
    y: int
    tables_y: int
    labels: tuple[Label, ...]

    @property
    def box(self) -> Box:
        return Box(self.x - HALF_DIAMOND, self.y - HALF_DIAMOND, 2 * HALF_DIAMOND, 2 * HALF_DIAMOND)


def place_router(
    draft: Draft,
    network: Network,
    vpc: ObjectId,
    at: Point,
    buses: tuple[Bus, ...],
    corridor: int,
    tables: tuple[ObjectId, ...],
) -> RouterShape:
    """
    Put a router at a point, and lead the lanes of its subnets to it by the buses beside them.

    Args:
        buses: From left to right; the router is beside the last.
        corridor: The height at which they are joined; the router's own where there is but one.
        tables: The route tables that are drawn below it.
    """
    shape_id = draft.ids.take("router", vpc)
    tables_y = at.y + (TABLES_BELOW if tables else HALF_DIAMOND)
    place = Place(
        id=shape_id,
        name=f"the router of VPC {vpc}",
        level=Level.ABOVE,
        box=Box(at.x - HALF_DIAMOND, at.y - HALF_DIAMOND, 2 * HALF_DIAMOND, 2 * HALF_DIAMOND),
        point=at,
        pill=Point(at.x, at.y + 49),
        pill_align=Align.MIDDLE,
        chip=Point(at.x, at.y + 26),
        ground=Ground.DIAMOND,
    )
    subnets = [subnet for bus in buses for subnet in bus.subnets]
    of_vpc = [table.id for table in network.route_tables.values() if table.vpc == vpc]
    draft.put(place, *(network.subnets[subnet.object_id].router for subnet in subnets), *of_vpc, vpc)

    last = buses[-1]
    entry = (Point(last.x, at.y), Point(at.x - HALF_DIAMOND, at.y))
    for bus in buses:
        lanes = [(Point(subnet.box.right, subnet.lane), Point(bus.x, subnet.lane)) for subnet in bus.subnets]
        ys = {corridor, *(subnet.lane for subnet in bus.subnets), *([at.y] if bus is last else [])}
        trunk = tuple(Point(bus.x, y) for y in sorted(ys))
        draft.lead(*lanes, trunk)
        draft.cables += [*lanes, *([trunk] if bus.subnets else [])]
    if len(buses) > 1:
        above = tuple(Point(bus.x, corridor) for bus in buses)
        draft.lead(above)
        draft.cables.append(above)
    draft.lead((entry[1], at, Point(at.x + HALF_DIAMOND, at.y)), is_inside=True)
    if subnets:
        draft.lead(entry)
        draft.cables.append(entry)
    label = Label(at.x, at.y - 30, (Words("Router", Role.STRONG),), Align.MIDDLE)
    return RouterShape(shape_id, vpc, at.x, at.y, tables_y, (label,))
