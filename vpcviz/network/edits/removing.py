"""What goes with a thing that is deleted, and what stays without it?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.palette import PALETTE, unmapped
from vpcviz.network.edits.private_address import pinned, unpinned
from vpcviz.network.errors import EditRefused
from vpcviz.network.finding import Path
from vpcviz.network.implied import spelled_out
from vpcviz.network.marked_text import reason_of
from vpcviz.network.references import base_of, reference_keys, rewrite
from vpcviz.network.sections import SECTIONS, noun_of
from vpcviz.network.topology import Topology

Things = set[tuple[str, str]]
"""Sections and ids."""


@dataclass(frozen=True, slots=True)
class Removed:
    """
    Attributes:
        with_it: The things that went along, by section and id, in the file's order.
        without: What things that stay have lost, in the file's order: `the public address of a`.
    """

    topology: Topology
    with_it: tuple[tuple[str, ObjectId], ...]
    without: tuple[str, ...]


def remove(topology: Topology, ids: Iterable[ObjectId]) -> Removed:
    """
    Delete things, with all that can't be without them.

    A subnet takes its instances along, a VPC all that is in it; a route, a rule or a probe goes with what it is about,
    and a public address with the gateway that it needs. Where something can do without, such as a subnet without its
    route table or a security group without one of its rules, it stays, and has AWS's default again if it has none.

    Raises:
        EditRefused: There is no such thing, it is implied by another one, or AWS keeps it as long as its VPC.
    """
    before = pinned(topology)
    document = document_of(before.topology)
    with_implied = document_of(spelled_out(topology))
    asked = {_find(with_implied, object_id) for object_id in ids}
    _refuse_to_lose(with_implied, asked)
    gone: Things = set()
    more = asked
    rest = document
    while more:
        gone |= more
        rest = _without(document, gone)
        for section, one, key in unmapped(topology, gone):
            if one in rest.get(section, {}):
                rest[section][one] = {name: value for name, value in rest[section][one].items() if name != key}
        rest, unfit = _fitted(rest)
        more = (_missing(document, rest) | unfit) - gone
    in_order = [(section, ObjectId(one)) for section in SECTIONS for one in document.get(section, {})]
    return Removed(
        unpinned(before, Topology.model_validate(rest)),
        tuple(one for one in in_order if one in gone and one not in asked),
        tuple(
            lost
            for section, one in in_order
            if (section, one) not in gone
            for lost in _lost(one, document[section][one], rest[section][one])
        ),
    )


def _refuse_to_lose(document: dict[str, Json], asked: Things) -> None:
    """Refuse what AWS deletes with its VPC alone."""
    kept = {construct.section: construct.stays for construct in PALETTE if construct.stays}
    for section, one in asked:
        stays, thing = kept.get(section), document[section][one]
        if stays and thing.get(stays.key) and ("vpcs", thing["vpc"]) not in asked:
            what = f"{one} is the {stays.key} {noun_of(section)} of {thing['vpc']}"
            raise EditRefused(f"{what}{reason_of(stays.because)}", stays.remedy)


def _lost(object_id: ObjectId, before: Mapping[str, Json], after: Mapping[str, Json]) -> Iterator[str]:
    """Tell what of a thing is gone."""
    for key in (key for key, value in before.items() if after.get(key) != value):
        words = f"{key.replace('_', ' ')} of {object_id}"
        match before[key], after.get(key):
            case [Mapping(), *_] as lines, rest:
                count = len(lines) - len(rest or ())
                if not count:
                    yield f"a part of a line of the {words}"
                    continue
                yield f"{'a line' if count == 1 else f'{count} lines'} of the {words}"
            case list() as names, list() as rest:
                yield f"{', '.join(one for one in names if one not in rest)} among the {words}"
            case _:
                yield f"the {words}"


def _find(document: dict[str, Json], object_id: ObjectId) -> tuple[str, str]:
    for section in SECTIONS:
        if object_id in document.get(section, {}):
            return section, object_id
    base = base_of(object_id)
    if base != object_id:
        raise EditRefused(f"{object_id} is there because {base} is", f"delete {base}")
    raise EditRefused(f"There is nothing called {object_id}")


def _without(document: dict[str, Json], gone: Things) -> dict[str, Json]:
    """Leave things out, and each reference to them; what can't be without one is left out too."""
    ids = {one for _, one in gone}
    for section, one in gone:
        ids |= set(document[section][one].get("network_interfaces", {}).values())

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


def _fitted(rest: dict[str, Json]) -> tuple[dict[str, Json], Things]:
    """
    Leave out the routes and rules that AWS would refuse as they are left.

    Returns:
        The rest, and the things that AWS would refuse in it as a whole: an instance without an interface, say.
    """
    while True:
        paths = [finding.path for finding in check_topology(Topology.model_validate(rest))]
        lines = {line for path in paths if (line := _line_at(rest, path))}
        if not lines:
            return rest, {(str(path[0]), str(path[1])) for path in paths if path[0] in SECTIONS}
        for line in sorted(lines, reverse=True):
            rest = _without_entry(rest, line)


def _line_at(value: Json, path: Path) -> Path:
    """Give the path of the route or rule in which a path leads; empty where it leads in none."""
    for depth, key in enumerate(path):
        if isinstance(value, list) and isinstance(key, int) and isinstance(value[key], Mapping):
            return path[: depth + 1]
        if not isinstance(value, Mapping) or key not in value:
            return ()
        value = value[key]
    return ()


def _without_entry(value: Json, path: Path) -> Json:
    """Leave out the entry of a list to which a path leads."""
    key, *deeper = path
    if deeper:
        return {name: _without_entry(one, tuple(deeper)) if name == key else one for name, one in value.items()}
    return [one for at, one in enumerate(value) if at != key]
