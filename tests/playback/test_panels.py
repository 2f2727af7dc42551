import pytest

from vpcviz.playback.panels import PANELS, chosen_panel, panel_choices
from vpcviz.playback.question import Question

QUESTION = Question("a", "b", "icmp", step="forward.next-hop.1")


@pytest.mark.parametrize(("asked", "shown"), [("", "step"), ("walk", "walk"), ("pigeons", "step")])
def test_a_panel_that_does_not_exist_is_the_usual_one(asked: str, shown: str) -> None:
    assert chosen_panel(panel_choices(QUESTION.beside(asked), "/")) == shown


def test_each_panel_keeps_the_step() -> None:
    addresses = [choice.address for choice in panel_choices(QUESTION, "/").values()]
    assert len(addresses) == len(PANELS)
    assert all(address.endswith("step=forward.next-hop.1") for address in addresses)
