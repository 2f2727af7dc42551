"""What is a piece of advice, and what could be done about it?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.removing import remove
from vpcviz.network.index import Network
from vpcviz.network.topology import Topology
from vpcviz.network.wording import capital


@dataclass(frozen=True, slots=True)
class Remedy:
    """
    Something that can be done about it at once.

    Attributes:
        says: What it does, as a command: `Delete sg-1`.
        edit: Gives the topology in which it is done.
    """

    says: str
    edit: Callable[[Topology], Topology]


@dataclass(frozen=True, slots=True)
class Advice:
    """
    Something about one thing that its owner would regret.

    Attributes:
        id: What kind of advice it is: `unused-security-group`.
        at: The thing on which it stands.
        because: What AWS says about it.
        remedies: The one that makes most use of it first; none where only the owner can know what is meant.
    """

    id: str
    at: ObjectId
    says: str
    because: Fact
    remedies: tuple[Remedy, ...] = ()

    @property
    def sentence(self) -> str:
        """What it says where it stands by itself; an id keeps its case."""
        return self.says if self.says.startswith(self.at) else capital(self.says)


MOST_REMEDIES = 3
"""As many are offered of one sort, each for another thing."""

Advise = Callable[[Network], Iterator[Advice]]
"""Finds what the owner of one section's things would regret."""


def deleting(object_id: ObjectId) -> Remedy:
    """Offer to delete a thing."""
    return Remedy(f"Delete {object_id}", lambda topology: remove(topology, [object_id]).topology)
