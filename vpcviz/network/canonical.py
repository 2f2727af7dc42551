"""How is a topology written, so that the same one always gives the same text?"""

import json
import re
from typing import Any

from vpcviz.network.core_schema import resolve_plain
from vpcviz.network.file_form import in_file
from vpcviz.network.topology import Topology

LONGEST_LINE = 140

_PLAIN = re.compile(r"[A-Za-z0-9_./(À-ɏ](?:[A-Za-z0-9_./()+'!?;%= À-ɏ-]*[A-Za-z0-9_./()+'!?;%=À-ɏ-])?")
"""Text that needs no quotes, wherever it stands. A colon always asks for them, so that no reader stumbles over it."""

_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")


def write_topology(topology: Topology) -> str:
    """Write a topology in its one canonical form, YAML 1.2 that `read_topology` reads back as the same."""
    document = in_file(topology.model_dump(mode="json", exclude_defaults=True))
    lines: list[str] = []
    for section, value in {"format": topology.format, **document}.items():
        if isinstance(value, dict):
            lines += ["", f"{section}:"]
            for key, thing in value.items():
                lines += _entry(_text(key), thing, "  ")
        elif "\n" in value:
            lines += _block_text(section, value)
        else:
            lines.append(f"{section}: {_text(value)}")
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any, indent: str) -> list[str]:
    """Write a key and its value in one line if it fits, else its parts in lines of their own."""
    line = f"{indent}{key}: {_flow(value)}"
    if len(line) <= LONGEST_LINE or not value or not isinstance(value, dict | list):
        return [line]
    if isinstance(value, list):
        return [f"{indent}{key}:", *(f"{indent}  - {_flow(one)}" for one in value)]
    return [
        f"{indent}{key}:",
        *(line for name, part in value.items() for line in _entry(_text(name), part, indent + "  ")),
    ]


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_text(key)}: {_flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case int():
            return str(value)
        case _:
            return _text(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and isinstance(resolve_plain(text), str):
        return text
    return _UNPRINTABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def _block_text(key: str, text: str) -> list[str]:
    """Write text of several lines as it reads, or in quotes where YAML would read it otherwise."""
    body = text.removesuffix("\n")
    is_as_it_reads = (
        body
        and body[0] not in " \n\t"
        and not body.endswith("\n")
        and not _UNPRINTABLE.search(text)
        and "\t" not in text
        and all(line == line.rstrip() for line in body.split("\n"))
    )
    if not is_as_it_reads:
        return [f"{key}: {_text(text)}"]
    chomping = "" if text.endswith("\n") else "-"
    return [f"{key}: |{chomping}", *(f"  {line}" if line else "" for line in body.split("\n"))]
