"""What can somebody ask the editor to do, and what does it do then?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vpcviz.diagrams.revisions import Edit, Edited
from vpcviz.editor.fields import entry_model, keys_of, place_of, typed_value
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import ABSENT, Change, Difference, Json, difference, document_of
from vpcviz.network.document import read_fragment, read_topology, topology_of
from vpcviz.network.edits.connecting import lead_to
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.moving import move
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.pasting import paste
from vpcviz.network.edits.removing import Removed, remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.edits.values import put, reorder, take_out, value_at
from vpcviz.network.errors import EditRefused
from vpcviz.network.lint.topology import lint
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

Asked = Mapping[str, str]
"""The fields of a form that was sent."""

MOST_LETTERS = 4_000_000
"""Of a text that is pasted; what is longer is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Command:
    """
    Attributes:
        is_addition: Whether it adds something and changes nothing, so that it does not matter what its maker has seen.
        chosen: The thing that is chosen afterwards, given what has changed; None leaves the choice as it is.
        walked: The saved probe that is walked afterwards, given what has changed; None leaves what is walked as it is.
    """

    edit: Edit
    is_addition: bool = False
    chosen: Callable[[Difference], str | None] = lambda _changes: None
    walked: Callable[[Difference], str | None] = lambda _changes: None


def command_of(asked: Asked) -> Command:
    """
    Read what is asked for.

    Raises:
        EditRefused: It is nothing that can be done.
    """
    makers: dict[str, Callable[[Asked], Command]] = {
        "place": _place,
        "remove": _remove,
        "set": _set,
        "add-entry": _add_entry,
        "set-entry": _set_entry,
        "switch-entry": _switch_entry,
        "remove-entry": _remove_entry,
        "raise-entry": _raise_entry,
        "move": _move,
        "lead": _lead,
        "duplicate": _duplicate,
        "paste": _paste,
        "position": _position,
        "probe": _save_probe,
        "remedy": _remedy,
        "text": _text,
    }
    make = makers.get(asked.get("do", ""))
    if make is None:
        raise EditRefused("this is nothing that the editor can do", "load the page anew")
    return make(asked)


def _place(asked: Asked) -> Command:
    section, within = asked.get("section", ""), asked.get("within") or None

    def edit(topology: Topology) -> Edited:
        placed = place(topology, section, ObjectId(within) if within else None)
        return Edited(placed.topology, "Placed: " + "; ".join(placed.says))

    return Command(edit, is_addition=True, chosen=_added(section))


def _added(section: str) -> Callable[[Difference], str | None]:
    """Give the thing of a section that has come."""

    def chosen(changes: Difference) -> str | None:
        come = (one for one in changes if isinstance(one, Change) and one.before is ABSENT and len(one.place) == 2)
        return next((one.place[1] for one in come if one.place[0] == section), None)

    return chosen


def _remove(asked: Asked) -> Command:
    ids = _ids(asked)

    def edit(topology: Topology) -> Edited:
        removed = remove(topology, ids)
        return Edited(removed.topology, f"Deleted {', '.join(ids)}{_with_it(removed)}")

    return Command(edit, chosen=lambda _changes: "")


def _with_it(removed: Removed) -> str:
    counts: dict[str, int] = {}
    for section, _ in removed.with_it:
        counts[section] = counts.get(section, 0) + 1
    told = [f"{count} {_plural(section, count)}" for section, count in counts.items()]
    changed = [one for _, one in removed.changed]
    return (f", with {', '.join(told)}" if told else "") + (f"; {', '.join(changed)} changed" if changed else "")


def _plural(section: str, count: int) -> str:
    words = section.replace("_", " ")
    return words if count > 1 else words.removesuffix("s")


def _set(asked: Asked) -> Command:
    section, object_id = asked.get("section", ""), asked.get("id", "")
    new_id = asked.get("new-id", object_id).strip()
    model = SECTIONS.get(section)
    if model is None:
        raise EditRefused(f"{section} has no things of its own")
    typed = {key: asked[f"field:{key}"] for key in keys_of(section) if f"field:{key}" in asked}

    def edit(topology: Topology) -> Edited:
        changed = topology
        document = document_of(topology)
        thing: Json = document.get(section, {}).get(object_id)
        if thing is None:
            raise EditRefused(f"there is no {object_id} any more")
        for key, text in typed.items():
            thing = _with_value(thing, key.split("."), typed_value(model, key, text))
        document[section][object_id] = thing
        changed = topology_of(document)
        if new_id != object_id:
            changed = rename(changed, ObjectId(object_id), new_id)
        return Edited(changed, _changed_keys(topology, changed, object_id, new_id))

    return Command(edit, chosen=lambda _changes: new_id)


