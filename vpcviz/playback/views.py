"""How is a walk shown over HTTP, as a whole page or as the part of one?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, reswap, retarget
from django_htmx.middleware import HtmxDetails

from vpcviz.diagrams.models import Diagram
from vpcviz.lessons.lesson import Lesson, find_lesson
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.topology import Topology
from vpcviz.playback.page import first_question, page_context
from vpcviz.playback.probe_form import probe_form
from vpcviz.playback.question import Question, read_question
from vpcviz.playback.quoted import shortened
from vpcviz.playback.showing import show

HOW_TO_LOAD = "start the server by python manage.py explore"


class PageRequest(HttpRequest):
    """A request, with what htmx says about it."""

    htmx: HtmxDetails


@require_safe
def show_first_lesson(request: PageRequest) -> HttpResponse:
    """Show the lesson that everybody begins with."""
    first = Diagram.objects.filter(lesson__isnull=False).first()
    if first is None:
        raise Http404(f"No lesson is loaded: {HOW_TO_LOAD}.")
    return show_lesson(request, first.slug)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def show_lesson(request: PageRequest, name: str) -> HttpResponse:
    """Show a lesson's drawing and one step of a walk through it; 422 where what is asked can't be walked."""
    lesson = find_lesson(name)
    if lesson is None:
        raise Http404(f"There is no lesson {shortened(name)}.")
    diagram = Diagram.objects.filter(slug=name).first()
    if diagram is None:
        raise Http404(f"The lesson {name} is not loaded: {HOW_TO_LOAD}.")
    topology = diagram.topology
    question = read_question(dict(request.GET.lists()), first_question(topology))
    try:
        showing = show(topology, question)
    except ProbeRefused as refused:
        return refuse_question(request, lesson, topology, question, refused)
    context = page_context(lesson, topology, showing)
    if not is_part_wanted(request):
        return render(request, "playback/walk.html", context)
    return push_url(render(request, "playback/_walk.html", context), context["shown_address"])


def refuse_question(
    request: PageRequest, lesson: Lesson, topology: Topology, question: Question, refused: ProbeRefused
) -> HttpResponse:
    """Say in the form what is wrong; the walk in view stays, and a page that has none shows the lesson's own."""
    form = probe_form(topology, question, reverse("lesson", args=[lesson.name]), refused.problems)
    if is_part_wanted(request):
        response = render(request, "playback/_probe.html", form, status=422)
        return push_url(reswap(retarget(response, "#probe"), "outerHTML"), False)
    context = page_context(lesson, topology, show(topology, first_question(topology)))
    return render(request, "playback/walk.html", context | form | {"is_refused": True}, status=422)


def is_part_wanted(request: PageRequest) -> bool:
    """Say whether a page is there already, of which only a part is to be replaced."""
    return bool(request.htmx) and not request.htmx.history_restore_request
