import pytest

from vpcviz.network.document import read_topology
from vpcviz.playback.panels import PANELS, chosen_panel, panel_choices, panel_note, panels_of
from vpcviz.playback.question import Question

QUESTION = Question("a", "b", "icmp", step="forward.next-hop.1")


@pytest.mark.parametrize(("asked", "shown"), [("", "step"), ("walk", "walk"), ("pigeons", "step")])
def test_a_panel_that_does_not_exist_is_the_usual_one(asked: str, shown: str) -> None:
    assert chosen_panel(panel_choices(QUESTION.beside(asked), "/", PANELS)) == shown


def test_each_panel_keeps_the_step() -> None:
    addresses = [choice.address for choice in panel_choices(QUESTION, "/", PANELS).values()]
    assert len(addresses) == len(PANELS)
    assert all(address.endswith("step=forward.next-hop.1") for address in addresses)


@pytest.mark.parametrize("asked", ["", *PANELS])
def test_of_a_panel_that_exists_there_is_nothing_to_say(asked: str) -> None:
    assert panel_note(QUESTION.beside(asked), PANELS) == ""


def test_a_panel_that_does_not_exist_is_said_to_be_none() -> None:
    note = panel_note(QUESTION.beside("attic"), PANELS)
    assert note == "Nothing beside the drawing is called attic; here is what this step shows."


def test_where_there_is_no_transit_gateway_none_is_shown_as_mpls() -> None:
    bare = panels_of(read_topology("format: vpcviz/1\n"))
    assert set(PANELS) - set(bare) == {"mpls"}
    assert panel_note(QUESTION.beside("mpls"), bare).startswith("No transit gateway is in this drawing")
    assert panels_of(read_topology("format: vpcviz/1\ntransit_gateways: {tgw: {region: us-east-1}}\n")) == PANELS
