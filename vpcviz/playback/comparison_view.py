"""How are two walks shown beside each other over HTTP?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vpcviz.playback.asked_view import about_what_is_asked
from vpcviz.playback.comparison import SideRefused, compare_questions, read_row
from vpcviz.playback.comparison_page import comparison_context
from vpcviz.playback.question import Question
from vpcviz.playback.subject import Subject


@require_safe
@about_what_is_asked()
def compare_walks(request: HttpRequest, subject: Subject, question: Question) -> HttpResponse:
    """Show a question as usual and as asked, or two probes, row by row; 422 where a side of it can't be walked."""
    try:
        compared = compare_questions(subject.topology, question, request.GET.get("against", "").strip())
    except SideRefused as refused:
        context = {"subject": subject, "refused": refused}
        return render(request, "playback/compare_refused.html", context, status=422)
    number, note = read_row(request.GET.get("row", "").strip(), compared)
    return render(request, "playback/compare.html", comparison_context(subject, compared, number, note))
