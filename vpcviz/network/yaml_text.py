"""How is a text in YAML 1.2 read, and what in it is refused?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from vpcviz.network.core_schema import resolve_plain
from vpcviz.network.finding import Finding, Path
from vpcviz.network.lines import DEEPEST_NESTING, Lines

MOST_ALIASED_VALUES = 100_000
"""How many values aliases may stand for in all, so that a small text can't become a huge drawing."""

_TAG = "tag:yaml.org,2002:"
_UNKNOWN_TAG = "no tag, or one of the core schema"
_SCALAR_TAGS = {_TAG + name: name for name in ("str", "int", "float", "bool", "null")}
_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
}


class YamlUnreadable(Exception):
    """The text is no YAML, or no YAML that is read here."""

    def __init__(self, line: int | None, found: str, expected: str, remedy: str = "") -> None:
        super().__init__(found)
        self.line = line
        self.found = found
        self.expected = expected
        self.remedy = remedy


@dataclass(slots=True)
class _Anchored:
    """What an alias may stand for: a finished value, its lines, and how many values it is made of."""

    value: Any
    lines: Lines | None
    size: int


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not been read yet."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    line: int
    lines: Lines = field(default_factory=dict)
    size: int = 1
    key: str | None = None
    key_line: int = 0
    is_key_read: bool = False
    is_repeated: bool = False


class _Builder:
    """Puts values together from the events of the parser, one after the other, without recursion."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored] = {}
        self._aliased = 0
        self._root = _Anchored(None, None, 0)

    @property
    def root(self) -> _Anchored:
        return self._root

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        """Open a mapping or a list."""
        line = _line(event)
        if len(self._open) >= DEEPEST_NESTING:
            raise YamlUnreadable(line, "a value inside too many others", f"at most {DEEPEST_NESTING} levels")
        if self._expects_key():
            raise YamlUnreadable(line, "a mapping or a list as a key", "text as a key")
        kind = "map" if isinstance(event, yaml.MappingStartEvent) else "seq"
        if event.tag not in (None, "!", _TAG + kind):
            self._find(line, _shown_tag(event.tag), _UNKNOWN_TAG)
        self._open.append(_Open({} if kind == "map" else [], event.anchor, line))

    def end(self) -> None:
        """Close the mapping or the list that was opened last."""
        done = self._open.pop()
        self._add(_Anchored(done.value, done.lines, done.size), done.anchor, done.line)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a key, or a value without parts."""
        line = _line(event)
        if self._expects_key():
            self._take_key(event.value, line)
            return
        value = resolve_plain(event.value) if event.implicit[0] and event.tag is None else event.value
        if event.tag not in (None, "!"):
            value = self._resolve_tagged(event, line)
        self._add(_Anchored(value, None, 1), event.anchor, line)

    def alias(self, event: yaml.AliasEvent) -> None:
        """Put what an anchor stands for in the place of an alias."""
        line = _line(event)
        anchored = self._anchors.get(event.anchor or "")
        if anchored is None:
            raise YamlUnreadable(line, f"*{event.anchor}", "an alias whose anchor stands, whole, before it")
        if self._expects_key():
            raise YamlUnreadable(line, f"*{event.anchor} as a key", "text as a key")
        self._aliased += anchored.size
        if self._aliased > MOST_ALIASED_VALUES:
            expected = f"aliases that stand for at most {MOST_ALIASED_VALUES:,} values in all"
            raise YamlUnreadable(line, f"*{event.anchor}", expected, "write large files as JSON, without aliases")
        self._add(anchored, None, line)

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and not self._open[-1].is_key_read

    def _take_key(self, key: str, line: int) -> None:
        inside = self._open[-1]
        inside.key, inside.key_line, inside.is_key_read = key, line, True
        inside.is_repeated = key in inside.lines
        if inside.is_repeated:
            before = inside.lines[key][0]
            found = f"the key {key} a second time" if key else "an empty key a second time"
            expected = f"each key once; the first one is in line {before}"
            self.findings.append(Finding((*self._path(), key), found, expected, line=line))

    def _add(self, done: _Anchored, anchor: str | None, line: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = done
        if not self._open:
            self._root = done
            return
        inside = self._open[-1]
        inside.size += done.size
        if isinstance(inside.value, list):
            inside.lines[len(inside.value)] = (line, done.lines)
            inside.value.append(done.value)
            return
        key = inside.key or ""
        if not inside.is_repeated:
            inside.lines[key] = (inside.key_line, done.lines)
            inside.value[key] = done.value
        inside.is_key_read = False

    def _resolve_tagged(self, event: yaml.ScalarEvent, line: int) -> Any:
        kind = _SCALAR_TAGS.get(event.tag or "")
        if kind is None:
            self._find(line, _shown_tag(event.tag), _UNKNOWN_TAG)
            return event.value
        if kind == "str":
            return event.value
        value = resolve_plain(event.value)
        if type(value) not in _PYTHON_TYPES[kind]:
            self._find(line, f"!!{kind} {event.value}", f"a value that the core schema reads as {kind}")
        return value

    def _find(self, line: int, found: str, expected: str) -> None:
        path = self._path()
        if self._open:
            inside = self._open[-1]
            path = (*path, len(inside.value) if isinstance(inside.value, list) else inside.key or "")
        self.findings.append(Finding(path, found, expected, line=line))

    def _path(self) -> Path:
        """Lead to the mapping or the list that is open."""
        outer = self._open[:-1]
        return tuple(len(one.value) if isinstance(one.value, list) else one.key or "" for one in outer)


def read_yaml(text: str) -> tuple[Any, Lines, tuple[Finding, ...]]:
    """
    Read one document: its value, the lines of everything in it, and what is wrong although it can be read.

    Raises:
        YamlUnreadable: It is no YAML, has several documents, is nested too deep, or its aliases stand for too much.
    """
    builder = _Builder()
    documents = 0
    for event in _events(text):
        match event:
            case yaml.ScalarEvent():
                builder.scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                builder.begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                builder.end()
            case yaml.AliasEvent():
                builder.alias(event)
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    line = _line(event)
                    raise YamlUnreadable(line, "a second document", "one document in a file", "split the file at `---`")
            case _:
                pass
    return builder.root.value, builder.root.lines or {}, tuple(builder.findings)


def _shown_tag(tag: str | None) -> str:
    return "the tag " + (tag or "!").replace(_TAG, "!!")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        because = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlUnreadable(
            mark.line + 1 if mark else None, "what is no YAML", f"YAML 1.2 or JSON: {because}"
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        found = f"the character U+{error.character:04X}" if isinstance(error.character, int) else "a character"
        raise YamlUnreadable(line, found, "characters that YAML allows", "write it as an escape in quotes") from None
