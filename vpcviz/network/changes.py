"""What has changed between two topologies, and what becomes of that on top of a third one?"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from typing import Any

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.document import topology_of
from vpcviz.network.errors import VpcvizError
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.sharing import changed_things
from vpcviz.network.topology import Topology

Json = Any
Place = tuple[str, ...]
"""The keys that lead to a value; in a list of routes or rules an entry has a key too, so that its place may change."""


class Absent(Enum):
    """Stands where there is no value."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT

SAME = "the same"
"""Stands for a thing of which nothing can have changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """
    One value that has come, gone, or become another one.

    Attributes:
        behind: The key of the sibling behind which it stands; empty for the first. The order of a file's things
            decides which address each is given.
    """

    place: Place
    before: Json
    after: Json
    behind: str = ""

    @property
    def inverse(self) -> "Change":
        """The change that undoes this one."""
        return Change(self.place, self.after, self.before, self.behind)


@dataclass(frozen=True, slots=True)
class Reordered:
    """The same entries in another order; those that have come or gone are left out."""

    place: Place
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def inverse(self) -> "Reordered":
        """The change that undoes this one."""
        return Reordered(self.place, self.after, self.before)


Difference = tuple[Change | Reordered, ...]
"""All that has changed between two topologies; taken one after the other they lead from the first to the second."""


class Conflict(VpcvizError):
    """A difference does not fit on a topology: what it changes has been changed since."""

    def __init__(self, place: Place, found: str) -> None:
        super().__init__(f"{' '.join(place[1:2] or place)}: {found}")
        self.place = place
        self.found = found


def document_of(topology: Topology) -> dict[str, Json]:
    """Give a topology as its file has it: plain values, what is usual left out."""
    return {"format": topology.format, **topology.model_dump(mode="json", exclude_defaults=True)}


def difference(old: Topology, new: Topology) -> Difference:
    """Find what has changed; nothing where the canonical files are the same."""
    others = changed_things(old, new)
    return tuple(_compare((), *(keyed(_document_without_the_same(one, others)) for one in (old, new))))


def _document_without_the_same(topology: Topology, others: Mapping[str, Set[ObjectId]]) -> dict[str, Json]:
    """Give a document in which whatever is the very same in another topology only has its place."""
    kept: dict[str, dict[ObjectId, Configured]] = {
        section: {one: thing for one, thing in things_in(topology, section).items() if one in others.get(section, ())}
        for section in SECTIONS
    }
    document = document_of(topology.model_copy(update=kept))
    for section, changed in others.items():
        written = document.get(section, {})
        document[section] = {one: written[one] if one in changed else SAME for one in things_in(topology, section)}
    return document


def inverse(changes: Difference) -> Difference:
    """Give the difference that leads back."""
    # What came last goes first, and what had gone comes back in the order in which it stood.
    return tuple(change.inverse for change in reversed(changes))


def apply(changes: Difference, topology: Topology) -> Topology:
    """
    Make a difference on top of a topology, be it the one from which it was taken or a later one.

    Raises:
        Conflict: Something that it changes is not as it was any more.
        TopologyRefused: Each change fits, but what comes of it AWS would refuse.
    """
    tree = keyed(document_of(topology))
    for change in changes:
        if isinstance(change, Reordered):
            _reorder(tree, change)
        else:
            _make(tree, change)
    return topology_of(plain(tree))


def touches(changes: Difference, place: Place) -> bool:
    """Say whether a difference changes something at a place, in it, or around it."""
    return any(_meet(change.place, place) for change in changes)


def write_difference(changes: Difference) -> str:
    """Write a difference as JSON, to be kept."""
    return json.dumps([_written(change) for change in changes], ensure_ascii=False, separators=(",", ":"))


def read_difference(text: str) -> Difference:
    """Read a difference that `write_difference` has written."""
    return tuple(map(_read, json.loads(text)))


class _Entries(dict[str, Json]):
    """A list of entries, by a key that stays an entry's own wherever it stands."""


_SECTIONS = tuple(name for name, field in Topology.model_fields.items() if field.default == {})
_EMPTY_UNLESS_WRITTEN: dict[tuple[str, str], type[dict[str, Json]]] = {
    ("route_tables", "routes"): _Entries,
    ("transit_gateway_route_tables", "routes"): _Entries,
    ("security_groups", "ingress"): _Entries,
    ("network_acls", "ingress"): _Entries,
    ("network_acls", "egress"): _Entries,
    ("application_load_balancers", "listeners"): _Entries,
    ("classic_load_balancers", "listeners"): _Entries,
    ("network_load_balancers", "listeners"): _Entries,
    ("gateway_load_balancers", "listeners"): _Entries,
    ("instances", "guest"): dict,
}
"""What has nothing in it where it is absent, in each thing of a section: two may then fill it side by side."""


