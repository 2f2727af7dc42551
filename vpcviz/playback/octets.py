"""How do the octets of a packet read: in rows, each in its field, with those that the step has changed?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from vpcviz.exporters.packet_fields import layer_name
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.headers import Ethernet, Header, Payload, VpcHeader, header_octets
from vpcviz.packets.octets import FieldSpan, Octets, to_octets
from vpcviz.packets.packet import Packet
from vpcviz.playback.header_stack import letter_of, stem_of
from vpcviz.steps.step import Step

ROW_OCTETS = 12
GROUP_OCTETS = 4
MOST_ROWS = 4
"""How many rows stand open; what is before and behind them can be opened."""

MOST_FOLDED_ROWS = 7
"""How many rows before them, and behind, a message has room for; only very long ids need more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some octets of one field, all of them changed or none: `c6 33 64`."""

    text: str
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Run:
    """
    The octets of one field in one row.

    Attributes:
        fields: The names of the field and of those that share its octets, with spaces between.
        gap: What stands before it in the row.
    """

    fields: str
    pieces: tuple[Piece, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class HeaderRuns:
    """
    What a row has of one header.

    Attributes:
        stem: What the ids of the header's fields begin with in the stack.
        letter: Its layer.
    """

    stem: str
    letter: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """
    Some twelve octets.

    Attributes:
        start: The offset of the first, in octets from the beginning of the packet.
        octets: How many they are.
    """

    start: int
    octets: int
    headers: tuple[HeaderRuns, ...]

    @property
    def offset(self) -> str:
        """The offset as a dump shows it."""
        return f"{self.start:04x}"


@dataclass(frozen=True, slots=True)
class StandIn:
    """
    What is written in the place of a header whose form is not published.

    Attributes:
        counted: As how many octets the header counts, in its stack and on the ruler.
        written: How many octets stand in for it.
    """

    counted: int
    written: int


@dataclass(frozen=True, slots=True)
class ShownOctets:
    """
    A packet's octets after a step.

    Attributes:
        before: The rows of the headers before the first that matters, or as many as there is room for.
        rows: The rows that stand open.
        behind: The rows of headers behind these, or as many as there is room for.
        payload: How many octets of payload come last.
        octets: How many there are altogether.
        frame: How many of them are of the frame around the packet, which no MTU counts.
        stand_in: What some of them stand in for; None where every header is written as it is.
        refused: Why the packet can't be written; empty where it can.
    """

    before: tuple[Row, ...]
    rows: tuple[Row, ...]
    behind: tuple[Row, ...]
    payload: int
    octets: int
    frame: int
    stand_in: StandIn | None
    refused: str

    @property
    def octets_in_frame(self) -> int:
        """How many octets the frame carries."""
        return self.octets - self.frame

    @property
    def octets_before(self) -> int:
        """How many octets come before the rows that stand open."""
        return self.rows[0].start if self.rows else 0

    @property
    def octets_behind(self) -> int:
        """How many octets of headers come behind the rows that stand open."""
        return self.octets - self.payload - self.behind[0].start if self.behind else 0

    @property
    def octets_left_out(self) -> int:
        """How many octets of headers there is no room for."""
        shown = (*self.before, *self.rows, *self.behind)
        return self.octets - self.payload - sum(row.octets for row in shown)


def shown_octets(step: Step) -> ShownOctets:
    """Write the packet after a step, and lay its octets out in rows from the first header that matters on."""
    packet = step.packet
    try:
        after = to_octets(packet)
        changed = _changed(step, after)
    except OctetsRefused as refused:
        return ShownOctets((), (), (), 0, 0, 0, None, str(refused))
    payload = sum(header.length for header in packet.headers if isinstance(header, Payload))
    frame = header_octets(packet.headers[0]) if isinstance(packet.headers[0], Ethernet) else 0
    end = len(after.data) - payload
    start = _first_that_matters(step, after, changed)
    cells = _cells(packet, after, changed)[:end]
    rows = _rows(cells, start, end)
    # A single row more is shown, not counted.
    most = MOST_ROWS + 1 if len(rows) == MOST_ROWS + 1 else MOST_ROWS
    before, behind = _rows(cells, 0, start)[:MOST_FOLDED_ROWS], rows[most:][:MOST_FOLDED_ROWS]
    return ShownOctets(
        before, rows[:most], behind, payload, len(after.data), frame, _stand_in(packet, after), refused=""
    )


def _stand_in(packet: Packet, after: Octets) -> StandIn | None:
    """Count what is written for the VPC header, where the packet has one."""
    for layer, header in enumerate(packet.headers):
        if isinstance(header, VpcHeader):
            spans = [span for span in after.fields if span.layer == layer]
            end = max(span.start + span.length for span in spans)
            return StandIn(header_octets(header), end - min(span.start for span in spans))
    return None


@dataclass(frozen=True, slots=True)
class _Cell:
    """One octet, and which header and fields it is of."""

    octet: int
    header: tuple[str, str]
    fields: str
    is_lit: bool


def _changed(step: Step, after: Octets) -> frozenset[int]:
    """
    Give the offsets of the octets that the packet did not have before the step.

    An octet is compared with that at the same place of the same field, since headers before it may have come or gone;
    those of a header that has been put on are all new.
    """
    if step.packet is step.before:
        return frozenset()
    before = to_octets(step.before)
    changes = step.changes
    earlier = {
        (changes.later(span.layer), span.field): before.data[span.start : span.start + span.length]
        for span in before.fields
    }

    def has_changed(span: FieldSpan) -> Iterator[int]:
        old = earlier.get((span.layer, span.field), b"")
        now = after.data[span.start : span.start + span.length]
        for index, octet in enumerate(now):
            if old[index : index + 1] != bytes([octet]):
                yield span.start + index

    return frozenset(offset for span in after.fields for offset in has_changed(span))


def _first_that_matters(step: Step, after: Octets, changed: frozenset[int]) -> int:
    """Find where the first header begins that has changed, else the first that was read, else the tenant's own."""
    packet = step.packet
    starts: dict[int, int] = {}
    for span in after.fields:
        starts.setdefault(span.layer, span.start)
    lit = [span.layer for span in after.fields if not changed.isdisjoint(range(span.start, span.start + span.length))]
    read = [later for layer, _ in step.read if (later := step.changes.later(layer)) is not None]
    own = [layer for layer in starts if letter_of(packet, layer) == "3"]
    return starts[min(lit or read or own or [0])]


