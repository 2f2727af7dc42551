"""How does a subnet stand in the picture: a sheet with its instances in rows, each row below its lane?"""

from dataclasses import dataclass, replace

from vpcviz.drawing.arrangement import (
    BELOW,
    CARD_HEIGHT,
    CARD_TOP,
    CROWD_BELOW,
    EMPTY_HEIGHT,
    LEFT,
    ROW_PITCH,
    seats,
    width_of,
)
from vpcviz.drawing.crowd import CARDS, CrowdShape, crowd_height, place_crowd
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.instance import InstanceShape, place_instance
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import Measures, Station
from vpcviz.drawing.network_acl import NetworkAclShape, place_network_acl
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.positions import placed_at
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedSubnet

LANE = 53
_LEAST, _LEAST_CARD = Point(48, 118), Point(80, 230)
_RISER = 14
_LABEL_GAP = 16


@dataclass(frozen=True, slots=True)
class SubnetShape:
    """
    Attributes:
        corner: Where it stands; the frame reaches farther where the user has put something outside of it.
        is_public: Whether its route table leads to an Internet gateway; its frame is double then.
        lane: The height of the line that leaves it.
        crowd: The instances that are only counted; None where all are drawn.
        as_if: The wire that two neighbours believe in, where they are alone in the subnet.
    """

    id: str
    object_id: ObjectId
    corner: Point
    box: Box
    is_public: bool
    lane: int
    acl: NetworkAclShape
    instances: tuple[InstanceShape, ...]
    crowd: CrowdShape | None
    labels: tuple[Label, ...]
    as_if: tuple[Polyline, ...]

    @property
    def as_if_middle(self) -> int:
        """The middle of the wire that is not there."""
        return sum(point.x for point in self.as_if[0]) // 2

    @property
    def outline(self) -> str:
        """All cards as one path, for who looks from far away."""
        return "".join(
            f"M{card.box.x} {card.box.y}h{card.box.width}v{CARD_HEIGHT}h-{card.box.width}z" for card in self.instances
        )


def subnet_width(measures: Measures, vpc: ObjectId) -> int:
    """Give the width of a VPC's subnets; all have the same."""
    return width_of(measures.arrangements[vpc].columns, measures.pitch)


def place_subnet(
    draft: Draft, network: Network, measures: Measures, subnet: ResolvedSubnet, x: int, y: int
) -> SubnetShape:
    """Put a subnet, with all that is in it, at a point; it grows around what the user has put elsewhere."""
    shape_id = draft.ids.take("subnet", subnet.id)
    corner = placed_at(draft, network, subnet.id, _LEAST) or Point(x, y)
    boxes = _card_boxes(draft, network, measures, subnet, corner)
    width, lane = subnet_width(measures, subnet.vpc), corner.y + LANE
    cards = [box for _, box in boxes]
    below = BELOW + measures.room_below(subnet.id)
    bottom = max((box.bottom + below for box in cards), default=corner.y + EMPTY_HEIGHT)
    counted = measures.crowds[subnet.id]
    crowd_y = bottom + (CROWD_BELOW if cards else 0)
    if counted:
        bottom = crowd_y + crowd_height(len(counted), width, CARDS)
    frame = Box(corner.x, corner.y, width, bottom - corner.y)
    box = around([frame, *(Box(one.x - 16, one.y - 80, one.width + 40, one.height + 96) for one in cards)])
    shapes = tuple(place_instance(draft, network, station, one, one.y - (CARD_TOP - LANE)) for station, one in boxes)
    acl = place_network_acl(draft, subnet.network_acl, subnet.id, box.right, lane)
    crowd = None
    if counted:
        room = Box(corner.x, crowd_y, width, bottom - crowd_y)
        crowd = _place_crowd(draft, subnet, counted, room, is_rest=bool(cards))
    _lead_lanes(draft, subnet, box, lane, shapes, crowd)
    is_public = network.route_tables[subnet.route_table].makes_public
    return SubnetShape(
        shape_id,
        subnet.id,
        corner,
        box,
        is_public,
        lane,
        acl,
        shapes,
        crowd,
        _labels(network, subnet, box, is_public),
        () if crowd else _believed_wire(shapes),
    )


def told_by(network: Network, shape: SubnetShape) -> SubnetShape:
    """Say of a subnet that stands already whether it is public in a network that differs in its routes alone."""
    subnet = network.subnets[shape.object_id]
    is_public = network.route_tables[subnet.route_table].makes_public
    if is_public == shape.is_public:
        return shape
    return replace(shape, is_public=is_public, labels=_labels(network, subnet, shape.box, is_public))


