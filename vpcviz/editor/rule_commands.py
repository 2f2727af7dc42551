"""What can somebody ask to be done to a list of routes or rules?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pydantic import BaseModel

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command, with_value
from vpcviz.editor.console_words import as_the_file_has_it
from vpcviz.editor.fields import entry_model, place_of, typed_value, written
from vpcviz.facts.protocols import ICMP
from vpcviz.network.changes import Json, Place, document_of, keyed
from vpcviz.network.document import topology_of
from vpcviz.network.edits.values import put, take_out, value_at
from vpcviz.network.errors import EditRefused, Problem, TopologyRefused
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.rule_tables import ALL_MAY_GO_OUT
from vpcviz.network.topology import Topology

_TYPES_EXPECTED = "a type such as type 8, type 3 code 4 or echo request"
_ICMP_NAMES = ("icmp", str(ICMP))
_KEPT = ("note", "off")
"""What an entry keeps where nothing is said of it."""


def _listed(asked: Asked) -> tuple[type[BaseModel], Place]:
    """Read which list of which thing is meant, and what its entries are."""
    section, object_id, key = asked.get("section", ""), asked.get("id", ""), asked.get("list", "")
    model = entry_model(section, key)
    if model is None:
        raise EditRefused(f"{key} is no list of rules")
    return model, place_of(section, object_id, key)


def _typed(model: type[BaseModel], asked: Asked) -> dict[str, Json]:
    """Read an entry as the file has it."""
    typed = {key.removeprefix("entry:"): text.strip() for key, text in asked.items() if key.startswith("entry:")}
    if "ports" in model.model_fields:
        typed = as_the_file_has_it(typed)
    values = {key: typed_value(model, key, typed[key]) for key in model.model_fields if key in typed}
    return {key: value for key, value in values.items() if value is not None}


def _add_entry(asked: Asked) -> Command:
    model, place = _listed(asked)
    entry = _typed(model, asked)

    def edit(topology: Topology) -> Edited:
        entries = _entries(topology, place)
        # A group that is given rules has no more those that AWS has given it.
        entries = _of_itself(place) if entries is None else entries
        return Edited(_with_entries(topology, place, [*entries, entry]), f"{place[1]}: added {_told(entry)}")

    return Command(edit)


def _entries(topology: Topology, place: Place) -> list[Json] | None:
    """Give a list of a thing as it is written; None where it is not."""
    entries = value_at(topology, place)
    return entries if isinstance(entries, list) else None


def _of_itself(place: Place) -> list[Json]:
    """Give what AWS has in a list of itself, and no more in one that is written."""
    is_way_out = (place[0], place[2]) == ("security_groups", "egress")
    return [{"peer": str(rule.peer)} for rule in ALL_MAY_GO_OUT] if is_way_out else []


def _with_entries(topology: Topology, place: Place, entries: list[Json]) -> Topology:
    """Give a list other entries, be it that two of them can't be there at once: then AWS's reason is told."""
    section, object_id, *keys = place
    document = document_of(topology)
    thing = document.get(section, {}).get(object_id)
    if thing is None:
        raise EditRefused(f"There is no {object_id} any more")
    document[section][object_id] = with_value(thing, keys, entries)
    try:
        return topology_of(document)
    except TopologyRefused as refused:
        raise TopologyRefused(tuple(_asking_for_types(refused.problems, place, entries))) from None


def _asking_for_types(problems: Iterable[Problem], place: Place, entries: list[Json]) -> Iterator[Problem]:
    """Ask in the column of the ports for a type, where an entry is for ICMP."""
    texts = {
        ".".join((*place, str(row), "ports")): str(entry["ports"])
        for row, entry in enumerate(entries)
        if "ports" in entry and str(entry.get("protocol", "")).lower() in _ICMP_NAMES
    }
    for problem in problems:
        is_type = problem.path in texts
        yield replace(problem, found=texts[problem.path], expected=_TYPES_EXPECTED) if is_type else problem


def _set_entry(asked: Asked) -> Command:
    model, place = _listed(asked)
    entry, key = _typed(model, asked), asked.get("entry", "")

    def edit(topology: Topology) -> Edited:
        entries, at = _found(topology, place, key)
        kept = {name: entries[at][name] for name in _KEPT if name in entries[at] and f"entry:{name}" not in asked}
        changed = [*entries[:at], {**entry, **kept}, *entries[at + 1 :]]
        return Edited(_with_entries(topology, place, changed), f"{place[1]}: changed {_told(entry)}")

    return Command(edit)


def _found(topology: Topology, place: Place, key: str) -> tuple[list[Json], int]:
    """Find an entry by its key: all entries, and where among them it stands."""
    entries = _entries(topology, place) or []
    keys = [*keyed(entries)]
    if key not in keys:
        raise EditRefused(f"{place[1]} has no such rule any more")
    return entries, keys.index(key)


def _switch_entry(asked: Asked) -> Command:
    _, place = _listed(asked)
    entry_place = (*place, asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        entries, at = _found(topology, place, entry_place[-1])
        is_off = not entries[at].get("off", False)
        off = (*entry_place, "off")
        switched = put(topology, off, True) if is_off else take_out(topology, off)
        return Edited(switched, f"{place[1]}: {_told(entries[at])} is {'off' if is_off else 'on'}")

    return Command(edit)


def _remove_entry(asked: Asked) -> Command:
    _, place = _listed(asked)
    key = asked.get("entry", "")

    def edit(topology: Topology) -> Edited:
        if not key and _entries(topology, place) is None and _of_itself(place):
            return Edited(_with_entries(topology, place, []), f"{place[1]}: removed what AWS lets out of itself")
        entries, at = _found(topology, place, key)
        return Edited(take_out(topology, (*place, key)), f"{place[1]}: removed {_told(entries[at])}")

    return Command(edit)


def _raise_entry(asked: Asked) -> Command:
    return _moved(asked, -1)


def _lower_entry(asked: Asked) -> Command:
    return _moved(asked, 1)


def _moved(asked: Asked, by: int) -> Command:
    """Let an entry of a network ACL change its number with its neighbour; no other list is tried in an order."""
    model, place = _listed(asked)
    key = asked.get("entry", "")
    if model is not NetworkAclEntry:
        raise EditRefused("The order of these decides nothing", "move an entry of a network ACL")

    def edit(topology: Topology) -> Edited:
        entries, _ = _found(topology, place, key)
        order = sorted(keyed(entries), key=int)
        at = order.index(key)
        if not 0 <= at + by < len(order):
            raise EditRefused(f"This rule is the {'first' if by < 0 else 'last'} one")
        other = order[at + by]
        swapped = {key: int(other), other: int(key)}
        numbered = [{**rule, "number": swapped.get(str(rule["number"]), rule["number"])} for rule in entries]
        way = "up" if by < 0 else "down"
        return Edited(_with_entries(topology, place, numbered), f"{place[1]}: moved rule {key} {way}, to {other}")

    return Command(edit)


def _told(entry: Json) -> str:
    """Tell a route or a rule in its own values."""
    if "target" in entry:
        return f"{entry.get('destination')} to {entry['target']}"
    return " ".join(written(value) for name, value in entry.items() if name not in _KEPT)


RULE_COMMANDS: Mapping[str, Callable[[Asked], Command]] = MappingProxyType(
    {
        "add-entry": _add_entry,
        "set-entry": _set_entry,
        "switch-entry": _switch_entry,
        "remove-entry": _remove_entry,
        "raise-entry": _raise_entry,
        "lower-entry": _lower_entry,
    }
)
"""Each by what a form asks to do."""
