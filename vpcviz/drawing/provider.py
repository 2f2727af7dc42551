"""How is the plane below the waterline laid out: servers below what they carry, the mapping service, the edges?"""

from dataclasses import dataclass, replace
from itertools import count, islice, pairwise

from vpcviz.drawing.arrangement import BELOW, MOST_HOSTS
from vpcviz.drawing.crowd import TRAYS, CrowdShape, crowd_height, place_crowd
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.drop_line import TRACK_HEIGHT, Drop, DropLine, Jog, choose_columns, choose_tracks, line_of
from vpcviz.drawing.fabric import LAST_ROW_BELOW, ROW_BELOW, FabricShape, place_fabric
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.host import SWITCH_BELOW, WIDER_THAN_CARD, HostShape, host_height, host_width, place_host
from vpcviz.drawing.instance import InstanceShape
from vpcviz.drawing.internet_gateway import InternetGatewayShape
from vpcviz.drawing.joint import JointShape
from vpcviz.drawing.label import Label
from vpcviz.drawing.mapping_service import (
    BOOK_HEIGHT,
    BOOK_WIDTH,
    MappingServiceShape,
    place_mapping_service,
)
from vpcviz.drawing.measure import Measures
from vpcviz.drawing.place import Level
from vpcviz.drawing.region import RegionShape
from vpcviz.drawing.ways import Polyline, visible_pieces
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network

FIRST_ROW = 46
_LEFTMOST = 60
_APART = 8
_BETWEEN_ROWS = 22
_EDGE_BESIDE = 44
_BOOK_BESIDE = 6
_CROWD_BESIDE, _BELOW_CROWD = 12, 24
# Beyond so many the lines would be a thicket.
MOST_DROP_LINES = 48
MOST_SLOTS = 6
# A card with what stands around it reaches so far.
_NEAR = 40
# What turns back is drawn beside the line itself, and keeps clear of labels too.
_AROUND_LABEL = 8
# How far a server may stand beside its column where that saves a row.
_SHIFTS = (0, 16, -16, 32, -32, 48, -48, 64, -64)


AtEdge = InternetGatewayShape | JointShape
"""What AWS runs on the device at a region's edge."""


