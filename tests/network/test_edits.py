from ipaddress import IPv4Address, IPv4Network, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import DESTINATIONS, topologies, untimed
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits import (
    AddRoute,
    ChangeRoute,
    ClearGuestRoute,
    ClearPublicAddress,
    Edit,
    RemoveRoute,
    RestorePublicAddresses,
    SetGuestRoute,
    SetPublicAddress,
    SetSourceDestCheck,
)
from vpcviz.network.errors import EditRefused
from vpcviz.network.guest import GuestRoute
from vpcviz.network.route_table import Route
from vpcviz.network.topology import Topology

RT = ObjectId("rt")
A = ObjectId("a")
DEFAULT = IPv4Network("0.0.0.0/0")

routes = st.builds(
    Route,
    destination=st.sampled_from([ip_network(one) for one in DESTINATIONS]),
    target=st.sampled_from(["igw", "eni", "blackhole", "local", "a", "nothing"]),
)
destinations = st.sampled_from([ip_network(one) for one in DESTINATIONS])
tables = st.sampled_from([RT, ObjectId("rt-main"), ObjectId("lab/main")])
interfaces = st.sampled_from([A, ObjectId("a/eth0"), ObjectId("b"), ObjectId("12/eth0"), ObjectId("eni")])
private = st.sampled_from([None, *(IPv4Address(f"10.0.0.{last}") for last in (10, 11, 20, 21, 200))])
public = st.builds(lambda last: IPv4Address("198.51.100.0") + last, st.integers(1, 20))
guest_routes = st.builds(
    GuestRoute,
    destination=st.sampled_from(["default", IPv4Network("192.0.2.0/24"), IPv4Network("198.18.0.0/15")]),
    via=st.sampled_from([None, "10.0.0.10", "10.8.0.1"]),
)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(AddRoute, tables, routes),
    st.builds(RemoveRoute, tables, destinations),
    st.builds(ChangeRoute, tables, destinations, routes),
    st.builds(SetPublicAddress, interfaces, public, private),
    st.builds(ClearPublicAddress, interfaces, private),
    st.builds(SetSourceDestCheck, interfaces, st.booleans()),
    st.builds(SetGuestRoute, interfaces, guest_routes),
    st.builds(ClearGuestRoute, interfaces, st.sampled_from(["default", IPv4Network("192.0.2.0/24")])),
)


def apply_what_can_be(topology: Topology, chain: list[Edit]) -> tuple[Topology, list[Edit]]:
    """Apply a chain of edits, leaving out those that are refused; give the inverses too, the last one first."""
    undo: list[Edit] = []
    for edit in chain:
        before = topology.model_dump_json()
        try:
            changed = edit.apply(topology)
        except EditRefused:
            assert topology.model_dump_json() == before
            continue
        undo.insert(0, edit.inverse(topology))
        topology = changed
    return topology, undo


@untimed
@given(topologies(), st.lists(edits, max_size=12))
def test_edits_and_their_inverses_backwards_give_the_same_topology(topology: Topology, chain: list[Edit]) -> None:
    changed, undo = apply_what_can_be(topology, chain)
    for edit in undo:
        changed = edit.apply(changed)
    assert changed.model_dump_json() == topology.model_dump_json()
    assert changed == topology


@untimed
@given(topologies(), edits)
def test_an_inverse_can_be_undone_in_turn(topology: Topology, edit: Edit) -> None:
    changed, undo = apply_what_can_be(topology, [edit])
    restored, redo = apply_what_can_be(changed, undo)
    again, _ = apply_what_can_be(restored, redo)
    assert again == changed


def lab() -> Topology:
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt"}},
            "route_tables": {
                "rt": {
                    "vpc": "lab",
                    "routes": [
                        {"destination": "10.9.0.0/16", "target": "blackhole"},
                        {"destination": "0.0.0.0/0", "target": "igw"},
                        {"destination": "10.8.0.0/16", "target": "blackhole"},
                    ],
                }
            },
            "internet_gateways": {"igw": {"vpc": "lab"}},
            "instances": {
                "a": {
                    "subnet": "s1",
                    "address": "10.0.0.10",
                    "secondary_addresses": ["10.0.0.11"],
                    "public_address": "198.51.100.10",
                },
                "b": {"subnet": "s1"},
            },
        }
    )


def destinations_of(topology: Topology) -> list[str]:
    return [str(route.destination) for route in topology.route_tables[RT].routes]


def test_a_route_is_added_at_the_end() -> None:
    edit = AddRoute(RT, Route(destination="192.0.2.0/24", target="a"))
    assert destinations_of(edit.apply(lab()))[-1] == "192.0.2.0/24"


def test_a_removed_route_comes_back_in_its_place() -> None:
    edit = RemoveRoute(RT, DEFAULT)
    without = edit.apply(lab())
    assert destinations_of(without) == ["10.9.0.0/16", "10.8.0.0/16"]
    assert destinations_of(edit.inverse(lab()).apply(without)) == destinations_of(lab())


