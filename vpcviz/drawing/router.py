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
_BUS_BESIDE_ZONE = 6


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
    zones_right: int,
    subnets: tuple[SubnetShape, ...],
    tables: tuple[ObjectId, ...],
) -> RouterShape:
    """
    Put a router at a point, and lead the lanes of its subnets to it by a bus beside the zones.

    Args:
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
    of_vpc = [table.id for table in network.route_tables.values() if table.vpc == vpc]
    draft.put(place, *(network.subnets[subnet.object_id].router for subnet in subnets), *of_vpc, vpc)

    bus = zones_right + _BUS_BESIDE_ZONE
    for subnet in subnets:
        lane = (Point(subnet.box.right, subnet.lane), Point(bus, subnet.lane))
        draft.lead(lane)
        draft.cables.append(lane)
    trunk = tuple(Point(bus, y) for y in sorted({at.y, *(subnet.lane for subnet in subnets)}))
    entry = (Point(bus, at.y), Point(at.x - HALF_DIAMOND, at.y))
    draft.lead(trunk)
    draft.lead((entry[1], at, Point(at.x + HALF_DIAMOND, at.y)), is_inside=True)
    if subnets:
        draft.lead(entry)
        draft.cables += [trunk, entry]
    label = Label(at.x, at.y - 30, (Words("Router", Role.STRONG),), Align.MIDDLE)
    return RouterShape(shape_id, vpc, at.x, at.y, tables_y, (label,))