def _cells(packet: Packet, after: Octets, changed: frozenset[int]) -> list[_Cell]:
    """Name the fields of each octet."""
    names: list[list[str]] = [[] for _ in after.data]
    layers = [0] * len(after.data)
    for span in after.fields:
        header = packet.headers[span.layer]
        if isinstance(header, Payload):
            continue
        for offset in range(span.start, span.start + span.length):
            names[offset].append(_field_name(header, span.field))
            layers[offset] = span.layer
    headers = [(stem_of(packet, layer), letter_of(packet, layer)) for layer in range(len(packet.headers))]
    return [
        _Cell(octet, headers[layer], " ".join(fields), offset in changed)
        for offset, (octet, layer, fields) in enumerate(zip(after.data, layers, names, strict=True))
    ]


def _field_name(header: Header, field: str) -> str:
    """Name a field as the stack does; one that is quoted by the header that it is quoted of, `quoted_ipv4_source`."""
    quoted, _, rest = field.partition(".")
    if not rest:
        return field
    layer, _, inner = rest.partition(".")
    of: Mapping[str, str] = {str(index): layer_name(one) for index, one in enumerate(getattr(header, quoted))}
    return f"{quoted}_{of[layer]}_{inner}"


def _rows(cells: list[_Cell], start: int, end: int) -> tuple[Row, ...]:
    return tuple(_row(cells[first : min(first + ROW_OCTETS, end)], first) for first in range(start, end, ROW_OCTETS))


def _row(cells: list[_Cell], start: int) -> Row:
    """Lay some octets in a row, a little apart after every fourth."""
    headers = []
    for (stem, letter), of_header in groupby(enumerate(cells), key=lambda numbered: numbered[1].header):
        runs = []
        for fields, of_field in groupby(of_header, key=lambda numbered: numbered[1].fields):
            places = list(of_field)
            pieces = tuple(Piece(text, is_lit) for is_lit, text in _texts(places))
            runs.append(Run(fields, pieces, _gap(places[0][0])))
        headers.append(HeaderRuns(stem, letter, tuple(runs)))
    return Row(start, len(cells), tuple(headers))


def _texts(places: list[tuple[int, _Cell]]) -> Iterator[tuple[bool, str]]:
    """Write the octets of a run; the space between a lit one and one that is not stands in what is not lit."""
    for is_lit, group in groupby(places, key=lambda numbered: numbered[1].is_lit):
        texts = [f"{_gap(index) if index != places[0][0] else ''}{cell.octet:02x}" for index, cell in group]
        text = "".join(texts)
        if is_lit and text.startswith(" "):
            yield False, text[: len(text) - len(text.lstrip())]
        yield is_lit, text.lstrip() if is_lit else text


def _gap(index: int) -> str:
    """Give what stands before the octet of this index in a row."""
    if index == 0:
        return ""
    return " " if index % GROUP_OCTETS else "  "
