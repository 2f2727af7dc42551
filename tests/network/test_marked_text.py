import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import untimed
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.finding import Finding, Path
from vpcviz.network.lines import line_of
from vpcviz.network.marked_text import LARGEST_JSON_OCTETS, LARGEST_YAML_OCTETS, Marked, mark

KEYS = st.text("abc{}[],:\"'#\\ \n\té€", max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def line(marked: Marked, *path: str | int) -> int:
    return line_of(marked.find_lines(), path)


def refusal(text: str) -> str:
    with pytest.raises(TopologyRefused) as refused:
        mark(text)
    return str(refused.value)


YAML = """\
# a comment
vpcs:
  lab:
    cidrs:
      - 10.0.0.0/16

      - 10.1.0.0/16
  other: {region: us-east-1,
    cidrs: []}
about: |
  many
  lines
title: x
"""

JSON = """\
{
 "vpcs": {"lab":
   {"cidrs": ["10.0.0.0/16",
     "10.1.0.0/16", {"a": 1}]}},
 "about": "a \\"[{:,",

 "title": "x"
}
"""


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (YAML, ("vpcs",), 2),
        (YAML, ("vpcs", "lab", "cidrs"), 4),
        (YAML, ("vpcs", "lab", "cidrs", 1), 7),
        (YAML, ("vpcs", "other", "cidrs"), 9),
        (YAML, ("title",), 13),
        (YAML, ("vpcs", "lab", "region"), 3),
        (YAML, ("nothing",), 1),
        (JSON, ("vpcs",), 2),
        (JSON, ("vpcs", "lab", "cidrs", 0), 3),
        (JSON, ("vpcs", "lab", "cidrs", 1), 4),
        (JSON, ("vpcs", "lab", "cidrs", 2, "a"), 4),
        (JSON, ("about",), 5),
        (JSON, ("title",), 7),
        (JSON, ("title", "deeper"), 7),
    ],
)
def test_every_value_knows_its_line(text: str, path: Path, expected: int) -> None:
    assert line(mark(text), *path) == expected


@untimed
@given(VALUES.filter(lambda value: isinstance(value, dict | list)), st.sampled_from([None, 1]))
def test_json_is_read_as_json(value: object, indent: int | None) -> None:
    assert mark(json.dumps(value, indent=indent)).value == value


@untimed
@given(st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3), min_size=1, max_size=3))
def test_each_part_of_a_list_in_lines_of_its_own_is_in_its_line(parts: list[dict[str, object]]) -> None:
    marked = mark("[\n" + ",\n".join(json.dumps(part) for part in parts) + "\n]")
    assert [line(marked, place) for place in range(len(parts))] == list(range(2, len(parts) + 2))


def test_a_part_of_a_document_keeps_the_lines_of_the_whole() -> None:
    part = mark("title: lesson\ntopology:\n  title: drawing\n").under("topology")
    assert part.value == {"title": "drawing"}
    (problem,) = part.problems([Finding((*part.path, "title"), "drawing", "another title")])
    assert (problem.path, problem.line) == ("topology.title", 3)


def test_what_is_wrong_in_another_part_stays_there() -> None:
    marked = mark("text: a\ntext: b\ntopology:\n  title: a\n  title: b\n")
    assert [finding.path for finding in marked.findings] == [("text",), ("topology", "title")]
    assert [finding.path for finding in marked.under("topology").findings] == [("topology", "title")]


def test_of_two_equal_keys_the_first_one_counts() -> None:
    assert mark("a: 1\na: 2\n").value == mark('{"a": 1, "a": 2}').value == {"a": 1}


def test_an_alias_stands_for_what_its_anchor_marks() -> None:
    marked = mark("one: &some\n  a: [1]\ntwo: *some\n")
    assert marked.value == {"one": {"a": [1]}, "two": {"a": [1]}}
    assert line(marked, "two") == 3
    assert line(marked, "two", "a") == 2


def test_aliases_of_aliases_are_counted_for_all_that_they_stand_for() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
    assert "found *a3, expected aliases that stand for at most 100,000 values" in refusal("\n".join(lines))


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert mark("a: &some {x: 1}\nb: {<<: *some}").value["b"] == {"<<": {"x": 1}}


def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert mark("1: a\nno: b\ntrue: c\n").value == {"1": "a", "no": "b", "true": "c"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("!!str 12", "12"), ("! 12", "12"), ("!!int 12", 12), ("!!float 12", 12), ("'12'", "12"), ("!!null ''", None)],
)
def test_a_tag_of_the_core_schema_decides(text: str, value: object) -> None:
    marked = mark(f"a: {text}")
    assert marked.value == {"a": value}
    assert marked.findings == ()


@pytest.mark.parametrize("text", ["!!int x", "!!binary eA==", "!thing x", "!!set {a}", "!!bool 1"])
def test_another_tag_is_found(text: str) -> None:
    (finding,) = mark(f"a:\n - {text}").findings
    assert finding.path == ("a", 0)
    assert finding.line == 2


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000, '{"a":' * 100_000, "a: " + "[" * 64 + "]" * 64])
def test_what_is_nested_too_deep_is_refused(deep: str) -> None:
    assert "at most 64 levels" in refusal(deep)


def test_a_key_that_is_a_mapping_is_refused() -> None:
    assert refusal("? " * 100_000) == "line 1: found a mapping or a list as a key, expected text as a key"


def test_a_text_that_is_too_large_is_refused() -> None:
    told = "found 16,777,218 octets, expected at most 16,777,216"
    assert refusal(json.dumps("x" * LARGEST_JSON_OCTETS)) == told


def test_large_files_are_json() -> None:
    told = "found 4,194,311 octets of YAML, expected at most 4,194,304 (write a large file as JSON)"
    assert refusal("about: " + "x" * LARGEST_YAML_OCTETS) == told
    assert mark(json.dumps({"about": "x" * LARGEST_YAML_OCTETS})).find_lines()["about"][0] == 1


@pytest.mark.parametrize(
    "text", ['{"a": "\\ud800"}', "a: \ud800", 'a: "\\ud800"', "a: \x00", "\x07", '{"a": ' + "1" * 5000 + "!"]
)
def test_what_is_no_character_is_refused(text: str) -> None:
    assert refusal(text)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert mark("\ufeffa: 1").value == mark('\ufeff{"a": 1}').value == {"a": 1}