def _card_boxes(
    draft: Draft, network: Network, measures: Measures, subnet: ResolvedSubnet, corner: Point
) -> list[tuple[Station, Box]]:
    """
    Fill row after row from the left; what the user has placed stays there.

    Its seat in the row is kept free, so that nothing else moves when somebody moves one thing.
    """
    stations = measures.stations[subnet.id]
    spans = [measures.span(one) for one in stations]
    found = seats(spans, measures.arrangements[subnet.vpc].columns)
    indent = _indent(spans, found, measures)
    row_pitch = ROW_PITCH + measures.room_below(subnet.id)
    corners = {
        station.name_id: Point(
            corner.x + LEFT + column * measures.pitch + (indent if row else 0), corner.y + CARD_TOP + row * row_pitch
        )
        for station, (row, column) in zip(stations, found, strict=True)
    }
    boxes = []
    for station in stations:
        at = placed_at(draft, network, station.name_id, _LEAST_CARD) or corners[station.name_id]
        boxes.append((station, Box(at.x, at.y, measures.width(station), CARD_HEIGHT)))
    return boxes


def _indent(spans: list[int], found: list[tuple[int, int]], measures: Measures) -> int:
    """Indent a second and last row by half a card where there is room: the first one's drop lines pass beside it."""
    first = sum(row == 0 for row, _ in found)
    is_pair = bool(found) and found[-1][0] == 1 and max(spans) == 1
    return measures.pitch // 2 if is_pair and len(found) - first < first else 0


def _place_crowd(
    draft: Draft, subnet: ResolvedSubnet, counted: tuple[Station, ...], box: Box, *, is_rest: bool
) -> CrowdShape:
    """Put dots for the instances that are not drawn; a step that names one happens there."""
    members = [one for station in counted for one in (station.name_id, *(each.id for each in station.interfaces))]
    shape_id = draft.ids.take("crowd", subnet.id)
    noun = "instances" if all(one.is_home for one in counted) else "instances and interfaces"
    more = "more " if is_rest else ""
    return place_crowd(draft, members, shape_id, len(counted), f"{more}{noun}", box, CARDS, Level.ABOVE)


def _lead_lanes(
    draft: Draft,
    subnet: ResolvedSubnet,
    box: Box,
    lane: int,
    cards: tuple[InstanceShape, ...],
    crowd: CrowdShape | None,
) -> None:
    """Join the interfaces of each row by a lane, the lanes by a riser, and all of them to the comb."""
    riser, stand = box.right - _RISER, Point(box.x + 34, lane)
    lanes: dict[int, set[int]] = {lane: {stand.x, box.right}}
    for card in cards:
        for interface in card.interfaces:
            lanes.setdefault(card.box.y - (CARD_TOP - LANE), set()).add(interface.x)
    if crowd:
        at = draft.places[crowd.id].point
        lanes.setdefault(at.y, set()).add(at.x)
    for y, xs in lanes.items():
        draft.lead(tuple(Point(x, y) for x in sorted(xs | {riser})))
    draft.lead(tuple(Point(riser, y) for y in sorted(lanes)))
    place = Place(
        id=draft.ids.take("place", subnet.id),
        name=f"the subnet {subnet.id}",
        level=Level.ABOVE,
        box=box,
        point=stand,
        pill=Point(stand.x, lane + 38),
        pill_align=Align.MIDDLE,
        chip=Point(stand.x, lane + 50),
        ground=Ground.CARD,
    )
    draft.put(place, subnet.id)


def _labels(network: Network, subnet: ResolvedSubnet, box: Box, is_public: bool) -> tuple[Label, ...]:
    called = network.topology.subnets[subnet.id].name or subnet.id
    kind = Words("public" if is_public else "private", Role.QUIET)
    block = shorten(" · ".join(map(str, subnet.blocks)), box.width // 2, Role.ADDRESS_QUIET)
    room = box.width - 14 - 18 - _LABEL_GAP
    acl = shorten(subnet.network_acl.rpartition("/")[2], room // 3)
    rest = room - acl.width - block.width - kind.width - 2 * 8
    name = Label(box.x + 14, box.y + 24, (shorten(f"Subnet {called}", rest, Role.STRONG), block, kind))
    name = with_names(
        name,
        Named(HALVED, f"Subnet {called}", box.width - 28),
        Named(SMALL, called, box.width - 34, Point(box.x + 14, box.y + 46)),
    )
    return (name, Label(box.right - 18, box.y + 24, (acl,), Align.END))


def _believed_wire(cards: tuple[InstanceShape, ...]) -> tuple[Polyline, ...]:
    if (
        len(cards) != 2
        or not all(card.is_home and card.sign is None for card in cards)
        or cards[0].box.y != cards[1].box.y
    ):
        return ()
    left, right = sorted((card.box for card in cards), key=lambda box: box.x)
    y = left.y + CARD_HEIGHT // 2
    return ((Point(left.right, y), Point(right.x, y)),) if left.right < right.x else ()
