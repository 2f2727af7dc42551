import re

import pytest
from hypothesis import given

from tests.editor.editors import Editor
from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import lab
from vpcviz.editor.apps import Drawn
from vpcviz.editor.choice import read_choice
from vpcviz.editor.difference import changes_of
from vpcviz.editor.drawn import (
    drawing_context,
    elements_of,
    find_chosen,
    found_by,
    lines_of_subnets,
    pictured,
    rules_of,
    sections_of,
    things_of,
)
from vpcviz.editor.offered import container_of
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import difference
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.values import put
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


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("instances", "c", "name"), "Another"),
        (("instances", "c", "public_address"), "198.51.100.77"),
        (("subnets", "s1", "name"), "Another"),
        (("subnets", "s1", "route_table"), None),
        (("route_tables", "rt", "routes", "0.0.0.0/0", "off"), True),
        (("security_groups", "sg", "name"), "Another"),
    ],
)
def test_whatever_a_page_has_shown_its_outline_becomes_what_it_would_be_anew(
    place: tuple[str, ...], value: object
) -> None:
    changed = put(lab(), place, value)
    for before, now in ((lab(), changed), (changed, lab())):
        fresh, was = shown_anew(now), shown_anew(before)
        picture = pictured(now, compile_network(now), was.picture)
        lines = was.lines_for(picture, ())
        known = drawing_context(now, compile_network(now), picture, (), lines)
        assert known["outline"] == drawing_context(now, compile_network(now), fresh.picture)["outline"]
        assert known["picture"].subnets == fresh.picture.subnets


def shown_anew(topology: Topology) -> Drawn:
    """Show a drawing to somebody who has seen nothing before."""
    network = compile_network(topology)
    context = drawing_context(topology, network, pictured(topology, network))
    return Drawn(network, context["picture"], frozenset(), lines_of_subnets(context["outline"]), {})


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


def test_a_thing_is_found_by_its_id_and_every_address_that_it_has() -> None:
    topology = place(lab(), "nat_gateways", ObjectId("s1")).topology
    topology = put(topology, ("instances", "c", "secondary_addresses"), ["10.0.1.77"])
    found = found_by(compile_network(topology))
    assert {one: found[ObjectId(one)] for one in ("a", "c", "nat", "s1", "lab", "home", "d1", "sg")} == {
        "a": "a 10.0.0.10 198.51.100.10",
        "c": "c 10.0.1.10 10.0.1.77",
        "nat": "nat 10.0.0.6 198.51.100.11",
        "s1": "s1 10.0.0.0/24",
        "lab": "lab 10.0.0.0/16",
        "home": "home 203.0.113.12",
        "d1": "d1 10.0.1.4",
        "sg": "sg",
    }


def test_what_a_revision_has_changed_reads_as_it_stands_in_the_file() -> None:
    before = lab()
    after = put(before, ("instances", "b", "security_groups"), ["sg", "others"])
    after = place(after, "network_acls", ObjectId("lab")).topology
    changes = {one.place: (one.before, one.after) for one in changes_of(difference(before, after))}
    assert changes["instances b security_groups"] == ("others", "sg, others")
    assert changes["network_acls acl-1"] == ("", "vpc: lab")


@pytest.mark.django_db
def test_a_saved_probe_leads_to_its_form_in_which_what_is_usual_is_its_own() -> None:
    editor = Editor().look(panel="probes")
    assert 'chosen=out" aria-label="Change the probe icmp, a to home"' in editor.page
    form = editor.look(chosen="out").page
    assert re.search(r'name="field:protocol" value="" placeholder="icmp"', form)
    editor.do("set", section="probes", id="out", field__protocol="tcp", field__port="443")
    assert editor.topology.probes[ObjectId("out")].port == 443
