from collections import Counter

from vpcviz.playback.keys import KEYS
from vpcviz.playback.panels import PANELS

ALL = [(key, does) for group in KEYS for binding in group.bindings for key, does in binding.keys]


def test_a_key_does_one_thing() -> None:
    assert [press for press, times in Counter(key.press for key, _ in ALL if key.press).items() if times > 1] == []


def test_one_thing_is_done_by_one_key() -> None:
    assert [does for does, times in Counter(does for _, does in ALL if does).items() if times > 1] == []


def test_every_panel_has_its_key() -> None:
    assert {does for _, does in ALL if does.startswith("panel-")} == {f"panel-{name}" for name in PANELS}


def test_letters_are_written_small_as_the_browser_is_asked_for_them() -> None:
    letters = [key.press.removeprefix("Shift+") for key, _ in ALL if len(key.press.removeprefix("Shift+")) == 1]
    assert letters == [letter.lower() for letter in letters]
