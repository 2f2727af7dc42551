"""What does the page show on which a diagram is edited?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from vpcviz.diagrams.links import Access
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import own_revisions, topology_at
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.struck import strike_out
from vpcviz.editor.beside import walk_beside
from vpcviz.editor.checking import Failed
from vpcviz.editor.deciding import decided
from vpcviz.editor.fields import Form, called, form_of, refilled, retyped, with_deciding
from vpcviz.editor.keys import KEYS
from vpcviz.editor.panels import PANELS, USUAL_PANEL
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.checks.directory import SECTIONS
from vpcviz.network.edits.connecting import gateways_for
from vpcviz.network.edits.palette import PALETTE
from vpcviz.network.edits.pasting import CONTAINERS
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network, compile_network
from vpcviz.network.lint.topology import lint_network
from vpcviz.network.switched_off import routes_off, with_routes_on
from vpcviz.network.topology import Topology
from vpcviz.playback.outline import Branch, outline
from vpcviz.playback.page import Parameters
from vpcviz.playback.question import Question, question_of, read_question
from vpcviz.playback.showing import Outcome, outcome_of, probe_name
from vpcviz.playback.spoken import names_of
from vpcviz.playback.subject import first_question

GLYPHS = {"internet_hosts": "internet"}
"""The stem of a tool's picture in the sprite, where it is not the thing's own."""

LATEST = -1

NOTHING_ASKED = Question("", "", "icmp")

MOST_CHOSEN = 5_000

MOST_REVISIONS = 50
"""As many of the latest are listed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What somebody looks at in the editor, as the address has it.

    Attributes:
        chosen: The thing whose form is open, or the ids of several with spaces between them; empty for none.
        said: The number of the revision whose sentence is told; 0 for none, LATEST for whichever is the latest.
        asked: What is walked beside the drawing, at its step; None where nothing is.
    """

    chosen: str = ""
    panel: str = USUAL_PANEL
    said: int = 0
    asked: Question | None = None

    def query(self, **other: str) -> str:
        """Write the choice for an address, but for what is given otherwise."""
        pairs = {"chosen": self.chosen, "panel": "" if self.panel == USUAL_PANEL else self.panel, **other}
        own = urlencode({key: value for key, value in pairs.items() if value})
        return "&".join(filter(None, (own, self.asked.query if self.asked else "")))


def read_choice(parameters: Parameters) -> Choice:
    """Read what an address asks to see; what is none is as if nothing were said."""

    def last(name: str) -> str:
        return parameters[name][-1] if parameters.get(name) else ""

    said = last("said")
    return Choice(
        last("chosen"),
        last("panel") if last("panel") in PANELS else USUAL_PANEL,
        LATEST if said == "latest" else int(said) if said.isdecimal() and len(said) < 10 else 0,
        # What stands beside the drawing is the editor's own choice.
        replace(read_question(parameters, NOTHING_ASKED), panel="", sorts=(), place="") if last("from") else None,
    )


@dataclass(frozen=True, slots=True)
class Tool:
    """
    Something of the palette.

    Attributes:
        within: The thing in which it would be placed now; empty where that has still to be chosen, or need not be.
    """

    section: str
    name: str
    key: str
    glyph: str
    within: str
    kinds: tuple[str, ...]
    is_rule: bool


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
    network = compile_network(topology)
    address = reverse("edit", args=[access.name])
    walk_address = reverse("walk", args=["diagrams", access.name])
    alone = f"{address}?{replace(choice, asked=None).query()}".removesuffix("?")
    beside = walk_beside(topology, choice.asked, alone, walk_address)
    to_draw = drawing_name(access.diagram, choice)
    shown = {} if drawn == to_draw and not choice.asked else drawing_context(topology, network, beside.picture)
    sections = sections_of(topology)
    several = find_chosen(sections, choice.chosen)
    chosen, section = several[0] if len(several) == 1 else ("", "")
    revisions = list(diagram.revisions.order_by("-number")[:MOST_REVISIONS])
    own = own_revisions(diagram.revisions.filter(person=person).values_list("number", "undoes"))
    probes = shown_probes(network, address, choice)
    advice = lint_network(network)
    return {
        "access": access,
        "is_owner": access.allows(Right.OWN),
        "diagram": diagram,
        "title": topology.title or diagram.title,
        "address": address,
        "walk_address": f"{walk_address}?{choice.asked.query}" if choice.asked else walk_address,
        "choice": choice,
        "here": f"{address}?{choice.query()}",
        "choosing": _choosing(address, choice.query(chosen="", panel="text" if choice.panel == "text" else "")),
        "choosing_beside": _choosing(address, choice.query(chosen="")),
        "walk": beside.parts,
        "walk_refused": beside.refused,
        "advice_address": f"{address}?{choice.query(panel='advice')}",
        "leave_address": alone,
        "offered": offered_walk(network, address, choice),
        "chosen": " ".join(one for one, _ in several),
        "several": several if len(several) > 1 else [],
        "are_instances": all(one == "instances" for _, one in several),
        "walk_between": walk_between(address, choice, several),
        "panels": [(name, label, f"{address}?{choice.query(panel=name)}") for name, label in PANELS.items()],
        "drawn": to_draw,
        "has_drawn": not shown,
        "is_empty": not topology.vpcs,
        "tools": tools(topology, several[0][0] if several else ""),
        "form": thing_form(network, section, chosen, probes, failed),
        "things_address": reverse("things", args=[access.name]),
        "paste_into": paste_into(topology, several),
        "check_address": reverse("check", args=[access.name]),
        "homes": [(one, called(one, subnet)) for one, subnet in topology.subnets.items()],
        "advice": advice,
        "own_advice": [one for one in advice if one.at == chosen],
        "advised": {one.at for one in advice},
        "gateways": gateways_for(topology, ObjectId(chosen)) if section == "subnets" else [],
        "probes": probes,
        "verdicts": verdict_counts(probes),
        "ends": ends_of(topology),
        "text": text_of(topology, failed) if choice.panel == "text" else "",
        "revisions": revisions,
        "can_undo": bool(own.done),
        "can_redo": bool(own.undone),
        "person": person,
        "keys": KEYS,
        "says": told(access, choice, probes, person),
        "failed": failed,
    } | shown


def drawing_name(diagram: Diagram, choice: Choice) -> str:
    """Name what is drawn, as long as nothing is edited and nothing else is walked."""
    asked = choice.asked.at_step("").query if choice.asked else ""
    return f"{diagram.revision} {asked}".strip()


def drawing_context(topology: Topology, network: Network, walked: Picture | None) -> dict[str, Any]:
    """
    Gather what the drawing and its outline show.

    Args:
        walked: The drawing with whoever takes part in a walk; None where nothing is walked.
    """
    picture = walked or pictured(topology, network)
    sections = sections_of(topology)
    return {
        "picture": picture,
        "elements": elements_of(sections, picture),
        "sections": sections,
        "outline": things_of(topology, outline(network, picture).tenant),
        "rules": rules_of(topology),
    }


def _choosing(address: str, query: str) -> str:
    """Begin an address that ends in what is chosen."""
    return f"{address}?{query}{'&' if query else ''}chosen="


def pictured(topology: Topology, network: Network) -> Picture:
    """Draw a topology; a route that is off stays in its table, struck."""
    off = routes_off(topology)
    return strike_out(lay_out(compile_network(with_routes_on(topology)) if off else network), off)


def things_of(topology: Topology, branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """Leave out of an outline the interfaces that are written on what they belong to: they are edited with that."""
    own = topology.network_interfaces
    kept = (one for one in branches if one.glyph != "network-interface" or one.id in own)
    return tuple(replace(one, branches=things_of(topology, one.branches)) for one in kept)


def find_chosen(sections: Mapping[str, str], chosen: str) -> list[tuple[str, str]]:
    """Give the id and the section of each thing that is chosen; what can't be edited is left out."""
    found: dict[str, str] = {}
    for one in chosen.split()[:MOST_CHOSEN]:
        for object_id in (one, one.partition("/")[0]):
            if object_id in sections:
                found.setdefault(object_id, sections[object_id])
                break
    return list(found.items())


