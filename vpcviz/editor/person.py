"""By which name is a browser known, so that its edits are its own to take back?"""

import secrets

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

COOKIE = "person"
"""It holds a made-up name and its signature; nobody is asked who they are."""

KEPT_SECONDS = 365 * 24 * 60 * 60

_COLOURS = "amber azure coral cyan gold green indigo ivory jade lilac olive pearl pink plum ruby rust sand teal".split()
_BIRDS = "crane dove eagle egret falcon finch grouse hawk heron ibis jay kite lark owl plover raven robin swift".split()


def person_of(request: HttpRequest) -> str:
    """Give the name that a browser goes by; a new one where it has none, or one that this server has not given."""
    try:
        return str(request.get_signed_cookie(COOKIE))
    except (KeyError, BadSignature):
        return f"{secrets.choice(_COLOURS)} {secrets.choice(_BIRDS)} {secrets.randbelow(900) + 100}"


def remember_person(response: HttpResponse, person: str) -> HttpResponse:
    """Have the browser keep its name."""
    response.set_signed_cookie(COOKIE, person, max_age=KEPT_SECONDS, httponly=True, samesite="Lax")
    return response
