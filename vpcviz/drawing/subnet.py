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
from vpcviz.drawing.instance import Card, InstanceShape, place_instance
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import Measures, Station, span
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
    def interface_labels(self) -> tuple[Label, ...]:
        """What is written beside the cards' interfaces, and stands over whatever passes there."""
        return tuple(label for card in self.instances for one in card.interfaces for label in one.labels)

    @property
    def outline(self) -> str:
        """All cards as one path, for who looks from far away."""
        return "".join(
            f"M{card.box.x} {card.box.y}h{card.box.width}v{CARD_HEIGHT}h-{card.box.width}z" for card in self.instances
        )


def subnet_width(measures: Measures, vpc: ObjectId) -> int:
    """Give the width of a VPC's subnets; all have the same."""
    return width_of(measures.arrangements[vpc].columns, measures.pitch)


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    All of which it is made how a subnet, and what is in it, stands: where that is the same, so is this.

    Attributes:
        called: What people call the subnet.
        width: Of its frame, as far as nothing stands outside of it.
        pitch: From one card to the next.
        room_below: How much room each row needs below its cards.
        cards: What is drawn in it.
        crowd: What is only counted.
    """

    subnet: ResolvedSubnet
    called: str
    is_public: bool
    corner: Point
    width: int
    columns: int
    pitch: int
    card_width: int
    room_below: int
    cards: tuple[Card, ...]
    crowd: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class PlacedSheet:
    """
    What came of a sheet.

    Attributes:
        shape: But for the comb on its edge, and what is written on the sheet.
        draft: What it has noted.
    """

    sheet: Sheet
    shape: SubnetShape
    draft: Draft


def place_subnet(
    draft: Draft, network: Network, measures: Measures, subnet: ResolvedSubnet, x: int, y: int
) -> SubnetShape:
    """
    Put a subnet, with all that is in it, at a point; it grows around what the user has put elsewhere.

    What stands in the picture before as it would here is taken over from there.
    """
    shape_id = draft.ids.take("subnet", subnet.id)
    sheet = _sheet(draft, network, measures, subnet, Point(x, y))
    placed = draft.before.get(subnet.id)
    if not isinstance(placed, PlacedSheet) or placed.sheet != sheet:
        placed = _place_sheet(sheet, Draft(draft.above))
    if placed.draft.ids.taken.isdisjoint(draft.ids.taken):
        draft.sheets[subnet.id] = placed
    else:
        # Where a slash makes the ids of two things alike, theirs depend on each other.
        placed = _place_sheet(sheet, Draft(draft.above, ids=draft.ids))
    draft.take_over(placed.draft)
    box = placed.shape.box
    acl = place_network_acl(draft, subnet.network_acl, subnet.id, box.right, placed.shape.lane)
    return replace(placed.shape, id=shape_id, acl=acl)


def _sheet(draft: Draft, network: Network, measures: Measures, subnet: ResolvedSubnet, at: Point) -> Sheet:
    return Sheet(
        subnet,
        network.topology.subnets[subnet.id].name or subnet.id,
        network.route_tables[subnet.route_table].makes_public,
        placed_at(draft, network, subnet.id, _LEAST) or at,
        subnet_width(measures, subnet.vpc),
        measures.arrangements[subnet.vpc].columns,
        measures.pitch,
        measures.card_width,
        measures.room_below(subnet.id),
        tuple([_card(draft, network, one) for one in measures.stations[subnet.id]]),
        measures.crowds[subnet.id],
    )


def _card(draft: Draft, network: Network, station: Station) -> Card:
    owner = None if station.is_home else network.instances.get(station.owner)
    return Card(
        station,
        network.owner_name(station.name_id),
        f"of {owner.name}" if owner else "not attached",
        placed_at(draft, network, station.name_id, _LEAST_CARD),
    )


def _place_sheet(sheet: Sheet, draft: Draft) -> PlacedSheet:
    subnet, corner, width, lane = sheet.subnet, sheet.corner, sheet.width, sheet.corner.y + LANE
    boxes = _card_boxes(sheet)
    below = BELOW + sheet.room_below
    bottom = max((box.bottom + below for box in boxes), default=corner.y + EMPTY_HEIGHT)
    crowd_y = bottom + (CROWD_BELOW if boxes else 0)
    if sheet.crowd:
        bottom = crowd_y + crowd_height(len(sheet.crowd), width, CARDS)
    frame = Box(corner.x, corner.y, width, bottom - corner.y)
    box = around([frame, *(Box(one.x - 16, one.y - 80, one.width + 40, one.height + 96) for one in boxes)])
    shapes = tuple(
        place_instance(draft, card, one, one.y - (CARD_TOP - LANE))
        for card, one in zip(sheet.cards, boxes, strict=True)
    )
    crowd = None
    if sheet.crowd:
        room = Box(corner.x, crowd_y, width, bottom - crowd_y)
        crowd = _place_crowd(draft, subnet, sheet.crowd, room, is_rest=bool(boxes))
    _lead_lanes(draft, subnet, box, lane, shapes, crowd)
    shape = SubnetShape(
        "",
        subnet.id,
        corner,
        box,
        sheet.is_public,
        lane,
        NetworkAclShape("", subnet.network_acl, box.right, lane),
        shapes,
        crowd,
        _labels(subnet, sheet.called, box, sheet.is_public),
        () if crowd else _believed_wire(shapes),
    )
    return PlacedSheet(sheet, shape, draft)


def told_by(network: Network, shape: SubnetShape) -> SubnetShape:
    """Say of a subnet that stands already whether it is public in a network that differs in its routes alone."""
    subnet = network.subnets[shape.object_id]
    is_public = network.route_tables[subnet.route_table].makes_public
    if is_public == shape.is_public:
        return shape
    called = network.topology.subnets[subnet.id].name or subnet.id
    return replace(shape, is_public=is_public, labels=_labels(subnet, called, shape.box, is_public))


def _card_boxes(sheet: Sheet) -> list[Box]:
    """
    Fill row after row from the left; what the user has placed stays there.

    Its seat in the row is kept free, so that nothing else moves when somebody moves one thing.
    """
    corner = sheet.corner
    spans = [span(card.station, sheet.pitch) for card in sheet.cards]
    found = seats(spans, sheet.columns)
    indent = _indent(spans, found, sheet.pitch)
    row_pitch = ROW_PITCH + sheet.room_below
    boxes = []
    for card, columns, (row, column) in zip(sheet.cards, spans, found, strict=True):
        at = card.at or Point(
            corner.x + LEFT + column * sheet.pitch + (indent if row else 0), corner.y + CARD_TOP + row * row_pitch
        )
        boxes.append(Box(at.x, at.y, sheet.card_width + (columns - 1) * sheet.pitch, CARD_HEIGHT))
    return boxes


def _indent(spans: list[int], found: list[tuple[int, int]], pitch: int) -> int:
    """Indent a second and last row by half a card where there is room: the first one's drop lines pass beside it."""
    first = sum(row == 0 for row, _ in found)
    is_pair = bool(found) and found[-1][0] == 1 and max(spans) == 1
    return pitch // 2 if is_pair and len(found) - first < first else 0


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


def _labels(subnet: ResolvedSubnet, called: str, box: Box, is_public: bool) -> tuple[Label, ...]:
    kind = Words("public" if is_public else "private", Role.QUIET)
    room = box.width - 14 - 18 - _LABEL_GAP
    acl = shorten(subnet.network_acl.rpartition("/")[2], room // 3)
    rest = room - acl.width - kind.width - 2 * 8
    whole = Words(f"Subnet {called}", Role.STRONG)
    # Where there is no room for both blocks the second one is not told: the form has it.
    told = [" · ".join(map(str, subnet.blocks[:count])) for count in range(len(subnet.blocks), 0, -1)]
    blocks = [Words(text, Role.ADDRESS_QUIET) for text in told]
    block = next((one for one in blocks if one.width + whole.width <= rest), blocks[-1])
    block = shorten(block.text, box.width // 2, Role.ADDRESS_QUIET) if block is blocks[-1] else block
    title = shorten(whole.text, rest - block.width, Role.STRONG)
    name = Label(box.x + 14, box.y + 24, (title, block, kind))
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
