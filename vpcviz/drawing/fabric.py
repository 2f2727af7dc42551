"""How does the fabric stand in the picture: a pair of lines below each row of servers?"""

from dataclasses import dataclass
from itertools import pairwise

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align, Label, Role, Words
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.addressing import UNDERLAY
from vpcviz.network.index import Network

FABRIC_BELOW, SECOND_LINE = 40, 12
ROW_BELOW = 64
LAST_ROW_BELOW = 82
SWITCH_HEIGHT = 10
_LEG = 8
TRUNK_X = 30


@dataclass(frozen=True, slots=True)
class FabricRow:
    """
    One pair of lines.

    Attributes:
        y: Of the upper line.
        switches: The middle of the upper edge of each switch.
    """

    y: int
    switches: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class FabricShape:
    """
    Attributes:
        trunk: The column of the lines that join the rows; None where there is one row.
        stops: From a point of the lines to the place between two switches.
    """

    id: str
    rows: tuple[FabricRow, ...]
    trunk: int | None
    labels: tuple[Label, ...]
    stops: dict[Point, Place]

    @property
    def bottom(self) -> int:
        """The lower line of the last row."""
        return self.rows[-1].y + SECOND_LINE

    @property
    def trunks(self) -> tuple[Polyline, ...]:
        """The lines that join the rows."""
        if self.trunk is None:
            return ()
        top, bottom = self.rows[0].y, self.rows[-1].y
        return tuple(
            (Point(self.trunk + beside, top + beside), Point(self.trunk + beside, bottom + beside))
            for beside in (0, SECOND_LINE)
        )


def place_fabric(draft: Draft, network: Network, rows: tuple[tuple[int, tuple[Point, ...]], ...]) -> FabricShape:
    """
    Draw the fabric below the servers.

    Args:
        rows: For each row of servers where it ends, and the switches of those in it.
    """
    shape_id = draft.ids.take("fabric", "").rstrip("-")
    trunk = TRUNK_X if len(rows) > 1 else None
    stops: dict[Point, Place] = {}
    shapes = []
    for number, (bottom, switches) in enumerate(rows):
        y = bottom + FABRIC_BELOW
        row_stops = _stops(draft, number, y, sorted(switch.x - _LEG for switch in switches))
        stops |= row_stops
        chain = {Point(switch.x - _LEG, y) for switch in switches} | set(row_stops)
        if trunk is not None:
            chain.add(Point(trunk, y))
        draft.lead(tuple(sorted(chain)), is_below=True)
        for switch in switches:
            leg = Point(switch.x - _LEG, switch.y + SWITCH_HEIGHT)
            draft.lead((switch, leg), is_below=True, is_inside=True)
            draft.lead((leg, Point(leg.x, y)), is_below=True)
        shapes.append(FabricRow(y, tuple(sorted(switches))))
    if trunk is not None:
        draft.lead(tuple(Point(trunk, row.y) for row in shapes), is_below=True)
    labels = []
    if rows:
        inside = all(host.address in UNDERLAY for host in network.hosts.values())
        words = (Words("Fabric", Role.STRONG), *([Words(str(UNDERLAY), Role.ADDRESS_QUIET)] if inside else []))
        labels.append(Label(24, rows[-1][0] + 72, words))
    if stops:
        draft.put(next(iter(stops.values())), ObjectId("fabric"))
    return FabricShape(shape_id, tuple(shapes), trunk, tuple(labels), stops)


def _stops(draft: Draft, row: int, y: int, feet: list[int]) -> dict[Point, Place]:
    """Put a place between each two neighbouring switches: the packet at its left, the footprint at its right."""
    stops = {}
    for number, (left, right) in enumerate(pairwise(feet)):
        gap = right - left
        point = Point(left + min(62, gap * 3 // 10), y)
        stops[point] = Place(
            id=draft.ids.take("fabric", f"{row}-{number}"),
            name="the fabric",
            level=Level.BELOW,
            box=Box(left, y - 10, gap, 20),
            point=point,
            pill=Point(left + max(gap - 72, gap * 7 // 10 - 6), y) if gap > 160 else Point(left + gap * 7 // 10, y),
            pill_align=Align.MIDDLE,
            chip=Point(left + gap // 2, y - 46),
            ground=Ground.CARD,
        )
    return stops
