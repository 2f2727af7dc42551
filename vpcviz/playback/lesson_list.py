"""How are all lessons listed, and before them the drawings of one's own?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from vpcviz.diagrams.keyring import own_drawings
from vpcviz.lessons.lesson import lessons
from vpcviz.playback.last_lesson import opened_lesson

MOST_RECENT = 5
"""So many drawings of one's own stand before the lessons at once; the others are unfolded."""


@ensure_csrf_cookie
@never_cache
@require_safe
@vary_on_cookie
def list_lessons(request: HttpRequest) -> HttpResponse:
    """List the lessons, the one that was opened last marked, and what this browser can open to edit it."""
    own = own_drawings(request)
    context = {
        "lessons": lessons(),
        "opened": opened_lesson(request),
        "recent": own[:MOST_RECENT],
        "older": own[MOST_RECENT:],
    }
    return render(request, "lessons.html", context)
