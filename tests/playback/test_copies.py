import pytest

from tests.browser.drawings import TOPOLOGIES
from vpcviz.network.document import read_topology
from vpcviz.network.topology import Topology
from vpcviz.playback.copies import copies_of, counted, naming, written_sentence, written_step, written_walk
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.subject import Kind, find_subject

ASKED = Question("a", "198.51.100.20", "icmp")
IN_THE_WAY = TOPOLOGIES / "three_things_in_the_way.yaml"
LESSON = "/lessons/where-is-the-public-address/"


def at(showing: Showing, link: str) -> str:
    """Count the step of a link."""
    return counted(showing, showing.shown[showing.links.index(link)])


def test_a_text_calls_things_as_the_drawing_does() -> None:
    assert naming({"a": "A", "host-x": "Host X"})("a is on host-x, a server") == "A is on Host X, a server"


def test_a_walk_is_written_with_the_drawings_names(topology: Topology) -> None:
    text = written_walk(show(topology, ASKED))
    assert "icmp from A (10.0.0.10) to 198.51.100.20, model aws" in text
    assert " 56 " in text


def test_a_step_is_counted_on_its_way(topology: Topology) -> None:
    showing = show(topology, ASKED)
    assert at(showing, "forward.internet-gateway.1") == "step 17 of 56, on the way there"
    assert at(showing, "return.guest-receive.1") == "step 56 of 56, on the way back"


def test_a_step_past_a_drop_is_counted_beyond_the_real_ones() -> None:
    showing = show(read_topology(IN_THE_WAY.read_text()), Question("client", "10.0.1.20", "tcp", "443"))
    assert counted(showing, showing.shown[showing.real]) == f"step {showing.real} + 1, past the drop"


@pytest.mark.usefixtures("loaded_lessons")
def test_a_step_is_written_with_what_was_asked_and_where_it_is_seen() -> None:
    subject = find_subject(Kind.LESSON, "where-is-the-public-address")
    showing = show(subject.topology, ASKED.at_step("forward.internet-gateway.1"))
    lines = written_step(subject, showing, "https://example.org/").split("\n")
    assert lines[0] == "Where is the public address?: icmp from A (10.0.0.10) to 198.51.100.20, model aws"
    assert lines[1] == "step 17 of 56, on the way there: internet-gateway at igw"
    assert lines[-1] == "https://example.org/"


def test_a_step_is_one_sentence(topology: Topology) -> None:
    showing = show(topology, ASKED)
    sentence = written_sentence(showing, showing.shown[0])
    assert sentence == (
        "step 1 of 56, on the way there: A sends what is for 198.51.100.20 by its default route, to 10.0.0.1"
    )


@pytest.mark.usefixtures("loaded_lessons")
def test_everything_is_at_an_address_of_the_same_question() -> None:
    copies = copies_of(find_subject(Kind.LESSON, "where-is-the-public-address"), ASKED)
    query = "?from=a&to=198.51.100.20&protocol=icmp"
    assert copies.step == f"{LESSON}{query}"
    assert copies.step_text == f"{LESSON}step.txt{query}"
    assert copies.walk_text == f"{LESSON}walk.txt{query}"
    assert copies.picture == f"{LESSON}step.svg{query}"
    assert copies.paper == f"{LESSON}print/{query}"
