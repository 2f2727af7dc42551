import pytest

from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.step_link import find_step, step_links
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk


@pytest.fixture
def public_ping(topology: Topology) -> Walk:
    network = compile_network(topology)
    return walk(network, make_probe(network, source="a", destination="198.51.100.20"))


@pytest.fixture
def refused_ping(topology: Topology) -> Walk:
    network = compile_network(topology)
    return walk(network, make_probe(network, source="a", destination="10.0.0.99"))


def test_no_two_steps_have_one_link(public_ping: Walk) -> None:
    links = step_links(public_ping)
    assert len(set(links)) == len(links) == sum(len(direction.steps) for direction in public_ping.directions)


def test_a_step_goes_by_direction_stage_and_occurrence(public_ping: Walk) -> None:
    links = step_links(public_ping)
    assert [link for link in links if "internet-gateway" in link] == [
        "forward.internet-gateway.1",
        "forward.internet-gateway.2",
        "return.internet-gateway.1",
        "return.internet-gateway.2",
    ]


def test_every_link_leads_to_its_step(public_ping: Walk) -> None:
    found = [find_step(step_links(public_ping), link) for link in step_links(public_ping)]
    assert [(one.number, one.note) for one in found] == [(number, "") for number in range(1, len(found) + 1)]


def test_without_a_link_the_first_step_is_shown(public_ping: Walk) -> None:
    assert (find_step(step_links(public_ping), "").number, find_step(step_links(public_ping), "").note) == (1, "")


def test_an_occurrence_that_is_gone_is_the_last_that_there_is(public_ping: Walk) -> None:
    found = find_step(step_links(public_ping), "forward.internet-gateway.7")
    assert step_links(public_ping)[found.number - 1] == "forward.internet-gateway.2"
    assert found.note == ("This walk has no seventh Internet gateway step on the way there; here is the nearest.")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("return.arp-reply.2", "second ARP reply step on the way back"),
        ("forward.host-nat.1", "host NAT step on the way there"),
        ("forward.network-acl-egress.21", "network ACL egress step 21 on the way there"),
    ],
)
def test_a_step_that_is_gone_is_told_in_words(refused_ping: Walk, link: str, words: str) -> None:
    assert find_step(step_links(refused_ping), link).note.startswith(f"This walk has no {words}; ")


def test_a_step_that_the_packet_does_not_reach_any_more_is_where_it_ends(refused_ping: Walk) -> None:
    found = find_step(step_links(refused_ping), "forward.guest-receive.1")
    assert found.number == len(refused_ping.directions[0].steps)
    assert "here is where that way ends" in found.note


def test_a_step_of_a_way_back_that_is_gone_is_the_last_of_all(refused_ping: Walk) -> None:
    found = find_step(step_links(refused_ping), "return.guest-receive.1")
    assert found.number == len(step_links(refused_ping))
    assert "there is no way back" in found.note


@pytest.mark.parametrize(
    "link",
    [
        "sideways.guest-route.1",
        "..",
        ".",
        "<script>",
        "forward",
        "forward.nothing.1",
        "forward.guest-route.0",
        "forward.guest-route.x",
    ],
)
def test_what_is_no_link_at_all_is_the_beginning(public_ping: Walk, link: str) -> None:
    found = find_step(step_links(public_ping), link)
    assert (found.number, bool(found.note)) == (1, True)


def test_a_step_past_a_drop_that_is_no_longer_dropped_is_looked_for_on_the_way_itself(public_ping: Walk) -> None:
    links = step_links(public_ping)
    found = find_step(links, "ghost-forward.guest-receive.1")
    assert links[found.number - 1] == "forward.guest-receive.1"
    assert found.note == "This walk has no guest receive step on the way there, past a drop; here is the nearest."


@pytest.mark.parametrize(
    ("link", "number", "note"),
    [("1", 1, ""), ("3", 3, ""), ("0", 1, "This walk has no step 0"), ("900", 3, "This walk has no step 900")],
)
def test_a_number_is_the_step_that_has_it(link: str, number: int, note: str) -> None:
    links = ("forward.guest-route.1", "forward.guest-neighbor.1", "forward.arp-request.1")
    found = find_step(links, link)
    assert found.number == number
    assert found.note.startswith(note)
    assert bool(found.note) == bool(note)
