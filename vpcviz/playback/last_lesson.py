"""Which lesson has a browser opened last?"""

from django.http import HttpRequest, HttpResponse

from vpcviz.diagrams.models import Diagram
from vpcviz.playback.subject import Kind, Subject

COOKIE = "last-lesson"
"""It holds the lesson's name and nothing else."""

KEPT_SECONDS = 365 * 24 * 60 * 60


def last_lesson(request: HttpRequest) -> str | None:
    """Name the lesson that was opened last, the first where that is none that there is; None where there are none."""
    names = list(Diagram.objects.filter(lesson__isnull=False).values_list("slug", flat=True))
    opened = opened_lesson(request)
    return opened if opened in names else next(iter(names), None)


def opened_lesson(request: HttpRequest) -> str:
    """Give what the browser says that it has opened last; it may say anything."""
    return request.COOKIES.get(COOKIE, "")


def remember_lesson(response: HttpResponse, subject: Subject) -> HttpResponse:
    """Have the browser keep which lesson it was shown; another drawing leaves that as it is."""
    if subject.kind is Kind.LESSON:
        response.set_cookie(COOKIE, subject.name, max_age=KEPT_SECONDS, httponly=True, samesite="Lax")
    return response
