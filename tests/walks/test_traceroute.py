import json
from typing import Any

import pytest
import yaml

from tests.guests.kernels import T0
from tests.stories.story import merge
from vpcviz.lessons.lesson import find_lesson
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.steps.model import AWS, Model, with_switch
from vpcviz.walks.probe import make_probe
from vpcviz.walks.traceroute import Traceroute, trace_route


def traced(network: Network, source: str, destination: str, model: Model = AWS, **asked: Any) -> Traceroute:
    return trace_route(network, make_probe(network, source=source, destination=destination, **asked), model)


def shown(trace: Traceroute) -> list[str]:
    """Give each line as it is read: who answers, and how."""
    return [f"{hop.address or '*'} {hop.kind}" for hop in trace.hops]


def t0(changes: dict[str, Any]) -> Network:
    return compile_network(read_topology(json.dumps(merge(yaml.safe_load(T0.read_text()), changes))))


def of_lesson(name: str) -> Network:
    lesson = find_lesson(name)
    assert lesson is not None
    return compile_network(lesson.topology)


def test_the_vpcs_router_is_no_hop() -> None:
    """V14: across subnets the destination is the first hop."""
    assert shown(traced(t0({}), "a", "10.0.1.30")) == ["10.0.1.30 answer"]


def test_an_internet_gateway_is_no_hop_and_a_nat_gateway_is_one() -> None:
    """V60: the first hop behind a gateway is a public router, whose address no drawing holds."""
    network = of_lesson("how-does-a-private-subnet-get-out")
    trace = traced(network, "d", "203.0.113.12")
    assert shown(trace) == ["10.0.0.220 time-exceeded", "* time-exceeded", "203.0.113.12 answer"]
    assert [hop.at for hop in trace.hops] == ["nat", "internet", "home"]


def test_an_instance_that_forwards_is_a_hop() -> None:
    forwards = {
        "a": {"guest": {"routes": [{"destination": "10.0.1.30/32", "via": "10.0.0.20"}]}},
        "b": {"source_dest_check": False, "guest": {"ip_forward": True}},
    }
    trace = traced(t0({"instances": forwards}), "a", "10.0.1.30")
    assert shown(trace) == ["10.0.0.20 time-exceeded", "10.0.1.30 answer"]


def test_a_hop_whose_answer_is_stopped_stays_silent_and_the_next_one_is_asked_all_the_same() -> None:
    denies = [
        {"number": 90, "action": "deny", "protocol": "icmp", "type": 11, "peer": "0.0.0.0/0"},
        {"number": 100, "action": "allow", "protocol": "all", "peer": "0.0.0.0/0"},
    ]
    network = t0(
        {
            "subnets": {"s1": {"network_acl": "acl"}},
            "network_acls": {"acl": {"vpc": "lab", "ingress": denies, "egress": denies[1:]}},
        }
    )
    trace = traced(network, "a", "10.0.1.30", with_switch(AWS, "router_decrements_ttl", "true"))
    assert shown(trace) == ["* silence", "10.0.1.30 answer"]
    assert "its answer ends at acl" in trace.hops[0].says


def test_what_a_larger_ttl_does_not_change_ends_the_list() -> None:
    trace = traced(t0({}), "a", "10.0.1.77")
    assert (shown(trace), trace.is_reached) == (["* silence"], False)


@pytest.mark.parametrize(("protocol", "kind"), [(17, "refusal"), (6, "refusal")])
def test_a_closed_port_is_where_a_traceroute_ends(protocol: int, kind: str) -> None:
    closed = t0({"instances": {"d": {"guest": {"listens": []}}}})
    trace = traced(closed, "a", "10.0.1.30", protocol=protocol)
    assert (shown(trace), trace.is_reached) == ([f"10.0.1.30 {kind}"], True)


def test_a_transit_gateway_is_a_hop_where_the_model_says_so() -> None:
    network = of_lesson("is-a-transit-gateway-a-router-with-vrfs")
    lowers = with_switch(AWS, "transit_gateway_decrements_ttl", "true")
    assert shown(traced(network, "a", "10.2.0.10"))[0] == "10.2.0.10 answer"
    assert shown(traced(network, "a", "10.2.0.10", lowers)) == ["* silence", "10.2.0.10 answer"]
