from ipaddress import IPv4Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import EMPTY, LAB, lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.document import read_topology
from vpcviz.network.edits.fitting import CONTAINERS
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.pasting import fragment, paste
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def taken(topology: Topology, *ids: str) -> dict[str, Json]:
    return document_of(fragment(topology, map(ObjectId, ids)))


def test_a_thing_is_taken_along_with_all_that_stands_in_it() -> None:
    brought = taken(lab(), "s1")
    assert brought["subnets"].keys() == {"s1"}
    assert brought["instances"].keys() == {"a", "b"}
    assert "route_tables" not in brought
    assert taken(lab(), "lab")["instances"].keys() >= {"a", "b", "c"}


def test_what_is_not_there_cannot_be_taken_along() -> None:
    with pytest.raises(EditRefused, match="nothing called x"):
        fragment(lab(), [ObjectId("x")])


def test_a_copy_beside_its_original_has_ids_and_addresses_of_its_own() -> None:
    pasted = paste(lab(), taken(lab(), "s1"), None)
    assert pasted.ids == (("subnets", "s3"), ("instances", "a2"), ("instances", "b2"), ("network_interfaces", "d2"))
    subnet, instance = pasted.topology.subnets[ObjectId("s3")], pasted.topology.instances[ObjectId("a2")]
    assert str(subnet.cidr) == "10.0.2.0/24"
    assert subnet.route_table == "rt"
    assert instance.subnet == "s3"
    assert str(instance.address) == "10.0.2.4"
    assert instance.public_address not in (None, lab().instances[ObjectId("a")].public_address)
    assert "with another cidr of s3, 10.0.2.0/24, another address of a2, 10.0.2.4, another public" in pasted.says


def test_a_pasted_gateway_that_was_public_is_public_by_another_address() -> None:
    topology = lab()
    for section, within in (("subnets", "lab"), ("nat_gateways", "s3")):
        topology = place(topology, section, ObjectId(within)).topology
    topology = put(topology, ("subnets", "s3", "route_table"), "rt")
    topology = put(topology, ("nat_gateways", "nat", "public_address"), "198.51.100.77")
    pasted = paste(topology, taken(topology, "nat"), None).topology
    assert [str(one.public_address) for one in pasted.nat_gateways.values()] == ["198.51.100.77", "198.51.100.11"]


def test_an_instance_is_put_into_the_subnet_that_is_chosen_and_keeps_what_it_can() -> None:
    pasted = paste(lab(), taken(lab(), "a"), ObjectId("s2"))
    (_, new), *_ = pasted.ids
    instance = pasted.topology.instances[new]
    assert instance.subnet == "s2"
    assert instance.security_groups == ("sg", "others")


def test_what_is_cut_out_and_put_in_again_is_as_it_was() -> None:
    brought, rest = taken(lab(), "b"), remove(lab(), [ObjectId("b")]).topology
    pasted = paste(rest, brought, None)
    assert pasted.says == "b"
    kept = pasted.topology.instances[ObjectId("b")]
    assert kept == lab().instances[ObjectId("b")].model_copy(update={"address": IPv4Address("10.0.0.4")})


@pytest.mark.parametrize(("old", "new"), [("i-0a1b2c3d4e5f1234567", "i-0a1b2c3d4e5f1234568"), ("x1000000", "x1000001")])
def test_an_id_that_ends_in_a_large_number_is_followed_by_the_next(old: str, new: str) -> None:
    topology = read_topology(LAB.replace("  b:", f"  {old}:"))
    assert paste(topology, taken(topology, old), None).ids == (("instances", new),)


def test_a_vpc_comes_into_an_empty_drawing_whole() -> None:
    pasted = paste(read_topology(EMPTY), taken(lab(), "lab"), None)
    for section in ("vpcs", "subnets", "route_tables", "internet_gateways", "security_groups", "network_acls"):
        assert getattr(pasted.topology, section) == getattr(lab(), section)


def test_what_needs_a_container_that_is_not_here_says_so() -> None:
    with pytest.raises(EditRefused, match="stands in a subnet, s1, which is not here") as refused:
        paste(read_topology(EMPTY), taken(lab(), "a"), None)
    assert refused.value.remedy == "choose a subnet, and paste again"


@pytest.mark.parametrize(
    "brought",
    [{}, {"format": "vpcviz/1"}, {"instances": {}}, {"instances": {"x": "y"}}, {"probes": {"p": {}}}, {"instances": 7}],
)
def test_what_holds_nothing_of_use_is_refused(brought: dict[str, Json]) -> None:
    with pytest.raises(EditRefused):
        paste(lab(), brought, None)


def test_a_thing_that_aws_would_refuse_is_refused_with_its_reason() -> None:
    with pytest.raises(EditRefused, match=r"internet_gateways.igw2"):
        paste(lab(), taken(lab(), "igw"), None)


@settings(untimed, max_examples=20)
@given(topologies(), st.data())
def test_whatever_is_taken_along_can_be_put_beside_itself_and_touches_nothing_else(
    topology: Topology, data: st.DataObject
) -> None:
    things = [one for section in ("subnets", "instances", "internet_hosts") for one in getattr(topology, section)]
    if not things:
        return
    ids = data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=3, unique=True))
    brought = taken(topology, *ids)
    try:
        pasted = paste(topology, brought, None)
    except EditRefused as refused:
        # A VPC may have no room for another subnet, or an interface can't be attached twice.
        assert refused.because
        return
    before, after = document_of(topology), document_of(pasted.topology)
    for section, new in pasted.ids:
        assert after[section].pop(new).keys() & CONTAINERS.keys() is not None
    assert {key: one for key, one in after.items() if one} == {key: one for key, one in before.items() if one}