def paste_into(topology: Topology, several: Sequence[tuple[str, str]]) -> str:
    """Give what pasted things come into: what is chosen, or what that stands in; empty where nothing is."""
    chosen = several[0][0] if several else ""
    if chosen in topology.vpcs:
        return chosen
    return container_of(topology, chosen, ("subnets",)) or container_of(topology, chosen, ("vpcs",))


def walk_between(address: str, choice: Choice, several: Sequence[tuple[str, str]]) -> str:
    """Give where a packet is walked from one of two chosen things to the other; empty where none can be."""
    ends = [one for one, section in several if section in ("instances", "internet_hosts")]
    if len(several) != 2 or len(ends) != 2:
        return ""
    asked = Question(ends[0], ends[1], "icmp")
    return f"{address}?{replace(choice, panel='probes', asked=asked).query()}"


def tools(topology: Topology, chosen: str) -> list[Tool]:
    """Give what can be placed, and in which thing it would stand now."""
    return [
        Tool(
            one.section,
            one.name,
            one.key,
            GLYPHS.get(one.section, one.section.replace("_", "-").removesuffix("s")),
            container_of(topology, chosen, one.within),
            one.within,
            one.is_rule,
        )
        for one in PALETTE
    ]


def container_of(topology: Topology, chosen: str, sections: tuple[str, ...]) -> str:
    """Give the thing of some sections in which the chosen one stands, or which it is itself."""
    around = chosen
    for _ in range(len(CONTAINERS) + 1):
        if any(around in getattr(topology, section) for section in sections):
            return around
        thing = next((things[around] for one in SECTIONS if around in (things := getattr(topology, one))), None)
        around = next(filter(None, (getattr(thing, key, None) for key in CONTAINERS)), "")
    return ""


