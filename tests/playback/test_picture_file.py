import re
from xml.etree import ElementTree

import pytest

from vpcviz.network.topology import Topology
from vpcviz.playback.picture_file import picture_file, thumbnail_file
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing, show

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def showing(topology: Topology) -> Showing:
    """A ping by public addresses, encapsulated."""
    return show(topology, Question("a", "198.51.100.20", "icmp", step="forward.encapsulate.1"))


def drawn(showing: Showing) -> str:
    """Draw the step that is shown."""
    return picture_file(showing.picture, showing.trail.overlay(showing.number), "What <is> drawn")


def test_a_picture_is_well_formed_and_says_what_it_shows(showing: Showing) -> None:
    root = ElementTree.fromstring(drawn(showing))
    assert root.findtext(f"{SVG}title") == "What <is> drawn"
    assert root.get("aria-label") == "What <is> drawn"


def test_a_picture_needs_nothing_besides_itself(showing: Showing) -> None:
    for picture in (drawn(showing), thumbnail_file(showing.picture, showing.trail.overlay(showing.number), "Lesson")):
        assert re.findall(r'(?:href|src)="(?!#)[^"]*"', picture) == []
        assert "url(/" not in picture
        assert "@import" not in picture


def test_every_glyph_that_is_used_is_inside(showing: Showing) -> None:
    picture = drawn(showing)
    used, inside = set(re.findall(r'href="#([\w-]+)"', picture)), set(re.findall(r'\bid="([^"]+)"', picture))
    assert "g-internet-gateway" in used
    assert used <= inside


def test_no_id_is_used_twice(showing: Showing) -> None:
    ids = re.findall(r'\bid="([^"]+)"', drawn(showing))
    assert len(ids) == len(set(ids))


def test_a_step_stands_in_colours_that_any_program_knows(showing: Showing) -> None:
    picture = drawn(showing)
    style = picture[picture.index("<style>") : picture.index("</style>")]
    assert "var(--" not in style
    assert "#fff3b0" in style


def test_a_picture_of_a_step_has_its_packet_and_its_trail(showing: Showing) -> None:
    picture = drawn(showing)
    assert 'id="ly-packet"' in picture
    assert picture.count('class="footprint') >= 3


def test_a_small_picture_has_no_words_and_follows_the_readers_colours(showing: Showing) -> None:
    picture = thumbnail_file(showing.picture, showing.trail.overlay(showing.number), "Lesson")
    assert "text,.step-mark,.packet-label{display:none}" in picture
    assert "prefers-color-scheme:dark" in picture.replace(" ", "")
