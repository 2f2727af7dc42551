"""Which form does a thing have: a field for each of its keys, a table for each of its lists of rules?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import EnumType, StrEnum
from ipaddress import IPv4Network
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.addressing import RESERVED, usable_addresses
from vpcviz.network.changes import Json, Place, keyed
from vpcviz.network.configured import Part
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology
from vpcviz.network.values import Refers


class Control(StrEnum):
    """How a value is put in."""

    TEXT = "text"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Field:
    """
    Attributes:
        key: The keys that lead to it in the thing, joined by dots.
        label: In words.
        value: As it is typed; `true` or empty for a flag.
        choices: What can be chosen, by what it is called; the empty one is what AWS takes where nothing is said.
        usual: What stands there where nothing is typed.
        hint: What follows from the value; empty where nothing is worth a word.
        error: What is wrong with what was typed; empty where it is in order.
    """

    key: str
    label: str
    control: Control
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    usual: str = ""
    hint: str = ""
    error: str = ""

    @property
    def slug(self) -> str:
        """The key as a part of an element's id."""
        return slug_of(self.key)


@dataclass(frozen=True, slots=True)
class Row:
    """
    Attributes:
        key: The entry's own among its siblings.
        place: From 0 on.
        is_off: Whether it is left out of the network.
        decides: The names of the saved probes on whose way it is the one that decides.
    """

    key: str
    place: int
    fields: tuple[Field, ...]
    is_off: bool
    decides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleTable:
    """
    Attributes:
        key: The keys that lead to it in the thing, joined by dots.
        heads: What each column is called.
        new: The fields of an entry that is to be added.
    """

    key: str
    label: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    new: tuple[Field, ...]

    @property
    def order(self) -> str:
        """The keys of the entries in their order, one a line."""
        return "\n".join(row.key for row in self.rows)


@dataclass(frozen=True, slots=True)
class Form:
    """
    Attributes:
        kind: What the thing is, as a sentence has it: `a subnet`.
    """

    section: str
    id: str
    kind: str
    fields: tuple[Field, ...]
    tables: tuple[RuleTable, ...]


Typed = Mapping[str, str]
"""What somebody has typed, by the field's key."""

_LABELS = {
    "id": "Id",
    "vpc": "VPC",
    "network_acl": "Network ACL",
    "cidr": "Addresses",
    "cidrs": "Addresses",
    "mac": "MAC address",
    "source_dest_check": "Source/destination check",
    "main": "Main route table",
    "default": "The VPC's default",
    "guest.mtu": "MTU, octets",
    "guest.ip_forward": "Guest forwards (ip_forward)",
    "guest.masquerade": "Guest masquerades",
    "guest.reverse_path_filter": "Guest's rp_filter",
    "guest.listens": "Guest listens",
    "guest.addresses": "Guest's further addresses",
    "guest.routes": "Guest's routes",
    "ingress": "Inbound rules",
    "egress": "Outbound rules",
}
_PLAIN_LISTS = frozenset({"ports"})
"""Pairs that are written as one text."""


def form_of(topology: Topology, section: str, object_id: str) -> Form:
    """Give the form of a thing, filled in."""
    model = SECTIONS[section]
    described = things_in(topology, section)[ObjectId(object_id)].model_dump(mode="json", exclude_defaults=True)
    thing = keyed(described, (section, object_id))
    fields, tables = [], []
    for key, hint, field in _keys_of(model):
        value = _inside(thing, key)
        if part := _entry_model(hint):
            tables.append(_table(topology, key, part, value))
        else:
            fields.append(_field(topology, object_id, key, hint, value, field))
    return Form(section, object_id, SECTIONS[section].kind, tuple(fields), tuple(tables))


def refilled(form: Form, typed: Typed, errors: Mapping[str, str]) -> Form:
    """Put into a form what somebody has typed, and beside each field what is wrong with it."""
    fields = (replace(_retyped(one, typed), error=errors.get(one.key, "")) for one in form.fields)
    return replace(form, fields=tuple(fields))


