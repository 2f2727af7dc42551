import json
import os
import subprocess
import sys
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.walks.networks import (
    BEGINS_ANEW,
    BLOCKS,
    Document,
    compiled,
    documents,
    few,
    models,
    questions,
    quick,
    take,
    taken_or_refused,
    thorough,
)
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Delivered, Dropped
from vpcviz.walks.result import Walk


def told(taken: Walk) -> list[tuple[str, str, str]]:
    """Tell a walk so that two can be compared whatever the ids of rows are."""
    return [(step.stage, step.at, type(step.verdict).__name__) for _, _, step in taken.numbered()]


@thorough
@given(documents(), questions(), models())
def test_a_walk_never_raises_but_to_refuse(document: Document, question: Document, model: Model) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assert taken is None or taken.directions


@thorough
@given(documents(), questions(), models())
def test_a_direction_has_exactly_one_final_step_its_last(document: Document, question: Document, model: Model) -> None:
    taken = taken_or_refused(compiled(document), question, model)
    assume(taken is not None)
    assert taken
    assert all(direction.steps for direction in taken.directions)
    finals = [[step.is_final for step in direction.steps] for direction in taken.directions]
    assert finals == [[False] * (len(direction.steps) - 1) + [True] for direction in taken.directions]


@thorough
@given(documents(), questions(), models())
def test_an_answered_walk_ends_with_the_sender_who_sees_it_at_some_time(
    document: Document, question: Document, model: Model
) -> None:
    taken = taken_or_refused(compiled(document), question, model)
    assume(taken is not None and taken.answered)
    assert taken
    end = taken.directions[-1].final
    assert isinstance(end.verdict, Delivered)
    if question["protocol"] in (1, 6, 17):
        assert len(taken.directions) == 2
        assert end.at == question["source"].removesuffix("/eth0")
    if len(taken.directions) == 2:
        assert taken.symptom.after_seconds is not None


@thorough
@given(documents(), questions(), models())
def test_what_a_stage_gives_is_what_the_next_one_takes(document: Document, question: Document, model: Model) -> None:
    taken = taken_or_refused(compiled(document), question, model)
    assume(taken is not None)
    assert taken
    for direction in taken.directions:
        for earlier, later in zip(direction.steps, direction.steps[1:], strict=False):
            if later.stage not in BEGINS_ANEW:
                assert later.before == earlier.packet, (earlier.stage, later.stage)


@quick
@given(documents(), questions(), st.randoms(use_true_random=False))
def test_the_order_of_routes_in_a_table_never_matters(document: Document, question: Document, random: Any) -> None:
    before = taken_or_refused(compiled(document), question, AWS)
    random.shuffle(document["route_tables"]["rt"]["routes"])
    after = taken_or_refused(compiled(document), question, AWS)
    assert (before and told(before)) == (after and told(after))


@quick
@given(documents(), questions(), st.randoms(use_true_random=False))
def test_the_order_in_which_acl_entries_are_written_never_matters(
    document: Document, question: Document, random: Any
) -> None:
    before = taken_or_refused(compiled(document), question, AWS)
    random.shuffle(document["network_acls"]["acl"]["ingress"])
    random.shuffle(document["network_acls"]["acl"]["egress"])
    after = taken_or_refused(compiled(document), question, AWS)
    assert (before and told(before)) == (after and told(after))


@quick
@given(documents(), st.sampled_from(BLOCKS[:2]), st.integers(1, 100), st.integers(1, 100))
def test_the_numbers_of_acl_entries_always_matter(document: Document, peer: str, deny: int, allow: int) -> None:
    assume(deny != allow)
    document["network_acls"]["acl"] = {
        "vpc": "lab",
        "ingress": [{"number": 100, "action": "allow", "peer": "0.0.0.0/0"}],
        "egress": [
            {"number": deny, "action": "deny", "peer": peer},
            {"number": allow, "action": "allow", "peer": "0.0.0.0/0"},
        ],
    }
    document["instances"]["c"] = {"subnet": "s1", "address": "10.0.0.30", "security_groups": ["open"]}
    taken = take(compiled(document), {"source": "c", "destination": "10.0.1.10"})
    stages = {step.stage: step for step in taken.directions[0].steps}
    assert isinstance(stages[Stage.NETWORK_ACL_EGRESS].verdict, Dropped) is (deny < allow)


@few
@given(documents(), questions(), st.sampled_from(["g1", "g2", "open"]), st.sampled_from(["ingress", "egress"]))
def test_adding_a_security_group_rule_never_drops_what_passed(
    document: Document, question: Document, group: str, side: str
) -> None:
    before = taken_or_refused(compiled(document), question, AWS)
    assume(before is not None and before.answered)
    rules = document["security_groups"][group].get(side)
    if rules is not None and not any(
        rule.get("protocol", "all") == "all" and rule["peer"] == "0.0.0.0/0" for rule in rules
    ):
        rules.append({"peer": "0.0.0.0/0"})
    after = taken_or_refused(compiled(document), question, AWS)
    assert after
    assert after.answered


TELL = """
import sys, json
from tests.walks.networks import compiled
from vpcviz.exporters.walk_json import walk_json
from vpcviz.walks.blockers import find_blockers
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk
document, questions = json.load(sys.stdin)
network = compiled(document)
for question in questions:
    taken = walk(network, make_probe(network, **question))
    print(json.dumps(walk_json(taken, find_blockers(network, taken))))
"""


def test_the_same_question_has_the_same_answer_byte_for_byte() -> None:
    destinations = ["10.0.0.20", "198.51.100.20", "203.0.113.9"]
    asked = json.dumps([DRAWN, [{"source": "a", "destination": one} for one in destinations]]).encode()
    answers = {
        subprocess.run(
            [sys.executable, "-c", TELL],
            input=asked,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    lengths = [len(line) for line in answers.pop().splitlines()]
    assert len(lengths) == len(destinations)
    assert min(lengths) > 1000


DRAWN: Document = {
    "format": "vpcviz/1",
    "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
    "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt"}},
    "route_tables": {"rt": {"vpc": "lab", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}},
    "internet_gateways": {"igw": {"vpc": "lab"}},
    "instances": {
        "a": {
            "subnet": "s1",
            "address": "10.0.0.10",
            "public_address": "198.51.100.10",
            "guest": {"routes": [{"destination": "203.0.113.0/24", "via": "10.0.0.20"}]},
        },
        "b": {"subnet": "s1", "address": "10.0.0.20", "public_address": "198.51.100.20"},
    },
}
