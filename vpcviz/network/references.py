"""Which things does a thing name, and could it be without them?"""

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.sections import SECTIONS
from vpcviz.network.values import Refers

EACH = "*"
"""Stands for each entry of a list, or for each key of a mapping."""

Keys = tuple[str, ...]


def reference_keys(section: str) -> tuple[tuple[Keys, bool], ...]:
    """
    Give the keys under which the things of a section name others.

    Returns:
        For each the keys that lead there from the thing, and whether the thing, or the entry of a list in which it
        stands, can't be without it.
    """
    return tuple(_keys_in(SECTIONS[section]))


def _keys_in(model: type[BaseModel]) -> Iterator[tuple[Keys, bool]]:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            for keys, is_required in _keys_of(hint, model.model_fields[name].is_required()):
                yield (name, *keys), is_required


def _keys_of(hint: Any, is_required: bool) -> Iterator[tuple[Keys, bool]]:
    """Find the references in a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        if refers := next((one for one in hint.__metadata__ if isinstance(one, Refers)), None):
            yield ((EACH,), True) if refers.is_each else ((), is_required)
        else:
            yield from _keys_of(arguments[0], is_required)
    elif origin in (Union, UnionType):
        for one in arguments:
            yield from _keys_of(one, is_required)
    elif origin is tuple:
        yield from (((EACH, *keys), needed) for keys, needed in _keys_of(arguments[0], True))
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from _keys_in(hint)


def base_of(object_id: str) -> ObjectId:
    """Give the thing that an id belongs to: `a/eth0` to `a`, `lab/main` to `lab`."""
    return ObjectId(object_id.partition("/")[0])


def redirected(document: Mapping[str, Any], follow: Callable[[str], str]) -> dict[str, Any]:
    """Change each reference in a document; what things are called themselves stays."""
    changed = dict(document)
    for section in (section for section in SECTIONS if section in document):
        for keys, is_required in reference_keys(section):
            things = changed[section].items()
            changed[section] = {one: rewrite(thing, keys, is_required, follow) for one, thing in things}
    return changed


def rewrite(value: Any, keys: Keys, is_required: bool, change: Callable[[str], str | None]) -> Any:
    """
    Change the references under some keys of a thing.

    Args:
        value: The thing as its file has it.
        is_required: Whether what it stands in can't be without it.
        change: Gives what to write in place of an id; None where nothing is to stand there any more.

    Returns:
        The thing, without the entries of lists that can't be without what is gone, and without a list of names that has
        none left. None where it can't be without it itself.
    """
    if not keys:
        return change(value) if isinstance(value, str) else value
    key, deeper = keys[0], keys[1:]
    if key == EACH:
        if isinstance(value, Mapping) and not deeper:
            return {name: one for old, one in value.items() if (name := change(old)) is not None} or None
        if not isinstance(value, list):
            return value
        changed = [rewrite(one, deeper, is_required, change) for one in value]
        kept = [one for one in changed if one is not None]
        # A list of rules that has become empty says something else than none at all; of names AWS wants one at least.
        return kept if kept or deeper or not value else None
    if isinstance(value, str) and not deeper:
        # A part may be written as no more than what it names.
        return change(value)
    if not isinstance(value, Mapping) or key not in value:
        return value
    inside = rewrite(value[key], deeper, is_required, change)
    if inside is None:
        return None if is_required and not deeper else {name: one for name, one in value.items() if name != key}
    return {**value, key: inside}
