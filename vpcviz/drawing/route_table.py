"""How does a route table stand in the picture: a ruled slip below its router?"""

from dataclasses import dataclass

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import HALVED, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedRouteTable

LEAST_TABLE_WIDTH = 148
ROW_HEIGHT = 24
MOST_ROWS = 8
_MARGIN = 10
_BETWEEN_CELLS = 6
TARGET_ROOM = 90


@dataclass(frozen=True, slots=True)
class RowShape:
    """
    Attributes:
        number: The row's index in the table that is consulted; None for a route that is off, and not in it.
    """

    number: int | None
    destination: str
    box: Box
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class RouteTableShape:
    id: str
    object_id: ObjectId
    box: Box
    rows: tuple[RowShape, ...]
    labels: tuple[Label, ...]


def table_width(network: Network, tables: tuple[ObjectId, ...]) -> int:
    """Give the width of a VPC's route tables; all have the same, so that they stand in one column."""
    rows = [row for table in tables for row in network.route_tables[table].table.rows[:MOST_ROWS]]
    widths = [
        Words(destination, Role.ADDRESS).width + shorten(target, TARGET_ROOM, Role.STRONG).width
        for destination, target in rows
    ]
    return max([LEAST_TABLE_WIDTH, *(width + 2 * _MARGIN + _BETWEEN_CELLS for width in widths)])


def table_height(table: ResolvedRouteTable) -> int:
    """Give the height of a route table with its title."""
    shown = min(len(table.table.rows), MOST_ROWS) + (len(table.table.rows) > MOST_ROWS)
    return ROW_HEIGHT * (1 + shown)


def place_route_table(draft: Draft, network: Network, table: ResolvedRouteTable, box: Box) -> RouteTableShape:
    """Put a route table into a box; where it is long, the last row says how many more there are."""
    shape_id = draft.ids.take("route-table", table.id)
    rows = table.table.rows
    shapes = []
    for number, (destination, target) in enumerate(rows[:MOST_ROWS]):
        row = Box(box.x, box.y + ROW_HEIGHT * (number + 1), box.width, ROW_HEIGHT)
        baseline = row.y + 16
        role = Role.QUIET if target == "local" else Role.STRONG
        code = Role.ADDRESS_QUIET if target == "local" else Role.ADDRESS_STRONG
        cells = (
            Label(box.x + _MARGIN, baseline, (Words(destination, code),)),
            Label(box.right - _MARGIN, baseline, (shorten(target, TARGET_ROOM, role),), Align.END),
        )
        shapes.append(RowShape(number, destination, row, cells))
    name = network.topology.route_tables[table.id].name if table.id in network.topology.route_tables else ""
    users = network.users_of(table.id)
    title = shorten(name or table.id, box.width - 2 * _MARGIN, Role.STRONG)
    label = Label(box.x + _MARGIN, box.y + 16, (title,))
    labels = [with_names(label, Named(HALVED, name or table.id, box.width - 2 * _MARGIN, Point(label.x, label.y + 4)))]
    room = box.width - 3 * _MARGIN - title.width
    others = len([one for one in network.route_tables.values() if one.vpc == table.vpc]) > 1
    if others and users and room > 24:
        used = shorten(", ".join(users), room, Role.QUIET)
        labels.append(Label(box.right - _MARGIN, box.y + 16, (used,), Align.END))
    if len(rows) > MOST_ROWS:
        more = Words(f"{len(rows) - MOST_ROWS} more", Role.QUIET)
        labels.append(Label(box.x + _MARGIN, box.bottom - 8, (more,)))
    return RouteTableShape(shape_id, table.id, box, tuple(shapes), tuple(labels))
