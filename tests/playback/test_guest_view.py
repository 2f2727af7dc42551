import json
from typing import Any

import pytest
import yaml

from tests.guests.kernels import T0
from tests.stories.story import merge
from vpcviz.facts import arp, linux, public_address
from vpcviz.lessons.lesson import lessons
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.guest_view import Printed, first_lines, last_lines, participants, view_at
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.step_page import tell_view, view_keys
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

LARGEST_MESSAGE_OCTETS = 4096
PRIVATE_PING = Question("a", "10.0.0.20", "icmp")
PUBLIC_PING = Question("a", "198.51.100.20", "icmp")

SHIPPED = [
    pytest.param(lesson.topology, question_of(probe), id=f"{lesson.name}:{probe_id}")
    for lesson in lessons()
    for probe_id, probe in lesson.topology.probes.items()
]


def changed(changes: dict[str, Any]) -> Topology:
    """Give a and b's network, changed as a test says."""
    return read_topology(json.dumps(merge(yaml.safe_load(T0.read_text(encoding="utf-8")), changes)))


def printed(showing: Showing, who: str, name: str, link: str) -> Printed:
    """Type a command into an instance's terminal after a step."""
    view = view_at(showing.views, who, showing.links.index(link) + 1)
    assert view is not None
    return next(one for one in view.printed if one.name == name)


def says(one: Printed) -> str:
    """Read the note below a command's output; nothing where there is none."""
    return "".join(piece.text for piece in one.note.says) if one.note else ""


def sizes(showing: Showing) -> dict[tuple[int, str], int]:
    """Weigh the message of every view."""
    return {(key.number, key.who): len(tell_view(showing, key).encode()) for key in view_keys(showing)}


def test_the_public_address_is_not_on_the_guest_but_on_the_gateway(topology: Topology) -> None:
    shown = printed(show(topology, PUBLIC_PING), "a", "addr", "forward.guest-route.1")
    assert says(shown) == "198.51.100.10 is not here. It exists on igw only"
    assert shown.note
    assert shown.note.fact == public_address.NOT_ON_THE_GUEST
    assert "198.51.100.10" not in shown.text


def test_where_a_model_has_it_on_the_guest_it_is_there_and_that_is_an_assumption(topology: Topology) -> None:
    asked = Question("a", "198.51.100.20", "icmp", model="address-on-guest")
    shown = printed(show(topology, asked), "a", "addr", "forward.guest-route.1")
    assert "inet 198.51.100.10/32" in shown.text
    assert says(shown) == "198.51.100.10, the public address, is here: this model has it so"
    assert shown.note
    assert shown.note.fact == public_address.ON_THE_GUEST


def test_where_a_model_has_it_at_the_hosts_no_gateway_is_named(topology: Topology) -> None:
    asked = Question("a", "198.51.100.20", "icmp", model="nat-in-hypervisor")
    shown = printed(show(topology, asked), "a", "addr", "forward.guest-route.1")
    assert says(shown) == "198.51.100.10 is not here. In this model the hosts translate it"


def test_of_an_instance_without_a_public_address_nothing_is_said() -> None:
    showing = show(changed({"instances": {"a": {"public_address": None}}}), PRIVATE_PING)
    assert printed(showing, "a", "addr", "forward.guest-route.1").note is None


def test_b_is_not_told_of_a_request_that_nobody_has_intercepted_yet(topology: Topology) -> None:
    assert printed(show(topology, PRIVATE_PING), "b", "tcpdump", "forward.arp-request.1").note is None


@pytest.mark.parametrize("link", ["forward.arp-intercept.1", "forward.arp-reply.1", "forward.guest-receive.1"])
def test_bs_capture_has_not_seen_the_request_that_was_intercepted(topology: Topology, link: str) -> None:
    shown = printed(show(topology, PRIVATE_PING), "b", "tcpdump", link)
    assert says(shown) == (
        "The request of 10.0.0.10 for the MAC address of 10.0.0.20 has not come here: it got no further than Host A"
    )
    assert shown.note
    assert shown.note.fact == arp.INTERCEPTED
    assert "ARP" not in shown.text


def test_the_one_who_asked_has_seen_the_request(topology: Topology) -> None:
    shown = printed(show(topology, PRIVATE_PING), "a", "tcpdump", "forward.arp-intercept.1")
    assert (shown.text, shown.note) == ("ARP, Request who-has 10.0.0.20 tell 10.0.0.10, length 28", None)


def test_where_the_neighbour_itself_answers_its_capture_has_the_request(topology: Topology) -> None:
    asked = Question("a", "10.0.0.20", "icmp", switches=("arp_answer=peer-itself", "broadcast=flooded"))
    shown = printed(show(topology, asked), "b", "tcpdump", "forward.guest-receive.1")
    assert shown.note is None


