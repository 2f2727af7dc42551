"""Where does everything come to stand when somebody moves things in the drawing?"""

from collections.abc import Mapping

from vpcviz.drawing.above import room_above
from vpcviz.drawing.geometry import Point
from vpcviz.drawing.subnet import SubnetShape
from vpcviz.drawing.vpc import VpcShape
from vpcviz.editor.drawn import pictured
from vpcviz.editor.offered import container_of
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.values import put
from vpcviz.network.index import compile_network
from vpcviz.network.references import base_of
from vpcviz.network.topology import Topology

_INNERMOST_FIRST = ("subnets", "vpcs")


def moved(topology: Topology, places: Mapping[ObjectId, Point]) -> Topology:
    """
    Put things where they are moved to; what stands in a subnet or a VPC goes along, whatever place it had been given.

    Args:
        places: The left upper corner of each, as it is drawn: of a frame that has grown, the frame's own.
    """
    by: dict[ObjectId, Point] = {}
    above = room_above(topology)
    found = {one: Point(at.x, at.y - above) for one, at in places.items()}
    for shape in _frames(topology, places):
        to = places[shape.object_id]
        by[shape.object_id] = Point(to.x - shape.box.x, to.y - shape.box.y)
        found[shape.object_id] = _beside(Point(shape.corner.x, shape.corner.y - above), by[shape.object_id])
    for one, (x, y) in topology.positions.items():
        around = (container_of(topology, base_of(one), (section,)) for section in _INNERMOST_FIRST)
        holder = next((ObjectId(frame) for frame in around if frame in by and frame != one), None)
        if holder is not None and one not in places:
            found[ObjectId(one)] = _beside(Point(round(x), round(y)), by[holder])
    for one, at in found.items():
        topology = put(topology, ("positions", one), [at.x, at.y])
    return topology


def _frames(topology: Topology, places: Mapping[ObjectId, Point]) -> list[SubnetShape | VpcShape]:
    """Find the frames among what is moved; a drawing without any need not be looked at."""
    if not any(one in topology.subnets or one in topology.vpcs for one in places):
        return []
    picture = pictured(topology, compile_network(topology))
    frames: list[SubnetShape | VpcShape] = [*picture.subnets, *picture.vpcs]
    return [one for one in frames if one.object_id in places]


def _beside(at: Point, by: Point) -> Point:
    return Point(at.x + by.x, at.y + by.y)
