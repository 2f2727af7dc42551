"""How does an Internet gateway stand in the picture: an arch in its VPC's edge?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import HALVED, SMALL, Align, Halo, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedGateway

HALF_ARCH = 40
ARCH_ABOVE, ARCH_BELOW = 45, 40
DROP_BESIDE = 24
LABEL_ROOM = 132


@dataclass(frozen=True, slots=True)
class InternetGatewayShape:
    """
    Attributes:
        x: The middle of the arch, in its VPC's edge.
        y: The height of the lane that leads through it.
    """

    id: str
    object_id: ObjectId
    x: int
    y: int
    edge: ObjectId
    labels: tuple[Label, ...]

    @property
    def box(self) -> Box:
        return Box(self.x - HALF_ARCH, self.y - ARCH_ABOVE, 2 * HALF_ARCH, ARCH_ABOVE + ARCH_BELOW)

    @property
    def drop_x(self) -> int:
        """Where the line to its edge would best start."""
        return self.x + DROP_BESIDE


def place_internet_gateway(
    draft: Draft, network: Network, gateway: ResolvedGateway, at: Point, router_exit: Point
) -> InternetGatewayShape:
    """Put a gateway into the right edge of its VPC and lead the router's lane to it."""
    shape_id = draft.ids.take("internet-gateway", gateway.id)
    given = network.topology.internet_gateways[gateway.id].name
    name = given or ("Internet gateway" if len(network.gateways) == 1 else gateway.id)
    box = Box(at.x - HALF_ARCH, at.y - ARCH_ABOVE, 2 * HALF_ARCH, ARCH_ABOVE + ARCH_BELOW)
    place = Place(
        id=shape_id,
        name=f"the Internet gateway {gateway.id}",
        level=Level.ABOVE,
        box=box,
        point=at,
        pill=Point(at.x, box.y + 2),
        pill_align=Align.MIDDLE,
        chip=Point(at.x, box.bottom + 8),
        ground=Ground.ARCH,
    )
    draft.put(place, gateway.id)
    draft.stands[gateway.id] = [at]
    lane = (router_exit, Point(box.x, at.y))
    draft.lead(lane)
    draft.lead((lane[1], at, Point(box.right, at.y)), is_inside=True)
    draft.cables.append(lane)
    words: tuple[Words, ...] = (shorten(name, LABEL_ROOM, Role.STRONG),)
    short = given or gateway.id
    label = with_names(
        Label(at.x, box.y - 14, words, Align.MIDDLE, Halo.PAPER),
        Named(HALVED, short, LABEL_ROOM),
        Named(SMALL, short, LABEL_ROOM, is_whole=True),
    )
    return InternetGatewayShape(shape_id, gateway.id, at.x, at.y, gateway.edge, (label,))
