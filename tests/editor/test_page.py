from hypothesis import given

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import lab
from vpcviz.editor.choice import read_choice
from vpcviz.editor.drawn import elements_of, find_chosen, pictured, rules_of, sections_of, things_of
from vpcviz.editor.offered import container_of
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.outline import outline

STANDING = ("vpcs", "subnets", "instances", "internet_gateways", "nat_gateways", "internet_hosts")


@untimed
@given(topologies())
def test_outline_and_drawing_hold_the_same_things(topology: Topology) -> None:
    network = compile_network(topology)
    picture = pictured(topology, network)
    drawn = elements_of(sections_of(topology), picture)
    listed = {branch.id for top in things_of(topology, outline(network, picture).tenant) for branch in top.lines()}
    listed |= {one for _, things in rules_of(topology) for one, _ in things}
    standing = {one for section in STANDING for one in getattr(topology, section)}
    assert standing <= drawn.keys() <= listed


def test_an_interface_that_is_chosen_is_its_instance_and_what_is_nothing_is_nothing() -> None:
    assert find_chosen(sections_of(lab()), "a/eth0") == [("a", "instances")]
    assert find_chosen(sections_of(lab()), "lab/main") == [("lab", "vpcs")]
    assert find_chosen(sections_of(lab()), "<b>") == []
    assert find_chosen(sections_of(lab()), "a <b> s1 a/eth0") == [("a", "instances"), ("s1", "subnets")]


def test_a_thing_is_placed_in_what_is_chosen_or_in_what_that_stands_in() -> None:
    assert container_of(lab(), "a", ("subnets",)) == "s1"
    assert container_of(lab(), "a", ("vpcs",)) == "lab"
    assert container_of(lab(), "s2", ("subnets",)) == "s2"
    assert container_of(lab(), "igw", ("subnets",)) == ""


def test_what_an_address_asks_to_see_may_be_anything() -> None:
    choice = read_choice({"chosen": ["a"], "panel": ["nothing"], "said": ["9" * 40]})
    assert (choice.chosen, choice.panel, choice.said) == ("a", "thing", 0)
    assert choice.query(panel="text") == "chosen=a&panel=text"
