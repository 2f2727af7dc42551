"""What goes with a thing that is deleted, and what stays without it?"""

from collections.abc import Iterable
from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.private_address import pinned, unpinned
from vpcviz.network.errors import EditRefused
from vpcviz.network.references import base_of, reference_keys, rewrite
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

Things = set[tuple[str, str]]
"""Sections and ids."""


@dataclass(frozen=True, slots=True)
class Removed:
    """
    Attributes:
        with_it: The things that went along, by section and id, in the file's order.
        changed: The things that stay, but without a reference that they had.
    """

    topology: Topology
    with_it: tuple[tuple[str, ObjectId], ...]
    changed: tuple[tuple[str, ObjectId], ...]


def remove(topology: Topology, ids: Iterable[ObjectId]) -> Removed:
    """
    Delete things, with all that can't be without them.

    A subnet takes its instances along, a VPC all that is in it; a route, a rule or a probe goes with what it is about.
    Where something can do without, such as a subnet without its route table, it stays and has AWS's default again.

    Raises:
        EditRefused: There is no such thing, or it is implied by another one.
    """
    document = document_of(pinned(topology))
    asked = {_find(document, object_id) for object_id in ids}
    gone: Things = set()
    more = asked
    rest = document
    while more:
        gone |= more
        rest = _without(document, gone)
        more = (_missing(document, rest) | _unfit(rest)) - gone
    in_order = [(section, ObjectId(one)) for section in SECTIONS for one in document.get(section, {})]
    return Removed(
        unpinned(topology, Topology.model_validate(rest)),
        tuple(one for one in in_order if one in gone and one not in asked),
        tuple(
            (section, one)
            for section, one in in_order
            if (section, one) not in gone and rest[section][one] != document[section][one]
        ),
    )


def _find(document: dict[str, Json], object_id: ObjectId) -> tuple[str, str]:
    for section in SECTIONS:
        if object_id in document.get(section, {}):
            return section, object_id
    base = base_of(object_id)
    if base != object_id:
        raise EditRefused(f"{object_id} is there because {base} is", f"delete {base}")
    raise EditRefused(f"there is nothing called {object_id}")


def _without(document: dict[str, Json], gone: Things) -> dict[str, Json]:
    """Leave things out, and each reference to them; what can't be without one is left out too."""
    ids = {one for _, one in gone}

    def keep(reference: str) -> str | None:
        return None if base_of(reference) in ids else reference

    rest = dict(document)
    for section in SECTIONS:
        if section in document:
            kept = {one: thing for one, thing in document[section].items() if (section, one) not in gone}
            for keys, is_required in reference_keys(section):
                kept = {one: rewrite(thing, keys, is_required, keep) for one, thing in kept.items()}
                kept = {one: thing for one, thing in kept.items() if thing is not None}
            rest[section] = kept
    named = {one for section in SECTIONS for one in rest.get(section, {})}
    placed = document.get("positions", {})
    rest["positions"] = {one: at for one, at in placed.items() if base_of(one) in named}
    return rest


def _missing(document: dict[str, Json], rest: dict[str, Json]) -> Things:
    """Name the things that are left out."""
    return {(section, one) for section in SECTIONS for one in document.get(section, {}) if one not in rest[section]}


def _unfit(rest: dict[str, Json]) -> Things:
    """Name the things that AWS would refuse as they are left: an instance without an interface, say."""
    findings = check_topology(Topology.model_validate(rest))
    return {(str(finding.path[0]), str(finding.path[1])) for finding in findings if finding.path[0] in SECTIONS}
