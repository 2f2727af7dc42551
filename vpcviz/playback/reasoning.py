"""Why did a step come out as it did: which tables were asked, which row won, who says so?"""

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from urllib.parse import urlsplit

from vpcviz.facts import reachability_analyzer
from vpcviz.facts.fact import Fact
from vpcviz.packets.headers import Tcp, Udp
from vpcviz.steps.comparison import Comparison, Fit, Order
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Dropped, Lookup, Undecided, Verdict

MOST_ROWS = 5

MOST_LISTED = 12
"""How many rows are shown of a table that is written as one line."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """
    Attributes:
        same: The beginning of a prefix that the packet's address has in common with it.
        text: The rest of the cell.
        fit: `fits` or `differs` beside the packet's own value; empty where it is not compared.
        is_block: Whether it is a block of addresses, which is not to be broken.
    """

    same: str
    text: str
    fit: str
    is_block: bool = False

    @property
    def whole(self) -> str:
        """The whole cell."""
        return self.same + self.text


@dataclass(frozen=True, slots=True)
class ShownRow:
    """
    One row of a table that was consulted.

    Attributes:
        says: What became of it, in a few words; empty where nobody has compared it with the packet.
        is_read: Whether it was come to at all.
    """

    cells: tuple[ShownCell, ...]
    won: bool
    says: str = ""
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class ShownTable:
    """
    A table that was consulted, cut to what fits beside the drawing.

    Attributes:
        asked: The packet's own value over each column; empty where the table is not compared with it.
        more: How many rows that lost are not shown.
        behind: How many rows were not come to, since one before them decided.
    """

    title: str
    columns: tuple[str, ...]
    asked: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    more: int
    behind: int
    note: str

    @property
    def says_rows(self) -> bool:
        """Whether there is room for what became of each row beside it."""
        return bool(self.asked) and len(self.columns) < 4

    @property
    def is_list(self) -> bool:
        """Whether it reads as one line: a single column of which no row was chosen, as the hops of a way."""
        return len(self.columns) == 1 and bool(self.rows) and not self.asked and not any(row.won for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """
    Attributes:
        code: Why the packet was dropped, in Reachability Analyzer's words or ours; empty where it was not.
        analyzer: What AWS's Reachability Analyzer calls it; empty where it was not dropped.
        analyzer_fact: Who says so.
        missing: What the drawing lacks for a decision; empty where it lacks nothing.
        source_address: Where the fact is told; empty where it is no page.
        checked: The day on which that was read.
    """

    stage: str
    at: str
    says: str
    code: str
    analyzer: str
    analyzer_fact: Fact
    missing: str
    tables: tuple[ShownTable, ...]
    fact: str
    standing: str
    observed_by: str
    reports: str
    source: str
    source_address: str
    checked: date
    assumption: Assumption | None

    @property
    def day(self) -> str:
        """The day on which the source was read, as it is written."""
        return f"{self.checked.day} {self.checked:%B %Y}"

    @property
    def day_in_short(self) -> str:
        """That day, where room is dear."""
        return f"{self.checked.day} {self.checked:%b %Y}"

    @property
    def standing_glyph(self) -> str:
        """The stem of the standing's picture in the sprite."""
        return f"standing-{self.standing}"


def reasoning(step: Step) -> Reasoning:
    """Gather what a step says about itself."""
    verdict, evidence = step.verdict, step.evidence
    is_page = evidence.fact.source.startswith("https://")
    return Reasoning(
        stage=step.stage,
        at=step.at,
        says=evidence.says,
        code=verdict.reason if isinstance(verdict, Dropped) else "",
        analyzer=_analyzer(verdict) if isinstance(verdict, Dropped) else "",
        analyzer_fact=reachability_analyzer.TCP_AND_UDP if _is_not_analyzed(verdict) else reachability_analyzer.CODES,
        missing=verdict.missing if isinstance(verdict, Undecided) else "",
        tables=tuple(shown_table(lookup) for lookup in evidence.looked_at),
        fact=evidence.fact.says,
        standing=evidence.fact.standing,
        observed_by=evidence.fact.observed_by,
        reports=evidence.fact.reports,
        source=page_name(evidence.fact.source) if is_page else evidence.fact.source,
        source_address=evidence.fact.source if is_page else "",
        checked=evidence.fact.checked,
        assumption=evidence.assumption,
    )


