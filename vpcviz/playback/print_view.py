"""How is a whole walk shown on paper?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vpcviz.exporters.step_text import packet_lines
from vpcviz.exporters.walk_text import asked_text, verdict_text
from vpcviz.network.errors import ProbeRefused
from vpcviz.playback.asked_view import about_what_is_asked
from vpcviz.playback.copies import copies_of, counted, naming
from vpcviz.playback.question import Question
from vpcviz.playback.reasoning import Reasoning, reasoning
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.shown_step import ShownStep
from vpcviz.playback.spoken import Spoken, speak
from vpcviz.playback.step_link import stage_words
from vpcviz.playback.step_page import end_of
from vpcviz.playback.subject import Subject


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """
    A step on paper.

    Attributes:
        counted: Which of how many it is, on which way.
        stage: In words.
        at: What the drawing calls the thing where it happens.
        headers: The packet after it, a line a header.
    """

    shown: ShownStep
    counted: str
    stage: str
    at: str
    says: Spoken
    headers: tuple[str, ...]
    why: Reasoning


@require_safe
@about_what_is_asked()
def print_walk(request: HttpRequest, subject: Subject, question: Question) -> HttpResponse:
    """Show every step of a walk below the drawing; 422 where what is asked can't be walked."""
    try:
        showing = show(subject.topology, question)
    except ProbeRefused as refused:
        return render(request, "playback/print_refused.html", {"subject": subject, "refused": refused}, status=422)
    return render(request, "playback/print.html", print_context(subject, showing))


def print_context(subject: Subject, showing: Showing) -> dict[str, object]:
    """Gather what stands on paper."""
    name = naming(showing.names)
    last = showing.question.at_step(showing.links[showing.real - 1])
    return {
        "subject": subject,
        "asked": asked_text(showing.walk, name),
        "outcome": verdict_text(showing.walk, name),
        "copies": copies_of(subject, last),
        "back": copies_of(subject, showing.question).step,
        "picture": showing.picture,
        "steps": printed_steps(showing),
        "end": end_of(showing),
        "assumptions": tuple(speak(one.says, showing.names) for one in showing.walk.assumptions),
    }


def printed_steps(showing: Showing) -> Iterator[PrintedStep]:
    """Write every step, one after the other, since a page may have hundreds of them."""
    for shown in showing.shown:
        step = shown.step
        yield PrintedStep(
            shown=shown,
            counted=counted(showing, shown),
            stage=stage_words(step.stage),
            at=showing.names.get(step.at, step.at),
            says=speak(step.evidence.says, showing.names),
            headers=tuple(packet_lines(step)),
            why=reasoning(step),
        )
