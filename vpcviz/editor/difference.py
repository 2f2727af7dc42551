"""What has a revision changed, value by value and in the picture?"""

import json
from dataclasses import dataclass
from enum import StrEnum

from vpcviz.diagrams.models import Diagram
from vpcviz.drawing.geometry import Box
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import ABSENT, Change, Difference, Json, Reordered, read_difference


class Side(StrEnum):
    """Which of the two drawings is looked at."""

    AFTER = "after"
    BEFORE = "before"


class What(StrEnum):
    """What has become of a thing; the value is the word that is written at it."""

    NEW = "new"
    GONE = "deleted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A value that a revision has changed, as it reads."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing in the picture that a revision has touched."""

    what: What
    box: Box


def difference_of(diagram: Diagram, number: int) -> Difference:
    """Give what a revision has changed; nothing for the beginning."""
    revision = diagram.revisions.filter(number=number).first()
    return read_difference(revision.difference) if revision else ()


def changes_of(changes: Difference) -> list[ShownChange]:
    """Tell changes value by value; where something else is one, not where all stands in the drawing for that."""
    told = [one for one in changes if one.place[0] != "positions"]
    return [_shown(one) for one in told or changes]


def _shown(change: Change | Reordered) -> ShownChange:
    place = " ".join(change.place)
    if isinstance(change, Reordered):
        return ShownChange(place, ", ".join(change.before), ", ".join(change.after))
    return ShownChange(place, *("" if one is ABSENT else _read(one) for one in (change.before, change.after)))


def _read(value: Json) -> str:
    """Write a value as it reads in the topology file, in one line."""
    match value:
        case str():
            return value
        case dict():
            return ", ".join(f"{key}: {_inside(one)}" for key, one in value.items())
        case list():
            return ", ".join(map(_inside, value))
        case _:
            return json.dumps(value, ensure_ascii=False)


def _inside(value: Json) -> str:
    match value:
        case dict():
            return f"{{{_read(value)}}}"
        case list():
            return f"[{_read(value)}]"
        case _:
            return _read(value)


def marks_of(picture: Picture, changes: Difference, side: Side) -> list[Mark]:
    """Find where in the picture of a side stands what has been changed, what has come, or what is going to go."""
    boxes: dict[str, Box] = {object_id: place.box for object_id, place in picture.anchors.items()}
    boxes |= {shape.object_id: shape.box for shape in picture.vpcs}
    boxes |= {shape.object_id: shape.box for shape in picture.subnets}
    boxes |= {shape.object_id: shape.box for shape in picture.route_tables}
    absent = {Side.AFTER: What.GONE, Side.BEFORE: What.NEW}[side]
    return [Mark(what, boxes[one]) for one, what in touched(changes).items() if what is not absent and one in boxes]


def touched(changes: Difference) -> dict[ObjectId, What]:
    """Say what has become of each thing that is named by a change, or in which one is."""
    found: dict[ObjectId, What] = {}
    # What has only been written down to where it stood, when something else came or went, has not been touched.
    is_move = all(change.place[0] == "positions" for change in changes)
    for change in changes:
        if len(change.place) < 2 or (change.place[0] == "positions" and not is_move):
            continue
        what = What.CHANGED
        if isinstance(change, Change) and len(change.place) == 2 and not is_move:
            what = What.NEW if change.before is ABSENT else What.GONE if change.after is ABSENT else What.CHANGED
        found.setdefault(ObjectId(change.place[1]), what)
    return found
