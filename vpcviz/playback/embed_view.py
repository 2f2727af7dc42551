"""How is a walk shown inside of somebody else's page?"""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from vpcviz.network.errors import ProbeRefused
from vpcviz.playback.asked_view import about_what_is_asked
from vpcviz.playback.page import walk_context
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show
from vpcviz.playback.subject import NOBODY_ASKS, Subject

EDITS = "This link may change the drawing, so it is not shown in other people's pages. Make a link that may only look."


def _refuse(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "playback/embed_refused.html", {"why": why}, status=status)


def _tell_nobody_asks(request: HttpRequest, subject: Subject) -> HttpResponse:
    return _refuse(request, EDITS, 403) if subject.can_edit else _refuse(request, NOBODY_ASKS, 422)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it knows of no further arguments
@require_safe
@about_what_is_asked(nobody=_tell_nobody_asks)
def embed_walk(request: HttpRequest, subject: Subject, question: Question) -> HttpResponse:
    """
    Show a drawing and its walk in a frame of any page.

    It sets no cookie, and a link that may do more than look is not shown: whoever reads a page's source could use it.
    """
    if subject.can_edit:
        return _refuse(request, EDITS, 403)
    try:
        showing = show(subject.topology, question)
    except ProbeRefused as refused:
        return _refuse(request, str(refused), 422)
    page = reverse("embed", args=[subject.kind, subject.name])
    context = walk_context(showing, page, subject.address) | {
        "subject": subject,
        "picture": showing.picture,
        "shown_query": showing.question.at_step(showing.links[showing.number - 1]).query,
    }
    return render(request, "playback/embed.html", context)
