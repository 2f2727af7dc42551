"""Which form does a thing have: a field for each of its keys but its lists of rules?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import EnumType, StrEnum
from ipaddress import IPv4Network
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from vpcviz.editor.zones import regions_for, zones_for
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.addressing import RESERVED, usable_addresses
from vpcviz.network.changes import Json, Place, keyed
from vpcviz.network.configured import Part
from vpcviz.network.nameable import Fits, nameable
from vpcviz.network.sections import SECTIONS, managed_things, things_in
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS
from vpcviz.network.values import REFERS, Refers


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
        suggested: What is often typed there.
        hint: What follows from the value; empty where nothing is worth a word.
        error: What is wrong with what was typed; empty where it is in order.
    """

    key: str
    label: str
    control: Control
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    usual: str = ""
    suggested: tuple[str, ...] = ()
    hint: str = ""
    error: str = ""

    @property
    def slug(self) -> str:
        """The key as a part of an element's id."""
        return slug_of(self.key)


@dataclass(frozen=True, slots=True)
class Form:
    """
    Attributes:
        kind: What the thing is, as a sentence has it: `a subnet`.
        new_id: What it is to be called.
        error: What is wrong with it, but with none of its fields.
    """

    section: str
    id: str
    kind: str
    new_id: Field
    fields: tuple[Field, ...]
    error: str = ""


Typed = Mapping[str, str]
"""What somebody has typed, by the field's key."""

ANY = "?"
"""Stands for whatever could be typed."""

ID = "id"
"""Stands for what a thing is called, which is no key in it."""

_LABELS = {
    ID: "Id",
    "vpc": "VPC",
    "network_acl": "Network ACL",
    "cidr": "Addresses",
    "cidrs": "Addresses",
    "ipv6_cidr": "IPv6 addresses",
    "ipv6_cidrs": "IPv6 addresses",
    "ipv6_addresses": "IPv6 addresses",
    "assign_ipv6_address_on_creation": "Assigns IPv6 addresses",
    "enable_dns64": "DNS64",
    "mac": "MAC address",
    "macs": "MAC addresses",
    "source_dest_check": "Source/destination check",
    "entries": "Blocks of addresses",
    "service": "AWS service",
    "max_entries": "Room for entries",
    "main": "Main route table",
    "default": "The VPC's default",
    "guest.mtu": "MTU, octets",
    "guest.ip_forward": "Guest forwards (ip_forward)",
    "guest.masquerade": "Guest masquerades",
    "guest.reverse_path_filter": "Guest's rp_filter",
    "guest.listens": "Guest listens",
    "guest.addresses": "Guest's further addresses",
    "guest.routes": "Guest's routes",
    "gateway": "Gateway",
    "vpn_connection": "VPN connection",
    "transit_gateway": "Peered transit gateway",
    "ingress": "Inbound rules",
    "egress": "Outbound rules",
    "via": "Next hop",
    "action": "Allow/Deny",
    "preserve_client_address": "Client's address kept",
    "cross_zone": "Crosses zones",
}
_PLAIN_LISTS = frozenset({"ports"})
"""Pairs that are written as one text."""


def form_of(topology: Topology, section: str, object_id: str) -> Form:
    """Give the form of a thing, filled in; its lists of rules have tables of their own."""
    thing, fits = thing_of(topology, section, object_id), nameable(topology, ObjectId(object_id))
    fields = (
        field_of(topology, object_id, key, hint, value_in(thing, key), field, fits)
        for key, hint, field in model_keys(SECTIONS[section])
        if not _entry_model(hint)
    )
    return Form(
        section, object_id, SECTIONS[section].kind, Field(ID, label_of(ID), Control.TEXT, object_id), tuple(fields)
    )


def refilled(form: Form, typed: Typed, errors: Mapping[str, str]) -> Form:
    """Put into a form what somebody has typed, and beside each field what is wrong with it."""
    fields = (replace(retyped(one, typed), error=errors.get(one.key, "")) for one in form.fields)
    new_id = replace(retyped(form.new_id, typed), error=errors.get(ID, ""))
    return replace(form, new_id=new_id, fields=tuple(fields), error=errors.get("", ""))


def retyped(field: Field, typed: Typed) -> Field:
    """Put into a field what somebody has typed, if anything; a flag's `false` is written as a field holds it."""
    text = typed.get(field.key, field.value)
    is_no = field.control is Control.FLAG and text != "true"
    return replace(field, value="" if is_no else text)


def typed_value(model: type[BaseModel], key: str, text: str) -> Json:
    """Give what a typed text stands for in a file; None where nothing is to stand there."""
    hint, field = next((hint, field) for name, hint, field in model_keys(model) if name == key)
    text = text.strip()
    match _control(key, hint):
        case Control.FLAG if field.default is None and not text:
            return None
        case Control.FLAG:
            return text == "true"
        case Control.LIST if not ("=" in text and _is_mapping(hint)):
            return [_scalar(hint, one) for one in text.replace(",", " ").split()] or None
        case _:
            return _pairs(text) if "=" in text and _is_mapping(hint) else _scalar(hint, text) if text else None


def keys_of(section: str) -> tuple[str, ...]:
    """Name the keys of a section's things that are typed: all but lists of rules."""
    model = SECTIONS.get(section)
    return tuple(key for key, hint, _ in model_keys(model) if not _entry_model(hint)) if model else ()


def lists_of(section: str) -> tuple[str, ...]:
    """Name the keys of a section's things that are lists of rules."""
    model = SECTIONS.get(section)
    return tuple(key for key, hint, _ in model_keys(model) if _entry_model(hint)) if model else ()


