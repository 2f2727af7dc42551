"""How do two walks show beside each other: what is compared, row by row, and where does each packet stand at a row?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.pair import NamedPacket, stand_together
from vpcviz.drawing.participants import participants
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.struck import strike_out
from vpcviz.drawing.trail import Segment, Trail, trace
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import Network, compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.asked import understand
from vpcviz.playback.comparison_question import as_usual, changes_in_words, compared_query
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.quoted import quoted
from vpcviz.playback.reasoning import ShownTable, shown_table
from vpcviz.playback.showing import Outcome, outcome_of, probe_name
from vpcviz.playback.spoken import Spoken, names_of, speak
from vpcviz.playback.step_link import stage_words
from vpcviz.steps.step import Step
from vpcviz.walks.comparison import Comparison, Difference, NumberedStep, compare_walks
from vpcviz.walks.result import DirectionName, Walk
from vpcviz.walks.walk import walk

EACH_END = 2
"""How many rows of a long run that is all alike are shown at its beginning, and how many at its end."""

MOST_COLUMNS = 2
"""How many columns a table may have beside another, and what became of its rows."""

NOT_REACHED, NO_SUCH_STEP = "not reached", "no such step"


class SideRefused(ProbeRefused):
    """One side of a comparison can't be walked."""

    def __init__(self, side: str, *problems: Problem) -> None:
        super().__init__(*problems)
        self.side = side


@dataclass(frozen=True, slots=True)
class Side:
    """
    One of the two walks.

    Attributes:
        name: In one word, as at its packet.
        title: What was asked, as far as it tells the two apart.
        question: As it was walked, opened at its first step.
        network: As it was walked, without the routes that are off.
    """

    name: str
    title: str
    question: Question
    network: Network
    walk: Walk
    trail: Trail
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Cell:
    """
    A step of one of the walks, as it stands in its column.

    Attributes:
        lacks: Rows of the other side's tables that this side's tables of the same title lack.
    """

    number: int
    says: Spoken
    tables: tuple[ShownTable, ...]
    lacks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """
    A row of the two walks.

    Attributes:
        before: None where the first walk has no such step; so `after`.
        missing: Why one of them has none; empty where both have.
        differs: In what the two differ, in words; empty where they don't.
    """

    number: int
    way: DirectionName
    stage: str
    at: str
    before: Cell | None
    after: Cell | None
    missing: str
    differs: str
    is_first: bool
    segments: tuple[tuple[str, Segment], ...]
    packets: tuple[NamedPacket, ...]

    @property
    def is_wide(self) -> bool:
        """Whether a table of it needs both columns."""
        cells = [cell for cell in (self.before, self.after) if cell]
        return any(len(table.columns) > MOST_COLUMNS for cell in cells for table in cell.tables)

    @property
    def shape(self) -> tuple[bool, bool, str]:
        """What rows must have in common to be folded together."""
        return (self.before is not None, self.after is not None, "" if self.missing else self.differs)


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other; they are folded where they say the same of both walks at length."""

    rows: tuple[ComparedRow, ...]
    is_folded: bool
    says: str = ""


@dataclass(frozen=True, slots=True)
class ProbeOutcomes:
    """A probe of the drawing and where it ends on each side."""

    name: str
    question: Question
    before: Outcome
    after: Outcome
    is_asked: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """
    Two walks in one picture.

    Attributes:
        first: The number of the first row that differs; 0 where nothing does.
    """

    question: Question
    against: str
    before: Side
    after: Side
    picture: Picture
    rows: tuple[ComparedRow, ...]
    first: int
    outcomes: tuple[ProbeOutcomes, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The rows, long equal runs of them folded in the middle."""
        return folded(self.rows)

    def query(self, row: int) -> str:
        """The question as it stands in the address of one of the rows."""
        return f"{compared_query(self.question, self.against)}&row={row}"


def compare_questions(topology: Topology, question: Question, against: str = "") -> SideBySide:
    """
    Walk a question as asked, and beside it as usual or, if another probe is named, beside that.

    Args:
        against: The id of a probe of the drawing's own; empty for none.

    Raises:
        SideRefused: One of the two can't be walked.
    """
    if against:
        saved = topology.probes.get(against)  # type: ignore[call-overload]
        if saved is None:
            known = ", ".join(topology.probes) or "no probe: the drawing has none of its own"
            raise SideRefused("against", Problem("against", None, quoted(against), f"one of {known}"))
        asked = (("one", question), ("other", question.with_probe_of(question_of(saved))))
    else:
        asked = (("before", as_usual(question)), ("after", question))
    (names, walked) = zip(*((name, _walked(topology, name, one)) for name, one in asked), strict=True)
    configured = compile_network(topology)
    shown = frozenset[str]().union(*(participants(network, taken) for _, network, taken in walked))
    # What is off on one side alone is there on the other, and in the picture.
    picture = strike_out(lay_out(configured, shown), question.off if against else (), walked[0][1])  # type: ignore[arg-type]
    before, after = (
        Side(
            name,
            _title(configured, one, is_probe=bool(against), is_before=name == "before"),
            one,
            network,
            taken,
            trace(picture, taken),
            outcome_of(network, one),
        )
        for name, (one, network, taken) in zip(names, walked, strict=True)
    )
    compared = compare_walks(before.walk, after.walk)
    return SideBySide(
        question=before.question if against else after.question,
        against=against,
        before=before,
        after=after,
        picture=picture,
        rows=_rows(compared, (before, after), picture, names_of(configured)),
        first=0 if compared.first is None else compared.first + 1,
        outcomes=() if against else _outcomes(topology, before, after),
    )


