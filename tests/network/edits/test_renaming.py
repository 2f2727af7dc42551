import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import lab
from tests.network.edits.test_removing import ids_of
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.edits.renaming import rename
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.topology import Topology


def test_all_that_names_a_thing_follows_and_it_keeps_its_place() -> None:
    renamed = rename(lab(), ObjectId("c"), "web")
    assert [*renamed.instances] == ["a", "b", "web", "d"]
    assert renamed.route_tables[ObjectId("rt")].routes[-1].target == "web"
    assert renamed.probes[ObjectId("across")].destination == "web"


def test_what_a_thing_implies_is_named_anew_too() -> None:
    assert "private/router" in rename(lab(), ObjectId("s2"), "private").positions


def test_an_address_that_looks_like_an_id_stays() -> None:
    assert rename(lab(), ObjectId("home"), "office").probes[ObjectId("out")].destination == "office"
    assert str(rename(lab(), ObjectId("a"), "z").instances[ObjectId("z")].address) == "10.0.0.10"


@pytest.mark.parametrize(("old", "new", "because"), [("zebra", "z", "nothing called zebra"), ("a", "b", "b is taken")])
def test_what_is_not_there_or_taken_is_refused(old: str, new: str, because: str) -> None:
    with pytest.raises(EditRefused, match=because):
        rename(lab(), ObjectId(old), new)


@pytest.mark.parametrize("new", ["", "two words", "local", "a/b", "<b>"])
def test_what_is_no_id_is_refused(new: str) -> None:
    with pytest.raises(TopologyRefused):
        rename(lab(), ObjectId("a"), new)


@untimed
@given(topologies(), st.data())
def test_a_thing_that_gets_its_old_name_again_is_as_it_was(topology: Topology, data: st.DataObject) -> None:
    old = ObjectId(data.draw(st.sampled_from(ids_of(topology))))
    there = rename(topology, old, "renamed-1")
    assert write_topology(rename(there, ObjectId("renamed-1"), old)) == write_topology(topology)