def retyped(form: Form, typed: Typed) -> Form:
    """Put into a list of rules what somebody has typed for one of its entries, or for a new one."""
    entry = {key.removeprefix("entry:"): one for key, one in typed.items() if key.startswith("entry:")}
    if not entry:
        return form

    def filled(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(_retyped(one, entry) for one in fields)

    def again(table: RuleTable) -> RuleTable:
        if table.key != typed.get("list"):
            return table
        if "entry" not in typed:
            return replace(table, new=filled(table.new))
        rows = (replace(row, fields=filled(row.fields)) if row.key == typed["entry"] else row for row in table.rows)
        return replace(table, rows=tuple(rows))

    return replace(form, tables=tuple(map(again, form.tables)))


def _retyped(field: Field, typed: Typed) -> Field:
    """Put into a field what somebody has typed, if anything; a flag's `false` is written as a field holds it."""
    text = typed.get(field.key, field.value)
    is_no = field.control is Control.FLAG and text != "true"
    return replace(field, value="" if is_no else text)


def with_deciding(form: Form, decided: Callable[[str], tuple[tuple[str, ...], ...]]) -> Form:
    """Tell of each entry of a form's lists, given by the list's key, which saved probes it decides."""

    def told(table: RuleTable) -> RuleTable:
        names = decided(table.key)
        return replace(table, rows=tuple(replace(row, decides=names[row.place]) for row in table.rows))

    return replace(form, tables=tuple(told(one) if one.rows and decided(one.key) else one for one in form.tables))


def typed_value(model: type[BaseModel], key: str, text: str) -> Json:
    """Give what a typed text stands for in a file; None where nothing is to stand there."""
    hint = next(hint for name, hint, _ in _keys_of(model) if name == key)
    text = text.strip()
    match _control(key, hint):
        case Control.FLAG:
            return text == "true"
        case Control.LIST:
            return [_scalar(hint, one) for one in text.replace(",", " ").split()] or None
        case _:
            return _pairs(text) if "=" in text and _is_mapping(hint) else _scalar(hint, text) if text else None


def keys_of(section: str) -> tuple[str, ...]:
    """Name the keys of a section's things that are typed: all but lists of rules."""
    model = SECTIONS.get(section)
    return tuple(key for key, hint, _ in _keys_of(model) if not _entry_model(hint)) if model else ()


def entry_model(section: str, key: str) -> type[BaseModel] | None:
    """Give what the entries of a list of rules are; None where the key leads to no such list."""
    model = SECTIONS.get(section)
    hints = (hint for name, hint, _ in _keys_of(model) if name == key) if model else ()
    return next((_entry_model(hint) for hint in hints), None)


def _keys_of(model: type[BaseModel], above: Sequence[str] = ()) -> list[tuple[str, Any, Any]]:
    """Give each key of a model with its type and its field, those of the parts in it by their whole way."""
    found: list[tuple[str, Any, Any]] = []
    hints = get_type_hints(model)
    for name, field in model.model_fields.items():
        hint = _without_none(hints[name])
        if isinstance(hint, type) and issubclass(hint, Part):
            found += _keys_of(hint, (*above, name))
        elif name != "off":
            found.append((".".join((*above, name)), hint, field))
    return found


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    others = [one for one in get_args(hint) if one is not NoneType]
    return others[0] if len(others) == 1 else hint


def _entry_model(hint: Any) -> type[BaseModel] | None:
    inside = get_args(hint)[0] if get_origin(hint) is tuple and get_args(hint) else None
    return inside if isinstance(inside, type) and issubclass(inside, BaseModel) else None


def _control(key: str, hint: Any) -> Control:
    name = key.rpartition(".")[2]
    if hint is bool:
        return Control.FLAG
    if name in _PLAIN_LISTS:
        return Control.TEXT
    if get_origin(hint) is tuple:
        return Control.LIST
    return Control.CHOICE if isinstance(hint, EnumType) or _offered(name) else Control.TEXT


def _offered(name: str, field: FieldInfo | None = None) -> str:
    """Name the section whose things a key may name; empty where it names none, or more than one kind."""
    marked = (one.section for one in (field.metadata if field else ()) if isinstance(one, Refers) and one.section)
    return next(marked, f"{name}s" if f"{name}s" in SECTIONS else "")


def _field(topology: Topology, object_id: str, key: str, hint: Any, value: Json, field: FieldInfo) -> Field:
    offered = _offered(key.rpartition(".")[2], field)
    control, default = Control.CHOICE if offered else _control(key, hint), field.default
    is_set_of_itself = control is Control.FLAG or (isinstance(hint, EnumType) and not field.is_required())
    shown = written(default if value is None and is_set_of_itself else value)
    choices: tuple[tuple[str, str], ...] = ()
    if isinstance(hint, EnumType):
        choices = tuple((value, value) for value in map(str, hint.__members__.values()))
    elif offered:
        usual = () if field.is_required() else (("", "as AWS does of itself"),)
        choices = (*usual, *((str(one), called(one, thing)) for one, thing in things_in(topology, offered).items()))
    return Field(
        key, _label(key), control, shown, choices, _usual(topology, object_id, key, default), hint_of(key, shown)
    )


def hint_of(key: str, value: str) -> str:
    """Tell how many addresses a subnet's block leaves to use; what is no block leaves none."""
    if key != "cidr":
        return ""
    try:
        left = usable_addresses(IPv4Network(value.strip()))
    except ValueError:
        left = 0
    return f"{left:,} to use, {RESERVED} are AWS's own"


def slug_of(key: str) -> str:
    """Make a key a part of an element's id."""
    return key.replace(".", "-")


def _usual(topology: Topology, object_id: str, key: str, default: Any) -> str:
    match key:
        case "address":
            return "the lowest that is free"
        case "name":
            return object_id
        case "security_groups":
            return "the VPC's default group"
        case "guest.listens":
            return "every port"
        case "ports" | "type" | "code" | "protocol":
            return "all"
        case _:
            pass
    return str(default) if isinstance(default, int) and not isinstance(default, bool) else ""


def _label(key: str) -> str:
    return _LABELS.get(key, key.rpartition(".")[2].replace("_", " ").capitalize())


def called(object_id: str, thing: Any) -> str:
    """Say which thing it is, by its id and the name that the drawing shows."""
    return f"{thing.name} ({object_id})" if thing.name and thing.name != object_id else object_id


def written(value: Json) -> str:
    """Write a value as it is typed."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else ""
        case list():
            return ", ".join(map(str, value))
        case dict():
            return ", ".join(f"{key}={one}" for key, one in value.items())
        case _:
            return str(value)


def _table(topology: Topology, key: str, part: type[BaseModel], entries: Json) -> RuleTable:
    columns = [(name, hint, field) for name, hint, field in _keys_of(part) if name != "note"]
    rows = tuple(
        Row(
            name,
            place,
            tuple(_field(topology, "", column, hint, entry.get(column), field) for column, hint, field in columns),
            bool(entry.get("off")),
        )
        for place, (name, entry) in enumerate((entries or {}).items())
    )
    new = tuple(_field(topology, "", column, hint, None, field) for column, hint, field in columns)
    return RuleTable(key, _label(key), tuple(_label(name) for name, _, _ in columns), rows, new)


def _inside(thing: Json, key: str) -> Json:
    for name in key.split("."):
        if not isinstance(thing, dict):
            return None
        thing = thing.get(name)
    return thing


def place_of(section: str, object_id: str, key: str) -> Place:
    """Give the keys that lead from the top of the file to a key of a thing."""
    return (section, object_id, *key.split("."))


def _scalar(hint: Any, text: str) -> Json:
    """Give a number where a number is typed; what is none is left for the check to say so."""
    is_number = hint is int or get_origin(hint) in (tuple, Union, UnionType) and int in get_args(hint)
    return int(text) if is_number and text.lstrip("-").isdecimal() else text


def _is_mapping(hint: Any) -> bool:
    return any(get_origin(one) is dict for one in (hint, *get_args(hint)))


def _pairs(text: str) -> dict[str, str]:
    pairs = (one.partition("=") for one in text.split(",") if one.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}
