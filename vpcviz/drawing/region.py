"""How does a region stand in the picture: a light frame around its VPCs, which stand side by side?"""

from dataclasses import dataclass

from vpcviz.drawing.above import share_corridor
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.label import HALVED, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import Measures
from vpcviz.drawing.vpc import VpcShape, place_vpc
from vpcviz.network.index import Network

_BESIDE, _ABOVE, _BELOW = 12, 28, 10
_BESIDE_GATEWAY = 68
# Where gateways lead to the Internet above the VPCs, each has a riser beside its arch.
RISER = 76
_BESIDE_RISER = 88


@dataclass(frozen=True, slots=True)
class RegionShape:
    id: str
    box: Box
    vpcs: tuple[VpcShape, ...]
    labels: tuple[Label, ...]


def place_region(draft: Draft, network: Network, measures: Measures, region: str, corner: Point) -> RegionShape:
    """Put a region with its VPCs at a point."""
    shape_id = draft.ids.take("region", region)
    beside_gateway = _BESIDE_RISER if share_corridor(network.topology) else _BESIDE_GATEWAY
    vpcs: list[VpcShape] = []
    x = corner.x + _BESIDE
    for vpc in (vpc_id for vpc_id, vpc in network.topology.vpcs.items() if vpc.region == region):
        vpcs.append(place_vpc(draft, network, measures, vpc, x, corner.y + _ABOVE))
        # As a subnet's, the seat of one that has been put elsewhere is kept free.
        x += vpcs[-1].box.width + (beside_gateway if vpcs[-1].gateway else _BESIDE)
    inside = around(vpc.box for vpc in vpcs)
    left, top = min(corner.x, inside.x - _BESIDE), min(corner.y, inside.y - _ABOVE)
    right = max([x, *(vpc.box.right + (beside_gateway if vpc.gateway else _BESIDE) for vpc in vpcs)])
    box = Box(left, top, right - left, inside.bottom + _BELOW - top)
    label = Label(box.x + 14, box.y + 19, (Words("Region", Role.STRONG), shorten(region, 200, Role.QUIET)))
    label = with_names(label, Named(HALVED, f"Region {region}", box.width - 28))
    return RegionShape(shape_id, box, tuple(vpcs), (label,))
