"""Where in the forms is a mistake told, and how is its place called there?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from vpcviz.editor.fields import keys_of, label_of, lists_of
from vpcviz.editor.rules import column_of
from vpcviz.network.errors import Problem
from vpcviz.network.sections import SECTIONS


@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place in the form of a thing.

    Attributes:
        key: Of the field, or of the list of rules; empty where it is the thing as a whole.
        inside: Which of several values of a field, or which entry of a list and what of it; empty for the whole.
    """

    section: str
    object_id: str
    key: str
    inside: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        """The column of a list of rules; empty where it is an entry as a whole."""
        return column_of(self.inside[1]) if len(self.inside) > 1 else ""

    def __str__(self) -> str:
        if not self.key:
            return self.object_id
        if self.key not in lists_of(self.section):
            return f"{label_of(self.key)} of {self.object_id}"
        row = f", row {int(self.inside[0]) + 1}" if self.inside and self.inside[0].isdecimal() else ""
        column = f", {label_of(self.inside[1])}" if len(self.inside) > 1 else ""
        return f"{label_of(self.key)} of {self.object_id}{row}{column}"


def spot_of(path: str) -> Spot | None:
    """Find the place in a form that a path in the document leads to; None where no form has it."""
    section, _, rest = path.partition(".")
    if section not in SECTIONS:
        return None
    return max(_readings(section, rest), key=lambda spot: len(spot.key), default=Spot(section, rest, ""))


def _readings(section: str, rest: str) -> Iterator[Spot]:
    """Give each way in which a path can be read; ids have dots too."""
    for key in (*keys_of(section), *lists_of(section)):
        object_id, found, inside = f"{rest}.".rpartition(f".{key}.")
        if found and object_id:
            yield Spot(section, object_id, key, tuple(inside.removesuffix(".").split(".")) if inside else ())


def told_at(problem: Problem, spot: Spot) -> str:
    """Tell a problem beside its field, and of which of several values it is."""
    says = str(replace(problem, path="", line=None))
    if not spot.inside or spot.key in lists_of(spot.section):
        return says
    which = ".".join(spot.inside)
    return f"{ordinal(int(which) + 1)}: {says}" if which.isdecimal() else f"{which}: {says}"


def told_elsewhere(problem: Problem) -> str:
    """Tell a problem where its field is not in view: its place in words, not as a path."""
    spot = spot_of(problem.path)
    return f"{spot}: {told_at(problem, spot)}" if spot else str(replace(problem, line=None))


def own_first(problems: Sequence[Problem], section: str, object_id: str, keys: Collection[str]) -> tuple[Problem, ...]:
    """Order what is wrong: first with some keys of a thing, then with the rest of it, then with what is elsewhere."""

    def distance(problem: Problem) -> int:
        spot = spot_of(problem.path)
        if spot is None or (spot.section, spot.object_id) != (section, object_id):
            return 2
        return 0 if spot.key in keys else 1

    return tuple(sorted(problems, key=distance))


def folded(says: Sequence[str]) -> str:
    """Tell all of one or two sentences; of more the first, and how many follow it."""
    return f"{says[0]}; and {len(says) - 1} more" if len(says) > 2 else "; ".join(says)


def ordinal(number: int) -> str:
    """Count: `1st`, `2nd`, `13th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