def _changed_keys(before: Topology, after: Topology, object_id: str, new_id: str) -> str:
    if new_id != object_id:
        return f"{object_id} is called {new_id}"
    keys = dict.fromkeys(" ".join(change.place[2:]).replace("_", " ") for change in difference(before, after))
    return f"Changed {object_id}: {', '.join(keys)}"


def _with_value(thing: Json, keys: list[str], value: Json) -> Json:
    """Put a value into a thing, or take it out where nothing is to stand there."""
    key, deeper = keys[0], keys[1:]
    inside = _with_value(thing.get(key, {}), deeper, value) if deeper else value
    if inside is None or deeper and inside == {}:
        return {name: one for name, one in thing.items() if name != key}
    return {**thing, key: inside}


def _entry(asked: Asked) -> tuple[str, str, str, dict[str, Json]]:
    """Read an entry of a list of rules: section, thing, list, and the entry as the file has it."""
    section, object_id, key = asked.get("section", ""), asked.get("id", ""), asked.get("list", "")
    model = entry_model(section, key)
    if model is None:
        raise EditRefused(f"{key} is no list of rules")
    values = {
        name: typed_value(model, name, asked[f"entry:{name}"])
        for name in model.model_fields
        if f"entry:{name}" in asked
    }
    return section, object_id, key, {name: value for name, value in values.items() if value is not None}


def _add_entry(asked: Asked) -> Command:
    section, object_id, key, entry = _entry(asked)

    def edit(topology: Topology) -> Edited:
        return Edited(_with_entry(topology, section, object_id, key, entry), f"{object_id}: added {_told(entry)}")

    return Command(edit)


def _with_entry(topology: Topology, section: str, object_id: str, key: str, entry: Json) -> Topology:
    """Add an entry at the end of a list, be it that it is there already: then AWS's reason is told."""
    document = document_of(topology)
    thing = document.get(section, {}).get(object_id)
    if thing is None:
        raise EditRefused(f"there is no {object_id} any more")
    *above, last = key.split(".")
    entries = value_at(topology, (section, object_id, *above, last))
    entries = entries if isinstance(entries, list) else []
    document[section][object_id] = _with_value(thing, [*above, last], [*entries, entry])
    return topology_of(document)


