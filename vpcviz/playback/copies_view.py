"""How is what can be taken along of a walk answered over HTTP?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vpcviz.network.errors import ProbeRefused
from vpcviz.playback.asked_view import View, about_what_is_asked
from vpcviz.playback.copies import copies_of, written_sentence, written_step, written_walk
from vpcviz.playback.page_file import page_file
from vpcviz.playback.picture_file import picture_file, thumbnail_file
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.subject import NOBODY_ASKS, Subject

Answer = Callable[[HttpRequest, Subject, Showing], HttpResponse]

PLAIN_TEXT = "text/plain; charset=utf-8"
PICTURE = "image/svg+xml"
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""A picture loads nothing, and brings its own style sheet with it."""


def copy_view(answer: Answer) -> View[HttpRequest]:
    """Answer with something of the walk that an address asks for; what is wrong with it is told as plain text."""

    @require_safe
    @about_what_is_asked(missing=_tell_missing, nobody=_tell_nobody_asks)
    def view(request: HttpRequest, subject: Subject, question: Question) -> HttpResponse:
        try:
            return answer(request, subject, show(subject.topology, question))
        except ProbeRefused as refused:
            return plain_text(str(refused), 422)

    return view


def _tell_missing(says: str) -> HttpResponse:
    return plain_text(says, 404)


def _tell_nobody_asks(_request: HttpRequest, _subject: Subject) -> HttpResponse:
    return plain_text(NOBODY_ASKS, 422)


def plain_text(text: str, status: int = 200) -> HttpResponse:
    """Answer with a text, a line's end behind its last line."""
    return HttpResponse(f"{text}\n", status=status, content_type=PLAIN_TEXT)


@copy_view
def copy_walk(request: HttpRequest, subject: Subject, showing: Showing) -> HttpResponse:
    """Write the whole walk."""
    return plain_text(written_walk(showing))


@copy_view
def copy_step(request: HttpRequest, subject: Subject, showing: Showing) -> HttpResponse:
    """Write the step, and where it can be seen."""
    link = showing.links[showing.number - 1]
    step = copies_of(subject, showing.question.at_step(link)).step
    return plain_text(written_step(subject, showing, request.build_absolute_uri(step)))


@copy_view
def draw_step(request: HttpRequest, subject: Subject, showing: Showing) -> HttpResponse:
    """Draw the step, under a file name that says of what."""
    number = showing.number
    says = f"{subject.title}: {written_sentence(showing, showing.shown[number - 1])}"
    picture = picture_file(showing.picture, showing.trail.overlay(number), says)
    return picture_answer(picture, f"{subject.file_stem}-step-{number}.svg")


@copy_view
def draw_subject(request: HttpRequest, subject: Subject, showing: Showing) -> HttpResponse:
    """Draw what can be walked, small and without words, with the packet where it is at the step."""
    picture = thumbnail_file(showing.picture, showing.trail.overlay(showing.number), subject.title)
    return picture_answer(picture, f"{subject.file_stem}.svg")


@copy_view
def keep_walk(request: HttpRequest, subject: Subject, showing: Showing) -> HttpResponse:
    """Write the walk as a page that needs nothing besides itself, to be kept."""
    headers = {"Content-Disposition": f'attachment; filename="{subject.file_stem}.html"'}
    return HttpResponse(page_file(subject, showing), headers=headers)


def picture_answer(picture: str, file_name: str) -> HttpResponse:
    """Answer with a picture, under a name to keep it by."""
    headers = {
        "Content-Disposition": f'inline; filename="{file_name}"',
        "Content-Security-Policy": PICTURE_POLICY,
    }
    return HttpResponse(picture, content_type=PICTURE, headers=headers)