def entry_model(section: str, key: str) -> type[BaseModel] | None:
    """Give what the entries of a list of rules are; None where the key leads to no such list."""
    model = SECTIONS.get(section)
    hints = (hint for name, hint, _ in model_keys(model) if name == key) if model else ()
    return next((_entry_model(hint) for hint in hints), None)


def model_keys(model: type[BaseModel], above: Sequence[str] = ()) -> list[tuple[str, Any, Any]]:
    """Give each key of a model with its type and its field, those of the parts in it by their whole way."""
    found: list[tuple[str, Any, Any]] = []
    hints = get_type_hints(model)
    for name, field in model.model_fields.items():
        hint = _without_none(hints[name])
        if isinstance(hint, type) and issubclass(hint, Part):
            found += model_keys(hint, (*above, name))
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
    if get_origin(hint) in (tuple, dict):
        return Control.LIST
    return Control.CHOICE if isinstance(hint, EnumType) or _offered(name) else Control.TEXT


def _offered(name: str, field: FieldInfo | None = None) -> str:
    """Name the section whose things a key may name; empty where it names none, or more than one kind."""
    marked = (one.section for one in _refers(field) if one.section and not one.is_each)
    return next(marked, f"{name}s" if f"{name}s" in SECTIONS else "")


def _refers(field: FieldInfo | None) -> tuple[Refers, ...]:
    return tuple(one for one in (field.metadata if field else ()) if isinstance(one, Refers))


def field_of(
    topology: Topology, object_id: str, key: str, hint: Any, value: Json, field: FieldInfo, fits: Fits
) -> Field:
    """Give the field in which one value of a thing, or of an entry of its lists, is put in."""
    offered = _offered(key.rpartition(".")[2], field)
    control, default = Control.CHOICE if offered else _control(key, hint), field.default
    choices: tuple[tuple[str, str], ...] = ()
    if control is Control.FLAG and default is None:
        # Of itself it is neither: what it is depends on other things.
        control, choices = Control.CHOICE, (("", REFERS.left_out), ("true", "yes"), ("false", "no"))
        value = {True: "true", False: "false"}.get(value)
    is_set_of_itself = control is Control.FLAG or (isinstance(hint, EnumType) and not field.is_required())
    shown = written(default if value is None and is_set_of_itself else value)
    if isinstance(hint, EnumType):
        choices = tuple((value, value) for value in map(str, hint.__members__.values()))
        choices = (("", "none"), *choices) if default is None else choices
    elif offered:
        left_out = next((one.left_out for one in _refers(field)), REFERS.left_out)
        usual = () if field.is_required() else (("", left_out),)
        choices = (*usual, *_choices(topology, offered, key, str(shown), fits))
    return Field(
        key,
        label_of(key),
        control,
        shown,
        choices,
        _usual(topology, object_id, key, default),
        suggested=_suggested(topology, object_id, key),
        hint=hint_of(key, shown),
    )


def _suggested(topology: Topology, object_id: str, key: str) -> tuple[str, ...]:
    return zones_for(topology, object_id) if key == "zone" else regions_for(topology) if key == "region" else ()


def _choices(topology: Topology, section: str, key: str, present: str, fits: Fits) -> Iterator[tuple[str, str]]:
    """Offer what AWS would take; what stands there now stays, and is marked where AWS would not."""
    things = things_in(topology, section)
    for one, thing in things.items():
        is_taken = fits(key, one)
        if one == present or is_taken and "/" not in one:
            yield str(one), called(one, thing) + ("" if is_taken else ", not to be had here")
    if present and present not in things:
        yield present, f"{present}, not to be had here"


def hint_of(key: str, value: str) -> str:
    """Tell how many addresses a subnet's block leaves to use, if it has one; what is no block leaves none."""
    if key != "cidr" or not value.strip():
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
            ungrouped = [one for _, one, thing in managed_things(topology) if not thing.has_groups]
            return "none" if object_id in ungrouped else "the VPC's default group"
        case "entries":
            return "unknown"
        case "max_entries":
            return "as many as there are"
        case "service":
            return "none: a list of your own"
        case "guest.listens":
            return "every port"
        case "target_port":
            return "the listener's"
        case "network_interfaces":
            return "called after it"
        case "macs":
            return "made from the addresses"
        case "public_addresses" | "targets" | "listeners":
            return "none"
        case "ports" | "type" | "code":
            return "all"
        case "protocol":
            return "all" if default == ALL_PROTOCOLS else protocol_name(default)
        case "port" if default is None:
            return "the protocol's usual one"
        case _:
            pass
    return str(default) if isinstance(default, int) and not isinstance(default, bool) else ""


def label_of(key: str) -> str:
    """Say what a key is, as its field is labelled."""
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
            return ", ".join(map(written, value))
        case {"target": target, "port": port}:
            return f"{target}:{port}"
        case dict():
            return ", ".join(f"{key}={written(one)}" for key, one in value.items())
        case _:
            return str(value)


def thing_of(topology: Topology, section: str, object_id: str) -> Json:
    """Give a thing as its file has it, each entry of its lists by a key of its own."""
    described = things_in(topology, section)[ObjectId(object_id)].model_dump(mode="json", exclude_defaults=True)
    return keyed(described, (section, object_id))


def value_in(thing: Json, key: str) -> Json:
    """Give what stands in a thing under keys that are joined by dots; None where nothing does."""
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


def _pairs(text: str) -> dict[str, str | None]:
    pairs = (one.partition("=") for one in text.split(",") if one.strip())
    return {key.strip(): value.strip() or None for key, _, value in pairs}
