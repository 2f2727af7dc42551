"""Which sections does the file have, and what are the things in each?"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Among, Configured
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

_MANAGED = tuple(section for section, model in SECTIONS.items() if issubclass(model, RequesterManaged))


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


def joining_things(topology: Topology) -> Iterator[tuple[str, ObjectId, Configured]]:
    """Give all that joins VPCs, each with its section and its id, in the file's order."""
    for section in _ONWARD:
        for object_id, thing in things_in(topology, section).items():
            if thing.joined:
                yield section, object_id, thing


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
