"""What is lit at a step: the ground under its place, the row that won, the value that changed?"""

from dataclasses import dataclass

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Role, Words
from vpcviz.drawing.mapping_service import BookRow
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.place import Ground, Place
from vpcviz.drawing.route_table import RowShape
from vpcviz.facts.identifiers import ObjectId
from vpcviz.packets.changes import Change
from vpcviz.packets.headers import Ethernet, Ip, VpcHeader
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step

CHIP_HEIGHT = 21


@dataclass(frozen=True, slots=True)
class Chip:
    """The changed value, on yellow."""

    box: Box
    text: str

    @property
    def text_x(self) -> int:
        """The middle of the text."""
        return self.box.centre.x

    @property
    def text_y(self) -> int:
        """The baseline of the text."""
        return self.box.y + 15


@dataclass(frozen=True, slots=True)
class Lit:
    """
    Attributes:
        at: The middle of the place.
        row: The row of a route table, or of the book of mappings, that won; None where none did, or none is seen.
    """

    ground: Ground
    at: Point
    row: RowShape | BookRow | None


def lit_at(picture: Picture, place: Place, step: Step) -> Lit:
    """Work out what a step lights up."""
    found = _mapped(step)
    book_row = next((row for row in picture.mapping_service.rows if row.object_id in found), None)
    return Lit(place.ground, place.point, _won_row(picture, step) or book_row)


def _mapped(step: Step) -> tuple[ObjectId, ...]:
    """Name the things among which is the one that a lookup in the mapping has found; none where it found nothing."""
    is_lookup = step.stage in (Stage.MAPPING_LOOKUP, Stage.ARP_INTERCEPT)
    has_won = any(lookup.won is not None for lookup in step.evidence.looked_at)
    return step.evidence.objects if is_lookup and has_won else ()


def _won_row(picture: Picture, step: Step) -> RowShape | None:
    if step.stage is not Stage.ROUTE_LOOKUP:
        return None
    won = next((lookup.won for lookup in step.evidence.looked_at if lookup.won is not None), None)
    rows = (row for table in picture.route_tables if table.object_id == step.at for row in table.rows)
    return next((row for row in rows if row.number == won), None) if won is not None else None


def chip_at(place: Place, step: Step) -> Chip | None:
    """Show the value that a step changed; None where none did that is worth showing."""
    shown = [change for change in step.changes.changed if _weight(step, change)]
    if not shown:
        return None
    change = max(shown, key=lambda one: _weight(step, one))
    text = _written(step, change)
    width = Words(text, Role.ADDRESS_STRONG).width + 16
    width += width % 2
    return Chip(Box(place.chip.x - width // 2, place.chip.y, width, CHIP_HEIGHT), text)


def _weight(step: Step, change: Change) -> int:
    """Say how much a changed value has to tell: an address more than a MAC address, that more than a TTL."""
    header = step.packet.headers[change.layer]
    if any(isinstance(inner, VpcHeader) for inner in step.packet.headers[change.layer + 1 :]):
        return 0
    if isinstance(header, Ip):
        return {"source": 4, "destination": 4, "ttl": 1}.get(change.field, 0)
    return 2 if isinstance(header, Ethernet) and change.field in ("source", "destination") else 0


def _written(step: Step, change: Change) -> str:
    value = str(change.new)
    if change.field == "ttl":
        return f"ttl {value}"
    # A MAC address is told by its ends.
    is_mac = isinstance(step.packet.headers[change.layer], Ethernet)
    return f"{value[:4]}…{value[-2:]}" if is_mac else value
