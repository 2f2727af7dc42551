"""What does a question about a drawing come to: which walks, which step, and what it would be without the changes?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.participants import participants
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.struck import strike_out
from vpcviz.drawing.trail import Trail, trace
from vpcviz.exporters.walk_json import verdict_kind
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.index import Network, compile_network
from vpcviz.network.switched_off import routes_off, with_routes_on
from vpcviz.network.topology import Topology
from vpcviz.playback.asked import ask, understand
from vpcviz.playback.called import called
from vpcviz.playback.guest_view import ShownView, shown_views
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.shown_step import ShownStep, shown_steps
from vpcviz.playback.spoken import names_of
from vpcviz.playback.step_link import find_step, step_links
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.blockers import Blocker, find_obstacles
from vpcviz.walks.probe import unusual
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    Where a walk ended, in a few words.

    Attributes:
        kind: `answered`, or the verdict's kind.
        code: Why the packet was dropped; empty where it was not.
        question: The question that shows the step which decided.
    """

    kind: str
    says: str
    code: str
    question: Question


@dataclass(frozen=True, slots=True)
class Comparison:
    """One probe, walked on the drawing as it is configured and again without the routes that are off."""

    name: str
    configured: Outcome
    changed: Outcome


@dataclass(frozen=True, slots=True)
class Showing:
    """
    A walk, opened at one step.

    Attributes:
        network: As it was walked, without the routes that are off.
        shown: Every step that there is to show, those past a drop behind the real ones.
        number: The step that is shown, from 1 on.
        note: What to tell the reader of the step, where it is not the one that was asked for.
        blockers: Everything in the packet's way; empty where it was answered.
        comparisons: Each probe before and after; empty where no route is off.
        views: What everybody who takes part sees, as it changes.
        names: What the drawing calls each thing, by its id.
    """

    question: Question
    network: Network
    walk: Walk
    shown: tuple[ShownStep, ...]
    number: int
    note: str
    blockers: tuple[Blocker, ...]
    picture: Picture
    trail: Trail
    comparisons: tuple[Comparison, ...]
    views: tuple[ShownView, ...]
    names: Mapping[str, str]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step that there is to show."""
        return tuple(one.step for one in self.shown)

    @property
    def links(self) -> tuple[str, ...]:
        """The link of each step."""
        return tuple(one.link for one in self.shown)

    @property
    def real(self) -> int:
        """How many steps the packet really takes."""
        return sum(not one.is_ghost for one in self.shown)

    @property
    def digest(self) -> str:
        """A short name of its own for the walk, so that a page and a server can tell whether they mean the same one."""
        told = "\n".join([*self.links, *(step.evidence.says for step in self.steps)])
        return sha256(told.encode()).hexdigest()[:12]


def show(topology: Topology, question: Question) -> Showing:
    """
    Walk a question, and open it at its step.

    Raises:
        ProbeRefused: Something that the question names does not exist, or can't be asked.
    """
    asked = understand(topology, question)
    question, network = asked.question, asked.network
    taken = walk(network, asked.probe, asked.model)
    obstacles = find_obstacles(network, taken)
    shown = shown_steps(taken, obstacles.ghost)
    found = find_step([one.link for one in shown], question.step)
    configured = compile_network(topology) if question.off else network
    off = (*question.off, *routes_off(topology))
    drawn = compile_network(with_routes_on(topology)) if off else network
    picture = strike_out(lay_out(drawn, participants(network, taken, obstacles.ghost)), off, network)
    return Showing(
        question=question,
        network=network,
        walk=taken,
        shown=shown,
        number=found.number,
        note=found.note,
        blockers=obstacles.blockers,
        picture=picture,
        trail=trace(picture, taken, obstacles.ghost),
        comparisons=compare_probes(configured, network, question) if question.off else (),
        views=shown_views(network, taken),
        names=names_of(network),
    )


def compare_probes(configured: Network, changed: Network, question: Question) -> tuple[Comparison, ...]:
    """Walk the question's probe and the drawing's own ones, each with and without the routes that are off."""
    probes = configured.topology.probes
    asked = {question_of(saved): saved.name or probe_id for probe_id, saved in probes.items()}
    if not any(question.sends_as(probe) for probe in asked):
        asked[question] = probe_name(configured, question)
    return tuple(
        Comparison(
            name,
            outcome_of(configured, replace(question.with_probe_of(probe), off=())),
            outcome_of(changed, question.with_probe_of(probe)),
        )
        for probe, name in asked.items()
    )


def probe_name(network: Network, question: Question) -> str:
    """Name a probe that has no name of its own: `tcp 443, A to 10.0.0.20`."""
    probe, things = ask(network, question).probe, called(network)
    port = "" if probe.port is None else f" {probe.port}"
    source, destination = (things.get(ObjectId(end), end) for end in (question.source, question.destination))
    source += f" as {question.source_address}" if question.source_address else ""
    return f"{protocol_name(probe.protocol)}{port}{unusual(probe)}, {source} to {destination}"


def outcome_of(network: Network, question: Question) -> Outcome:
    """Walk a question and tell where it ended."""
    asked = ask(network, question)
    taken = walk(network, asked.probe, asked.model)
    links, decisive = step_links(taken), taken.decisive
    forward = taken.directions[0]
    last = len(forward.steps) if decisive is forward else len(links)
    at_end = question.at_step(links[last - 1])
    if taken.answered:
        return Outcome("answered", "answered", "", at_end)
    final = decisive.final
    kind = verdict_kind(final.verdict)
    code = final.verdict.reason if isinstance(final.verdict, Dropped) else ""
    return Outcome(kind, f"{kind.replace('-', ' ')} at {final.at}", code, at_end)
