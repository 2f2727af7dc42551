"""What of a walk can be taken along: as text, as a picture, on paper, by a link?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from vpcviz.exporters.naming import Naming
from vpcviz.exporters.step_text import step_text
from vpcviz.exporters.walk_text import asked_text, walk_text
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing
from vpcviz.playback.shown_step import ShownStep
from vpcviz.playback.spoken import pieces_of
from vpcviz.playback.subject import Subject
from vpcviz.walks.result import DirectionName


@dataclass(frozen=True, slots=True)
class Copies:
    """
    Where everything is that can be taken along of a step.

    Attributes:
        step: The page itself, at this step.
        step_text: The step as text.
        walk_text: The whole walk as text.
        picture: The drawing at this step.
        paper: All of it, to print.
        file: All of it, as a page that needs no server.
    """

    step: str
    step_text: str
    walk_text: str
    picture: str
    paper: str
    file: str


def copies_of(subject: Subject, question: Question) -> Copies:
    """Say where everything is that can be taken along, for a question at its step."""
    pages = ("walk", "step-text", "walk-text", "step-picture", "print", "walk-file")
    return Copies(*(f"{reverse(page, args=[subject.kind, subject.name])}?{question.query}" for page in pages))


def naming(names: Mapping[str, str]) -> Naming:
    """Call things in a text as the drawing calls them."""
    return lambda text: "".join(piece.text for piece in pieces_of(text, names))


def written_walk(showing: Showing) -> str:
    """Write a whole walk as text."""
    return walk_text(showing.walk, showing.blockers, name=naming(showing.names))


def written_step(subject: Subject, showing: Showing, link: str) -> str:
    """
    Write the step that is shown as text, with what was asked.

    Args:
        link: Where it can be seen.
    """
    name = naming(showing.names)
    shown = showing.shown[showing.number - 1]
    asked = f"{subject.title}: {asked_text(showing.walk, name)}"
    return f"{asked}\n{step_text(shown.step, counted(showing, shown), name)}\n\n{link}"


def written_sentence(showing: Showing, shown: ShownStep) -> str:
    """Write a step in one sentence, and which of them it is."""
    return f"{counted(showing, shown)}: {naming(showing.names)(shown.step.evidence.says)}"


def counted(showing: Showing, shown: ShownStep) -> str:
    """Say which step of how many it is, and on which way: `step 9 of 56, on the way there`."""
    if shown.is_ghost:
        return f"step {showing.real} + {shown.number - showing.real}, past the drop"
    way = "back" if shown.direction is DirectionName.RETURN else "there"
    return f"step {shown.number} of {showing.real}, on the way {way}"