@dataclass(frozen=True, slots=True)
class ProviderShape:
    """
    Attributes:
        hosts: The servers and, after them, the regions' edges.
        crowd: The servers that are only counted; None where all are drawn.
        bottom: Where the picture ends.
    """

    hosts: tuple[HostShape, ...]
    crowd: CrowdShape | None
    mapping_service: MappingServiceShape
    fabric: FabricShape
    drop_lines: tuple[DropLine, ...]
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where something below stands before its row has a height: `host` is NO_ID for the mapping service."""

    host: ObjectId
    x: int
    width: int
    height: int
    row: int
    carried: tuple[str, ...] = ()


def place_provider(
    draft: Draft,
    network: Network,
    measures: Measures,
    waterline: int,
    width: int,
    regions: tuple[RegionShape, ...],
    joints: tuple[JointShape, ...],
    labels: tuple[Label, ...],
) -> ProviderShape:
    """
    Lay out what lies below the waterline, each server as straight below what it carries as there is room.

    Where they are many, only the servers of those that take part in what is told stand there; the others are counted.

    Args:
        width: Of the picture above.
        labels: Those on whose ground no line may be drawn.
    """
    vpcs = [vpc for region in regions for vpc in region.vpcs]
    cards = [card for vpc in vpcs for subnet in vpc.subnets for card in subnet.instances]
    gateways: list[AtEdge] = [vpc.gateway for vpc in vpcs if vpc.gateway]
    gateways += [joint for joint in joints if joint.edge != NO_ID]
    drawn = _drawn_hosts(network, measures, cards)
    seats = _seat(network, measures, regions, gateways, cards, drawn)
    drops = _drops(seats, cards if len(drawn) == len(network.hosts) else _told(cards, measures), gateways)
    jogs = choose_columns(drops, [(seat.x, seat.x + seat.width) for seat in seats])
    tracks, tops, bottoms = _stack(seats, drops, jogs, waterline + FIRST_ROW)
    boxes = [Box(seat.x, tops[seat.row], seat.width, seat.height) for seat in seats]
    switch_ys = [bottoms[seat.row] + SWITCH_BELOW for seat in seats]
    hosts = tuple(
        place_host(draft, network, seat.host, seat.carried, box, switch_y)
        for seat, box, switch_y in zip(seats, boxes, switch_ys, strict=True)
        if seat.host != NO_ID
    )
    names = {host.object_id: host.labels[0].whole or host.labels[0].words[0].text for host in hosts}
    book = place_mapping_service(draft, network, names, boxes[-1], switch_ys[-1])
    obstacles = _Obstacles(
        sheets=tuple(subnet.box for vpc in vpcs for subnet in vpc.subnets),
        slips=(
            *(table.box for vpc in vpcs for table in vpc.route_tables),
            *(subnet.crowd.box for vpc in vpcs for subnet in vpc.subnets if subnet.crowd),
        ),
        cards=tuple(card.box for card in cards),
        below=tuple(boxes),
        labels=tuple(label.box.grown(_AROUND_LABEL) for label in labels),
    )
    lines = []
    for drop, jog, track in zip(drops, jogs, tracks, strict=True):
        end = boxes[drop.host].y
        corners = line_of(jog, drop.above.bottom, end - TRACK_HEIGHT * track, end)
        near = obstacles.near(corners)
        lines.append(_draw(draft, drop, corners, near))
        _lead_down(draft, drop, corners, near, hosts[drop.host])
    switches = [*(host.switch for host in hosts), book.switch]
    rows = tuple(
        (bottom, tuple(switch for switch in switches if switch.y == bottom + SWITCH_BELOW)) for bottom in bottoms
    )
    fabric = place_fabric(draft, network, rows)
    right, bottom = max(box.right for box in boxes), bottoms[-1] + LAST_ROW_BELOW
    crowd = _place_crowd(draft, network, drawn, bottom, max(width, right) - _LEFTMOST - _CROWD_BESIDE)
    if crowd:
        bottom = crowd.box.bottom + _BELOW_CROWD
    return ProviderShape(hosts, crowd, book, fabric, tuple(lines), right, bottom)


def _drawn_hosts(network: Network, measures: Measures, cards: list[InstanceShape]) -> frozenset[ObjectId]:
    """Draw every server where they, and their drop lines, are few; else those of the instances that take part."""
    hosts = network.hosts.values()
    edges = sum(host.is_edge for host in hosts)
    if len(network.hosts) - edges <= MOST_HOSTS and len(cards) <= MOST_DROP_LINES:
        return frozenset(network.hosts)
    told = [card.host for card in _told(cards, measures) if card.host != NO_ID]
    return frozenset((*told, *(host.id for host in hosts if host.is_edge)))


def _told(cards: list[InstanceShape], measures: Measures) -> list[InstanceShape]:
    """Give the cards of what takes part in what is told, as many as there is room for servers."""
    told = (
        card
        for card in cards
        if card.object_id in measures.shown or any(one.object_id in measures.shown for one in card.interfaces)
    )
    return list(islice(told, MOST_HOSTS))


def _place_crowd(draft: Draft, network: Network, drawn: frozenset[ObjectId], y: int, width: int) -> CrowdShape | None:
    counted = [host for host in network.hosts if host not in drawn]
    if not counted:
        return None
    noun = "more hosts" if any(not network.hosts[host].is_edge for host in drawn) else "hosts"
    box = Box(_LEFTMOST - 12, y, width, crowd_height(len(counted), width, TRAYS))
    return place_crowd(draft, counted, draft.ids.take("crowd", "hosts"), len(counted), noun, box, TRAYS, Level.BELOW)


def _seat(
    network: Network,
    measures: Measures,
    regions: tuple[RegionShape, ...],
    gateways: list[AtEdge],
    cards: list[InstanceShape],
    drawn: frozenset[ObjectId],
) -> list[_Seat]:
    """Choose a column and a row for everything: first the book and the edges, then the servers below their cards."""
    width = host_width(measures.card_width)
    # Those that take part come first: a crowded server shows only its first few.
    told = {card.object_id for card in _told(cards, measures)}
    carried: dict[ObjectId, dict[str, None]] = {host: {} for host in network.hosts}
    columns: dict[ObjectId, int] = {}
    for card in sorted(cards, key=lambda one: one.object_id not in told):
        if card.host == NO_ID:
            continue
        columns.setdefault(card.host, card.box.x - WIDER_THAN_CARD // 2)
        owner = card.object_id if card.is_home else network.interfaces[card.object_id].owner
        carried[card.host].setdefault(network.owner_name(owner))
    seated: list[_Seat] = []
    first_vpc = next((vpc for region in regions for vpc in region.vpcs), None)
    book_x = first_vpc.inner_right - _BOOK_BESIDE if first_vpc else _LEFTMOST
    book = _sit(seated, _Seat(NO_ID, book_x, BOOK_WIDTH, BOOK_HEIGHT, 0))
    for region in regions:
        edge = next(host for host in network.hosts.values() if host.is_edge and region.id == f"region-{host.region}")
        vpc = next((vpc for vpc in region.vpcs if vpc.gateway), region.vpcs[0])
        inside = _first_few(tuple(one.object_id for one in gateways if one.edge == edge.id))
        height = host_height(len(inside), width)
        _sit(seated, _Seat(edge.id, vpc.box.right - _EDGE_BESIDE, width, height, 0, inside))
    for host in sorted(
        (one for one in network.hosts.values() if not one.is_edge and one.id in drawn),
        key=lambda one: one.id not in columns,
    ):
        names = _first_few(tuple(carried[host.id]))
        column = columns.get(host.id, _LEFTMOST)
        _sit(seated, _Seat(host.id, column, width, host_height(len(names), width), 0, names))
    edges = [seat for seat in seated if seat.host in network.hosts and network.hosts[seat.host].is_edge]
    return [*(seat for seat in seated if seat is not book and seat not in edges), *edges, book]


def _first_few(names: tuple[str, ...]) -> tuple[str, ...]:
    """Name what a server carries; where that is a lot, the last slot says how many more there are."""
    return names if len(names) <= MOST_SLOTS else (*names[: MOST_SLOTS - 1], f"+{len(names) - MOST_SLOTS + 1:,}")


def _sit(seated: list[_Seat], seat: _Seat) -> _Seat:
    """Take the first row in which the seat's column, or one a little beside it, is free."""
    near = [other for other in seated if abs(other.x - seat.x) < other.width + seat.width + _SHIFTS[-2] + _APART]
    tries = (replace(seat, row=row, x=max(_LEFTMOST, seat.x + shift)) for row in count() for shift in _SHIFTS)
    seated.append(next(one for one in tries if not any(_collide(one, other) for other in near)))
    return seated[-1]


