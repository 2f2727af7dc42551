"""How does an availability zone stand in the picture: a dashed frame around its subnets of one VPC?"""

from dataclasses import dataclass

from vpcviz.drawing.arrangement import BETWEEN_PILES, BETWEEN_SUBNETS
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.label import HALVED, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import Measures
from vpcviz.drawing.subnet import SubnetShape, place_subnet, subnet_width
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

_BESIDE, _ABOVE, _BELOW = 12, 28, 10


@dataclass(frozen=True, slots=True)
class ZoneShape:
    """
    Attributes:
        piles: Those subnets that stand one below the other, pile by pile.
    """

    id: str
    box: Box
    subnets: tuple[SubnetShape, ...]
    labels: tuple[Label, ...]
    piles: tuple[tuple[SubnetShape, ...], ...]


def place_zone(
    draft: Draft,
    network: Network,
    measures: Measures,
    vpc: ObjectId,
    zone: str,
    corner: Point,
) -> ZoneShape:
    """Put a zone with a VPC's subnets, of which there is at least one, at a point, in piles side by side."""
    shape_id = draft.ids.take("zone", f"{vpc}-{zone}" if len(network.topology.vpcs) > 1 else zone)
    piles: list[tuple[SubnetShape, ...]] = []
    x = corner.x + _BESIDE
    for members in measures.arrangements[vpc].zones[zone]:
        pile: list[SubnetShape] = []
        y = corner.y + _ABOVE
        for subnet in members:
            pile.append(place_subnet(draft, network, measures, network.subnets[subnet], x, y))
            # Where one has been put elsewhere, its seat is kept free: nothing else moves when somebody moves one thing.
            y += pile[-1].box.height + BETWEEN_SUBNETS
        piles.append(tuple(pile))
        x += subnet_width(measures, vpc) + BETWEEN_PILES
    subnets = tuple(subnet for pile in piles for subnet in pile)
    inside = around(subnet.box for subnet in subnets)
    left, top = min(corner.x, inside.x - _BESIDE), min(corner.y, inside.y - _ABOVE)
    box = Box(left, top, inside.right + _BESIDE - left, inside.bottom + _BELOW - top)
    label = Label(box.x + 14, box.y + 19, (Words("Zone", Role.STRONG), shorten(zone, 200, Role.QUIET)))
    label = with_names(label, Named(HALVED, f"Zone {zone}", box.width - 28))
    return ZoneShape(shape_id, box, subnets, (label,), tuple(piles))
