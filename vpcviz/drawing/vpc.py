"""How does a VPC stand in the picture: its zones at the left, its router and route tables, its gateway in the edge?"""

from dataclasses import dataclass

from vpcviz.drawing.arrangement import BETWEEN_PILES
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.internet_gateway import InternetGatewayShape, place_internet_gateway
from vpcviz.drawing.label import HALVED, SMALL, TINY, Halo, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.measure import Measures
from vpcviz.drawing.positions import placed_at
from vpcviz.drawing.route_table import RouteTableShape, place_route_table, table_height, table_width
from vpcviz.drawing.router import BUS_BESIDE, HALF_DIAMOND, TABLES_BELOW, Bus, RouterShape, place_router
from vpcviz.drawing.subnet import SubnetShape, subnet_width
from vpcviz.drawing.zone import ZoneShape, place_zone
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

LANE = 109
_BESIDE, _ABOVE, _BELOW = 12, 28, 10
_BETWEEN_ZONES = 14
_CORRIDOR, _CORRIDOR_HEIGHT = 36, 16
_LEAST = Point(24, 62)
_BESIDE_ROUTER, _BESIDE_TABLES, _BELOW_TABLES = 60, 16, 24
_BETWEEN_TABLES = 16
_TABLES_IN_ANY_CASE = 2


@dataclass(frozen=True, slots=True)
class VpcShape:
    """
    Attributes:
        corner: Where it stands; the frame reaches farther where the user has put something outside of it.
        gateway: None where the VPC has no Internet gateway.
        inner_right: Where the zones end.
    """

    id: str
    object_id: ObjectId
    corner: Point
    box: Box
    zones: tuple[ZoneShape, ...]
    router: RouterShape
    route_tables: tuple[RouteTableShape, ...]
    gateway: InternetGatewayShape | None
    labels: tuple[Label, ...]
    inner_right: int

    @property
    def subnets(self) -> tuple[SubnetShape, ...]:
        return tuple(subnet for zone in self.zones for subnet in zone.subnets)


def place_vpc(draft: Draft, network: Network, measures: Measures, vpc: ObjectId, x: int, y: int) -> VpcShape:
    """
    Put a VPC, with all that is in it, at a point.

    Where its subnets stand in several piles, each has a bus at its right; a corridor above the zones joins them.
    """
    shape_id = draft.ids.take("vpc", vpc)
    x, y = placed_at(draft, network, vpc, _LEAST) or Point(x, y)
    corridor = _CORRIDOR_HEIGHT if measures.arrangements[vpc].is_spread else 0
    zones = _place_zones(draft, network, measures, vpc, Point(x + _BESIDE, y + _ABOVE + corridor))
    subnets = tuple(subnet for zone in zones for subnet in zone.subnets)
    least_right = x + _BESIDE + subnet_width(measures, vpc) + 2 * _BESIDE
    right = max([least_right, *(zone.box.right for zone in zones)])
    tables = _drawn_tables(network, vpc)
    lane = y + LANE + corridor
    buses = _buses(zones, right) if corridor else (Bus(right + BUS_BESIDE, subnets),)
    router = place_router(
        draft, network, vpc, Point(right + _BESIDE_ROUTER, lane), buses, y + _CORRIDOR if corridor else lane, tables
    )
    lowest = max((zone.box.bottom for zone in zones), default=0)
    shapes = _place_tables(draft, network, tables, Point(right + _BESIDE, lane + TABLES_BELOW), lowest)
    tables_right = max((table.box.right for table in shapes), default=right + _BESIDE + table_width(network, tables))
    box_right = tables_right + _BESIDE_TABLES
    bottom = max(
        [lane + TABLES_BELOW]
        + [zone.box.bottom + _BELOW for zone in zones]
        + [table.box.bottom + _BELOW_TABLES for table in shapes]
    )
    frame = Box(x, y, box_right - x, bottom - y)
    box = around([frame, *(zone.box.grown(_BELOW) for zone in zones if not frame.holds(zone.box))])
    gateway = network.gateway_of.get(vpc)
    arch = (
        place_internet_gateway(
            draft, network, gateway, Point(box.right, lane), Point(router.x + HALF_DIAMOND, router.y)
        )
        if gateway
        else None
    )
    given = network.topology.vpcs[vpc]
    called = given.name or vpc
    blocks = shorten(", ".join(map(str, given.blocks)), 240, Role.ADDRESS_QUIET)
    states = {"public access blocked": given.block_public_access, "outside the drawing": given.outside}
    told = tuple(Words(state, Role.QUIET) for state, holds in states.items() if holds)
    taken = sum(one.width + 8 for one in (blocks, *told))
    name = shorten(f"VPC {called}", box.width - taken - 32, Role.STRONG)
    above = Point(box.x, box.y - 8)
    label = Label(box.x + 16, box.y + 19, (name, blocks, *told))
    labels = (
        with_names(
            label,
            Named(HALVED, f"VPC {called}", box.width - 40),
            Named(SMALL, f"VPC {called}", box.width, above, Halo.PAPER),
            Named(TINY, called, box.width, above, Halo.PAPER),
        ),
    )
    return VpcShape(shape_id, vpc, Point(x, y), box, zones, router, shapes, arch, labels, right)


def _place_zones(
    draft: Draft, network: Network, measures: Measures, vpc: ObjectId, corner: Point
) -> tuple[ZoneShape, ...]:
    zones: list[ZoneShape] = []
    x, y = corner.x, corner.y
    for zone in measures.arrangements[vpc].zones:
        zones.append(place_zone(draft, network, measures, vpc, zone, Point(x, y)))
        if measures.arrangements[vpc].is_spread:
            x = zones[-1].box.right + _BETWEEN_ZONES
        else:
            y = zones[-1].box.bottom + _BETWEEN_ZONES
    return tuple(zones)


def _buses(zones: tuple[ZoneShape, ...], right: int) -> tuple[Bus, ...]:
    """Give each pile a bus at its right: between it and the next, or beside its zone."""
    buses = []
    for zone in zones:
        for pile in zone.piles[:-1]:
            buses.append(Bus(pile[0].box.right + BETWEEN_PILES // 2, pile))
        edge = right if zone is zones[-1] else zone.box.right
        buses.append(Bus(edge + BUS_BESIDE, zone.piles[-1]))
    return tuple(buses)


def _drawn_tables(network: Network, vpc: ObjectId) -> tuple[ObjectId, ...]:
    """Choose the tables to draw: all but the implied main one where no subnet uses it."""
    used = {subnet.route_table for subnet in network.subnets.values()}
    return tuple(
        table.id
        for table in network.route_tables.values()
        if table.vpc == vpc and (table.id in used or table.id in network.topology.route_tables)
    )


def _place_tables(
    draft: Draft, network: Network, tables: tuple[ObjectId, ...], corner: Point, lowest: int
) -> tuple[RouteTableShape, ...]:
    """Put tables one below the other; from the third on, one that would reach below the zones begins a new column."""
    width = table_width(network, tables)
    shapes: list[RouteTableShape] = []
    x, y = corner.x, corner.y
    for number, table in enumerate(map(network.route_tables.__getitem__, tables)):
        height = table_height(table)
        if number >= _TABLES_IN_ANY_CASE and y > corner.y and y + height + _BELOW_TABLES > lowest:
            x, y = x + width + _BETWEEN_TABLES, corner.y
        shapes.append(place_route_table(draft, network, table, Box(x, y, width, height)))
        y = shapes[-1].box.bottom + _BETWEEN_TABLES
    return tuple(shapes)