def elements_of(sections: Mapping[str, str], picture: Picture) -> dict[str, str]:
    """
    Give the id of the element that draws each thing which can be chosen in the drawing.

    Args:
        sections: That of each thing.
    """
    found = {object_id: place.id for object_id, place in picture.anchors.items() if object_id in sections}
    found |= {shape.object_id: shape.id for shape in picture.subnets}
    found |= {shape.object_id: shape.id for shape in picture.vpcs}
    found |= {shape.object_id: shape.id for shape in picture.route_tables if shape.object_id in sections}
    return {one: element for one, element in found.items() if sections[one] != "security_groups"}


def sections_of(topology: Topology) -> dict[str, str]:
    """Give the section of the file in which each thing stands."""
    return {object_id: section for section in SECTIONS for object_id in getattr(topology, section)}


def rules_of(topology: Topology) -> list[tuple[str, list[tuple[str, str]]]]:
    """List what stands nowhere in particular, by its kind."""
    shown = {
        "security_groups": "Security groups",
        "network_acls": "Network ACLs",
        "route_tables": "Route tables",
        "hosts": "Servers",
    }
    return [
        (label, [(one, called(one, thing)) for one, thing in getattr(topology, section).items()])
        for section, label in shown.items()
        if getattr(topology, section)
    ]


def text_of(topology: Topology, failed: Failed | None) -> str:
    """Give the canonical file or, where that could not be taken, what was typed in its place."""
    return failed.typed["text"] if failed and "text" in failed.typed else write_topology(topology)


def thing_form(
    network: Network, section: str, chosen: str, probes: Iterable[ShownProbe], failed: Failed | None
) -> Form | None:
    """Give the form of the chosen thing, with what was typed into it where that could not be taken."""
    if not section:
        return None
    asked = [(one.name, one.outcome.question) for one in probes if one.id]
    form = with_deciding(
        form_of(network.topology, section, chosen), lambda key: decided(network, section, chosen, key, asked)
    )
    if failed is None or failed.typed.get("id") != chosen:
        return form
    typed = {key.removeprefix("field:"): one for key, one in failed.typed.items() if key.startswith("field:")}
    return refilled(retyped(form, failed.typed), typed, failed.errors(section, chosen))


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
        outcome, name = Outcome("refused", str(refused.problems[0]), "", question), given or probe_id
    start, end = (
        f"{address}?{replace(choice, panel='probes', asked=one).query()}" for one in (question, outcome.question)
    )
    is_asked = choice.asked is not None and choice.asked.sends_as(question)
    return ShownProbe(probe_id, name, outcome, start, end, is_asked)


def offered_walk(network: Network, address: str, choice: Choice) -> tuple[str, str] | None:
    """Offer a walk where none is in view: its words and its address; None where nobody could ask."""
    question = first_question(network.topology)
    if choice.asked or question is None:
        return None
    names = names_of(network)
    ends = (names.get(ObjectId(end), end) for end in (question.source, question.destination))
    return f"Walk {' to '.join(ends)}", f"{address}?{replace(choice, panel='probes', asked=question).query()}"


def verdict_counts(probes: Sequence[ShownProbe]) -> str:
    """Say in a few words what becomes of the saved probes."""
    answered = sum(one.outcome.kind == "answered" for one in probes)
    return f"{answered} of {len(probes)} probes answered" if probes else ""


def ends_of(topology: Topology) -> list[tuple[str, str]]:
    """Give whom a probe can go from and to."""
    things = [*topology.instances.items(), *topology.internet_hosts.items()]
    return [(one, called(one, thing)) for one, thing in things]


def told(access: Access, choice: Choice, probes: Sequence[ShownProbe], person: str) -> str:
    """Tell what a revision has done, whose it is and, if it is the latest, of which probes it changes the verdict."""
    number = access.diagram.revision if choice.said == LATEST else choice.said
    revision = access.diagram.revisions.filter(number=number).first()
    if revision is None:
        return ""
    says = f"{revision.says}." if revision.person == person else f"{revision.person}: {revision.says}."
    if number != access.diagram.revision or not probes:
        return says
    network = compile_network(topology_at(access.diagram, number - 1))
    before = {one.id: one.outcome.says for one in shown_probes(network, "", choice)}
    changed = [
        f"{one.name}: {before[one.id]} before, {one.outcome.says} now."
        for one in probes
        if before.get(one.id, one.outcome.says) != one.outcome.says
    ]
    return " ".join([says, *changed])
