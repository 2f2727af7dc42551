import json
import re
from pathlib import Path

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.lessons.lesson import lessons
from vpcviz.network.document import read_topology
from vpcviz.network.route_table import Route
from vpcviz.network.topology import Topology
from vpcviz.playback.messages import LONGEST_MESSAGE_OCTETS, Key, Part, PartKey, read_message
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.step_page import play, tell, tell_step, view_keys

LARGEST_MESSAGE_OCTETS = 4096

HARD = sorted((Path(__file__).parents[1] / "browser" / "topologies").glob("*.yaml"))


def first_routes(topology: Topology) -> list[tuple[ObjectId, Route]]:
    """Give the first route of a drawing, with its table; none where it has none."""
    return [(table_id, route) for table_id, table in topology.route_tables.items() for route in table.routes][:1]


QUESTIONS = [
    pytest.param(lesson.topology, question, id=f"{lesson.name}:{name}")
    for lesson in lessons()
    for probe_id, probe in lesson.topology.probes.items()
    for asked in [question_of(probe)]
    for name, question in [
        (probe_id, asked),
        *(
            (f"{probe_id} without the first route", asked.with_route_toggled(f"{table}:{route.destination}"))
            for table, route in first_routes(lesson.topology)
        ),
    ]
]
QUESTIONS += [
    pytest.param(topology, question_of(probe), id=f"{path.stem}:{probe_id}")
    for path in HARD
    for topology in [read_topology(path.read_text())]
    for probe_id, probe in topology.probes.items()
]


def messages(showing: Showing) -> dict[Key, str]:
    """Write every message of a walk."""
    playback = play(showing)
    told: dict[Key, str] = {}
    while (what := playback.next_to_send) is not None:
        told[what] = tell(showing, what)
        playback = playback.has_sent(what)
    return told


@pytest.mark.parametrize(("topology", "question"), QUESTIONS)
def test_a_message_has_at_most_4_kib(topology: Topology, question: Question) -> None:
    sizes = {key: len(message.encode()) for key, message in messages(show(topology, question)).items()}
    assert {key: size for key, size in sizes.items() if size > LARGEST_MESSAGE_OCTETS} == {}


def test_bytes_have_at_most_4_kib_where_ids_are_as_long_as_the_bytes_have_room_for() -> None:
    vpc, sender = "v" * 124, "s" * 119
    document = f"""
format: vpcviz/1
vpcs: {{{vpc}: {{region: us-east-1, cidrs: [10.0.0.0/16]}}}}
subnets: {{s1: {{vpc: {vpc}, zone: us-east-1a, cidr: 10.0.0.0/24}}}}
instances: {{{sender}: {{subnet: s1, address: 10.0.0.10}}, b: {{subnet: s1, address: 10.0.0.20}}}}
"""
    showing = show(read_topology(document), Question(sender, "10.0.0.20", "tcp"))
    told = [tell(showing, PartKey(number, Part.BYTES)) for number in range(1, len(showing.links) + 1)]
    assert any("GENEVE" in message for message in told)
    assert max(len(message.encode()) for message in told) <= LARGEST_MESSAGE_OCTETS


def test_what_a_viewer_has_of_a_walk_of_some_300_steps_fits_one_message() -> None:
    path = Path(__file__).parents[1] / "browser" / "topologies" / "a_long_way.yaml"
    showing = show(read_topology(path.read_text()), Question("a", "10.0.0.19", "icmp"))
    assert len(showing.links) > 300
    have = dict.fromkeys(Part, f"1-{len(showing.links)}")
    views: dict[str, str] = {}
    for key in view_keys(showing):
        views[key.who] = ",".join(filter(None, [views.get(key.who), str(key.number)]))
    message = {"type": "resume", "number": 316, "walk": showing.digest, "have": have | {"view": views}}
    text = json.dumps(message, separators=(",", ":"))
    assert len(text) <= LONGEST_MESSAGE_OCTETS
    resumed = play(showing).hears(read_message(text))
    assert resumed.next_to_send is None


def test_a_message_brings_the_fragments_and_the_drawing_of_its_step(topology: Topology) -> None:
    showing = show(topology, Question("a", "198.51.100.20", "icmp"))
    message = json.loads(tell_step(showing, 17))
    assert (message["number"], message["link"], message["here"]) == (17, "forward.internet-gateway.1", "igw")
    assert set(message["html"]) == {"sentence", "why", "asides", "ledger", "end"}
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
    assert json.loads(tell_step(showing, number))["html"]["end"] == "<div class='end' id='end'></div>"
    assert "terminal" in json.loads(tell(showing, PartKey(56, Part.END)))["html"]["end"]


def test_the_end_of_a_drop_brings_the_way_that_is_left_beyond_it() -> None:
    (path,) = (path for path in HARD if path.stem == "three_things_in_the_way")
    blocked = read_topology(path.read_text())
    showing = show(blocked, question_of(next(iter(blocked.probes.values()))))
    told = json.loads(tell(showing, PartKey(showing.real, Part.END)))
    assert told["trail"].startswith("<g class='outlook'>")
    assert told["html"]["end"].count("<li>") == len(showing.blockers) == 3


def test_a_step_past_a_drop_says_without_what_it_would_be_taken() -> None:
    (path,) = (path for path in HARD if path.stem == "three_things_in_the_way")
    blocked = read_topology(path.read_text())
    showing = show(blocked, question_of(next(iter(blocked.probes.values()))))
    sentences = [
        json.loads(tell_step(showing, one.number))["html"]["sentence"]
        for one in showing.shown
        if one.is_ghost and not one.blocker
    ]
    first, *_, last = [re.search(r"Were it not for ([^:]*):", sentence) for sentence in sentences]
    assert first
    assert last
    assert showing.names.get(showing.blockers[0].at, showing.blockers[0].at) == first[1]
    assert last[1].count(" and ") >= 1
