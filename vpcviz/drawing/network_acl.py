"""How does a network ACL stand in the picture: a comb on the subnet's edge?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import ObjectId

COMB_HALF_HEIGHT = 25
COMB_TOOTH = 9


@dataclass(frozen=True, slots=True)
class NetworkAclShape:
    """
    Attributes:
        x: The subnet's edge.
        y: The height of the line that passes through the comb.
    """

    id: str
    object_id: ObjectId
    x: int
    y: int


def place_network_acl(draft: Draft, acl: ObjectId, subnet: ObjectId, x: int, y: int) -> NetworkAclShape:
    """Put an ACL's comb on the edge of one of its subnets."""
    shape_id = draft.ids.take("network-acl", acl)
    place = Place(
        id=shape_id,
        name=f"the network ACL {acl} of subnet {subnet}",
        level=Level.ABOVE,
        box=Box(x - COMB_TOOTH, y - COMB_HALF_HEIGHT, COMB_TOOTH, 2 * COMB_HALF_HEIGHT),
        point=Point(x, y),
        pill=Point(x, y + 30),
        pill_align=Align.MIDDLE,
        chip=Point(x, y + 42),
        ground=Ground.CARD,
    )
    draft.put(place, acl)
    draft.combs[acl, subnet] = place
    return NetworkAclShape(shape_id, acl, x, y)
