"""What does someone read on a terminal?"""

from collections.abc import Callable

import pytest

from tests.exporters.walked import NEIGHBOURS, walked
from vpcviz.exporters.inks import COLOURED
from vpcviz.exporters.walk_text import COLUMNS, walk_text
from vpcviz.facts.protocols import TCP, UDP

Golden = Callable[[str, str], None]


def test_an_answer_is_told_there_and_back(golden: Golden) -> None:
    golden("an_answer.txt", walk_text(*walked("10.0.0.20", protocol=TCP, port=443)))


def test_a_drop_is_told_with_all_that_is_in_the_way(golden: Golden) -> None:
    golden("a_drop.txt", walk_text(*walked("203.0.113.9")))


def test_a_refusal_is_told_with_its_way_back(golden: Golden) -> None:
    golden("a_refusal.txt", walk_text(*walked("10.0.0.30", protocol=UDP, port=9)))


def test_what_left_the_model_is_told_with_what_was_assumed(golden: Golden) -> None:
    golden("left_the_model.txt", walk_text(*walked("192.0.2.7", model="study-guide")))


def test_a_neighbour_that_nobody_knows_is_told_with_its_time(golden: Golden) -> None:
    golden("nobody_there.txt", walk_text(*walked("10.0.0.77", switches=("arp_answer=router-mac",))))


def test_a_terminal_is_written_to_in_colour(golden: Golden) -> None:
    golden("in_colour.txt", walk_text(*walked("10.0.0.77"), COLOURED))


@pytest.mark.parametrize("destination", ["10.0.0.20", "198.51.100.20", "203.0.113.9", "192.0.2.7", "10.0.0.77"])
def test_a_line_fits_into_a_terminal(destination: str) -> None:
    text = walk_text(*walked(destination))
    assert max(map(len, text.splitlines())) <= COLUMNS


def test_without_ink_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in walk_text(*walked("10.0.0.20"))


def test_a_title_cannot_steer_the_terminal() -> None:
    text = walk_text(*walked("10.0.0.20", changes={"title": "one\ntwo\x1b[2J\x9b31m"}))
    assert "one\\ntwo\\x1b[2J\\x9b31m: icmp from a" in text
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_long_title_and_a_long_id_are_folded() -> None:
    instances = NEIGHBOURS["instances"] | {"x" * 120: NEIGHBOURS["instances"]["c"] | {"address": "10.0.0.31"}}
    changes = {"title": "long " * 40, "instances": instances}
    text = walk_text(*walked("10.0.0.77", source="x" * 120, changes=changes))
    assert max(map(len, text.splitlines())) <= COLUMNS


def test_things_are_called_as_somebody_calls_them() -> None:
    taken, blockers = walked("203.0.113.9")
    text = walk_text(taken, blockers, name=lambda one: one.upper())
    assert "icmp from A (10.0.0.10) to 203.0.113.9, model aws" in text
    assert "guest-route" in text
    assert text.upper().count("NEXT_HOP") == walk_text(taken, blockers).upper().count("NEXT_HOP")
