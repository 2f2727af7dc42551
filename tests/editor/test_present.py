"""A field in which nothing is typed shows what stands there for it now."""

import pytest

from tests.network.edits.labs import lab
from vpcviz.editor.fields import form_of
from vpcviz.editor.present import with_present
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.palette import place
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology


def shown(topology: Topology, section: str, thing: str, key: str) -> tuple[str, str]:
    form = with_present(form_of(topology, section, thing), compile_network(topology))
    field = next(one for one in form.fields if one.key == key)
    return field.usual, field.hint


@pytest.mark.parametrize(
    ("section", "thing", "key", "usual"),
    [
        ("instances", "b", "address", "10.0.0.4 (auto)"),
        ("instances", "b", "mac", "02:00:0a:00:00:04"),
        ("network_interfaces", "d1", "security_groups", "lab/default-group (auto)"),
        ("instances", "d", "address", "the lowest that is free"),
    ],
)
def test_what_is_left_to_aws_is_shown_as_it_is_now(section: str, thing: str, key: str, usual: str) -> None:
    assert shown(lab(), section, thing, key)[0] == usual


def test_which_table_and_which_acl_a_subnet_has_of_itself_is_told_by_their_ids() -> None:
    def choices(thing: str, key: str) -> tuple[tuple[str, str], ...]:
        form = with_present(form_of(lab(), "subnets", thing), compile_network(lab()))
        return next(one for one in form.fields if one.key == key).choices

    assert choices("s2", "route_table")[0] == ("", "lab/main (auto)")
    assert choices("s1", "network_acl")[0] == ("", "lab/default-acl (auto)")
    assert choices("s1", "route_table")[0] == ("", "the VPC's main one")


def test_the_address_of_what_has_an_interface_in_each_of_several_subnets_is_told_for_each() -> None:
    placed = place(lab(), "transit_gateways", ObjectId("lab"))
    assert shown(placed.topology, "transit_gateway_attachments", "att-lab", "subnets")[1] == "Now 10.0.0.6 in s1"
