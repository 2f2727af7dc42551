"""How is a walk shown over HTTP, as a whole page or as the part of one?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie, vary_on_headers
from django_htmx.http import push_url, reswap, retarget
from django_htmx.middleware import HtmxDetails

from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import compile_network
from vpcviz.playback.asked_view import about_what_is_asked
from vpcviz.playback.last_lesson import last_lesson, remember_lesson
from vpcviz.playback.page import page_context
from vpcviz.playback.panels import EXPERIMENT
from vpcviz.playback.probe_form import probe_form
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show
from vpcviz.playback.subject import HOW_TO_LOAD, Kind, Subject

MEANWHILE = "What is asked can't be walked; the reason stands with the probe. This is what the drawing begins with."


class PageRequest(HttpRequest):
    """A request, with what htmx says about it."""

    htmx: HtmxDetails


@require_safe
@vary_on_cookie
def show_last_lesson(request: PageRequest) -> HttpResponse:
    """Show the lesson that this browser has opened last; the first one to whoever has opened none."""
    name = last_lesson(request)
    if name is None:
        raise Http404(f"No lesson is loaded: {HOW_TO_LOAD}.")
    return show_walk(request, Kind.LESSON, name)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@about_what_is_asked()
def show_walk(request: PageRequest, subject: Subject, question: Question) -> HttpResponse:
    """Show a drawing and one step of a walk through it; 422 where what is asked can't be walked."""
    try:
        showing = show(subject.topology, question)
    except ProbeRefused as refused:
        return refuse_question(request, subject, question, refused)
    context = page_context(subject, showing)
    if is_part_wanted(request):
        response = push_url(render(request, "playback/_walk.html", context), context["shown_address"])
    else:
        response = render(request, "playback/walk.html", context)
    return remember_lesson(response, subject)


def refuse_question(request: PageRequest, subject: Subject, question: Question, refused: ProbeRefused) -> HttpResponse:
    """Say in the form what is wrong; the walk in view stays, and a page that has none shows the usual one."""
    form = probe_form(compile_network(subject.topology), question, subject.address, refused.problems)
    if is_part_wanted(request):
        response = render(request, "playback/_probe.html", form, status=422)
        return push_url(reswap(retarget(response, "#probe"), "outerHTML"), False)
    usual = subject.first_question
    if usual is None or usual == question:
        return render(request, "playback/nobody_asks.html", {"subject": subject, "refused": refused}, status=422)
    context = page_context(subject, show(subject.topology, usual.beside(EXPERIMENT)))
    return render(request, "playback/walk.html", context | form | {"is_refused": True, "note": MEANWHILE}, status=422)


def is_part_wanted(request: PageRequest) -> bool:
    """Say whether a page is there already, of which only a part is to be replaced."""
    return bool(request.htmx) and not request.htmx.history_restore_request