def _unwritten(place: Place) -> dict[str, Json]:
    """Give what is in a document, or in a thing, though nobody has written it."""
    if not place:
        return {section: {} for section in _SECTIONS}
    empty = _EMPTY_UNLESS_WRITTEN.items() if len(place) == 2 else ()
    return {key: kind() for (section, key), kind in empty if section == place[0]}


def keyed(value: Json, place: Place = ()) -> Json:
    """Give lists of entries keys, all the way down."""
    if isinstance(value, Mapping):
        return _unwritten(place) | {str(key): keyed(one, (*place, str(key))) for key, one in value.items()}
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        entries = _Entries()
        for one in value:
            key = name = _name_of(one)
            number = 1
            while key in entries:
                number += 1
                key = f"{name} #{number}"
            entries[key] = dict(one)
        return entries
    return value


def _name_of(entry: Mapping[str, Json]) -> str:
    """Name an entry by what there is only one of: a route's destination, an entry's number, a listener's port."""
    for key in ("destination", "number", "port"):
        if key in entry:
            return str(entry[key])
    return json.dumps({key: value for key, value in entry.items() if key not in ("note", "off")}, sort_keys=True)


def plain(tree: Json, place: Place = ()) -> Json:
    """Give back a document, or the part of it at a place, as its file has it."""
    if isinstance(tree, _Entries):
        return [plain(entry, (*place, key)) for key, entry in tree.items()]
    if isinstance(tree, dict):
        left_out = _unwritten(place)
        return {key: plain(one, (*place, key)) for key, one in tree.items() if one or key not in left_out}
    return tree


def _compare(place: Place, old: Json, new: Json) -> Iterator[Change | Reordered]:
    if not isinstance(old, dict) or type(old) is not type(new):
        if old != new:
            yield Change(place, plain(old, place), plain(new, place))
        return
    kept = [key for key in old if key in new]
    for key in reversed([key for key in old if key not in new]):
        yield Change((*place, key), plain(old[key], (*place, key)), ABSENT, _behind(old, key))
    stands = [key for key in new if key in old]
    if kept != stands:
        yield Reordered(place, tuple(kept), tuple(stands))
    for key in kept:
        yield from _compare((*place, key), old[key], new[key])
    for key in new:
        if key not in old:
            yield Change((*place, key), ABSENT, plain(new[key], (*place, key)), _behind(new, key))


def _behind(siblings: Mapping[str, Json], key: str) -> str:
    keys = list(siblings)
    at = keys.index(key)
    return keys[at - 1] if at else ""


def _make(tree: dict[str, Json], change: Change) -> None:
    """Make one change in a tree of entries."""
    *above, key = change.place
    parent = _inside(tree, tuple(above))
    if parent is None:
        raise Conflict(change.place, "it is gone")
    now = plain(parent[key], change.place) if key in parent else ABSENT
    if now == change.after:
        return
    if now != change.before:
        raise Conflict(change.place, "it is gone" if now is ABSENT else "it has been changed")
    if change.after is ABSENT:
        del parent[key]
    elif now is ABSENT:
        _insert(parent, key, keyed(change.after, change.place), change.behind)
    else:
        parent[key] = keyed(change.after, change.place)


def _inside(tree: dict[str, Json], place: Place) -> dict[str, Json] | None:
    for key in place:
        inner = tree.get(key)
        if not isinstance(inner, dict):
            return None
        tree = inner
    return tree


def _insert(siblings: dict[str, Json], key: str, value: Json, behind: str) -> None:
    """Put a value behind its sibling or, where that is gone, at the end."""
    others = list(siblings.items())
    keys = [name for name, _ in others]
    at = 0 if not behind else keys.index(behind) + 1 if behind in siblings else len(keys)
    others.insert(at, (key, value))
    siblings.clear()
    siblings.update(others)


def _reorder(tree: dict[str, Json], change: Reordered) -> None:
    """Put the entries that are still there into their new order, each in a place that one of them had."""
    siblings = _inside(tree, change.place)
    if siblings is None:
        raise Conflict(change.place, "it is gone")
    moved = iter([key for key in change.after if key in siblings])
    concerned = set(change.after)
    keys = [next(moved) if key in concerned else key for key in siblings]
    others = {key: siblings[key] for key in keys}
    siblings.clear()
    siblings.update(others)


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def _written(change: Change | Reordered) -> dict[str, Json]:
    if isinstance(change, Reordered):
        return {"place": change.place, "order": [change.before, change.after]}
    sides = {"before": change.before, "after": change.after}
    present = {side: value for side, value in sides.items() if value is not ABSENT}
    return {"place": change.place, **present, "behind": change.behind}


def _read(written: dict[str, Json]) -> Change | Reordered:
    place = tuple(written["place"])
    if "order" in written:
        before, after = written["order"]
        return Reordered(place, tuple(before), tuple(after))
    return Change(place, written.get("before", ABSENT), written.get("after", ABSENT), written["behind"])
