"""What can stand beside the drawing?"""

from vpcviz.playback.choice import Choice
from vpcviz.playback.question import Question, address_asking

EXPERIMENT = "experiment"
"""Where a question is asked, and where it is told what is wrong with one."""

PANELS = {"step": "This step", "walk": "All steps", EXPERIMENT: "Experiment"}
"""Each panel's title, by the name that stands in an address; the first is the usual one."""


def panel_choices(question: Question, address: str) -> dict[str, Choice]:
    """Lead to each panel from a question at its step; one that does not exist is the usual one."""
    usual = next(iter(PANELS))
    chosen = question.panel if question.panel in PANELS else usual
    return {
        name: Choice(name, title, address_asking(address, asked), name == chosen)
        for name, title in PANELS.items()
        for asked in [question.beside("" if name == usual else name)]
    }


def panel_note(question: Question) -> str:
    """Say that what is asked for beside the drawing does not exist; nothing where it does."""
    if question.panel in ("", *PANELS):
        return ""
    return f"Nothing beside the drawing is called {question.panel}; here is what this step shows."


def chosen_panel(choices: dict[str, Choice]) -> str:
    """Name the panel that stands beside the drawing."""
    return next(name for name, choice in choices.items() if choice.is_chosen)
