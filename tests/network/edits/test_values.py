import pytest

from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import ABSENT
from vpcviz.network.edits.values import put, take_out, value_at
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

RT = ("route_tables", "rt", "routes")


def destinations(topology: Topology) -> list[str]:
    return [str(route.destination) for route in topology.route_tables[ObjectId("rt")].routes]


def test_a_value_takes_the_place_of_the_one_that_stands_there() -> None:
    changed = put(lab(), ("instances", "b", "address"), "10.0.0.20")
    assert str(changed.instances[ObjectId("b")].address) == "10.0.0.20"


def test_a_setting_of_a_kernel_that_has_none_yet_is_put_in() -> None:
    assert put(lab(), ("instances", "b", "guest", "ip_forward"), True).instances[ObjectId("b")].guest.ip_forward


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, ["10.9.0.0/16", "0.0.0.0/0", "10.8.0.0/16", "192.0.2.0/24"]),
        (0, ["192.0.2.0/24", "10.9.0.0/16", "0.0.0.0/0", "10.8.0.0/16"]),
        (2, ["10.9.0.0/16", "0.0.0.0/0", "192.0.2.0/24", "10.8.0.0/16"]),
    ],
)
def test_a_route_is_put_where_it_is_wanted(at: int | None, expected: list[str]) -> None:
    route = {"destination": "192.0.2.0/24", "target": "igw"}
    assert destinations(put(lab(), (*RT, "192.0.2.0/24"), route, at)) == expected


def test_a_changed_route_keeps_its_place() -> None:
    changed = put(lab(), (*RT, "0.0.0.0/0"), {"destination": "192.0.2.0/24", "target": "igw"})
    assert destinations(changed) == ["10.9.0.0/16", "192.0.2.0/24", "10.8.0.0/16"]


def test_a_route_is_taken_out() -> None:
    assert destinations(take_out(lab(), (*RT, "0.0.0.0/0"))) == ["10.9.0.0/16", "10.8.0.0/16"]


def test_what_stands_at_a_place_is_given_as_the_file_has_it() -> None:
    assert value_at(lab(), (*RT, "0.0.0.0/0", "target")) == "igw"
    assert value_at(lab(), ("instances", "zebra")) is ABSENT


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        (("instances", "a", "address"), "10.0.1.77", "10.0.1.77"),
        (("instances", "b", "address"), "10.0.0.10", "10.0.0.10"),
        (("instances", "a", "public_address"), "10.0.0.300", "10.0.0.300"),
        ((*RT, "10.0.0.0/25"), {"destination": "10.0.0.0/25", "target": "a"}, "10.0.0.0/25"),
        (("instances", "a", "colour"), "red", "colour"),
    ],
)
def test_what_aws_would_refuse_is_refused_at_its_place(place: tuple[str, ...], value: object, found: str) -> None:
    with pytest.raises(TopologyRefused) as refused:
        put(lab(), place, value)
    (problem,) = refused.value.problems
    assert found in problem.found
    assert problem.path.startswith(f"{place[0]}.{place[1]}")


@pytest.mark.parametrize("place", [("instances", "zebra", "name"), ("instances", "a", "address", "first")])
def test_there_has_to_be_something_in_which_a_value_can_stand(place: tuple[str, ...]) -> None:
    with pytest.raises(EditRefused):
        put(lab(), place, "x")


def test_what_is_not_there_is_not_taken_out() -> None:
    with pytest.raises(EditRefused, match=r"has no 192\.0\.2\.0/24"):
        take_out(lab(), (*RT, "192.0.2.0/24"))


def test_a_route_or_a_rule_that_is_off_is_left_out_of_the_network() -> None:
    network = compile_network(put(lab(), (*RT, "0.0.0.0/0", "off"), True))
    assert "0.0.0.0/0" not in [str(route.destination) for route in network.route_tables[ObjectId("rt")].routes]
