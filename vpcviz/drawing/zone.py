"""How does an availability zone stand in the picture: a dashed frame around its subnets of one VPC?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.label import Label, Role, Words, shorten
from vpcviz.drawing.measure import Measures
from vpcviz.drawing.subnet import SubnetShape, place_subnet
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedSubnet

_BESIDE, _ABOVE, _BELOW = 12, 28, 10
_BETWEEN_SUBNETS = 20


@dataclass(frozen=True, slots=True)
class ZoneShape:
    id: str
    box: Box
    subnets: tuple[SubnetShape, ...]
    labels: tuple[Label, ...]


def place_zone(
    draft: Draft,
    network: Network,
    measures: Measures,
    vpc: ObjectId,
    zone: str,
    members: tuple[ResolvedSubnet, ...],
    corner: Point,
) -> ZoneShape:
    """Put a zone with a VPC's subnets, of which there is at least one, at a point, one below the other."""
    shape_id = draft.ids.take("zone", f"{vpc}-{zone}" if len(network.topology.vpcs) > 1 else zone)
    subnets: list[SubnetShape] = []
    y = corner.y + _ABOVE
    for subnet in members:
        subnets.append(place_subnet(draft, network, measures, subnet, corner.x + _BESIDE, y))
        y = subnets[-1].box.bottom + _BETWEEN_SUBNETS
    inside = around(subnet.box for subnet in subnets)
    left, top = min(corner.x, inside.x - _BESIDE), min(corner.y, inside.y - _ABOVE)
    box = Box(left, top, inside.right + _BESIDE - left, inside.bottom + _BELOW - top)
    label = Label(box.x + 14, box.y + 19, (Words("Zone", Role.STRONG), shorten(zone, 200, Role.QUIET)))
    return ZoneShape(shape_id, box, tuple(subnets), (label,))
