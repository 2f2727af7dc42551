"""How is a diagram edited over HTTP?"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from vpcviz.diagrams.keyring import forget_link, keep_link
from vpcviz.diagrams.links import Access, LinkRefused, find_access, make_link, revoke_link
from vpcviz.diagrams.models import Link, Revision, Right
from vpcviz.diagrams.revisions import (
    edit,
    edit_latest,
    new_diagram,
    redo,
    topology_at,
    undo,
)
from vpcviz.editor.apps import recent_drawings
from vpcviz.editor.checking import REFUSALS, Failed, failed_by, told_beside, tried
from vpcviz.editor.choice import Choice, read_choice
from vpcviz.editor.command import Command
from vpcviz.editor.commands import command_of
from vpcviz.editor.consumers import tell_editors, tell_gone, tell_revoked
from vpcviz.editor.difference import Side, changes_of, difference_of, marks_of
from vpcviz.editor.drawn import counted_in, find_chosen, pictured, sections_of
from vpcviz.editor.page import editor_context
from vpcviz.editor.person import person_of, remember_person
from vpcviz.editor.rate import DIAGRAMS, EDITS
from vpcviz.editor.standing import keeping_places
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import read_difference
from vpcviz.network.edits.pasting import fragment
from vpcviz.network.errors import EditRefused
from vpcviz.network.implied import spelled_out
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.copies_view import picture_answer
from vpcviz.playback.picture_file import picture_file
from vpcviz.playback.question import question_of
from vpcviz.playback.subject import Kind, SubjectMissing, file_stem, find_subject, first_question

View = Callable[..., HttpResponse]
TOO_LARGE = "That is more than a drawing may have here: at most 4 MB of text."
TOO_OFTEN = (
    "These are more edits than anybody's hands make, and this one was not made. Wait some seconds, and try again."
)
SHARED = {
    "make": "The new link is the last of these.",
    "revoke": "That link is revoked: it leads nowhere now, and whoever came by it is told.",
}
NOT_KEPT = "It could not be kept, and nothing has changed: the disk is full, or the database is busy. Try again."


def for_those_who_may(right: Right) -> Callable[[View], View]:
    """Let a view see the diagram that an address leads to, if the address carries a right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, name: str, **others: object) -> HttpResponse:
            try:
                access = find_access(name)
            except LinkRefused as refused:
                raise Http404(str(refused)) from None
            if not access.allows(right):
                return render(request, "editor/not_yours.html", {"access": access, "right": right}, status=403)
            return view(request, access, **others)

        return checked

    return decorate


def _refuse_too_large(request: HttpRequest, access: Access) -> HttpResponse:
    choice = read_choice(dict(request.GET.lists()))
    return _refuse(request, access, choice, person_of(request), Failed(TOO_LARGE), 413)


def _tell_too_large(request: HttpRequest, access: Access) -> HttpResponse:
    # Nothing that is typed can be that large but a text, be it the whole or what is to be pasted.
    context = {"told": {"paste-told": TOO_LARGE}, "is_text": True, "lines": [(0, TOO_LARGE)]}
    return render(request, "editor/_checked.html", context)


def too_large_is_told(tell: View) -> Callable[[View], View]:
    """Let what is too large to be read be told of, before a token against forgery is looked for in it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def read(request: HttpRequest, access: Access) -> HttpResponse:
            try:
                return view(request, access)
            except RequestDataTooBig:
                return tell(request, access)

        return read

    return decorate


@never_cache
@vary_on_headers("X-Drawn")
@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_may(Right.EDIT)
@too_large_is_told(_refuse_too_large)
@csrf_protect
def edit_diagram(request: HttpRequest, access: Access) -> HttpResponse:
    """Show a diagram to be edited, or make one edit; 422 where it can't be made, with all that was typed."""
    person = person_of(request)
    choice = read_choice(dict(request.GET.lists()))
    if request.method == "POST":
        return remember_person(_make_edit(request, access, choice, person), person)
    return remember_person(keep_link(request, _show(request, access, choice, person), access), person)


def _show(
    request: HttpRequest, access: Access, choice: Choice, person: str, failed: Failed | None = None, status: int = 200
) -> HttpResponse:
    context = editor_context(access, choice, person, failed, request.headers.get("X-Drawn", ""))
    shown = render(request, "editor/edit.html", context, status=status)
    if "to_remember" in context:
        weight = len(access.diagram.document)
        recent_drawings().keep((access.name, context["drawn"]), context["to_remember"], weight)
    return shown


