"""Where has the user put a thing in the picture?"""

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Point
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

# So far left and so far up as the frames around a thing need; and no farther than a picture can be looked at.
_FIRST, _LAST = 12, 60_000


def placed_at(draft: Draft, network: Network, object_id: ObjectId, least: Point) -> Point | None:
    """
    Give the left upper corner that the topology file has for a thing; None where it has none.

    The file says how far below what leads above all regions: where that becomes more, everything goes along.

    Args:
        least: The corner that leaves room for the frames around the thing; one farther left or up is moved there.
    """
    given = network.topology.positions.get(object_id)
    if given is None:
        return None
    x, y = (round(min(max(one, _FIRST), _LAST)) for one in given)
    return Point(max(x, least.x), max(y, least.y) + draft.above)
