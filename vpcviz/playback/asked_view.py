"""What is an address about, and who is told what where that can't be answered?"""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from vpcviz.playback.question import Question, read_question
from vpcviz.playback.subject import Kind, Subject, SubjectMissing, find_subject

Asking = TypeVar("Asking", bound=HttpRequest)
Answer = Callable[[Asking, Subject, Question], HttpResponse]
View = Callable[[Asking, Kind, str], HttpResponse]


class About(Protocol):
    """Makes a view of what answers a question about a drawing."""

    def __call__(self, answer: Answer[Asking]) -> View[Asking]: ...


def tell_missing(says: str) -> HttpResponse:
    """Answer 404 to whoever asks for what is not there."""
    raise Http404(says)


def tell_nobody_asks(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Answer 422 where nobody in a drawing could send a packet."""
    return render(request, "playback/nobody_asks.html", {"subject": subject}, status=422)


def about_what_is_asked(
    *,
    missing: Callable[[str], HttpResponse] = tell_missing,
    nobody: Callable[[HttpRequest, Subject], HttpResponse] = tell_nobody_asks,
) -> About:
    """
    Answer a question about a drawing; who can't be answered is told so, first of all that there is no such drawing.

    Args:
        missing: Tells that there is nothing of this name, and why.
        nobody: Tells that nobody in the drawing could send a packet.
    """

    def decorate(
        answer: Callable[[Asking, Subject, Question], HttpResponse],
    ) -> Callable[[Asking, Kind, str], HttpResponse]:
        @wraps(answer)
        def view(request: Asking, kind: Kind, name: str) -> HttpResponse:
            try:
                subject = find_subject(kind, name)
            except SubjectMissing as none:
                return missing(str(none))
            usual = subject.first_question
            if usual is None:
                return nobody(request, subject)
            return answer(request, subject, read_question(dict(request.GET.lists()), usual))

        return view

    return decorate
