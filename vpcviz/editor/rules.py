"""Which table does a list of routes or rules have: what AWS has in it of itself, and a row for each entry?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from vpcviz.editor.deciding import Consulted, ListPlace, decided
from vpcviz.editor.entries import called_in_list, state_of, texts_of, word_for
from vpcviz.editor.fields import (
    Control,
    Field,
    Typed,
    entry_model,
    field_of,
    label_of,
    lists_of,
    model_keys,
    retyped,
    thing_of,
    value_in,
)
from vpcviz.editor.fixed_rows import FixedRow, of_itself
from vpcviz.editor.suggested import suggestions
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.configured import Entry
from vpcviz.network.index import Network
from vpcviz.network.nameable import nameable
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.sections import things_in

ROOM = 10
"""What is left between the numbers of two entries of a network ACL, so that others fit in."""

FIRST_NUMBER = 100

Columns = Sequence[tuple[str, tuple[Any, Any, tuple[str, ...]]]]
"""For each key of an entry its type, its field, and what is often typed there."""

_WITH_PORTS = ("type", "code")
"""Keys that share the column of the ports: no packet has both."""


@dataclass(frozen=True, slots=True)
class Row:
    """
    A row that somebody has written.

    Attributes:
        key: The entry's own among its siblings.
        place: From 0 on, in the file.
        name: What it is called where it is one of several: `10.0.0.0/8`, `rule 100`.
        note: The field of its note.
        state: Of a route, as AWS has it; empty for a rule.
        error: What is wrong with it, but with none of its fields.
    """

    key: str
    place: int
    name: str
    fields: tuple[Field, ...]
    note: Field
    is_off: bool
    state: str = ""
    decides: tuple[str, ...] = ()
    error: str = ""

    @property
    def at(self) -> str:
        """The place as a part of an element's id."""
        return str(self.place)


@dataclass(frozen=True, slots=True)
class RuleTable:
    """
    Attributes:
        section: Of the thing whose list it is.
        key: The keys that lead to it in the thing, joined by dots.
        one: What an entry is called: `route`.
        above: What AWS has in it of itself, tried or shown first.
        below: The same, tried last.
        new: The fields of an entry that is to be added.
        nothing: What it means that there is no row; empty where there is one.
        has_switch: Whether an entry can be left out of the network and stay in the file.
        has_order: Whether they are tried one after the other, so that it matters which comes first.
        new_error: What is wrong with the one to be added, but with none of its fields.
    """

    section: str
    key: str
    label: str
    one: str
    rows: tuple[Row, ...]
    new: tuple[Field, ...]
    above: tuple[FixedRow, ...] = ()
    below: tuple[FixedRow, ...] = ()
    nothing: str = ""
    has_switch: bool = True
    has_order: bool = False
    new_error: str = ""

    @property
    def has_state(self) -> bool:
        """Whether an entry may be in the network and still do nothing."""
        return self.section in ("route_tables", "transit_gateway_route_tables")

    @property
    def slug(self) -> str:
        """The key as a part of an element's id."""
        return self.key.replace(".", "-")

    @property
    def columns(self) -> str:
        """The keys of its columns, by which a style knows how to lay them out."""
        return "-".join(field.key for field in self.new)


def tables_of(network: Network, section: str, object_id: str, asked: Consulted) -> tuple[RuleTable, ...]:
    """
    Give the tables of a thing, filled in.

    Args:
        asked: What the saved probes consult.
    """
    thing = thing_of(network.topology, section, object_id)
    return tuple(
        _table(network, (section, object_id, key), value_in(thing, key) or {}, asked) for key in lists_of(section)
    )


