"""How are two walks shown beside each other over HTTP?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vpcviz.playback.comparison import SideRefused, compare_questions, read_row
from vpcviz.playback.comparison_page import comparison_context
from vpcviz.playback.question import read_question
from vpcviz.playback.subject import Kind, SubjectMissing, find_subject


@require_safe
def compare_walks(request: HttpRequest, kind: Kind, name: str) -> HttpResponse:
    """Show a question as usual and as asked, or two probes, row by row; 422 where a side of it can't be walked."""
    try:
        subject = find_subject(kind, name)
    except SubjectMissing as missing:
        raise Http404(str(missing)) from None
    usual = subject.first_question
    if usual is None:
        return render(request, "playback/nobody_asks.html", {"subject": subject}, status=422)
    question = read_question(dict(request.GET.lists()), usual)
    try:
        compared = compare_questions(subject.topology, question, request.GET.get("against", "").strip())
    except SideRefused as refused:
        context = {"subject": subject, "refused": refused}
        return render(request, "playback/compare_refused.html", context, status=422)
    number, note = read_row(request.GET.get("row", "").strip(), compared)
    return render(request, "playback/compare.html", comparison_context(subject, compared, number, note))