def _collide(one: _Seat, other: _Seat) -> bool:
    return one.row == other.row and one.x < other.x + other.width + _APART and other.x < one.x + one.width + _APART


def _drops(seats: list[_Seat], cards: list[InstanceShape], gateways: list[AtEdge]) -> list[Drop]:
    numbers = {seat.host: number for number, seat in enumerate(seats)}
    drops = [Drop(gateway.object_id, gateway.box, gateway.drop_x, numbers[gateway.edge]) for gateway in gateways]
    # The lowest card of a column gets the line straight from its middle.
    lowest_first = sorted(cards, key=lambda one: (-one.box.y, one.box.x))
    carried = [card for card in lowest_first if card.host != NO_ID]
    return drops + [Drop(card.object_id, card.box, card.box.centre.x, numbers[card.host]) for card in carried]


def _stack(seats: list[_Seat], drops: list[Drop], jogs: list[Jog], y: int) -> tuple[list[int], list[int], list[int]]:
    """Give each drop line its track, and each row its upper and lower edge, room for the tracks above it."""
    tracks, tops, bottoms = [0] * len(drops), [], []
    for row in range(1 + max(seat.row for seat in seats)):
        in_row = [number for number, drop in enumerate(drops) if seats[drop.host].row == row]
        for number, track in zip(in_row, choose_tracks([jogs[number] for number in in_row]), strict=True):
            tracks[number] = track
        y += TRACK_HEIGHT * max((tracks[number] for number in in_row), default=0)
        tops.append(y)
        bottoms.append(y + max(seat.height for seat in seats if seat.row == row))
        y = bottoms[-1] + ROW_BELOW + _BETWEEN_ROWS
    return tracks, tops, bottoms


