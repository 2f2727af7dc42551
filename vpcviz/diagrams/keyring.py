"""Which drawings can a browser open again, though nobody is asked who they are?"""

from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from vpcviz.diagrams.links import Access
from vpcviz.diagrams.models import Link, Right

COOKIE = "drawings"
"""It holds the numbers of the links by which drawings were opened to be edited, the latest first, and their signature:
the browser has had the links themselves, and gets no other right by it."""

KEPT_SECONDS = 365 * 24 * 60 * 60
MOST_LINKS = 300
"""As many fit into a cookie however large their numbers become."""


@dataclass(frozen=True, slots=True)
class OwnDrawing:
    """
    A drawing that a browser can open to edit it.

    Attributes:
        link: The number of the link that leads to it; of several, the one that allows most.
        name: As it stands in that link's address.
        changed_at: When it was edited last; when that link was made, where it never was.
    """

    link: int
    name: str
    title: str
    is_owned: bool
    revision: int
    changed_at: datetime


def own_drawings(request: HttpRequest) -> list[OwnDrawing]:
    """Give the drawings that a browser can open to edit them, the one that was changed last first."""
    links = (
        Link.objects.filter(pk__in=_kept(request), revoked_at=None)
        .select_related("diagram")
        .defer("diagram__document")
        .annotate(edited_at=Max("diagram__revisions__made_at"))
    )
    best: dict[int, OwnDrawing] = {}
    for link in sorted(links, key=lambda one: one.right == Right.OWN):
        best[link.diagram_id] = OwnDrawing(
            link.pk,
            link.key,
            link.diagram.title,
            link.right == Right.OWN,
            link.diagram.revision,
            link.edited_at or link.made_at,
        )
    return sorted(best.values(), key=lambda one: one.changed_at, reverse=True)


def keep_link(request: HttpRequest, response: HttpResponse, access: Access) -> HttpResponse:
    """Have the browser keep by which link it has come; one that it has is not told again."""
    kept = _kept(request)
    if access.link and access.link not in kept:
        _tell(response, [access.link, *kept])
    return response


def forget_link(request: HttpRequest, response: HttpResponse, link: int) -> HttpResponse:
    """Have the browser forget a link; whoever still has its address can still use it."""
    return _tell(response, [one for one in _kept(request) if one != link])


def _kept(request: HttpRequest) -> list[int]:
    try:
        text = str(request.get_signed_cookie(COOKIE))
    except (KeyError, BadSignature):
        return []
    return [int(one) for one in text.split(".") if one.isdecimal()]


def _tell(response: HttpResponse, links: list[int]) -> HttpResponse:
    text = ".".join(map(str, links[:MOST_LINKS]))
    response.set_signed_cookie(COOKIE, text, max_age=KEPT_SECONDS, httponly=True, samesite="Lax")
    return response