def _make_edit(request: HttpRequest, access: Access, choice: Choice, person: str) -> HttpResponse:
    asked = {key: str(value) for key, value in request.POST.items()}
    if EDITS.is_exceeded(request, access.name):
        return _refuse(request, access, choice, person, Failed(TOO_OFTEN, asked), 429)
    try:
        revision, after = _done(access, asked, choice, person)
    except DatabaseError:
        return _refuse(request, access, choice, person, Failed(NOT_KEPT, asked), 503)
    except REFUSALS as refused:
        failed = failed_by(refused, asked)
    else:
        if revision:
            tell_editors(revision)
        said = {"said": str(revision.number)} if revision else {}
        address = f"{reverse('edit', args=[access.name])}?{after.query(**said)}"
        if "HX-Request" not in request.headers:
            return HttpResponseRedirect(address, status=303)
        # A page that takes over what is said needs not ask for it a second time.
        after = replace(after, said=revision.number if revision else 0)
        done = replace(access, diagram=revision.diagram) if revision else find_access(access.name)
        return push_url(_show(request, done, after, person), address)
    return _refuse(request, access, choice, person, failed, 422)


@never_cache
@require_POST
@for_those_who_may(Right.EDIT)
@too_large_is_told(_tell_too_large)
@csrf_protect
def check_edit(request: HttpRequest, access: Access) -> HttpResponse:
    """Say what would be wrong with an edit that is being typed, beside each of its fields; nothing is changed."""
    if EDITS.is_exceeded(request, access.name):
        return HttpResponse(status=429)
    failed = tried(access.diagram.topology, {key: str(value) for key, value in request.POST.items()})
    context = {"told": told_beside(failed), "is_text": failed.typed.get("do") == "text", "lines": failed.lines}
    return render(request, "editor/_checked.html", context)


def _refuse(
    request: HttpRequest, access: Access, choice: Choice, person: str, failed: Failed, status: int
) -> HttpResponse:
    latest = find_access(access.name)
    # What could not be taken stays in view, wherever it was sent from.
    beside = replace(choice, chosen=choice.chosen or failed.typed.get("id", ""))
    return _show(request, latest, beside, person, failed, status)


def _done(access: Access, asked: dict[str, str], choice: Choice, person: str) -> tuple[Revision | None, Choice]:
    """Do what is asked; give the revision that it makes, and what is looked at afterwards."""
    match asked.get("do"):
        case "undo":
            return undo(access.diagram, person), choice
        case "redo":
            return redo(access.diagram, person), choice
        case _:
            pass
    command: Command = command_of(asked)
    base = asked.get("base", "")
    if command.is_addition:
        revision = edit_latest(access.diagram, person, keeping_places(command.edit))
    else:
        number = int(base) if base.isdecimal() and len(base) < 10 else -1
        # Of what others have done meanwhile nothing is known here that could be kept where it stands.
        keeps = number == access.diagram.revision and command.keeps_places
        revision = edit(access.diagram, number, person, keeping_places(command.edit) if keeps else command.edit)
    if revision is None:
        return None, choice
    changes = read_difference(revision.difference)
    chosen, walked = command.chosen(changes), command.walked(changes)
    if chosen is not None:
        choice = replace(choice, chosen=chosen)
    if walked is not None:
        probe = revision.diagram.topology.probes[ObjectId(walked)]
        choice = replace(choice, asked=question_of(probe))
    return revision, choice


@csrf_protect
@require_POST
def begin_diagram(request: HttpRequest) -> HttpResponse:
    """Begin a diagram with nothing in it, and lead to its owner's link."""
    if DIAGRAMS.is_exceeded(request):
        return render(request, "editor/too_many.html", status=429)
    return _lead_to_own(Topology(format="vpcviz/1", title="Untitled"))


@csrf_protect
@require_POST
def forget_diagram(request: HttpRequest) -> HttpResponse:
    """Take a drawing off the list of a browser's own; the drawing itself stays."""
    link = request.POST.get("link", "")
    answer = HttpResponseRedirect(reverse("lessons"), status=303)
    return forget_link(request, answer, int(link)) if link.isdecimal() and len(link) < 20 else answer


@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copy_diagram(request: HttpRequest, kind: Kind, name: str) -> HttpResponse:
    """Say what a copy is, or make one of a lesson's drawing or a diagram, and lead to its owner's link."""
    try:
        subject = find_subject(kind, name)
    except SubjectMissing as missing:
        raise Http404(str(missing)) from None
    if request.method == "POST":
        if DIAGRAMS.is_exceeded(request):
            return render(request, "editor/too_many.html", status=429)
        # What a lesson asks goes along with its probes and notes.
        about = "\n".join(filter(None, (subject.summary, *subject.text)))
        return _lead_to_own(subject.topology.model_copy(update={"title": subject.title, "about": about}))
    return render(request, "editor/copy.html", {"subject": subject})


def _lead_to_own(topology: Topology) -> HttpResponse:
    # Nobody can guess its name, and its name tells nothing of its links.
    link = make_link(new_diagram(f"d-{secrets.token_hex(9)}", topology), Right.OWN)
    return HttpResponseRedirect(reverse("edit", args=[link.key]), status=303)