def retyped_tables(tables: Sequence[RuleTable], typed: Typed, errors: Mapping[str, str]) -> tuple[RuleTable, ...]:
    """
    Put into a list of rules what somebody has typed for one of its entries, or for a new one.

    Args:
        errors: What is wrong with it, by the key of its field; by an empty one what is wrong with none of them.
    """
    entry = {key.removeprefix("entry:"): one for key, one in typed.items() if key.startswith("entry:")}

    def filled(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(replace(retyped(one, entry), error=errors.get(one.key, "")) for one in fields)

    def again(table: RuleTable) -> RuleTable:
        if not entry or table.key != typed.get("list"):
            return table
        if "entry" not in typed:
            return replace(table, new=filled(table.new), new_error=errors.get("", ""))
        rows = (
            replace(row, fields=filled(row.fields), note=retyped(row.note, entry), error=errors.get("", ""))
            if row.key == typed["entry"]
            else row
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    return tuple(map(again, tables))


def column_of(key: str) -> str:
    """Name the column in which a key of an entry is shown."""
    return "ports" if key in _WITH_PORTS else key


def _table(network: Network, place: ListPlace, written: Json, asked: Consulted) -> RuleTable:
    section, _, list_key = place
    part = entry_model(section, list_key)
    assert part is not None
    columns = _columns(network, place, part)
    rows = [_row(network, place, columns, at, key, entry, asked) for at, (key, entry) in enumerate(written.items())]
    if issubclass(part, NetworkAclEntry):
        rows.sort(key=lambda row: int(row.key))
    above, below = of_itself(network, place, asked)
    return RuleTable(
        section,
        list_key,
        label_of(list_key),
        word_for(part),
        tuple(rows),
        _cells(network, place, columns, _begun(part, rows)),
        above,
        below,
        "" if rows or above or below else _NOTHING.get((section, list_key), ""),
        issubclass(part, Entry),
        issubclass(part, NetworkAclEntry),
    )


_NOTHING = {
    ("security_groups", "ingress"): "No rule: nothing may come in.",
    ("security_groups", "egress"): "No rule: nothing may go out.",
    ("application_load_balancers", "listeners"): "None: it takes nothing.",
    ("classic_load_balancers", "listeners"): "None: it takes nothing.",
    ("network_load_balancers", "listeners"): "None: it takes nothing.",
    ("gateway_load_balancers", "listeners"): "None: it takes nothing.",
    ("instances", "guest.routes"): "None besides those that its interfaces bring.",
}
"""What it means that a list is empty."""


def _columns(network: Network, place: ListPlace, part: type[BaseModel]) -> Columns:
    """Give each column with the type and the field of its key; what is done with a packet comes last."""
    fits = nameable(network.topology, ObjectId(place[1]))
    keys = [
        (key, (hint, field, suggestions(network.topology, place, key, fits)))
        for key, hint, field in model_keys(part)
        if key not in ("note", *_WITH_PORTS)
    ]
    return sorted(keys, key=lambda column: column[0] == "action")


def _row(
    network: Network,
    place: ListPlace,
    columns: Columns,
    at: int,
    key: str,
    entry: Json,
    asked: Consulted,
) -> Row:
    section, object_id, list_key = place
    written: Any = things_in(network.topology, section)[ObjectId(object_id)]
    for name in list_key.split("."):
        written = getattr(written, name)
    texts = texts_of(object_id, written[at])
    is_off = bool(entry.get("off"))
    return Row(
        key,
        at,
        called_in_list(entry, at),
        _cells(network, place, columns, entry),
        Field("note", label_of("note"), Control.TEXT, entry.get("note", "")),
        is_off,
        state_of(network, object_id, written[at]),
        () if is_off or not texts else decided(asked, place, texts),
    )


def _cells(network: Network, place: ListPlace, columns: Columns, entry: Json) -> tuple[Field, ...]:
    return tuple(_cell(network, place, key, column, entry) for key, column in columns)


def _cell(network: Network, place: ListPlace, key: str, column: tuple[Any, Any, tuple[str, ...]], entry: Json) -> Field:
    hint, field, suggested = column
    cell = field_of(network.topology, "", key, hint, entry.get(key), field, lambda _key, _other: True)
    label, value = cell.label, cell.value
    match key:
        case "peer":
            label = "Source" if place[2] == "ingress" else "Destination"
        case "ports":
            label = "Ports or type"
            if "type" in entry:
                value = f"type {entry['type']}" + (f" code {entry['code']}" if "code" in entry else "")
        case _:
            pass
    return replace(cell, label=label, value=value, suggested=suggested)


def _begun(part: type[BaseModel], rows: Sequence[Row]) -> Json:
    """Give what a new entry begins with: the next number, where it has one."""
    if not issubclass(part, NetworkAclEntry):
        return {}
    return {"number": int(rows[-1].key) + ROOM if rows else FIRST_NUMBER}
