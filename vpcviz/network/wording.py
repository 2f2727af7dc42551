"""How is what does not fit into the format told in the user's words?"""

import difflib
import json
from collections.abc import Iterable, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vpcviz.network.core_schema import resolve_plain
from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import AMONG, INSIDE, SECTIONS

LONGEST_SHOWN = 80
MOST_CANDIDATES = 500
"""Among more words than this nobody looks for the one that was meant, since it would take too long."""


def shown(value: Any) -> str:
    """Show a value of a document as its writer knows it, and shortened if it is long."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return "a mapping" if value else "an empty mapping"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case str():
            short = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
            is_plain = short.isprintable() and short.strip() == short and isinstance(resolve_plain(short), str)
            return short if is_plain and short else json.dumps(short)
        case _:
            return str(value)


def capital(text: str) -> str:
    """Begin a sentence with a word; an id keeps its case, wherever it stands."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Write names as a sentence has them: `a, b and c`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Ask whether a word that is near was meant; empty where none is."""
    known = list(candidates)
    near = difflib.get_close_matches(word, known, n=1) if len(known) <= MOST_CANDIDATES else []
    return f"did you mean {near[0]}?" if near else ""


def findings_of(error: ValidationError, model: type[BaseModel]) -> list[Finding]:
    """
    Tell each thing that does not fit a model once.

    Args:
        error: What was raised when a document was checked against the model.
        model: Whose keys may be meant by an unknown one.
    """
    details = error.errors(include_url=False)
    found = [_finding(detail, model) for detail in details]
    around = {finding.path[:length] for finding in found for length in range(len(finding.path))}
    # A key that is no id is wrong by itself, whatever is wrong with what stands under it.
    keys = {finding.path for finding, detail in zip(found, details, strict=True) if detail["loc"][-1:] == ("[key]",)}
    first = {one.path: one for one in reversed(found) if one.path not in around or one.path in keys}
    return list(first.values())[::-1]


def _finding(detail: ErrorDetails, model: type[BaseModel]) -> Finding:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    if path == ("format",):
        found = "nothing" if detail["type"] == "missing" else shown(detail["input"])
        expected = " or ".join(get_args(model.model_fields["format"].annotation))
        return Finding(path, found, expected, f"begin with format: {expected}")
    if detail["type"] == "missing":
        is_member = isinstance(path[-1], int)
        expected = "another member of the list" if is_member else "a value, since this key is required"
        return Finding(path, "nothing", expected)
    if detail["type"] == "extra_forbidden":
        key = str(path[-1])
        known = sorted(_keys_at(model, path[:-1]))
        return Finding(path, f"the unknown key {shown(key)}", f"one of {', '.join(known)}", nearest(key, known))
    expected, remedy = _expectation(detail)
    is_too_long = detail["type"] == "too_long"
    found = f"a list of {len(detail['input'])}" if is_too_long else shown(detail["input"])
    return Finding(path, found, expected, remedy)


def _expectation(detail: ErrorDetails) -> tuple[str, str]:
    context, value = detail.get("ctx", {}), detail["input"]
    is_single = not isinstance(value, dict | list | None)
    match detail["type"]:
        case "misfit":
            return context["expected"], context["remedy"]
        case "dict_type" | "model_type" | "model_attributes_type":
            return "keys with values", "leave the key out if it has none" if value is None else ""
        case "tuple_type" | "list_type":
            return "a list", f"write [{shown(value)}]" if is_single else ""
        case "string_type":
            return "text", f'put it in quotes: "{shown(value)}"' if is_single else ""
        case "string_too_short":
            return "text that is not empty", ""
        case "bool_type":
            return "true or false", ""
        case "int_type":
            return "a whole number", ""
        case "float_type" | "finite_number":
            return "a number", ""
        case "enum" | "literal_error":
            return str(context["expected"]).replace("'", ""), ""
        case "greater_than_equal":
            return f"at least {context['ge']}", ""
        case "less_than_equal":
            return f"at most {context['le']}", ""
        case "too_short":
            return f"a list of at least {context['min_length']}", ""
        case "too_long":
            return f"a list of at most {context['max_length']}", ""
        case _:
            return "another value", ""


def _keys_at(model: type[BaseModel], path: Path) -> set[str]:
    """Give the keys that a model knows at a place within it."""
    kinds: list[Any] = [model]
    for part in path:
        kinds = [inner for kind in kinds for inner in _kinds_under(kind, part)]
    return {key for kind in kinds if _is_model(kind) for key in _keys_in_file(kind)}


def _keys_in_file(model: type[BaseModel]) -> set[str]:
    """Give the keys that something has in the file, where some share a section or stand inside others."""
    shared = {among.section for one, among in AMONG.items() if one in model.model_fields}
    keys = set(model.model_fields) - INSIDE.keys() - AMONG.keys() | shared
    for section, inside in INSIDE.items():
        if SECTIONS[inside.section] is model:
            keys.add(inside.key)
        elif SECTIONS[section] is model:
            keys.remove(inside.holder)
    return keys | ({"kind"} if getattr(model, "among", None) else set())


def _kinds_under(kind: Any, part: str | int) -> list[Any]:
    if _is_model(kind):
        fields = kind.model_fields
        return _alternatives(fields[part].annotation) if part in fields else []
    arguments = [one for one in get_args(kind) if one is not Ellipsis]
    return _alternatives(arguments[-1]) if get_origin(kind) in (dict, tuple, list) and arguments else []


def _alternatives(kind: Any) -> list[Any]:
    return list(get_args(kind)) if get_origin(kind) in (Union, UnionType) else [kind]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