def test_nothing_is_said_of_requests_in_another_subnet() -> None:
    subnet = {"s9": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.9.0/24"}}
    elsewhere = changed({"subnets": subnet, "instances": {"d": {"subnet": "s9", "address": "10.0.9.10"}}})
    showing = show(elsewhere, Question("a", "10.0.9.10", "icmp"))
    assert printed(showing, "d", "tcpdump", showing.links[-1]).note is None


def test_what_is_empty_is_said_in_words(topology: Topology) -> None:
    showing = show(topology, PRIVATE_PING)
    empty = [printed(showing, "a", name, "forward.guest-route.1") for name in ("neigh", "tcpdump")]
    assert [(one.text, one.nothing) for one in empty] == [
        ("", "no neighbour has been asked for yet"),
        ("", "no frame has passed here yet"),
    ]


def test_who_takes_part_comes_in_the_packets_order() -> None:
    guests = {
        "a": {"guest": {"routes": [{"destination": "10.0.0.30/32", "via": "10.0.0.20"}]}},
        "b": {"source_dest_check": False, "guest": {"ip_forward": True}},
        "c": {"subnet": "s1", "address": "10.0.0.30", "security_groups": ["open"]},
    }
    network = compile_network(changed({"instances": guests}))
    assert participants(network, walk(network, make_probe(network, source="a", destination="c"))) == ("a", "b", "c")


@pytest.mark.parametrize("destination", ["10.0.0.20", "198.51.100.20"])
def test_a_receiver_that_nothing_gets_to_takes_part_too(destination: str) -> None:
    network = compile_network(
        changed({"instances": {"b": {"security_groups": ["closed"]}}, "security_groups": {"closed": {"vpc": "lab"}}})
    )
    assert participants(network, walk(network, make_probe(network, source="a", destination=destination))) == ("a", "b")


def test_a_walk_without_instances_has_nobody_to_look_into(topology: Topology) -> None:
    assert show(topology, Question("internet", "198.51.100.99", "icmp")).views == ()


@pytest.mark.parametrize(("topology", "question"), SHIPPED)
def test_a_views_message_has_at_most_4_kib(topology: Topology, question: Question) -> None:
    # A walk that no guest takes part in has no view.
    assert max(sizes(show(topology, question)).values(), default=0) <= LARGEST_MESSAGE_OCTETS


def test_a_views_message_has_at_most_4_kib_however_much_there_is_to_see() -> None:
    many = [f"10.0.0.{last}" for last in range(100, 150)]
    guest = {
        "addresses": [f"{address}/24" for address in many],
        "routes": [{"destination": f"203.0.{last}.0/24", "via": "10.0.0.20"} for last in range(100)],
    }
    publics = {address: f"198.51.100.{last}" for last, address in enumerate(many, 100)}
    busy = changed({"instances": {"a": {"secondary_addresses": many, "public_address": publics, "guest": guest}}})
    assert max(sizes(show(busy, PRIVATE_PING)).values()) <= LARGEST_MESSAGE_OCTETS


def test_the_terminal_is_the_senders_alone_and_comes_first(topology: Topology) -> None:
    showing = show(topology, PUBLIC_PING)
    names = {who: [one.name for one in view.printed] for who in "ab" if (view := view_at(showing.views, who, 1))}
    assert names["a"] == ["terminal", *names["b"]]


@pytest.mark.parametrize(
    ("destination", "link", "note"),
    [
        ("10.0.0.20", "forward.guest-route.1", "It waits"),
        ("10.0.0.77", "forward.guest-neighbor.2", "After 3.07 s"),
        ("10.0.1.77", "forward.mapping-lookup.1", "After 10 s"),
        ("10.0.0.20", "return.guest-receive.1", "The round-trip time that ping prints is left out: a model has none"),
    ],
)
def test_the_terminal_says_how_long_it_took(topology: Topology, destination: str, link: str, note: str) -> None:
    assert says(printed(show(topology, Question("a", destination, "icmp")), "a", "terminal", link)) == note


def test_the_capture_of_who_reports_an_error_says_that_the_limit_is_not_modelled() -> None:
    showing = show(changed({"instances": {"b": {"guest": {"listens": []}}}}), Question("a", "10.0.0.20", "udp"))
    shown = printed(showing, "b", "tcpdump", showing.links[-1])
    assert shown.note
    assert shown.note.fact == linux.ICMP_RATE_LIMIT
    assert "limits" not in says(printed(showing, "a", "tcpdump", showing.links[-1]))


LINES = "one\ntwo\nthree"


@pytest.mark.parametrize(("octets", "expected"), [(100, LINES), (10, "one\ntwo\n… and 1 more"), (2, "… and 3 more")])
def test_a_list_is_cut_at_its_end(octets: int, expected: str) -> None:
    assert first_lines(LINES, octets) == expected


@pytest.mark.parametrize(("octets", "expected"), [(100, LINES), (12, "… 1 before\ntwo\nthree"), (2, "… 3 before")])
def test_a_capture_is_cut_at_its_beginning(octets: int, expected: str) -> None:
    assert last_lines(LINES, octets) == expected


def test_a_line_is_as_long_as_a_page_has_to_write_it() -> None:
    assert first_lines("<<<<", 10) == "… and 1 more"
