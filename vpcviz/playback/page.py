"""What does the page of a walk show besides the step: the outline, the routes, the probe, the ticks?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vpcviz.network.sites import come_into
from vpcviz.network.topology import Topology
from vpcviz.playback.comparison_question import compared_query, differs_from_usual
from vpcviz.playback.copies import copies_of
from vpcviz.playback.guest_view import guest_part
from vpcviz.playback.header_stack import side_choices
from vpcviz.playback.hops import shown_hops
from vpcviz.playback.keys import KEYS
from vpcviz.playback.mpls import as_mpls
from vpcviz.playback.outline import outline
from vpcviz.playback.panels import chosen_panel, panel_choices, panel_note, panels_of
from vpcviz.playback.probe_form import probe_form
from vpcviz.playback.question import Question, read_question
from vpcviz.playback.showing import Outcome, Showing, show
from vpcviz.playback.step_filter import step_filter, unfiltered
from vpcviz.playback.step_page import packet_context, step_context
from vpcviz.playback.subject import Kind, Subject, SubjectMissing, find_subject
from vpcviz.playback.ticks import jumps, last_address, ticks_of

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class RouteRow:
    """
    A route with its switch.

    Attributes:
        address: Where the route is switched; empty for one that can't be.
        stays: What is said of that one.
    """

    destination: str
    target: str
    is_off: bool
    address: str
    stays: str = "always on"


@dataclass(frozen=True, slots=True)
class RouteTableRows:
    """A route table with a switch for each route."""

    id: str
    routes: tuple[RouteRow, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """An outcome with the address of the step that decided it."""

    kind: str
    glyph: str
    says: str
    code: str
    address: str

    @property
    def glyph_class(self) -> str:
        """The class that gives the glyph its verdict's colour."""
        return f"glyph--{self.glyph}"


def open_walk(kind: Kind, name: str, parameters: Parameters) -> Showing:
    """
    Walk what an address asks.

    Raises:
        SubjectMissing: There is nothing of this name to walk, or nobody in it who could ask.
        ProbeRefused: The question can't be asked.
    """
    subject = find_subject(kind, name)
    if subject.first_question is None:
        raise SubjectMissing
    return show(subject.topology, read_question(parameters, subject.first_question))


def page_context(subject: Subject, showing: Showing) -> dict[str, Any]:
    """Gather what a whole page shows."""
    address, topology = subject.address, subject.topology
    question = showing.question
    here = question.at_step(showing.links[showing.number - 1])
    context = walk_context(showing, address, address)
    listed = outline(showing.network, showing.picture)
    there = panels_of(topology)
    panels = panel_choices(here, address, there)
    wanted = step_filter(context["ticks"], here, listed)
    return (
        context
        | {
            "subject": subject,
            "address": address,
            "copies": copies_of(subject, here),
            "model": showing.walk.model,
            "picture": showing.picture,
            "outline": listed,
            "filter": wanted,
            "unfiltered_address": unfiltered(here, address),
            "keys": KEYS,
            "note": " ".join(filter(None, (showing.note, panel_note(question, there), wanted.note))),
            "panels": panels,
            "panel": chosen_panel(panels),
            "mpls": as_mpls(showing.network, showing.shown, context["ticks"]),
            "route_tables": route_tables(topology, here, address),
            "comparisons": [
                {
                    "name": one.name,
                    "outcomes": [outcome_cell(end, address) for end in (one.configured, one.changed)],
                    "address": f"{subject.comparison_address}?{compared_query(one.changed.question)}",
                }
                for one in showing.comparisons
            ],
            "comparison_address": f"{subject.comparison_address}?{compared_query(question)}"
            if differs_from_usual(question)
            else "",
            "off_words": " and ".join(route.partition(":")[2] for route in question.off),
        }
        | probe_form(showing.network, question, address)
    )


def walk_context(showing: Showing, address: str, walk_address: str) -> dict[str, Any]:
    """
    Gather what shows a walk on any page on which it is stepped: its steps, and what stands beside them.

    Args:
        address: Of the page, be it with parameters of its own.
        walk_address: Where the same thing is walked, and streamed from.
    """
    number, question = showing.number, showing.question
    here = question.at_step(showing.links[number - 1])
    ticks = ticks_of(showing, address)
    return (
        step_context(showing, number)
        | packet_context(showing, number)
        | {
            "digest": showing.digest,
            "socket_path": f"/ws{walk_address}?{question.at_step('').query}",
            "overlay": showing.trail.overlay(number),
            "ticks": ticks,
            "jumps": jumps(ticks, number),
            "filter": None,
            "note": showing.note,
            "shown_address": ticks[number - 1].address,
            "addresses": {
                "first": ticks[0].address,
                "back": ticks[max(1, number - 1) - 1].address,
                "next": ticks[min(len(ticks), number + 1) - 1].address,
                "last": last_address(ticks, number),
            },
            "hops": shown_hops(showing, address),
            "sides": side_choices(here, address),
            "guest": guest_part(showing.network, showing.views, here, number, address),
        }
    )


def route_tables(topology: Topology, here: Question, address: str) -> tuple[RouteTableRows, ...]:
    """List the configured routes, each with its switch, and, without one, those that nobody has configured."""
    return tuple(
        RouteTableRows(
            table_id,
            (
                *(RouteRow(str(block), "local", False, "") for block in topology.vpcs[table.vpc].cidrs),
                *(
                    RouteRow(
                        str(route.destination),
                        route.target,
                        key in here.off,
                        f"{address}?{here.with_route_toggled(key).query}",
                    )
                    for route in table.routes
                    for key in [f"{table_id}:{route.destination}"]
                ),
                *(
                    RouteRow(str(block), gateway, False, "", "propagated")
                    for block, gateway in come_into(topology, table_id)
                ),
            ),
        )
        for table_id, table in topology.route_tables.items()
    )


def outcome_cell(outcome: Outcome, address: str) -> OutcomeCell:
    """Show an outcome with its verdict's glyph."""
    glyph = {"answered": "allowed", "delivered": "allowed", "dropped": "dropped"}.get(outcome.kind, "unknown")
    return OutcomeCell(outcome.kind, glyph, outcome.says, outcome.code, f"{address}?{outcome.question.query}")