@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_may(Right.OWN)
def share_diagram(request: HttpRequest, access: Access) -> HttpResponse:
    """List the links to a diagram; make one, revoke one, or delete the diagram with all of them."""
    if request.method == "POST":
        asked = request.POST
        if EDITS.is_exceeded(request, access.name):
            return HttpResponse(f"{TOO_OFTEN}\n", content_type="text/plain; charset=utf-8", status=429)
        if asked.get("do") == "make" and asked.get("right") in Right.values:
            make_link(access.diagram, Right(asked["right"]))
        elif asked.get("do") == "revoke" and asked.get("link", "").isdecimal():
            link = access.diagram.links.filter(pk=int(asked["link"])).first()
            if link and link.key != access.name:
                revoke_link(access.diagram, link.pk)
                tell_revoked(access.diagram.pk)
        elif asked.get("do") == "delete":
            number = access.diagram.pk
            access.diagram.delete()
            tell_gone(number)
            return render(request, "editor/deleted.html", {"title": access.diagram.title})
        return HttpResponseRedirect(f"{reverse('share', args=[access.name])}?said={asked.get('do')}", status=303)
    links = [_shared(request, link) for link in access.diagram.links.filter(revoked_at=None)]
    context = {
        "access": access,
        "links": links,
        "rights": Right.choices,
        "said": SHARED.get(request.GET.get("said", ""), ""),
        "file_stem": file_stem(access.diagram.title),
        "first_asked": first_question(access.diagram.topology),
    }
    return render(request, "editor/share.html", context)


def _shared(request: HttpRequest, link: Link) -> dict[str, Any]:
    """Tell where a link leads and, if it may only look, what shows it in other pages and which pictures it gives."""
    frame = request.build_absolute_uri(reverse("embed", args=[Kind.DIAGRAM, link.key]))
    return {
        "link": link,
        "address": request.build_absolute_uri(_address_of(link)),
        "frame": frame if link.right == Right.VIEW else "",
    }


def _address_of(link: Link) -> str:
    """Give the page that a link is for."""
    return (
        reverse("walk", args=[Kind.DIAGRAM, link.key]) if link.right == Right.VIEW else reverse("edit", args=[link.key])
    )


@never_cache
@require_safe
@for_those_who_may(Right.VIEW)
def show_revision(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """Show a diagram as it was at a revision, or just before it, and what that revision has changed."""
    asked = request.GET.get("side")
    side = Side(asked) if asked in list(Side) and number else Side.AFTER
    try:
        topology = topology_at(access.diagram, number)
        drawn = topology if side is Side.AFTER else topology_at(access.diagram, number - 1)
    except Revision.DoesNotExist:
        return render(request, "editor/no_revision.html", {"access": access, "number": number}, status=404)
    changes = difference_of(access.diagram, number)
    picture = pictured(drawn, compile_network(drawn))
    context = {
        "access": access,
        "can_edit": access.allows(Right.EDIT),
        "number": number,
        "revision": access.diagram.revisions.filter(number=number).first(),
        "latest": access.diagram.revision,
        "changes": changes_of(changes),
        "side": side,
        "picture": picture,
        "marks": marks_of(picture, changes, side),
        "text": write_topology(topology),
    }
    return render(request, "editor/revision.html", context)


@require_safe
@for_those_who_may(Right.EDIT)
def list_counted(request: HttpRequest, access: Access) -> HttpResponse:
    """Give what stands in some subnets, so that it is found where the outline only counts it."""
    network = compile_network(access.diagram.topology)
    return JsonResponse({"things": counted_in(network, request.GET.get("in", "").split())})


@require_safe
@for_those_who_may(Right.VIEW)
def take_along(request: HttpRequest, access: Access) -> HttpResponse:
    """Give the chosen things, with all that stands in them, as text to be pasted elsewhere."""
    topology = access.diagram.topology
    chosen = find_chosen(sections_of(spelled_out(topology)), request.GET.get("chosen", ""))
    try:
        text = write_topology(fragment(topology, [ObjectId(one) for one, _ in chosen]))
    except EditRefused as refused:
        return HttpResponse(f"{refused}\n", content_type="text/plain; charset=utf-8", status=422)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
@for_those_who_may(Right.VIEW)
def draw_diagram(request: HttpRequest, access: Access) -> HttpResponse:
    """Draw the diagram as it stands, as a picture of its own."""
    topology = access.diagram.topology
    picture = pictured(topology, compile_network(topology))
    title = topology.title or access.diagram.title
    return picture_answer(picture_file(picture, None, title), f"{file_stem(title)}.svg")


@require_safe
@for_those_who_may(Right.VIEW)
def export_topology(request: HttpRequest, access: Access) -> HttpResponse:
    """Give the topology file in its canonical form, to be kept."""
    topology = access.diagram.topology
    stem = file_stem(topology.title or access.diagram.title)
    headers = {"Content-Disposition": f'attachment; filename="{stem}.yaml"'}
    text = write_topology(topology)
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)