def _walked(topology: Topology, side: str, question: Question) -> tuple[Question, Network, Walk]:
    try:
        asked = understand(topology, question)
        return replace(asked.question, step=""), asked.network, walk(asked.network, asked.probe, asked.model)
    except ProbeRefused as refused:
        raise SideRefused(side, *refused.problems) from refused


def _title(network: Network, question: Question, *, is_probe: bool, is_before: bool) -> str:
    """Say what tells a side from the other: its probe, or what is changed in it."""
    if is_probe:
        return probe_name(network, as_usual(question))
    if is_before:
        return "As configured"
    return _first_upper(changes_in_words(question)) or "As configured, too"


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rows(
    compared: Comparison, sides: Sequence[Side], picture: Picture, names: Mapping[str, str]
) -> tuple[ComparedRow, ...]:
    shown = []
    stands = [0, 0]
    for number, row in enumerate(compared.rows, 1):
        ends = (row.before, row.after)
        segments = []
        for index, (side, one) in enumerate(zip(sides, ends, strict=True)):
            if one is not None:
                stands[index] = one.number
                segment = side.trail.increments[one.number - 1].segment
                segments += [(side.name, segment)] if segment.lines else []
        packets = [
            (side.name, side.trail.increments[at - 1].packet) for side, at in zip(sides, stands, strict=True) if at
        ]
        step = next(one.step for one in ends if one is not None)
        is_first = number - 1 == compared.first
        shown.append(
            ComparedRow(
                number=number,
                way=row.direction,
                stage=stage_words(step.stage),
                at=names.get(step.at, step.at),
                before=_cell(row.before, row.after, names, is_open=is_first),
                after=_cell(row.after, row.before, names, is_open=is_first),
                missing="" if None not in ends else NOT_REACHED if row.is_past_end else NO_SUCH_STEP,
                differs=_difference_in_words(row.differences),
                is_first=is_first,
                segments=tuple(segments),
                packets=stand_together(picture, packets),
            )
        )
    return tuple(shown)


def _difference_in_words(differences: Sequence[Difference]) -> str:
    """Name the first of what differs; the others follow from it."""
    words = {
        Difference.PRESENCE: "on one side only",
        Difference.VERDICT: "another verdict",
        Difference.DECISION: "another decision",
        Difference.PACKET: "another packet",
    }
    return words[differences[0]] if differences else ""


def _cell(
    one: NumberedStep | None, other: NumberedStep | None, names: Mapping[str, str], *, is_open: bool
) -> Cell | None:
    if one is None:
        return None
    says = speak(one.step.evidence.says, names)
    if not is_open:
        return Cell(one.number, says, (), ())
    tables = tuple(shown_table(lookup) for lookup in one.step.evidence.looked_at)
    return Cell(one.number, says, tables, _lacking(one.step, other.step) if other else ())


def _lacking(step: Step, other: Step) -> tuple[tuple[str, ...], ...]:
    """Give the rows of the other's tables that are missing in a step's own tables of the same title."""
    own = {lookup.table.title: set(lookup.table.rows) for lookup in step.evidence.looked_at}
    return tuple(
        row
        for lookup in other.evidence.looked_at
        if lookup.table.title in own
        for row in lookup.table.rows
        if row not in own[lookup.table.title]
    )


def folded(rows: Sequence[ComparedRow]) -> tuple[Run, ...]:
    """Fold the middle of every long run of rows that say the same of both walks; the first difference never."""
    runs: list[Run] = []
    for _, alike in groupby(rows, key=lambda row: (row.way, row.shape, row.is_first)):
        run = tuple(alike)
        middle = run[EACH_END:-EACH_END]
        if len(middle) <= EACH_END or (run[0].differs and not run[0].missing):
            runs.append(Run(run, is_folded=False))
            continue
        what = "the same on both sides" if not run[0].differs else f"{run[0].missing} on one side"
        says = f"Rows {middle[0].number} to {middle[-1].number}: {what}"
        runs += [Run(run[:EACH_END], False), Run(middle, True, says), Run(run[-EACH_END:], False)]
    return tuple(runs)


def _outcomes(topology: Topology, before: Side, after: Side) -> tuple[ProbeOutcomes, ...]:
    """Walk the drawing's own probes, and the one that is asked, on either side; what can't be walked is left out."""
    probes = {question_of(saved): saved.name or probe_id for probe_id, saved in topology.probes.items()}
    if not any(after.question.sends_as(probe) for probe in probes):
        probes[before.question] = probe_name(before.network, before.question)
    found = []
    for probe, name in probes.items():
        asked = after.question.with_probe_of(probe)
        try:
            ends = outcome_of(before.network, as_usual(asked)), outcome_of(after.network, asked)
        except ProbeRefused:
            continue
        found.append(ProbeOutcomes(name, asked, *ends, after.question.sends_as(probe)))
    return tuple(found)


def read_row(text: str, side_by_side: SideBySide) -> tuple[int, str]:
    """
    Find the row that an address names: where it names none, the first difference.

    Returns:
        The row's number, and what to tell the reader if there is no such row.
    """
    opening = side_by_side.first or 1
    if not text:
        return opening, ""
    if text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= len(side_by_side.rows):
        return int(text), ""
    return (
        opening,
        f"There is no row {quoted(text)}, of {len(side_by_side.rows)}; here is where the walks first differ.",
    )
