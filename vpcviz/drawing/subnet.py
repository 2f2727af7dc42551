"""How does a subnet stand in the picture: a sheet with its instances in rows, each row below its lane?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.instance import InstanceShape, place_instance
from vpcviz.drawing.label import Align, Label, Role, Words, shorten
from vpcviz.drawing.measure import CARD_GAP, CARD_HEIGHT, ROW_PITCH, Measures, Station
from vpcviz.drawing.network_acl import NetworkAclShape, place_network_acl
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedSubnet, TargetKind

LANE = 53
_CARD_TOP = 112
_LEFT, _RIGHT, _BELOW = 32, 24, 20
_EMPTY_HEIGHT = 96
_RISER = 14
_LABEL_GAP = 16


@dataclass(frozen=True, slots=True)
class SubnetShape:
    """
    Attributes:
        is_public: Whether its route table leads to an Internet gateway; its frame is double then.
        lane: The height of the line that leaves it.
        as_if: The wire that two neighbours believe in, where they are alone in the subnet.
    """

    id: str
    object_id: ObjectId
    box: Box
    is_public: bool
    lane: int
    acl: NetworkAclShape
    instances: tuple[InstanceShape, ...]
    labels: tuple[Label, ...]
    as_if: tuple[Polyline, ...]

    @property
    def as_if_middle(self) -> int:
        """The middle of the wire that is not there."""
        return sum(point.x for point in self.as_if[0]) // 2


def subnet_width(measures: Measures, vpc: ObjectId) -> int:
    """Give the width of a VPC's subnets; all have the same."""
    return _LEFT + measures.columns[vpc] * measures.pitch - CARD_GAP + _RIGHT


def place_subnet(
    draft: Draft, network: Network, measures: Measures, subnet: ResolvedSubnet, x: int, y: int
) -> SubnetShape:
    """Put a subnet, with all that is in it, at a point; it grows around what the user has put elsewhere."""
    shape_id = draft.ids.take("subnet", subnet.id)
    boxes = _card_boxes(network, measures, subnet, x, y)
    rows = [box for _, box in boxes]
    height = max((box.bottom + _BELOW - y for box in rows), default=_EMPTY_HEIGHT)
    frame = Box(x, y, subnet_width(measures, subnet.vpc), height)
    box = around([frame, *(Box(one.x - 16, one.y - 80, one.width + 40, one.height + 96) for one in rows)])
    lane = y + LANE
    cards = tuple(place_instance(draft, network, station, one, one.y - (_CARD_TOP - LANE)) for station, one in boxes)
    acl = place_network_acl(draft, subnet.network_acl, subnet.id, box.right, lane)
    _lead_lanes(draft, subnet, box, lane, cards)
    table = network.route_tables[subnet.route_table]
    is_public = any(route.kind is TargetKind.INTERNET_GATEWAY for route in table.routes)
    return SubnetShape(
        shape_id,
        subnet.id,
        box,
        is_public,
        lane,
        acl,
        cards,
        _labels(network, subnet, box, is_public),
        _believed_wire(cards),
    )


def _card_boxes(
    network: Network, measures: Measures, subnet: ResolvedSubnet, x: int, y: int
) -> list[tuple[Station, Box]]:
    """Fill row after row from the left; what the user has placed stays there."""
    columns, column, row = measures.columns[subnet.vpc], 0, 0
    boxes = []
    for station in measures.stations[subnet.id]:
        span, width = measures.span(station), measures.width(station)
        placed = network.topology.positions.get(station.name_id)
        if placed is not None:
            boxes.append((station, Box(round(placed[0]), round(placed[1]), width, CARD_HEIGHT)))
            continue
        if column + span > columns:
            column, row = 0, row + 1
        left, top = x + _LEFT + column * measures.pitch, y + _CARD_TOP + row * ROW_PITCH
        boxes.append((station, Box(left, top, width, CARD_HEIGHT)))
        column += span
    return boxes


def _lead_lanes(draft: Draft, subnet: ResolvedSubnet, box: Box, lane: int, cards: tuple[InstanceShape, ...]) -> None:
    """Join the interfaces of each row by a lane, the lanes by a riser, and all of them to the comb."""
    riser, stand = box.right - _RISER, Point(box.x + 34, lane)
    lanes: dict[int, set[int]] = {lane: {stand.x, box.right}}
    for card in cards:
        for interface in card.interfaces:
            lanes.setdefault(card.box.y - (_CARD_TOP - LANE), set()).add(interface.x)
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
    given = network.topology.subnets[subnet.id].name
    kind = Words("public" if is_public else "private", Role.QUIET)
    block = Words(str(subnet.cidr), Role.ADDRESS_QUIET)
    room = box.width - 14 - 18 - _LABEL_GAP
    acl = shorten(subnet.network_acl.rpartition("/")[2], room // 3)
    rest = room - acl.width - block.width - kind.width - 2 * 8
    name = Label(box.x + 14, box.y + 24, (shorten(f"Subnet {given or subnet.id}", rest, Role.STRONG), block, kind))
    return (name, Label(box.right - 18, box.y + 24, (acl,), Align.END))


def _believed_wire(cards: tuple[InstanceShape, ...]) -> tuple[Polyline, ...]:
    if len(cards) != 2 or not all(card.is_home for card in cards) or cards[0].box.y != cards[1].box.y:
        return ()
    left, right = sorted((card.box for card in cards), key=lambda box: box.x)
    y = left.y + CARD_HEIGHT // 2
    return ((Point(left.right, y), Point(right.x, y)),) if left.right < right.x else ()
