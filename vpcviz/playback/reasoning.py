"""Why did a step come out as it did: which tables were asked, which row won, who says so?"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Assumption, Dropped, Lookup, Undecided

MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a table that was consulted."""

    cells: tuple[str, ...]
    won: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """
    A table that was consulted, cut to what fits beside the drawing.

    Attributes:
        more: How many rows that lost are not shown.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    more: int
    note: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """
    Attributes:
        code: Why the packet was dropped, in Reachability Analyzer's words or ours; empty where it was not.
        is_reachability_analyzers: Whether AWS uses the same code.
        missing: What the drawing lacks for a decision; empty where it lacks nothing.
        source_address: Where the fact is told; empty where it is no page.
    """

    stage: str
    at: str
    says: str
    code: str
    is_reachability_analyzers: bool
    missing: str
    tables: tuple[ShownTable, ...]
    fact: str
    standing: str
    observed_by: str
    source: str
    source_address: str
    assumption: Assumption | None

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
        is_reachability_analyzers=isinstance(verdict, Dropped) and verdict.reason.is_reachability_analyzers,
        missing=verdict.missing if isinstance(verdict, Undecided) else "",
        tables=tuple(shown_table(lookup) for lookup in evidence.looked_at),
        fact=evidence.fact.says,
        standing=evidence.fact.standing,
        observed_by=evidence.fact.observed_by,
        source=page_name(evidence.fact.source) if is_page else evidence.fact.source,
        source_address=evidence.fact.source if is_page else "",
        assumption=evidence.assumption,
    )


def shown_table(lookup: Lookup) -> ShownTable:
    """Cut a table to the row that won and its neighbours; a single row more is shown, not counted."""
    rows = lookup.table.rows
    most = MOST_ROWS + 1 if len(rows) == MOST_ROWS + 1 else MOST_ROWS
    first = max(0, min((lookup.won or 0) - most // 2, len(rows) - most))
    shown = tuple(
        ShownRow(cells, number == lookup.won) for number, cells in enumerate(rows[first : first + most], first)
    )
    return ShownTable(lookup.table.title, lookup.table.columns, shown, len(rows) - len(shown), lookup.note)


def page_name(address: str) -> str:
    """Name a page by its site and its last part: `docs.aws.amazon.com, nat-gateway-basics`."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2].removesuffix(".html")
    return f"{parts.netloc}, {last}" if last else parts.netloc
