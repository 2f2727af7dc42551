"""What does a walk say to a program?"""

import json
from typing import Any

import pytest

from tests.exporters.walked import NEIGHBOURS, walked
from vpcviz.exporters.walk_json import MOST_LOSERS, walk_json
from vpcviz.facts.catalogue import CATALOGUE
from vpcviz.facts.protocols import TCP, UDP
from vpcviz.steps.stage import Plane, Stage


def written(destination: str, **asked: Any) -> dict[str, Any]:
    """Walk, write, and read back as another program would."""
    read: dict[str, Any] = json.loads(json.dumps(walk_json(*walked(destination, **asked))))
    return read


def steps_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the steps of both directions and of the asides, as they are numbered."""
    return [step for way in (*document["directions"], *document["asides"]) for step in way["steps"]]


def first(document: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """Give the first step of a stage."""
    return next(step for step in steps_of(document) if step["stage"] == stage)


def test_the_parts_of_a_walk_have_the_names_of_the_format() -> None:
    assert list(written("10.0.0.30")) == [
        "format",
        "engine",
        "topology",
        "probe",
        "model",
        "answered",
        "verdict",
        "symptom",
        "blockers",
        "assumptions",
        "directions",
        "asides",
    ]


def test_a_probe_is_written_with_everything_filled_in() -> None:
    assert written("10.0.0.30", protocol=TCP)["probe"] == {
        "source": "a",
        "source_address": "10.0.0.10",
        "destination": "10.0.0.30",
        "protocol": "tcp",
        "port": 443,
    }


def test_a_protocol_without_a_name_is_a_number() -> None:
    assert written("10.0.0.30", protocol=47)["probe"]["protocol"] == 47


def test_a_switch_that_is_on_or_off_is_a_truth_value() -> None:
    switches = written("10.0.0.30")["model"]["switches"]
    assert (switches["source_nat_on_reflection"], switches["router_decrements_ttl"]) == (True, False)
    assert switches["arp_answer"] == "peer-mac"


def test_a_step_says_what_it_read_changed_and_looked_at() -> None:
    step = first(written("192.0.2.7"), Stage.INTERNET_GATEWAY)
    assert step["packet"][0] == {
        "layer": "ipv4",
        "source": "198.51.100.10",
        "destination": "192.0.2.7",
        "ttl": 64,
        "protocol": "icmp",
        "identification": 0,
        "dont_fragment": False,
        "length": 84,
    }
    assert {"layer": 0, "field": "source"} in step["read"]
    assert step["changed"] == [{"layer": 0, "field": "source", "old": "10.0.0.10", "new": "198.51.100.10"}]
    assert (step["added"], step["removed"], step["cause"]) == ([], [], None)
    assert step["looked_at"][0]["won"] == "10.0.0.10 = 198.51.100.10"
    assert step["fact"] == "internet_gateway.one-to-one-nat"
    assert step["standing"] == "documented"
    assert step["source"].startswith("https://docs.aws.amazon.com/")


def test_headers_that_are_put_on_are_named_by_their_place_in_the_later_stack() -> None:
    step = first(written("10.0.0.30"), Stage.ENCAPSULATE)
    assert [step["packet"][index]["layer"] for index in step["added"]] == ["ipv4", "vpc"]


def test_headers_that_are_taken_off_are_named_by_their_place_in_the_earlier_stack() -> None:
    assert first(written("10.0.0.30"), Stage.DECAPSULATE)["removed"] == [0, 1]


def test_a_route_that_won_is_told_with_those_that_lost() -> None:
    [table] = first(written("192.0.2.7"), Stage.ROUTE_LOOKUP)["looked_at"]
    assert "0.0.0.0/0" in table["won"]
    assert any("10.0.0.0/16" in row for row in table["lost"])


def test_what_was_not_asked_is_noted_where_it_was_decided() -> None:
    tables = first(written("10.0.0.30"), Stage.NEXT_HOP)["looked_at"]
    assert {table["table"]: (table["won"], table["note"][:9]) for table in tables} == {
        "route table rt": (None, "not asked"),
        "network ACL lab/default-acl": (None, "not asked"),
    }


def test_what_a_guest_holds_begins_with_the_ip_header() -> None:
    assert first(written("10.0.0.30"), Stage.GUEST_RECEIVE)["packet"][0]["layer"] == "ipv4"


def test_steps_are_numbered_through_both_directions_and_the_asides() -> None:
    document = written("10.0.0.255", switches=("broadcast=flooded",))
    numbers = [step["number"] for step in steps_of(document)]
    assert document["asides"]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_aside_begins_with_the_step_that_set_it_off() -> None:
    [aside, *_] = written("10.0.0.255", switches=("broadcast=flooded",))["asides"]
    assert aside["steps"][0]["cause"] == aside["cause"]
    assert [step["cause"] for step in aside["steps"][1:]] == [None] * (len(aside["steps"]) - 1)


def test_an_answer_ends_the_walk_where_it_arrives() -> None:
    document = written("10.0.0.30")
    assert document["answered"] is True
    verdict = document["verdict"]
    assert (verdict["kind"], verdict["direction"], verdict["reason"], verdict["at"]) == (
        "delivered",
        "return",
        None,
        "a",
    )


def test_a_drop_names_its_reason_and_its_place() -> None:
    verdict = written("10.0.0.20")["directions"][0]["verdict"]
    assert (verdict["kind"], verdict["reason"], verdict["at"]) == ("dropped", "ENI_SG_RULES_MISMATCH", "b/eth0")


def test_what_left_the_model_names_where_it_went() -> None:
    verdict = written("192.0.2.7")["verdict"]
    assert (verdict["kind"], verdict["direction"], verdict["at"]) == ("left-model", "forward", "internet")


def test_a_refusal_is_a_drop_whose_answer_is_walked_back() -> None:
    document = written("10.0.0.30", protocol=UDP, port=9)
    assert document["answered"] is False
    assert [way["verdict"]["kind"] for way in document["directions"]] == ["dropped", "delivered"]


def test_a_silent_drop_has_no_way_back() -> None:
    assert [way["direction"] for way in written("10.0.0.20")["directions"]] == ["forward"]


def test_an_assumption_goes_by_its_switch_or_by_its_own_name() -> None:
    [assumption] = written("192.0.2.7")["assumptions"]
    assert assumption["id"] == "far-end-answers"
    assert assumption["fact"] == "internet.far-end-answers"
    assert assumption["standing"] == "assumed"


def test_everything_in_the_way_is_told_in_order() -> None:
    blockers = written("203.0.113.9")["blockers"]
    assert [(blocker["direction"], blocker["stage"], blocker["at"], blocker["reason"]) for blocker in blockers] == [
        ("forward", "security-group-ingress", "b/eth0", "ENI_SG_RULES_MISMATCH"),
        ("forward", "destination-check", "b/eth0", "ENI_SOURCE_DEST_CHECK_RESTRICTION"),
        ("forward", "guest-receive", "b", "GUEST_NOT_FORWARDING"),
    ]


@pytest.mark.parametrize(
    "destination", ["10.0.0.30", "198.51.100.20", "203.0.113.9", "192.0.2.7", "10.0.0.77", "10.0.1.9"]
)
def test_every_step_stands_on_a_fact_of_the_catalogue(destination: str) -> None:
    assert {step["fact"] for step in steps_of(written(destination))} <= CATALOGUE.keys()


@pytest.mark.parametrize("destination", ["10.0.0.30", "192.0.2.7"])
def test_every_step_names_its_stage_and_its_plane(destination: str) -> None:
    steps = steps_of(written(destination))
    assert {step["stage"] for step in steps} <= set(Stage)
    assert {step["plane"] for step in steps} == set(Plane)


def test_the_same_question_has_the_same_answer_byte_for_byte() -> None:
    assert json.dumps(written("198.51.100.20")) == json.dumps(written("198.51.100.20"))


def test_of_a_long_table_the_first_losers_are_written_and_the_rest_are_counted() -> None:
    many = {f"i{n}": {"subnet": "s1", "public_address": f"192.0.2.{n}"} for n in range(1, MOST_LOSERS + 20)}
    changes = {"instances": NEIGHBOURS["instances"] | many}
    document = walk_json(*walked("203.0.113.200", source="c", changes=changes))
    assert "lost_omitted" not in first(document, Stage.GUEST_ROUTE)["looked_at"][0]
    [table] = first(walk_json(*walked("192.0.2.7", changes=changes)), Stage.INTERNET_GATEWAY)["looked_at"]
    instances = len(changes["instances"]) - 1
    assert (len(table["lost"]), table["lost_omitted"]) == (MOST_LOSERS, instances - 1 - MOST_LOSERS)
