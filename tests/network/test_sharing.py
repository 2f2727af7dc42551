from hypothesis import given

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import difference, document_of
from vpcviz.network.document import topology_of
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.values import put
from vpcviz.network.sharing import changed_things, shared
from vpcviz.network.topology import Topology


@untimed
@given(topologies(), topologies())
def test_what_is_shared_is_written_as_if_nothing_were(before: Topology, now: Topology) -> None:
    assert write_topology(shared(before, now)) == write_topology(now)
    assert difference(before, shared(before, now)) == difference(before, now)


@untimed
@given(topologies())
def test_all_of_a_drawing_that_is_read_again_is_what_it_was(topology: Topology) -> None:
    again = shared(topology, topology_of(document_of(topology)))
    assert write_topology(again) == write_topology(topology)
    assert difference(topology, again) == ()


def test_what_is_only_written_in_another_order_is_not_taken_for_the_same() -> None:
    one = put(lab(), ("instances", "a", "secondary_addresses"), ["10.0.0.99"])
    both = {"10.0.0.10": "198.51.100.10", "10.0.0.99": "198.51.100.99"}
    document = document_of(put(one, ("instances", "a", "public_address"), both))
    other = {**document["instances"]["a"], "public_address": dict(reversed(both.items()))}
    before, now = topology_of(document), topology_of({**document, "instances": {**document["instances"], "a": other}})
    assert before.instances[ObjectId("a")] == now.instances[ObjectId("a")]
    assert difference(before, shared(before, now)) == difference(before, now) != ()


def test_only_what_is_placed_is_another_thing_afterwards() -> None:
    before = lab()
    after = place(before, "instances", ObjectId("s1")).topology
    assert {section: ids for section, ids in changed_things(before, after).items() if ids} == {"instances": {"e"}}
