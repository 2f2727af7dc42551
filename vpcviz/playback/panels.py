"""What can stand beside the drawing?"""

from collections.abc import Mapping

from vpcviz.network.topology import Topology
from vpcviz.playback.choice import Choice
from vpcviz.playback.question import Question, address_asking

EXPERIMENT = "experiment"
"""Where a question is asked, and where it is told what is wrong with one."""

MPLS = "mpls"
"""Where a transit gateway is shown as a PE router with VRFs; only where the drawing has one."""

PANELS = {"step": "This step", "walk": "All steps", EXPERIMENT: "Experiment", MPLS: "As MPLS"}
"""Each panel's title, by the name that stands in an address; the first is the usual one."""


def panels_of(topology: Topology) -> dict[str, str]:
    """Give the panels that a drawing has, each with its title."""
    return {name: title for name, title in PANELS.items() if name != MPLS or topology.transit_gateways}


def panel_choices(question: Question, address: str, panels: Mapping[str, str]) -> dict[str, Choice]:
    """
    Lead to each panel from a question at its step; one that does not exist is the usual one.

    Args:
        panels: Those that there are, each with its title; the first is the usual one.
    """
    usual = next(iter(panels))
    chosen = question.panel if question.panel in panels else usual
    return {
        name: Choice(name, title, address_asking(address, asked), name == chosen)
        for name, title in panels.items()
        for asked in [question.beside("" if name == usual else name)]
    }


def panel_note(question: Question, panels: Mapping[str, str]) -> str:
    """Say that what is asked for beside the drawing does not exist; nothing where it does."""
    if question.panel in ("", *panels):
        return ""
    if question.panel == MPLS:
        return "No transit gateway is in this drawing to be shown as MPLS; here is what this step shows."
    return f"Nothing beside the drawing is called {question.panel}; here is what this step shows."


def chosen_panel(choices: dict[str, Choice]) -> str:
    """Name the panel that stands beside the drawing."""
    return next(name for name, choice in choices.items() if choice.is_chosen)
