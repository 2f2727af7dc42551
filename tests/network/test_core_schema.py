import math

import pytest

from vpcviz.network.core_schema import resolve_plain

TEXT = ["no", "yes", "on", "off", "y", "N", "0b1", "1_000", "12:30", "190:20:30", "0o8", "0xg", "1.2.3", "2026-11-23"]
TEXT += [
    "TrUe",
    "nUll",
    "+",
    "-",
    ".",
    "..",
    "1e",
    "e1",
    "=",
    "<<",
    "inf",
    "NaN",
    "Infinity",
    "10.0.0.0/8",
    "١٢",
    "9" * 400,
]


@pytest.mark.parametrize("text", TEXT)
def test_what_the_core_schema_does_not_know_is_text(text: str) -> None:
    assert resolve_plain(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("012", 12),
        ("0o14", 12),
        ("0xFf", 255),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
    ],
)
def test_what_the_core_schema_knows_is_read(text: str, value: object) -> None:
    read = resolve_plain(text)
    assert read == value
    assert type(read) is type(value)


def test_what_is_no_number_is_read_as_one() -> None:
    assert math.isnan(float(resolve_plain(".nan") or 0))
