"""What has been placed so far, while a picture is laid out?"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vpcviz.drawing.element_ids import ElementIds
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.place import Place
from vpcviz.drawing.ways import Polyline, Way
from vpcviz.facts.identifiers import ObjectId


class Draft:
    """
    Gathers what the parts of a picture have in common, until the picture is complete.

    Attributes:
        above: How much room what leads above all regions takes.
        anchors: From an object's id to its place.
        combs: From a network ACL and one of its subnets to the place at that subnet's edge.
        stands: From what has a drop line, a card or a gateway, to the points in it from which packets sink.
        cables: Lines that are drawn whether a packet went there or not.
        before: What can be taken over from another picture, by the subnet.
        sheets: What can be taken over from this one.
    """

    def __init__(
        self, above: int, before: Mapping[ObjectId, object] = MappingProxyType({}), ids: ElementIds | None = None
    ) -> None:
        self.above = above
        self.before = before
        self.sheets: dict[ObjectId, object] = {}
        self.ids = ids or ElementIds()
        self.ways: list[Way] = []
        self.places: dict[str, Place] = {}
        self.anchors: dict[ObjectId, Place] = {}
        self.combs: dict[tuple[ObjectId, ObjectId], Place] = {}
        self.stands: dict[ObjectId, list[Point]] = {}
        self.cables: list[Polyline] = []

    def put(self, place: Place, *objects: ObjectId) -> None:
        """Note a place, and what is found there; what has a place already keeps it."""
        self.places[place.id] = place
        for object_id in objects:
            self.anchors.setdefault(object_id, place)

    def lead(
        self, *points: Polyline, is_below: bool = False, is_inside: bool = False, behind: Iterable[Box] = ()
    ) -> None:
        """Note ways, each by its corners."""
        self.ways += [Way(line, is_below, is_inside, tuple(behind)) for line in points]

    def take_over(self, part: "Draft") -> None:
        """Note all that a part of the picture has noted by itself."""
        self.ids.taken |= part.ids.taken
        self.ways += part.ways
        self.places |= part.places
        for object_id, place in part.anchors.items():
            self.anchors.setdefault(object_id, place)
        self.stands |= part.stands
