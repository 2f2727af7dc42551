"""What does the page show on which a diagram is edited?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from django.urls import reverse

from vpcviz.diagrams.links import Access
from vpcviz.diagrams.models import Revision, Right
from vpcviz.diagrams.revisions import own_revisions, topology_at
from vpcviz.drawing.picture import Picture
from vpcviz.editor.advised import advice_marks
from vpcviz.editor.apps import Drawn, recent_drawings
from vpcviz.editor.beside import walk_beside
from vpcviz.editor.checking import Failed
from vpcviz.editor.choice import LATEST, Choice
from vpcviz.editor.deciding import consulted
from vpcviz.editor.difference import touched
from vpcviz.editor.drawn import drawing_context, drawing_name, find_chosen, lines_of_subnets, pictured, sections_of
from vpcviz.editor.fields import ID, Form, called, form_of, lists_of, refilled
from vpcviz.editor.keys import KEYS
from vpcviz.editor.offered import DRAGGABLE, homes_for, needed, paste_into, tool_groups, walk_between
from vpcviz.editor.panels import panels_of
from vpcviz.editor.present import with_present
from vpcviz.editor.probe_commands import life_fields, told_of_probe
from vpcviz.editor.rules import RuleTable, retyped_tables, tables_of
from vpcviz.editor.text_commands import MOST_LETTERS
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import read_difference
from vpcviz.network.comments import told_comments
from vpcviz.network.edits.connecting import gateways_for
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.implied import spelled_out
from vpcviz.network.index import INTERNET, Network, compile_network
from vpcviz.network.lint.topology import lint_network
from vpcviz.network.outside import outside_hosts
from vpcviz.network.topology import Topology
from vpcviz.playback.mpls import as_mpls
from vpcviz.playback.outline import NO_LINES
from vpcviz.playback.panels import MPLS
from vpcviz.playback.pieces import NOTHING, Pieces
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.showing import Outcome, outcome_of, probe_name
from vpcviz.playback.spoken import names_of
from vpcviz.playback.subject import file_stem, first_question, paragraphs_of

MOST_REVISIONS = 50
"""As many of the latest are listed."""


@dataclass(frozen=True, slots=True)
class ShownProbe:
    """
    A saved probe and what becomes of it.

    Attributes:
        id: Empty for one that is asked without having been saved.
        address: Where it is walked, from its first step on.
        end_address: Where it is shown what decided.
        is_asked: Whether it is the one that stands beside the drawing.
    """

    id: str
    name: str
    outcome: Outcome
    address: str
    end_address: str
    is_asked: bool


def editor_context(
    access: Access, choice: Choice, person: str, failed: Failed | None = None, drawn: str = ""
) -> dict[str, Any]:
    """
    Gather what the page shows.

    Args:
        drawn: Which drawing is there already; if it is this one, it is left out with its outline.
    """
    diagram, topology = access.diagram, access.diagram.topology
    to_draw = drawing_name(diagram, choice)
    known = recent_drawings().get((access.name, to_draw))
    network = known.network if known else compile_network(topology)
    address = reverse("edit", args=[access.name])
    walk_address = reverse("walk", args=["diagrams", access.name])
    alone = f"{address}?{replace(choice, asked=None).query()}".removesuffix("?")
    beside = walk_beside(topology, choice.asked, alone, walk_address)
    said = said_revision(access, choice)
    advice = lint_network(network)
    shown: dict[str, Any] = {}
    if drawn != to_draw or choice.asked:
        there = recent_drawings().get((access.name, drawn))
        shown = _drawing(choice, topology, network, beside.picture, there, known)
        shown["advice_marks"] = advice_marks(shown["picture"], (one.at for one in advice))
    whole = spelled_out(topology)
    sections = sections_of(whole)
    several = find_chosen(sections, choice.chosen)
    chosen, section = several[0] if len(several) == 1 else ("", "")
    revisions = list(diagram.revisions.order_by("-number")[:MOST_REVISIONS])
    own = own_revisions(diagram.revisions.filter(person=person).values_list("number", "undoes"))
    probes = shown_probes(network, address, choice)
    ruled = ruled_by(network, section, chosen)
    return {
        "access": access,
        "is_owner": access.allows(Right.OWN),
        "diagram": diagram,
        "title": topology.title or diagram.title,
        "file_stem": file_stem(topology.title or diagram.title),
        "first_asked": first_question(topology),
        "address": address,
        "walk_address": f"{walk_address}?{choice.asked.query}" if choice.asked else walk_address,
        "choice": choice,
        "listed": choice.listed.split(),
        "listing": _asking(address, choice.query(listed=""), "listed"),
        "here": f"{address}?{choice.query()}",
        "choosing": _asking(address, choice.query(chosen="", panel="text" if choice.panel == "text" else "")),
        "choosing_beside": _asking(address, choice.query(chosen="")),
        "walk": beside.parts,
        "walk_refused": beside.refused,
        "advice_address": f"{address}?{choice.query(panel='advice')}",
        "leave_address": alone,
        "offered": offered_walk(network, address, choice),
        "chosen": " ".join(one for one, _ in several),
        "several": several if len(several) > 1 else [],
        "walk_between": walk_between(address, choice, several),
        "panels": [
            (name, label, f"{address}?{choice.query(panel=name)}")
            for name, label in panels_of(topology, choice.panel).items()
        ],
        "mpls": as_mpls(network) if choice.panel == MPLS else None,
        "drawn": to_draw,
        "has_drawn": not shown,
        "is_empty": not topology.vpcs,
        "is_placed": bool(topology.positions),
        "about": paragraphs_of(topology),
        "tool_groups": tool_groups(whole, several),
        "form": thing_form(network, whole, section, chosen, failed),
        "ruled": ruled,
        "tables": thing_tables(network, whole, ruled, probes, failed),
        "things_address": reverse("things", args=[access.name]),
        "counted_address": reverse("counted", args=[access.name]),
        "paste_into": paste_into(whole, several),
        "check_address": reverse("check", args=[access.name]),
        "homes": homes_for(topology, several),
        "draggable": " ".join(":".join(one) for one in DRAGGABLE.items()),
        "advice": advice,
        "own_advice": [one for one in advice if one.at == chosen],
        "advised": {one.at for one in advice},
        "gateways": gateways_for(topology, ObjectId(chosen)) if section == "subnets" else [],
        "probes": probes,
        "verdicts": verdict_counts(probes),
        "ends": ends_of(topology),
        **new_probe(failed),
        "needed": needed(topology),
        "text": text_of(topology, failed) if choice.panel == "text" else "",
        "lines": failed.lines if _is_of_text(failed) else [],
        "most_letters": MOST_LETTERS,
        "comments": told_comments(failed.typed["text"]) if _is_of_text(failed) else "",
        "revisions": revisions,
        "earlier": revisions[-1].number - 1 if revisions else 0,
        "can_undo": bool(own.done),
        "can_redo": bool(own.undone),
        "person": person,
        "keys": KEYS,
        "says": told(access, said, choice, probes, person) if said else "",
        "touched": " ".join(touched(read_difference(said.difference))) if said else "",
        "failed": failed,
    } | shown


def _drawing(
    choice: Choice,
    topology: Topology,
    network: Network,
    walked: Picture | None,
    there: Drawn | None,
    known: Drawn | None,
) -> dict[str, Any]:
    """
    Gather what the drawing and its outline show.

    Args:
        walked: The drawing with whoever takes part in a walk; None where nothing is walked.
        there: What the page shows until now; None where that is nothing, or is not known any more.
        known: This drawing, if it has been shown lately.
    """
    before, listed = there or known, frozenset(choice.listed.split())
    picture = walked or (known.picture if known else pictured(topology, network, before.picture if before else None))
    lines = before.lines_for(picture, listed) if before else NO_LINES
    shown = drawing_context(topology, network, picture, listed, lines)
    pieces = Pieces(before.pieces if before else NOTHING, are_there=there is not None)
    drawn = Drawn(network, picture, listed, lines_of_subnets(shown["outline"]), pieces.written)
    return shown | {"pieces": pieces, "to_remember": drawn}


def _asking(address: str, query: str, name: str = "chosen") -> str:
    """Begin an address that ends in a parameter."""
    return f"{address}?{query}{'&' if query else ''}{name}="


def text_of(topology: Topology, failed: Failed | None) -> str:
    """Give the canonical file or, where that could not be taken, what was typed in its place."""
    return failed.typed["text"] if _is_of_text(failed) else write_topology(topology)


def _is_of_text(failed: Failed | None) -> TypeGuard[Failed]:
    return failed is not None and "text" in failed.typed and failed.typed.get("do") in ("text", "text-notes")


def thing_form(network: Network, whole: Topology, section: str, chosen: str, failed: Failed | None) -> Form | None:
    """
    Give the form of the chosen thing, with what was typed into it where that could not be taken.

    Args:
        whole: The network's topology, with what AWS makes with its VPCs.
    """
    if not section:
        return None
    form = with_present(form_of(whole, section, chosen), network)
    if not _is_about(failed, chosen) or failed.typed.get("do") != "set":
        return form
    typed = {key.removeprefix("field:"): one for key, one in failed.typed.items() if key.startswith("field:")}
    return refilled(form, typed | {ID: failed.typed.get("new-id", chosen)}, failed.told(section, chosen))


@dataclass(frozen=True, slots=True)
class Ruled:
    """
    Whose lists of rules are shown with what is chosen.

    Attributes:
        also: For which other subnets they are, where they are not the chosen thing's own.
    """

    section: str
    id: str
    also: tuple[ObjectId, ...] = ()


def ruled_by(network: Network, section: str, chosen: str) -> Ruled:
    """Give whose rules are shown with a thing: its own; with a subnet the routes of its table."""
    if section != "subnets":
        return Ruled(section, chosen)
    table = network.subnets[ObjectId(chosen)].route_table
    return Ruled("route_tables", table, tuple(one for one in network.users_of(table) if one != chosen))


def thing_tables(
    network: Network, whole: Topology, ruled: Ruled, probes: Iterable[ShownProbe], failed: Failed | None
) -> tuple[RuleTable, ...]:
    """
    Give lists of rules, with what was typed into one where that could not be taken.

    Args:
        whole: The network's topology, with what AWS makes with its VPCs.
    """
    section, chosen = ruled.section, ruled.id
    if not section or not lists_of(section):
        return ()
    asked = consulted(network, ((one.name, one.outcome.question) for one in probes if one.id))
    tables = tables_of(replace(network, topology=whole), section, chosen, asked)
    if not _is_about(failed, chosen):
        return tables
    return retyped_tables(tables, failed.typed, failed.told_of_entry())


def _is_about(failed: Failed | None, chosen: str) -> TypeGuard[Failed]:
    return failed is not None and failed.typed.get("id") == chosen


def shown_probes(network: Network, address: str, choice: Choice) -> list[ShownProbe]:
    """Walk every saved probe, and what is asked besides them."""
    probes = [(str(probe_id), question_of(probe), probe.name) for probe_id, probe in network.topology.probes.items()]
    if choice.asked and not any(choice.asked.sends_as(question) for _, question, _ in probes):
        probes.append(("", choice.asked.at_step(""), ""))
    return [_shown_probe(network, address, choice, *probe) for probe in probes]


def _shown_probe(
    network: Network, address: str, choice: Choice, probe_id: str, question: Question, given: str
) -> ShownProbe:
    try:
        outcome = outcome_of(network, question)
        name = given or probe_name(network, question)
    except ProbeRefused as refused:
        says = "; ".join(told_of_probe(refused.problems).values())
        outcome = Outcome("refused", f"refused: {says}", "", question)
        name = given or f"{question.protocol}, {question.source} to {question.destination}"
    start, end = (
        f"{address}?{replace(choice, panel='probes', asked=one).query()}" for one in (question, outcome.question)
    )
    is_asked = choice.asked is not None and choice.asked.sends_as(question)
    return ShownProbe(probe_id, name, outcome, start, end, is_asked)


def offered_walk(network: Network, address: str, choice: Choice) -> tuple[str, str, str] | None:
    """Offer a walk where none is in view: from whom, to whom, and its address; None where nobody could ask."""
    question = first_question(network.topology)
    if choice.asked or question is None:
        return None
    hosts = {str(address): names_of(network).get(host, host) for address, host in network.internet_addresses.items()}
    names = {**names_of(network), **hosts, INTERNET: "the Internet"}
    source, destination = (names.get(end, end) for end in (question.source, question.destination))
    return source, destination, f"{address}?{replace(choice, panel='probes', asked=question).query()}"


def new_probe(failed: Failed | None) -> dict[str, Any]:
    """Gather what the form for one more probe shows, with what was typed for one that can't be sent."""
    typed = failed.typed if failed and failed.typed.get("do") == "probe" else {}
    errors = told_of_probe(failed.problems) if failed and typed else {}
    fields = life_fields(typed, errors)
    is_life_typed = bool(typed.get("dont_fragment")) or any(field["value"] for field in fields)
    return {"probe_errors": errors, "life_fields": fields, "is_life_typed": is_life_typed}


