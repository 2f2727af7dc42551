import json
from typing import Any

import pytest
import yaml

from tests.guests.kernels import T0
from tests.stories.story import merge
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.steps.model import AWS, with_switch
from vpcviz.steps.stage import Stage
from vpcviz.walks.guest_view import GuestView, guest_changes, view_guest
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

A, B = ObjectId("a"), ObjectId("b")


def walked(destination: str, changes: dict[str, Any] | None = None, *, warm: bool = False) -> tuple[Network, Walk]:
    """Let a ping b's network, changed where a test says so."""
    document = merge(yaml.safe_load(T0.read_text(encoding="utf-8")), changes or {})
    network = compile_network(read_topology(json.dumps(document)))
    return network, walk(network, make_probe(network, source="a", destination=destination, warm=warm))


def at_the_end(network: Network, taken: Walk, instance: ObjectId) -> GuestView:
    """Look when all is over."""
    return view_guest(network, taken, instance, len(list(taken.numbered())))


def number_of(taken: Walk, stage: Stage) -> int:
    """Find the first step of a stage."""
    return next(number for number, _, step in taken.numbered() if step.stage is stage)


def test_b_sees_the_public_address_of_a_and_its_own_private_one() -> None:
    view = at_the_end(*walked("198.51.100.20"), B)
    assert view.capture.splitlines()[0] == "IP 198.51.100.10 > 10.0.0.20: ICMP echo request, id 1, seq 1, length 64"


def test_b_never_sees_the_arp_request_of_a() -> None:
    network, taken = walked("b")
    view = view_guest(network, taken, B, number_of(taken, Stage.GUEST_RECEIVE))
    assert view.capture == "IP 10.0.0.10 > 10.0.0.20: ICMP echo request, id 1, seq 1, length 64"
    assert view.neighbours == ""


def test_a_neighbour_is_incomplete_until_it_is_answered_for() -> None:
    network, taken = walked("b")
    asked = view_guest(network, taken, A, number_of(taken, Stage.ARP_REQUEST))
    answered = view_guest(network, taken, A, number_of(taken, Stage.ARP_REPLY))
    assert asked.neighbours == "10.0.0.20 dev eth0 INCOMPLETE"
    assert answered.neighbours == "10.0.0.20 dev eth0 lladdr 02:00:0a:00:00:14 REACHABLE"


def test_a_neighbour_that_nobody_answers_for_has_failed() -> None:
    assert at_the_end(*walked("10.0.0.77"), A).neighbours == "10.0.0.77 dev eth0 FAILED"


def test_a_neighbour_is_asked_for_three_times_before_it_is_given_up() -> None:
    request = "ARP, Request who-has 10.0.0.77 tell 10.0.0.10, length 28"
    network, taken = walked("10.0.0.77")
    assert view_guest(network, taken, A, number_of(taken, Stage.ARP_REQUEST)).capture.splitlines() == [request]
    assert at_the_end(network, taken, A).capture.splitlines() == [request] * 3


def test_whoever_asks_becomes_a_neighbour_of_the_one_that_answers() -> None:
    document = yaml.safe_load(T0.read_text(encoding="utf-8"))
    network = compile_network(read_topology(json.dumps(document)))
    model = with_switch(with_switch(AWS, "arp_answer", "peer-itself"), "broadcast", "flooded")
    taken = walk(network, make_probe(network, source="a", destination="b"), model)
    assert at_the_end(network, taken, B).neighbours == "10.0.0.10 dev eth0 lladdr 02:00:0a:00:00:0a STALE"
    assert [step.at for _, _, step in taken.numbered() if step.stage is Stage.ARP_REQUEST] == ["a/eth0"]


def test_a_kernel_that_sends_an_icmp_error_has_reported_it() -> None:
    network, taken = walked("b")
    assert not at_the_end(network, taken, B).has_reported
    closed: dict[str, Any] = {"instances": {"b": {"guest": {"listens": []}}}}
    document = merge(yaml.safe_load(T0.read_text(encoding="utf-8")), closed)
    network = compile_network(read_topology(json.dumps(document)))
    taken = walk(network, make_probe(network, source="a", destination="b", protocol=17))
    assert at_the_end(network, taken, B).has_reported
    assert not at_the_end(network, taken, A).has_reported


def test_a_warm_cache_is_full_before_the_first_step() -> None:
    network, taken = walked("b", warm=True)
    assert view_guest(network, taken, A, 1).neighbours == "10.0.0.20 dev eth0 lladdr 02:00:0a:00:00:14 REACHABLE"


def test_a_redirect_is_in_the_capture_of_the_one_that_is_told() -> None:
    changes = {
        "instances": {
            "a": {"guest": {"routes": [{"destination": "10.0.0.30/32", "via": "10.0.0.20"}]}},
            "b": {"source_dest_check": False, "guest": {"ip_forward": True}},
            "c": {"subnet": "s1", "address": "10.0.0.30", "security_groups": ["open"]},
        }
    }
    view = at_the_end(*walked("10.0.0.30", changes), A)
    assert "IP 10.0.0.20 > 10.0.0.10: ICMP redirect 10.0.0.30 to host 10.0.0.30, length 36" in view.capture.splitlines()


@pytest.mark.parametrize("instance", [A, B])
@pytest.mark.parametrize("destination", ["198.51.100.20", "b", "10.0.0.77"])
def test_between_two_changes_an_instance_sees_the_same(destination: str, instance: ObjectId) -> None:
    network, taken = walked(destination)
    seen = [view_guest(network, taken, instance, number) for number, _, _ in taken.numbered()]
    anew = [number for number, view in enumerate(seen, 1) if number == 1 or view != seen[number - 2]]
    assert guest_changes(network, taken, instance) == tuple((number, seen[number - 1]) for number in anew)
