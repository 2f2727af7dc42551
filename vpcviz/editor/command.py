"""What is a command, and how does a value come into a thing?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vpcviz.diagrams.revisions import Edit
from vpcviz.network.changes import ABSENT, Change, Difference, Json

Asked = Mapping[str, str]
"""The fields of a form that was sent."""


@dataclass(frozen=True, slots=True)
class Command:
    """
    Attributes:
        is_addition: Whether it adds something and changes nothing, so that it does not matter what its maker has seen.
        keeps_places: Whether all that it does not touch is to stay where it is drawn; not if it says where
            everything stands.
        chosen: The thing that is chosen afterwards, given what has changed; None leaves the choice as it is.
        walked: The saved probe that is walked afterwards, given what has changed; None leaves what is walked as it is.
    """

    edit: Edit
    is_addition: bool = False
    keeps_places: bool = True
    chosen: Callable[[Difference], str | None] = lambda _changes: None
    walked: Callable[[Difference], str | None] = lambda _changes: None


def added(section: str) -> Callable[[Difference], str | None]:
    """Give the thing of a section that has come."""

    def chosen(changes: Difference) -> str | None:
        come = (one for one in changes if isinstance(one, Change) and one.before is ABSENT and len(one.place) == 2)
        return next((one.place[1] for one in come if one.place[0] == section), None)

    return chosen


def with_value(thing: Json, keys: Sequence[str], value: Json) -> Json:
    """Put a value into a thing, or take it out where nothing is to stand there."""
    key, deeper = keys[0], keys[1:]
    inside = with_value(thing.get(key, {}), deeper, value) if deeper else value
    if inside is None or deeper and inside == {}:
        return {name: one for name, one in thing.items() if name != key}
    return {**thing, key: inside}
