import pytest

from vpcviz.drawing.geometry import Box
from vpcviz.drawing.label import Align, Label, Role, Words, shorten, text_width


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("igw", 40) == Words("igw")


def test_a_text_that_is_too_long_keeps_its_ends() -> None:
    assert shorten("launch-wizard-17", 60) == Words("laun…17", Role.PLAIN, "launch-wizard-17")


@pytest.mark.parametrize("room", [30, 50, 80])
def test_a_shortened_text_fits(room: int) -> None:
    assert text_width(shorten("WWW-security-group-of-mine", room).text, Role.PLAIN) <= room


def test_a_label_takes_room_above_its_baseline() -> None:
    assert Label(100, 50, (Words("10.0.0.10", Role.ADDRESS),), Align.END).box == Box(34, 39, 66, 14)
