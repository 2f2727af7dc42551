from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from tests.network.edits.test_removing import ids_of
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import apply, difference, inverse
from vpcviz.network.document import read_topology
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.moving import move
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.private_address import keeping_addresses, pinned, renumbered, unpinned
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.values import put, take_out
from vpcviz.network.errors import EditRefused
from vpcviz.network.resolution import primary_addresses, resolve_interfaces, resolve_subnets
from vpcviz.network.topology import Topology

OF_THEMSELVES = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}
instances: {a: {subnet: s1}, b: {subnet: s1, public_address: {10.0.0.5: 198.51.100.9}}, c: {subnet: s2}}
internet_gateways: {igw: {vpc: lab}}
nat_gateways: {nat: {subnet: s1}}
network_interfaces: {eni: {subnet: s1}}
"""


def of_themselves() -> Topology:
    """A network in which nothing has been told its address."""
    return read_topology(OF_THEMSELVES)


def addresses(topology: Topology) -> dict[str, str]:
    known = primary_addresses(topology)
    return {one: str(known[ObjectId(one)]) for one in ("a", "b", "c", "nat", "eni") if one in known}


EDITS: dict[str, Callable[[Topology], Topology]] = {
    "deletion": lambda topology: remove(topology, [ObjectId("a")]).topology,
    "placing": lambda topology: place(topology, "instances", ObjectId("s1")).topology,
    "copy": lambda topology: duplicate(topology, [ObjectId("a")]).topology,
    "move into": lambda topology: move(topology, [ObjectId("c")], ObjectId("s1")).topology,
    "move out of": lambda topology: move(topology, [ObjectId("a")], ObjectId("s2")).topology,
    "value": lambda topology: keeping_addresses(
        topology, lambda one: put(one, ("instances", "a", "address"), "10.0.0.99")
    ),
}
MOVED = {"deletion": "a", "move into": "c", "move out of": "a", "value": "a"}


@pytest.mark.parametrize("edit", EDITS)
def test_nothing_gets_another_address_by_what_becomes_of_its_neighbours(edit: str) -> None:
    before = of_themselves()
    after = EDITS[edit](before)
    about = MOVED.get(edit)
    expected = {one: address for one, address in addresses(before).items() if one != about}
    assert {one: address for one, address in addresses(after).items() if one != about} == expected
    assert write_topology(apply(inverse(difference(before, after)), after)) == write_topology(before)


def test_what_is_written_down_is_only_what_would_have_become_another() -> None:
    after = EDITS["deletion"](of_themselves())
    assert after.instances[ObjectId("c")].address is None
    assert str(after.instances[ObjectId("b")].address) == "10.0.0.5"


def test_what_has_come_keeps_the_address_that_it_got() -> None:
    moved = EDITS["move into"](of_themselves())
    copied = EDITS["copy"](of_themselves())
    assert str(moved.instances[ObjectId("c")].address) == "10.0.0.8"
    assert str(copied.instances[ObjectId("a2")].address) == "10.0.0.8"


def test_what_is_renumbered_all_the_same_is_told() -> None:
    assert renumbered(of_themselves(), pinned(of_themselves()).topology) == ()
    plain = take_out(of_themselves(), ("instances", "b", "public_address"))
    after = put(plain, ("network_interfaces", "eni", "address"), "10.0.0.4")
    assert renumbered(plain, after) == (
        "nat has 10.0.0.7 instead of 10.0.0.6",
        "a has 10.0.0.5 instead of 10.0.0.4",
        "b has 10.0.0.6 instead of 10.0.0.5",
    )


def of_interfaces(topology: Topology) -> dict[ObjectId, Address]:
    """Give the address of each interface; what has several may lose the one that was its first."""
    return {one.id: one.address for one in resolve_interfaces(topology, resolve_subnets(topology)).values()}


@untimed
@given(topologies(), st.data())
def test_whatever_goes_whatever_stays_has_the_address_that_it_had(topology: Topology, data: st.DataObject) -> None:
    written = pinned(topology)
    assert unpinned(written, written.topology) == topology
    gone = data.draw(st.sampled_from(ids_of(topology)))
    try:
        after = of_interfaces(remove(topology, [ObjectId(gone)]).topology)
    except EditRefused:
        return
    before = of_interfaces(topology)
    assert after == {one: before[one] for one in after}


@untimed
@given(topologies(), st.sampled_from(["instances", "nat_gateways"]))
def test_whatever_comes_whatever_was_there_has_the_address_that_it_had(topology: Topology, section: str) -> None:
    try:
        after = of_interfaces(place(topology, section, ObjectId("s1")).topology)
    except EditRefused:
        return
    before = of_interfaces(topology)
    assert before == {one: after[one] for one in before}
