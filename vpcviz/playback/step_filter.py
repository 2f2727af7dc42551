"""Which steps of a walk does a reader want to see, and which are they?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from vpcviz.playback.outline import Outline
from vpcviz.playback.question import Question
from vpcviz.playback.ticks import Tick
from vpcviz.steps.kind import Mark, StepKind

SORTS = {
    StepKind.CHECK: "Checks",
    StepKind.LOOKUP: "Lookups",
    StepKind.TRANSFORM: "Transforms",
    StepKind.FINAL: "Ends",
    Mark.CHANGE: "Changes",
    Mark.DECISION: "Decisions",
}
"""What the filter can ask for, by the name that stands in an address: kinds of steps, and what happens in one."""


@dataclass(frozen=True, slots=True)
class SortChoice:
    """
    A sort of step, with how many there are.

    Attributes:
        glyph: The stem of its picture in the sprite.
    """

    name: str
    label: str
    glyph: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place where steps happen."""

    id: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class StepFilter:
    """
    A filter, with what it can be set to.

    Attributes:
        kept: What else the address asks, as pairs of names and values.
        shown: The numbers of the steps that it lets through.
        is_set: Whether it holds anything back.
    """

    sorts: tuple[SortChoice, ...]
    places: tuple[PlaceChoice, ...]
    kept: tuple[tuple[str, str], ...]
    shown: frozenset[int]
    is_set: bool


def step_filter(ticks: Sequence[Tick], question: Question, listed: Outline) -> StepFilter:
    """
    Let through the steps of any of the chosen sorts, and of the chosen place.

    A sort that does not exist is not asked for; at a place that does not exist nothing happens.
    """
    sorts = {sort: [tick for tick in ticks if sort in (tick.kind, *tick.marks)] for sort in SORTS}
    chosen = [sort for sort in SORTS if sort in question.sorts]
    happening = {tick.place for tick in ticks}
    # Every instance has an eth0, so an interface goes by the name that the steps give it.
    places = {
        branch.id: branch.id if branch.glyph == "network-interface" else branch.label
        for branch in listed.lines()
        if branch.id in happening
    }
    of_sorts = [tick for sort in chosen for tick in sorts[sort]] if chosen else ticks
    shown = frozenset(tick.number for tick in of_sorts if question.place in ("", tick.place))
    own = ("kind", "place", "panel")
    return StepFilter(
        sorts=tuple(
            SortChoice(
                sort, label, sort if isinstance(sort, Mark) else f"kind-{sort}", len(sorts[sort]), sort in chosen
            )
            for sort, label in SORTS.items()
        ),
        places=tuple(PlaceChoice(place, label, place == question.place) for place, label in places.items()),
        kept=tuple((name, value) for name, value in parse_qsl(question.query) if name not in own),
        shown=shown,
        is_set=bool(chosen or question.place),
    )


def unfiltered(question: Question, address: str) -> str:
    """Lead to the list of all steps."""
    return f"{address}?{replace(question, sorts=(), place='', panel='walk').query}"
