from typing import Any

from hypothesis import assume, given

from tests.walks.networks import Document, compiled, documents, models, questions, take, taken_or_refused, thorough
from vpcviz.network.index import Network
from vpcviz.steps.model import AWS, MODELS, Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.comparison import Comparison, Difference, Row, compare_walks

OPEN = [{"protocol": "all", "peer": "0.0.0.0/0"}]
DEFAULT = [{"destination": "0.0.0.0/0", "target": "igw"}]


def neighbours(routes: list[dict[str, str]] = DEFAULT, **both: Any) -> Network:
    """Give two instances with public addresses in one subnet."""
    instance = {"subnet": "s1", "security_groups": ["open"], **both}
    return compiled(
        {
            "format": "vpcviz/1",
            "title": "Two neighbours",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt"}},
            "route_tables": {"rt": {"vpc": "lab", "routes": routes}},
            "internet_gateways": {"igw": {"vpc": "lab"}},
            "security_groups": {"open": {"vpc": "lab", "ingress": OPEN, "egress": OPEN}},
            "hosts": {"shared": {"zone": "us-east-1a"}} if "host" in both else {},
            "instances": {
                "a": instance | {"address": "10.0.0.10", "public_address": "198.51.100.10"},
                "b": instance | {"address": "10.0.0.20", "public_address": "198.51.100.20"},
            },
        }
    )


def ping(destination: str, *, warm: bool = False) -> Document:
    return {"source": "a", "destination": destination, "protocol": 1, "warm": warm}


def first_row(comparison: Comparison) -> Row:
    assert comparison.first is not None
    return comparison.rows[comparison.first]


def test_without_the_default_route_the_public_ping_first_differs_at_the_route_table() -> None:
    question = ping("198.51.100.20")
    comparison = compare_walks(take(neighbours(), question), take(neighbours(routes=[]), question))
    row = first_row(comparison)
    assert row.before
    assert row.after
    assert row.before.step.stage is Stage.ROUTE_LOOKUP
    assert isinstance(row.after.step.verdict, Dropped)
    assert row.differences[:2] == (Difference.VERDICT, Difference.DECISION)


def test_what_comes_behind_a_drop_is_past_the_end_of_the_walk_that_was_dropped() -> None:
    question = ping("198.51.100.20")
    comparison = compare_walks(take(neighbours(), question), take(neighbours(routes=[]), question))
    assert comparison.first is not None
    behind = comparison.rows[comparison.first + 1 :]
    assert behind
    assert all(row.before and row.after is None and row.is_past_end for row in behind)


def test_without_the_default_route_nothing_differs_for_the_private_ping() -> None:
    question = ping("10.0.0.20")
    comparison = compare_walks(take(neighbours(), question), take(neighbours(routes=[]), question))
    assert comparison.first is None
    assert all(row.before and row.after and not row.differences for row in comparison.rows)


def test_a_lookup_by_ip_address_first_differs_at_the_next_hop() -> None:
    network, question = neighbours(), ping("10.0.0.20")
    comparison = compare_walks(take(network, question), take(network, question, MODELS["lookup-by-ip"]))
    row = first_row(comparison)
    assert row.before
    assert row.before.step.stage is Stage.NEXT_HOP
    assert row.differences == (Difference.DECISION,)


def test_a_warm_probe_passes_by_the_arp_of_a_cold_one_and_meets_it_again() -> None:
    network = neighbours()
    comparison = compare_walks(take(network, ping("10.0.0.20")), take(network, ping("10.0.0.20", warm=True)))
    alone = [row.before.step.stage for row in comparison.rows if row.before and row.after is None]
    assert Stage.ARP_REQUEST in alone
    assert not any(row.is_past_end for row in comparison.rows)
    assert comparison.rows[-1].before
    assert comparison.rows[-1].after


def test_two_instances_on_one_host_pass_by_the_underlay() -> None:
    question = ping("10.0.0.20")
    comparison = compare_walks(take(neighbours(), question), take(neighbours(host="shared"), question))
    alone = [row.before.step.stage for row in comparison.rows if row.before and row.after is None]
    assert Stage.UNDERLAY in alone


@thorough
@given(documents(), questions(), models())
def test_each_step_of_both_walks_stands_in_one_row_in_its_own_order(
    document: Document, question: Document, model: Model
) -> None:
    network = compiled(document)
    before, after = (taken_or_refused(network, question, one) for one in (AWS, model))
    assume(before is not None and after is not None)
    assert before
    assert after
    rows = compare_walks(before, after).rows
    assert [row.before.number for row in rows if row.before] == [number for number, _, _ in before.numbered()]
    assert [row.after.number for row in rows if row.after] == [number for number, _, _ in after.numbered()]


@thorough
@given(documents(), questions(), models())
def test_a_walk_does_not_differ_from_itself(document: Document, question: Document, model: Model) -> None:
    taken = taken_or_refused(compiled(document), question, model)
    assume(taken is not None)
    assert taken
    assert compare_walks(taken, taken).first is None
