"""What does the page of a comparison show: both walks in one picture, their rows, and where one can go from here?"""

from dataclasses import dataclass
from typing import Any

from vpcviz.drawing.geometry import Box
from vpcviz.playback.comparison import ComparedRow, Side, SideBySide
from vpcviz.playback.comparison_question import changes_in_words, compared_query
from vpcviz.playback.keys import KEYS, Binding, KeyGroup
from vpcviz.playback.page import OutcomeCell, outcome_cell
from vpcviz.playback.subject import Subject

_ANSWERED = frozenset(
    (
        "first",
        "back",
        "next",
        "last",
        "play",
        "next-change",
        "previous-change",
        "drop",
        "keys",
        "next-region",
        "previous-region",
    )
)
_OTHERWISE = {"Next, previous change": "Next, previous difference", "The drop, or the end": "The first difference"}


@dataclass(frozen=True, slots=True)
class ShownProbe:
    """A row of the table of outcomes, with the address of its own comparison."""

    name: str
    address: str
    outcomes: tuple[OutcomeCell, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A row with its address."""

    row: ComparedRow
    address: str
    glyph: str
    marks: str


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of the two walks, with its end and the address at which it is walked by itself."""

    side: Side
    end: OutcomeCell
    address: str


def comparison_context(subject: Subject, compared: SideBySide, number: int, note: str) -> dict[str, Any]:
    """Gather what a whole page shows."""
    address, rows = subject.comparison_address, compared.rows
    row = rows[number - 1]
    links = [f"{address}?{compared.query(one.number)}" for one in rows]
    differing = [one.number for one in rows if one.differs]
    before = next((one for one in reversed(differing) if one < number), 0)
    after = next((one for one in differing if one > number), 0)
    return {
        "subject": subject,
        "compared": compared,
        "changes": changes_in_words(compared.question),
        "picture": compared.picture,
        "row": row,
        "number": number,
        "total": len(rows),
        "note": note,
        "runs": [{"run": one, "is_open": row in one.rows} for one in compared.runs],
        "query": compared_query(compared.question, compared.against),
        "rows": [
            LinkedRow(one, link, "kind-transform" if one.differs else "kind-check", _marks(one))
            for one, link in zip(rows, links, strict=True)
        ],
        "addresses": {
            "first": links[0],
            "back": links[max(1, number - 1) - 1],
            "next": links[min(len(rows), number + 1) - 1],
            "last": links[-1],
            "previous_change": links[before - 1] if before else "",
            "next_change": links[after - 1] if after else "",
            "difference": links[compared.first - 1] if compared.first not in (0, number) else "",
        },
        "segments": [segment for one in rows[:number] for segment in one.segments],
        "near": _near(compared, row),
        "sides": [
            ShownSide(one, outcome_cell(one.outcome, subject.address), f"{subject.address}?{one.question.query}")
            for one in (compared.before, compared.after)
        ],
        "outcomes": [
            ShownProbe(
                one.name,
                f"{address}?{compared_query(one.question)}",
                tuple(outcome_cell(end, subject.address) for end in (one.before, one.after)),
                one.is_asked,
            )
            for one in compared.outcomes
        ],
        "probes": [
            (
                saved.name or probe_id,
                f"{address}?{compared_query(compared.question, probe_id)}",
                probe_id == compared.against,
            )
            for probe_id, saved in subject.topology.probes.items()
        ],
        "walk_address": f"{subject.address}?{compared.question.query}",
        "keys": keys(),
    }


def _marks(row: ComparedRow) -> str:
    return " ".join(word for word, is_there in (("change", row.differs), ("drop", row.is_first)) if is_there)


def _near(compared: SideBySide, row: ComparedRow) -> Box:
    """Give what a narrow window shows of the picture: where the second walk is, if it has begun."""
    side, cell = (compared.after, row.after) if row.after else (compared.before, row.before)
    return side.trail.increments[cell.number - 1].near if cell else compared.before.trail.increments[0].near


def keys() -> tuple[KeyGroup, ...]:
    """Give the keys that this page answers to, in its own words."""
    groups = []
    for group in KEYS:
        bindings = tuple(
            Binding(_OTHERWISE.get(one.says, one.says), kept)
            for one in group.bindings
            for kept in [
                tuple(
                    (key, does) for key, does in one.keys if not does or does in _ANSWERED or does.startswith("look-")
                )
            ]
            if kept
        )
        groups += [KeyGroup(group.title, bindings)] if bindings else []
    return tuple(groups)