def test_a_changed_route_keeps_its_place() -> None:
    edit = ChangeRoute(RT, DEFAULT, Route(destination="192.0.2.0/24", target="a"))
    assert destinations_of(edit.apply(lab())) == ["10.9.0.0/16", "192.0.2.0/24", "10.8.0.0/16"]


def test_a_public_address_for_the_primary_one_is_written_alone() -> None:
    changed = SetPublicAddress(ObjectId("b/eth0"), IPv4Address("198.51.100.20")).apply(lab())
    assert changed.instances[ObjectId("b")].public_address == IPv4Address("198.51.100.20")


def test_a_public_address_for_a_secondary_one_makes_a_map() -> None:
    changed = SetPublicAddress(A, IPv4Address("198.51.100.11"), IPv4Address("10.0.0.11")).apply(lab())
    assert changed.instances[A].public_address == {
        IPv4Address("10.0.0.10"): IPv4Address("198.51.100.10"),
        IPv4Address("10.0.0.11"): IPv4Address("198.51.100.11"),
    }


def test_undoing_gives_back_the_form_that_was_written() -> None:
    edit = SetPublicAddress(A, IPv4Address("198.51.100.11"), IPv4Address("10.0.0.11"))
    undone = edit.inverse(lab()).apply(edit.apply(lab()))
    assert undone.instances[A].public_address == IPv4Address("198.51.100.10")


def test_a_public_address_is_cleared() -> None:
    assert ClearPublicAddress(A).apply(lab()).instances[A].public_address is None


def test_the_check_is_switched_off() -> None:
    assert not SetSourceDestCheck(A, is_enabled=False).apply(lab()).instances[A].source_dest_check


def test_a_guest_route_takes_the_place_of_the_one_to_its_destination() -> None:
    once = SetGuestRoute(A, GuestRoute(destination="default", via="10.0.0.20")).apply(lab())
    twice = SetGuestRoute(A, GuestRoute(destination="default", via=None)).apply(once)
    assert [route.via for route in twice.instances[A].guest.routes] == [None]


REFUSED = {
    "a table that is none": (
        RemoveRoute(ObjectId("rt-2"), DEFAULT),
        "there is no route table called rt-2",
    ),
    "the implied main table": (
        RemoveRoute(ObjectId("lab/main"), DEFAULT),
        "lab/main is implied; write a main route table for lab first",
    ),
    "a route that is none": (RemoveRoute(RT, IPv4Network("192.0.2.0/24")), "rt has no route to 192.0.2.0/24"),
    "a destination twice": (
        AddRoute(RT, Route(destination="0.0.0.0/0", target="a")),
        "found 0.0.0.0/0 a second time, expected another destination: "
        "A route table holds one route for each destination.",
    ),
    "a part of a subnet": (
        ChangeRoute(RT, DEFAULT, Route(destination="10.0.0.0/25", target="a")),
        "found 10.0.0.0/25, which is inside the VPC but no subnet's block, expected the whole block of a subnet: "
        "Since the end of August 2021 a subnet's route table may hold a route that is more specific than the local "
        "one, if its destination is the whole block of a subnet.",
    ),
    "an interface that is none": (
        SetSourceDestCheck(ObjectId("c"), is_enabled=False),
        "there is no network interface called c",
    ),
    "a public address that is taken": (
        SetPublicAddress(ObjectId("b"), IPv4Address("198.51.100.10")),
        "found 198.51.100.10, which a/eth0 has, expected an address of its own: "
        "A public address belongs to one private address, and a private address has at most one public one.",
    ),
    "a private address that is not its own": (
        SetPublicAddress(A, IPv4Address("198.51.100.11"), IPv4Address("10.0.0.99")),
        "found 10.0.0.99, expected a private address of a/eth0: "
        "A public address belongs to one private address, and a private address has at most one public one.",
    ),
    "a map for an address that is not written": (
        SetPublicAddress(ObjectId("b"), IPv4Address("198.51.100.11"), IPv4Address("10.0.0.99")),
        "found 10.0.0.99, expected a private address of b/eth0: "
        "A public address belongs to one private address, and a private address has at most one public one.",
    ),
    "no public address to clear": (ClearPublicAddress(ObjectId("b")), "b has no public address"),
    "public addresses of nothing": (
        RestorePublicAddresses(ObjectId("c"), None),
        "there is no network interface called c",
    ),
    "a next hop elsewhere": (
        SetGuestRoute(A, GuestRoute(destination="192.0.2.0/24", via="10.0.1.1")),
        "found 10.0.1.1, expected an address of 10.0.0.0/24: "
        "A route whose next hop is in no connected subnet is refused with “Nexthop has invalid gateway”.",
    ),
    "a guest route that is none": (ClearGuestRoute(A, "default"), "the guest of a has no route to default"),
    "an instance that is none": (ClearGuestRoute(ObjectId("c"), "default"), "there is no instance called c"),
}


@pytest.mark.parametrize(("edit", "because"), [pytest.param(*case, id=name) for name, case in REFUSED.items()])
def test_an_edit_that_cannot_be_made_is_refused_with_the_reason(edit: Edit, because: str) -> None:
    with pytest.raises(EditRefused) as refused:
        edit.apply(lab())
    assert refused.value.edit == edit
    assert refused.value.because == because
