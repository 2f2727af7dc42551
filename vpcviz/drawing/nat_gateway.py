"""How does a NAT gateway stand in the picture: a card like an instance's, with its own sign?"""

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.measure import Station
from vpcviz.network.index import Network

SIGN_SIZE = 16


def sign_of(network: Network, station: Station, box: Box) -> Point | None:
    """Give the left upper corner of its sign, at the right of its private address; None where it has none."""
    if station.owner not in network.topology.nat_gateways:
        return None
    return Point(box.right - SIGN_SIZE - 8, box.y + 33)
