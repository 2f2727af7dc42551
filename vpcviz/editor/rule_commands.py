"""What can somebody ask to be done to a list of routes or rules?"""

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command, with_value
from vpcviz.editor.fields import entry_model, place_of, typed_value
from vpcviz.network.changes import Json, document_of
from vpcviz.network.document import topology_of
from vpcviz.network.edits.values import put, reorder, take_out, value_at
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


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


def add_entry(asked: Asked) -> Command:
    """Add an entry at the end of a list of rules."""
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
    document[section][object_id] = with_value(thing, [*above, last], [*entries, entry])
    return topology_of(document)


def set_entry(asked: Asked) -> Command:
    """Change an entry."""
    section, object_id, key, entry = _entry(asked)
    place = (*place_of(section, object_id, key), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        before = value_at(topology, place)
        if not isinstance(before, dict):
            raise EditRefused(f"{object_id} has no such rule any more")
        kept = {name: before[name] for name in ("note", "off") if name in before and name not in entry}
        return Edited(put(topology, place, {**entry, **kept}), f"{object_id}: changed {_told(entry)}")

    return Command(edit)


def switch_entry(asked: Asked) -> Command:
    """Switch an entry off, or on again."""
    place = (*place_of(asked.get("section", ""), asked.get("id", ""), asked.get("list", "")), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        entry = value_at(topology, place)
        if not isinstance(entry, dict):
            raise EditRefused(f"{place[1]} has no such rule any more")
        is_off = not entry.get("off", False)
        switched = put(topology, (*place, "off"), True) if is_off else take_out(topology, (*place, "off"))
        return Edited(switched, f"{place[1]}: {_told(entry)} is {'off' if is_off else 'on'}")

    return Command(edit)


def remove_entry(asked: Asked) -> Command:
    """Remove an entry."""
    place = (*place_of(asked.get("section", ""), asked.get("id", ""), asked.get("list", "")), asked.get("entry", ""))

    def edit(topology: Topology) -> Edited:
        entry = value_at(topology, place)
        return Edited(take_out(topology, place), f"{place[1]}: removed {_told(entry)}")

    return Command(edit)


def raise_entry(asked: Asked) -> Command:
    """Move an entry up by one."""
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
