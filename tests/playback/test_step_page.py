import json

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.lessons.lesson import lessons
from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.showing import show
from vpcviz.playback.step_page import tell_step

LARGEST_MESSAGE_OCTETS = 4096

QUESTIONS = [
    pytest.param(lesson.topology, question, id=f"{lesson.name}:{name}")
    for lesson in lessons()
    for probe_id, probe in lesson.topology.probes.items()
    for asked in [question_of(probe)]
    for name, question in [
        (probe_id, asked),
        (f"{probe_id} without the default route", asked.with_route_toggled("rt-public:0.0.0.0/0")),
    ]
]


@pytest.mark.parametrize(("topology", "question"), QUESTIONS)
def test_a_steps_message_has_at_most_4_kib(topology: Topology, question: Question) -> None:
    showing = show(topology, question)
    sizes = {link: len(tell_step(showing, number).encode()) for number, link in enumerate(showing.links, 1)}
    assert {link: size for link, size in sizes.items() if size > LARGEST_MESSAGE_OCTETS} == {}


def test_a_message_brings_the_fragments_and_the_drawing_of_its_step(topology: Topology) -> None:
    showing = show(topology, Question("a", "198.51.100.20", "icmp"))
    message = json.loads(tell_step(showing, 17))
    assert (message["number"], message["link"], message["here"]) == (17, "forward.internet-gateway.1", "igw")
    assert set(message["html"]) == {"sentence", "stack", "why", "ledger"}
    assert set(message["picture"]) == {"place", "trail", "footprint", "lit", "packet"}


def test_a_quote_in_what_is_shown_does_not_end_an_attribute(topology: Topology) -> None:
    quoted = ObjectId("a\"'b")
    instances = {quoted: topology.instances[ObjectId("a")]} | topology.instances
    del instances[ObjectId("a")]
    named = topology.model_copy(update={"instances": instances})
    message = json.loads(tell_step(show(named, Question(quoted, "10.0.0.20", "icmp")), 1))
    assert "a&quot;&#x27;b" in message["html"]["why"]


@pytest.mark.parametrize("number", [1, 9, 17, 55])
def test_only_the_last_step_says_what_it_all_came_to(topology: Topology, number: int) -> None:
    showing = show(topology, Question("a", "198.51.100.20", "icmp"))
    assert "terminal" not in json.loads(tell_step(showing, number))["html"]["why"]
    assert "terminal" in json.loads(tell_step(showing, 56))["html"]["why"]