def verdict_counts(probes: Sequence[ShownProbe]) -> str:
    """Say in a few words what becomes of the saved probes."""
    answered = sum(one.outcome.kind == "answered" for one in probes)
    if len(probes) == 1:
        return "the probe is answered" if answered else "the probe is not answered"
    return f"{answered} of {len(probes)} probes answered" if probes else ""


def ends_of(topology: Topology) -> list[tuple[str, str]]:
    """Give whom a probe can go from and to."""
    things = [*topology.instances.items(), *outside_hosts(topology).items()]
    return [(one, called(one, thing)) for one, thing in things]


def said_revision(access: Access, choice: Choice) -> Revision | None:
    """Give the revision whose sentence is told."""
    number = access.diagram.revision if choice.said == LATEST else choice.said
    return access.diagram.revisions.filter(number=number).first() if number else None


def told(access: Access, revision: Revision, choice: Choice, probes: Sequence[ShownProbe], person: str) -> str:
    """Tell what a revision has done, whose it is and, if it is the latest, of which probes it changes the verdict."""
    says = f"{revision.says}." if revision.person == person else f"{revision.person}: {revision.says}."
    if revision.number != access.diagram.revision or not probes:
        return says
    network = compile_network(topology_at(access.diagram, revision.number - 1))
    before = {one.id: one.outcome.says for one in shown_probes(network, "", choice)}
    changed = [
        f"{one.name}: {before[one.id]} before, {one.outcome.says} now."
        for one in probes
        if before.get(one.id, one.outcome.says) != one.outcome.says
    ]
    return " ".join([says, *changed])
