"""What does it take to place a thing?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import topology_of
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology
from vpcviz.network.wording import capital


@dataclass(frozen=True, slots=True)
class Placed:
    """
    Attributes:
        id: Of the thing.
        says: What was made, its defaults included, in a sentence each.
    """

    topology: Topology
    id: ObjectId
    says: tuple[str, ...]


class Followed(NamedTuple):
    """
    What has become of a file once a thing has other values.

    Attributes:
        says: What has followed, in a few words each.
    """

    topology: Topology
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stays:
    """
    What of a VPC goes only with the VPC.

    Attributes:
        key: By which it is the VPC's own.
        because: What AWS says of it.
        remedy: What to do instead.
    """

    key: str
    because: Fact
    remedy: str


@dataclass(frozen=True, slots=True)
class Construct:
    """
    A thing that can be placed.

    Attributes:
        section: Where the file holds it.
        name: What AWS calls it.
        key: What chooses it from the keyboard.
        within: The sections of what it can stand in; none where it stands by itself.
        place: Places one, in a thing of those sections or, where that is left open, in the only one that there is.
        is_rule: Whether it is rules that other things have, and no place of its own.
        stays: Which of them go only with their VPC; None where any may go.
        join: Places one that joins two things of those sections; None where one stands in a single thing.
        follow: Gives what becomes of the rest of the file once one has other values, by its id, and tells of it: the
            file before, and with those values. None where nothing follows.
        unmap: Gives the values, by section, id and key, that other things can't have without one, by its id.
        leads: To which addresses a subnet can be led by one, by its id: none where it does not serve the subnet;
            None where no subnet is led to such a thing.
    """

    section: str
    name: str
    key: str
    within: tuple[str, ...]
    place: Callable[[Topology, ObjectId | None], Placed]
    is_rule: bool = field(default=False)
    join: Callable[[Topology, ObjectId, ObjectId], Placed] | None = None
    follow: Callable[[Topology, dict[str, Json], ObjectId], Followed] | None = None
    stays: Stays | None = None
    unmap: Callable[[Topology, ObjectId], Iterable[tuple[str, str, str]]] | None = None
    leads: Callable[[Topology, ObjectId, ObjectId], tuple[Block, ...]] | None = None

    @property
    def cap(self) -> str:
        """What stands on its key, or on the two that are pressed together."""
        held, _, letter = self.key.rpartition("+")
        return f"{held} {letter.upper()}".strip()


def free_id(topology: Topology, candidates: Iterable[str]) -> ObjectId:
    """Give the first of some ids that nothing in the file has."""
    taken = {one for section in SECTIONS for one in getattr(topology, section)}
    return ObjectId(next(one for one in candidates if one not in taken))


def numbered(stem: str) -> Iterable[str]:
    """Give ids that are a stem and a number, from 1 on."""
    return (f"{stem}{number}" for number in count(1))


def add(topology: Topology, section: str, object_id: ObjectId, thing: Mapping[str, Json]) -> Topology:
    """
    Add a thing at the end of its section.

    Raises:
        EditRefused: AWS would not have it, with its reason.
    """
    things = things_in(topology, section)
    try:
        added = topology.model_copy(update={section: {**things, object_id: SECTIONS[section].model_validate(thing)}})
        if object_id not in things and not check_topology(added):
            return added
    except ValidationError:
        # What is wrong is told of the document.
        pass
    document = document_of(topology)
    document[section] = {**document.get(section, {}), object_id: thing}
    return rebuilt(document)


def rebuilt(document: dict[str, Json]) -> Topology:
    """
    Build the topology from a document that has been changed.

    Raises:
        EditRefused: AWS, or the file's form, would not have it; with the first reason.
    """
    try:
        return topology_of(document)
    except TopologyRefused as refused:
        first = refused.problems[0]
        raise EditRefused(str(replace(first, remedy="")), first.remedy) from None


def only(topology: Topology, construct: str, section: str, chosen: ObjectId | None) -> ObjectId:
    """
    Give the thing in which something is to stand: the chosen one, or the only one.

    Args:
        construct: What is to stand there, as a sentence has it: `an instance`.

    Raises:
        EditRefused: What is chosen is of another kind, or it can't be told which is meant.
    """
    things: Mapping[ObjectId, BaseModel] = getattr(topology, section)
    kind = SECTIONS[section].kind
    if chosen is not None and chosen in things:
        return chosen
    if chosen is not None:
        raise EditRefused(f"{capital(construct)} stands in {kind}, and {chosen} is none", f"choose {kind}")
    if not things:
        raise EditRefused(f"{capital(construct)} stands in {kind}, and there is none yet", f"place {kind} first")
    if len(things) > 1:
        raise EditRefused(f"{capital(construct)} stands in {kind}, and there are {len(things)}", f"choose {kind}")
    return next(iter(things))
