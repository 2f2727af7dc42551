import pytest

from vpcviz.drawing.geometry import Box
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Size, Words, shorten, text_width, with_names


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("igw", 40) == Words("igw")


def test_a_text_that_is_too_long_keeps_its_ends() -> None:
    assert shorten("launch-wizard-17", 60) == Words("laun…17", Role.PLAIN, "launch-wizard-17")


@pytest.mark.parametrize("room", [30, 50, 80])
def test_a_shortened_text_fits(room: int) -> None:
    assert text_width(shorten("WWW-security-group-of-mine", room).text, Role.PLAIN) <= room


def test_a_label_takes_room_above_its_baseline() -> None:
    assert Label(100, 50, (Words("10.0.0.10", Role.ADDRESS),), Align.END).box == Box(34, 39, 66, 14)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("web-1", {Size.HALF: "web-1", Size.THIRD: "web-1", Size.QUARTER: "we…1"}),
        ("payments-service", {Size.HALF: "paymen…ce", Size.THIRD: "pay…e", Size.QUARTER: "pa…e"}),
    ],
)
def test_a_name_is_read_from_afar_as_far_as_there_is_room_for_larger_letters(name: str, read: dict[Size, str]) -> None:
    label = Label(0, 0, (Words(name, Role.NAME),))
    named = with_names(label, Named(HALVED, name, 176), Named(SMALL, name, 176))
    assert {size: one.words[0].text for one in (named, *named.smaller) for size in one.sizes} == read
    assert all(one.words[0].whole == name for one in named.smaller)


def test_what_can_only_be_told_as_a_whole_is_left_out_where_there_is_no_room() -> None:
    label = Label(0, 0, (Words("igw", Role.STRONG),))
    some = [Named(SMALL, text, 132, is_whole=True) for text in ("igw", "igw-tools")]
    assert [with_names(label, one).sizes for one in some] == [SMALL, ()]
    assert with_names(label, some[1]).smaller == ()