def _set_entry(asked: Asked) -> Command:
    section, object_id, key, entry = _entry(asked)
    place = (*place_of(section, object_id, key), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        before = value_at(topology, place)
        if not isinstance(before, dict):
            raise EditRefused(f"{object_id} has no such rule any more")
        kept = {name: before[name] for name in ("note", "off") if name in before and name not in entry}
        return Edited(put(topology, place, {**entry, **kept}), f"{object_id}: changed {_told(entry)}")

    return Command(edit)


def _switch_entry(asked: Asked) -> Command:
    place = (*place_of(asked.get("section", ""), asked.get("id", ""), asked.get("list", "")), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        entry = value_at(topology, place)
        if not isinstance(entry, dict):
            raise EditRefused(f"{place[1]} has no such rule any more")
        is_off = not entry.get("off", False)
        switched = put(topology, (*place, "off"), True) if is_off else take_out(topology, (*place, "off"))
        return Edited(switched, f"{place[1]}: {_told(entry)} is {'off' if is_off else 'on'}")

    return Command(edit)


def _remove_entry(asked: Asked) -> Command:
    place = (*place_of(asked.get("section", ""), asked.get("id", ""), asked.get("list", "")), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        entry = value_at(topology, place)
        return Edited(take_out(topology, place), f"{place[1]}: removed {_told(entry)}")

    return Command(edit)


def _raise_entry(asked: Asked) -> Command:
    place = place_of(asked.get("section", ""), asked.get("id", ""), asked.get("list", ""))
    key = asked.get("entry", "")

    def edit(topology: Topology) -> Edited:
        order = asked.get("order", "").split("\n")
        if key not in order[1:]:
            raise EditRefused("this rule is the first one, or gone")
        at = order.index(key)
        order[at - 1], order[at] = order[at], order[at - 1]
        return Edited(reorder(topology, place, tuple(order)), f"{place[1]}: moved a rule up")

    return Command(edit)


def _told(entry: Json) -> str:
    """Tell a route or a rule in its own values."""
    if not isinstance(entry, dict):
        return "a rule"
    if "target" in entry:
        return f"{entry.get('destination')} to {entry['target']}"
    return " ".join(str(value) for name, value in entry.items() if name not in ("note", "off"))


def _move(asked: Asked) -> Command:
    ids, into = _ids(asked), ObjectId(asked.get("into", ""))

    def edit(topology: Topology) -> Edited:
        moved = move(topology, ids, into)
        return Edited(moved.topology, "; ".join(moved.says))

    return Command(edit)


def _ids(asked: Asked) -> list[ObjectId]:
    """Read which things are meant; an id has no spaces."""
    ids = [ObjectId(one) for one in asked.get("id", "").split()]
    if not ids:
        raise EditRefused("nothing is chosen", "choose a thing in the drawing or in the outline")
    return ids


def _lead(asked: Asked) -> Command:
    subnet, target = ObjectId(asked.get("id", "")), ObjectId(asked.get("to", ""))

    def edit(topology: Topology) -> Edited:
        led = lead_to(topology, subnet, target)
        return Edited(led.topology, "; ".join(led.says))

    return Command(edit)


def _duplicate(asked: Asked) -> Command:
    originals = _ids(asked)

    def edit(topology: Topology) -> Edited:
        says: list[str] = []
        for original in originals:
            copied = duplicate(topology, original)
            topology = copied.topology
            says += copied.says
        return Edited(topology, "; ".join(says))

    return Command(edit, is_addition=True, chosen=_come)


def _come(changes: Difference) -> str:
    """Give all things that have come."""
    come = (one for one in changes if isinstance(one, Change) and one.before is ABSENT and len(one.place) == 2)
    return " ".join(one.place[1] for one in come if one.place[0] in SECTIONS and one.place[0] != "probes")


def _paste(asked: Asked) -> Command:
    text, within = asked.get("text", ""), asked.get("into") or None
    _check_length(text)

    def edit(topology: Topology) -> Edited:
        pasted = paste(topology, read_fragment(text), ObjectId(within) if within else None)
        return Edited(pasted.topology, pasted.says)

    return Command(edit, is_addition=True, chosen=_come)


def _position(asked: Asked) -> Command:
    ids = _ids(asked)
    try:
        across, down = ([round(float(one)) for one in asked.get(axis, "").split()] for axis in ("x", "y"))
        places = list(zip(ids, across, down, strict=True))
    except (ValueError, OverflowError):
        raise EditRefused("a place in the drawing is two numbers") from None

    def edit(topology: Topology) -> Edited:
        for object_id, x, y in places:
            topology = put(topology, ("positions", object_id), [x, y])
        return Edited(topology, f"Moved {', '.join(ids)}")

    return Command(edit)


def _save_probe(asked: Asked) -> Command:
    def edit(topology: Topology) -> Edited:
        number = next(n for n in range(1, len(topology.probes) + 2) if f"probe-{n}" not in topology.probes)
        probe = {"source": asked.get("from", "").strip(), "destination": asked.get("to", "").strip()}
        if protocol := asked.get("protocol", "").strip():
            probe["protocol"] = protocol
        port: dict[str, Json] = {"port": int(asked["port"])} if asked.get("port", "").isdecimal() else {}
        changed = put(topology, ("probes", f"probe-{number}"), {**probe, **port})
        return Edited(changed, f"Saved the probe {probe['source']} to {probe['destination']}")

    return Command(edit, is_addition=True, walked=_added("probes"))


def _remedy(asked: Asked) -> Command:
    def edit(topology: Topology) -> Edited:
        for advice in lint(topology):
            if advice.at == asked.get("at") and advice.remedy and advice.remedy.says == asked.get("remedy"):
                return Edited(advice.remedy.edit(topology), advice.remedy.says)
        raise EditRefused("this has been done already, or is not advised any more")

    return Command(edit)


def _text(asked: Asked) -> Command:
    text = asked.get("text", "")
    _check_length(text)

    def edit(topology: Topology) -> Edited:
        return Edited(read_topology(text), "Changed the text")

    return Command(edit)


def _check_length(text: str) -> None:
    if len(text) > MOST_LETTERS:
        raise EditRefused(f"{len(text):,} letters are more than a drawing may have ({MOST_LETTERS:,})")
