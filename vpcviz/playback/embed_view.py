"""How is a walk shown inside of somebody else's page?"""

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from vpcviz.network.errors import ProbeRefused
from vpcviz.playback.copies_view import asked_of
from vpcviz.playback.page import walk_context
from vpcviz.playback.showing import show
from vpcviz.playback.subject import NOBODY_ASKS, Kind, SubjectMissing, find_subject


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it knows of no further arguments
@require_safe
def embed_walk(request: HttpRequest, kind: Kind, name: str) -> HttpResponse:
    """
    Show a drawing and its walk in a frame of any page.

    It sets no cookie, and a link that may do more than look is not shown: whoever reads a page's source could use it.
    """
    try:
        subject = find_subject(kind, name)
    except SubjectMissing as missing:
        raise Http404(str(missing)) from None
    if subject.can_edit:
        return render(request, "playback/embed_refused.html", {"why": EDITS}, status=403)
    question = asked_of(request, subject)
    if question is None:
        return render(request, "playback/embed_refused.html", {"why": NOBODY_ASKS}, status=422)
    try:
        showing = show(subject.topology, question)
    except ProbeRefused as refused:
        return render(request, "playback/embed_refused.html", {"why": str(refused)}, status=422)
    page = reverse("embed", args=[kind, name])
    context = walk_context(showing, page, subject.address) | {
        "subject": subject,
        "picture": showing.picture,
        "shown_query": showing.question.at_step(showing.links[showing.number - 1]).query,
    }
    return render(request, "playback/embed.html", context)


EDITS = "This link may change the drawing, so it is not shown in other people's pages. Make a link that may only look."