@dataclass(frozen=True, slots=True)
class _Obstacles:
    """What a line runs behind, and what it is interrupted by."""

    sheets: tuple[Box, ...]
    slips: tuple[Box, ...]
    cards: tuple[Box, ...]
    below: tuple[Box, ...]
    labels: tuple[Box, ...]

    def near(self, line: Polyline) -> "_Obstacles":
        """Leave out what a line doesn't come near."""
        around_line = Box(
            min(point.x for point in line) - _NEAR,
            min(point.y for point in line) - _NEAR,
            max(point.x for point in line) - min(point.x for point in line) + 2 * _NEAR,
            max(point.y for point in line) - min(point.y for point in line) + 2 * _NEAR,
        )
        kinds = (self.sheets, self.slips, self.cards, self.below, self.labels)
        return _Obstacles(*(tuple(box for box in boxes if box.meets(around_line)) for boxes in kinds))


def _draw(draft: Draft, drop: Drop, corners: Polyline, obstacles: _Obstacles) -> DropLine:
    """Draw a line as it is always seen: behind every sheet; on its own one where it passes further cards."""
    behind = (*obstacles.sheets, *obstacles.slips, *obstacles.below, *obstacles.labels)
    pieces = tuple(piece for start, end in pairwise(corners) for piece in visible_pieces(start, end, behind))
    own = next((sheet for sheet in obstacles.sheets if sheet.holds(drop.above)), None)
    on_sheet: tuple[Polyline, ...] = ()
    if own and own.bottom - drop.above.bottom > BELOW:
        start, cards = corners[0], (_with_rings(card) for card in obstacles.cards if card != drop.above)
        on_sheet = tuple(
            visible_pieces(start, Point(start.x, own.bottom), (*cards, *obstacles.slips, *obstacles.labels))
        )
    return DropLine(draft.ids.take("drop", drop.object_id), drop.object_id, pieces, on_sheet)


def _lead_down(draft: Draft, drop: Drop, corners: Polyline, obstacles: _Obstacles, host: HostShape) -> None:
    """Lead the packet down the line; what it inks may be seen on its own sheet, but not on another."""
    behind = (
        *(sheet for sheet in obstacles.sheets if not sheet.holds(drop.above)),
        *(_with_rings(card) for card in obstacles.cards if card != drop.above),
        *obstacles.slips,
        *obstacles.below,
        *obstacles.labels,
    )
    start, end = corners[0], corners[-1]
    for point in draft.stands[drop.object_id]:
        draft.lead((point, Point(start.x, point.y), start), is_below=True, is_inside=True)
    draft.lead(corners, is_below=True, behind=behind)
    draft.lead((end, Point(end.x, host.stand.y), host.stand), is_below=True, is_inside=True)


def _with_rings(card: Box) -> Box:
    """Give the room of a card with what stands on it and beside it."""
    return Box(card.x - 16, card.y - 34, card.width + 32, card.height + 34)
