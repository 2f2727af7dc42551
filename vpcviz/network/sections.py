"""Which sections does the file have, and what are the things in each?"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, get_args

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Among, Configured, Inside
from vpcviz.network.internet_gateway import InternetGateway
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.topology import Topology


def _models() -> Iterator[tuple[str, type[Configured]]]:
    for section, field in Topology.model_fields.items():
        match get_args(field.annotation):
            case (_, type() as model) if issubclass(model, Configured):
                yield section, model


SECTIONS: Mapping[str, type[Configured]] = MappingProxyType(dict(_models()))
"""What each section's things are, in the file's order."""

TARGETS = tuple(model.kind for model in SECTIONS.values() if model.is_target)
"""The kinds of things to which a route can lead."""

REPLACING_LOCAL = tuple(model.kind for model in SECTIONS.values() if model.may_replace_local)
"""The kinds of things to which a route may lead away what the VPC's local route would carry."""

_ONWARD = tuple(
    section
    for section, model in SECTIONS.items()
    if model.is_target and not issubclass(model, InterfaceKeys | RequesterManaged | InternetGateway)
)
AMONG: Mapping[str, Among] = MappingProxyType({one: model.among for one, model in SECTIONS.items() if model.among})
"""The sections whose things the file holds in one with others of another kind, and which that is."""
INSIDE: Mapping[str, Inside] = MappingProxyType(
    {section: model.inside for section, model in SECTIONS.items() if model.inside}
)
"""The sections whose things the file holds inside others, and where."""

_MANAGED = tuple(section for section, model in SECTIONS.items() if issubclass(model, RequesterManaged))


REACHED = tuple(SECTIONS[section].kind for section in _MANAGED if section not in INSIDE)
"""The kinds of what AWS runs by interfaces of its own that a packet can be for."""


def things_in(topology: Topology, section: str) -> Mapping[ObjectId, Configured]:
    """Give the things of a section, by id."""
    things: Mapping[ObjectId, Configured] = getattr(topology, section)
    return things


def managed_things(topology: Topology) -> Iterator[tuple[str, ObjectId, RequesterManaged]]:
    """Give all that AWS runs by interfaces of its own, each with its section and its id, in the file's order."""
    for section in _MANAGED:
        for object_id, thing in things_in(topology, section).items():
            assert isinstance(thing, RequesterManaged)
            yield section, object_id, thing


class Joint(NamedTuple):
    """
    Something that joins VPCs, or others that do.

    Attributes:
        section: Where the file holds it.
        vpcs: Those that it joins, in the file's order.
        peers: The others of its kind that it is joined with.
        rules: What it goes by that the file holds inside it: the route tables of a transit gateway.
    """

    section: str
    id: ObjectId
    thing: Configured
    vpcs: tuple[ObjectId, ...]
    peers: tuple[ObjectId, ...]
    rules: tuple[ObjectId, ...]


def joints(topology: Topology) -> Iterator[Joint]:
    """Give all that joins VPCs, by itself or by what the file holds inside it, in the file's order."""
    for section in _ONWARD:
        for object_id, thing in things_in(topology, section).items():
            parts = tuple(parts_of(topology, section, object_id))
            rules = tuple(one for inner, one, _ in parts if inner not in _MANAGED)
            vpcs = thing.joined or _named_by(parts, "vpc")
            yield Joint(section, object_id, thing, vpcs, _named_by(parts, stem_of(section)), rules)


def _named_by(parts: Iterable[tuple[str, ObjectId, Configured]], key: str) -> tuple[ObjectId, ...]:
    """Give what the parts of a thing name under a key, each once."""
    return tuple(dict.fromkeys(one for _, _, part in parts if (one := getattr(part, key, None)) is not None))


def parts_of(topology: Topology, section: str, object_id: ObjectId) -> Iterator[tuple[str, ObjectId, Configured]]:
    """Give what the file holds inside a thing, each with its section and its id, in the file's order."""
    for inner, inside in INSIDE.items():
        if inside.section == section:
            for one, part in things_in(topology, inner).items():
                if getattr(part, inside.holder) == object_id:
                    yield inner, one, part


def routes_written(topology: Topology) -> dict[ObjectId, tuple[tuple[ObjectId, ObjectId], ...]]:
    """Give, for each route table into which AWS writes routes, what each of them is for and to which thing it leads."""
    found: dict[ObjectId, tuple[tuple[ObjectId, ObjectId], ...]] = {}
    for section in (section for section, model in SECTIONS.items() if model.writes_routes):
        for object_id, thing in things_in(topology, section).items():
            for table, named in thing.routes_written:
                found[table] = (*found.get(table, ()), (named, object_id))
    return found


def onward_targets(topology: Topology) -> dict[ObjectId, str]:
    """Give the section of each thing that is up and through which a packet goes without an interface, by its id."""
    return {one: section for section in _ONWARD for one, thing in things_in(topology, section).items() if thing.is_up}


def stem_of(section: str) -> str:
    """Name the files that are about a section's things: `network_acl` for `network_acls`."""
    return section.removesuffix("s")


def noun_of(section: str) -> str:
    """Say what a section's things are, without an article: `network ACL`."""
    return SECTIONS[section].kind.partition(" ")[2]
