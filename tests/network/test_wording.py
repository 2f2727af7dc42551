from typing import Literal

import pytest
from pydantic import BaseModel, ValidationError

from vpcviz.network.wording import LONGEST_SHOWN, findings_of, nearest, shown


class Leaf(BaseModel, extra="forbid"):
    colour: str = ""


class Tree(BaseModel, extra="forbid"):
    format: Literal["tree/1"]
    height: int = 1
    leaves: dict[str, Leaf] = {}
    twigs: tuple[Leaf, ...] | None = None


def told(document: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        Tree.model_validate(document)
    return [
        f"{'.'.join(map(str, finding.path))}: {finding.found}, not {finding.expected} {finding.remedy}".rstrip()
        for finding in findings_of(refused.value, Tree)
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (12, "12"),
        (1.5, "1.5"),
        ("no", "no"),
        ("12", '"12"'),
        ("", '""'),
        (" a", '" a"'),
        ("a\nb", '"a\\nb"'),
        ({}, "an empty mapping"),
        ({"a": 1}, "a mapping"),
        ([1], "a list"),
        ("x" * (LONGEST_SHOWN + 1), "x" * LONGEST_SHOWN + "…"),
    ],
)
def test_a_value_is_shown_as_its_writer_knows_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_word_that_is_near_may_have_been_meant() -> None:
    assert nearest("adress", ["address", "subnet"]) == "did you mean address?"


def test_no_word_is_meant_where_none_is_near() -> None:
    assert nearest("colour", ["address", "subnet"]) == ""


def test_the_format_is_the_models_own() -> None:
    assert told({"format": "tree/2"}) == ["format: tree/2, not tree/1 begin with format: tree/1"]


def test_an_unknown_key_is_held_against_the_keys_of_its_place() -> None:
    document = {"format": "tree/1", "leaves": {"x": {"color": "red"}}, "twigs": [{"color": "red"}], "heigth": 2}
    assert told(document) == [
        "leaves.x.color: the unknown key color, not one of colour did you mean colour?",
        "twigs.0.color: the unknown key color, not one of colour did you mean colour?",
        "heigth: the unknown key heigth, not one of format, height, leaves, twigs did you mean height?",
    ]


def test_what_holds_a_broken_part_is_not_broken_itself() -> None:
    assert told({"format": "tree/1", "leaves": {"x": 1, "y": {"colour": 2}}}) == [
        "leaves.x: 1, not keys with values",
        'leaves.y.colour: 2, not text put it in quotes: "2"',
    ]
