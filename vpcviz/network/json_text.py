"""How is a text in JSON read, and in which line does each of its values stand?"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from vpcviz.network.finding import Finding
from vpcviz.network.lines import DEEPEST_NESTING, Lines

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+', re.DOTALL)

_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


class JsonUnreadable(Exception):
    """
    The text is no JSON.

    Attributes:
        is_surely_json: It begins as only JSON does, so that what YAML would say of it does not matter.
    """

    def __init__(self, text: str, line: int | None, found: str, expected: str) -> None:
        super().__init__(found)
        self.line = line
        self.found = found
        self.expected = expected
        self.remedy = ""
        self.is_surely_json = re.match(r'\s*(\{\s*("|\})|\[\s*[\[{"\]])', text) is not None


def read_json(text: str) -> tuple[Any, tuple[Finding, ...]]:
    """
    Read a text, and say which keys stand in it twice.

    Raises:
        JsonUnreadable: It is no JSON, or nested too deep, or has what JSON has no number or character for.
    """
    repeated = False

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        gathered = dict(pairs)
        if len(gathered) < len(pairs):
            repeated = True
            gathered |= dict(reversed(pairs))
        return gathered

    def refuse(name: str) -> NoReturn:
        raise JsonUnreadable(text, None, name, "a number that JSON has")

    try:
        value = json.loads(text, object_pairs_hook=gather, parse_constant=refuse)
        has_half_pair = "\\u" in text and _HALF_PAIR.search(json.dumps(value, ensure_ascii=False))
    except json.JSONDecodeError as error:
        raise JsonUnreadable(text, error.lineno, "what is no JSON", f"YAML 1.2 or JSON: {error.msg}") from None
    except RecursionError:
        expected = f"at most {DEEPEST_NESTING} levels"
        raise JsonUnreadable(text, None, "a value inside too many others", expected) from None
    except ValueError:
        raise JsonUnreadable(text, None, "a number with thousands of digits", "a number of a sensible size") from None
    if has_half_pair:
        raise JsonUnreadable(text, None, "half of a surrogate pair", "text in Unicode")
    return value, tuple(_scan(text).findings) if repeated else ()


def lines_of_json(text: str) -> Lines:
    """Find the line of every value of a text that is JSON."""
    return _scan(text).root


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not been reached yet."""

    lines: Lines
    is_list: bool
    key: str | int = 0
    key_line: int = 1
    expects_key: bool = False


@dataclass(slots=True)
class _Scan:
    """What is known of a text after some of its tokens."""

    root: Lines = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def begin_value(self, line: int, inside: Lines | None) -> None:
        """Keep the line of a value and, of a mapping or a list, open it."""
        if self.open:
            around = self.open[-1]
            around.lines.setdefault(around.key, (line if around.is_list else around.key_line, inside))
        elif inside is not None:
            self.root = inside

    def take_key(self, key: str, line: int) -> None:
        """Keep a key until its value comes, and find out whether it was there before."""
        around = self.open[-1]
        around.key, around.key_line, around.expects_key = key, line, False
        if key in around.lines:
            expected = f"each key once; the first one is in line {around.lines[key][0]}"
            path = tuple(one.key for one in self.open)
            self.findings.append(Finding(path, f"the key {key} a second time", expected, line=line))

    def separate(self) -> None:
        """Go on to the next key, or the next place in the list."""
        around = self.open[-1]
        around.expects_key = not around.is_list
        if isinstance(around.key, int):
            around.key += 1


def _scan(text: str) -> _Scan:
    """Go through the tokens of a text that is known to be JSON."""
    scan, line = _Scan(), 1
    for match in _TOKEN.finditer(text):
        match match[0]:
            case "\n":
                line += 1
            case "{" | "[" as bracket:
                inside: Lines = {}
                scan.begin_value(line, inside)
                is_list = bracket == "["
                scan.open.append(_Open(inside, is_list, 0 if is_list else "", line, not is_list))
            case "}" | "]":
                scan.open.pop()
            case ",":
                scan.separate()
            case ":":
                pass
            case token if scan.open and scan.open[-1].expects_key:
                scan.take_key(json.loads(token), line)
            case _:
                scan.begin_value(line, None)
    return scan
