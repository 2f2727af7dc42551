"""How are all lessons listed?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from vpcviz.lessons.lesson import lessons
from vpcviz.playback.last_lesson import opened_lesson


@ensure_csrf_cookie
@require_safe
@vary_on_cookie
def list_lessons(request: HttpRequest) -> HttpResponse:
    """List the lessons, the one that was opened last marked."""
    return render(request, "lessons.html", {"lessons": lessons(), "opened": opened_lesson(request)})