def _analyzer(dropped: Dropped) -> str:
    """Say what Reachability Analyzer calls a drop; the code itself stands beside it."""
    if not dropped.reason.is_reachability_analyzers:
        return "Reachability Analyzer has no code for this; the name is ours."
    if _is_not_analyzed(dropped):
        return "Reachability Analyzer has this code, but analyses only TCP and UDP."
    return "Reachability Analyzer says the same."


def _is_not_analyzed(verdict: Verdict) -> bool:
    """Say whether Reachability Analyzer would not analyse such a packet."""
    if not isinstance(verdict, Dropped) or not verdict.reason.is_reachability_analyzers:
        return False
    return not any(isinstance(header, Tcp | Udp) for header in verdict.packet)


def shown_table(lookup: Lookup) -> ShownTable:
    """Cut a table to the row that won and its neighbours; a single row more is shown, not counted."""
    rows, won = lookup.table.rows, lookup.won
    usual = MOST_LISTED if won is None and len(lookup.table.columns) == 1 else MOST_ROWS
    most = usual + 1 if len(rows) == usual + 1 else usual
    first = max(0, min((won or 0) - most // 2, len(rows) - most))
    compared = lookup.compare() if lookup.compare else None
    shown = tuple(_row(cells, number, won, compared) for number, cells in enumerate(rows[first : first + most], first))
    is_ended = compared is not None and compared.order is Order.FIRST and won is not None
    return ShownTable(
        title=lookup.table.title,
        columns=lookup.table.columns,
        asked=compared.asked if compared else (),
        rows=shown,
        more=len(rows) - len(shown),
        behind=len(rows) - 1 - won if is_ended and won is not None else 0,
        note=lookup.note,
    )


def _row(cells: tuple[str, ...], number: int, won: int | None, compared: Comparison | None) -> ShownRow:
    if compared is None:
        return ShownRow(tuple(ShownCell("", cell, "") for cell in cells), number == won)
    fits = compared.rows[number]
    is_read = not (compared.order is Order.FIRST and won is not None and number > won)
    is_fit = all(fit.fits for fit in fits if fit)
    is_open = is_read and not is_fit and all(fit.fits or not fit.is_known for fit in fits if fit)
    shown = tuple(_cell(cell, fit) for cell, fit in zip(cells, fits, strict=True))
    return ShownRow(
        shown, number == won, "not known" if is_open else _says(compared, number, won, is_fit, is_read), is_read
    )


def _says(compared: Comparison, number: int, won: int | None, is_fit: bool, is_read: bool) -> str:
    if not is_read:
        return "not read"
    if not is_fit:
        return "does not match"
    match compared.order:
        case Order.LONGEST_PREFIX:
            if won is None:
                return "matches"
            if number == won:
                return "longest match"
            # Of two routes with the same prefix the first one counts.
            is_as_long = compared.rows[number] == compared.rows[won]
            return "matches, not first" if is_as_long else "matches, shorter"
        case Order.FIRST:
            return "first match"
        case Order.ANY | Order.EXACT:
            return "matches" if number == won else "matches too"
        case _:
            assert_never(compared.order)


def _cell(text: str, fit: Fit | None) -> ShownCell:
    """Show a cell; of a prefix, the octets that the packet's address has in common with it stand apart."""
    if fit is None:
        return ShownCell("", text, "")
    shape = "fits" if fit.fits else "differs" if fit.is_known else ""
    if fit.block is None or text != str(fit.block):
        return ShownCell("", text, shape)
    # An octet in which the prefix ends counts where all of the prefix is the same.
    octets = -(-fit.common_bits // 8) if fit.fits else fit.common_bits // 8
    same = ".".join(str(fit.block.network_address).split(".")[:octets])
    return ShownCell(same, text[len(same) :], shape, is_block=True)


def page_name(address: str) -> str:
    """Name a page by its site and its last part: `docs.aws.amazon.com, configure-subnets`."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2].removesuffix(".html")
    return f"{parts.netloc}, {last}" if last else parts.netloc
