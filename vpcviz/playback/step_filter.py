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
        note: What to tell the reader of what was asked for and does not exist.
    """

    sorts: tuple[SortChoice, ...]
    places: tuple[PlaceChoice, ...]
    kept: tuple[tuple[str, str], ...]
    shown: frozenset[int]
    is_set: bool
    note: str


def step_filter(ticks: Sequence[Tick], question: Question, listed: Outline) -> StepFilter:
    """
    Let through the steps of any of the chosen sorts, and of the chosen place.

    A sort that does not exist, or a place at which nothing happens in this walk, is not asked for.
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
    place = question.place if question.place in places else ""
    shown = frozenset(tick.number for tick in of_sorts if place in ("", tick.place))
    gone = [f"No sort of steps is called {sort}." for sort in question.sorts if sort not in SORTS]
    gone += [f"Nothing happens at {question.place} in this walk."] if question.place != place else []
    own = ("kind", "place", "panel")
    return StepFilter(
        sorts=tuple(
            SortChoice(
                sort, label, sort if isinstance(sort, Mark) else f"kind-{sort}", len(sorts[sort]), sort in chosen
            )
            for sort, label in SORTS.items()
        ),
        places=tuple(PlaceChoice(one, label, one == place) for one, label in places.items()),
        kept=tuple((name, value) for name, value in parse_qsl(question.query) if name not in own),
        shown=shown,
        is_set=bool(chosen or place),
        note=" ".join(gone),
    )


def unfiltered(question: Question, address: str) -> str:
    """Lead to the list of all steps."""
    return f"{address}?{replace(question, sorts=(), place='', panel='walk').query}"
