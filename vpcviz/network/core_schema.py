"""What does a plain word of YAML 1.2 stand for: null, true or false, a number, or just text?"""

import re

Scalar = str | int | float | bool | None

_CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}

_MOST_DIGITS = 300
"""A longer row of digits stays text, since no field holds such a number."""

_NUMBER = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)|0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)


def resolve_plain(text: str) -> Scalar:
    """
    Read a plain scalar by the core schema, where `no`, `on` and `12:30` are text.

    Source: https://yaml.org/spec/1.2.2/#103-core-schema
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text) if len(text) <= _MOST_DIGITS else None
    if number is None:
        return text
    if number["decimal"]:
        return int(text)
    if number["octal"]:
        return int(number["octal"], 8)
    if number["hexadecimal"]:
        return int(number["hexadecimal"], 16)
    return float(text)
