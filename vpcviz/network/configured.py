"""What has everything in common that a user configures?"""

from typing import ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.values import Flag


class Among(NamedTuple):
    """
    Where the file holds things in one section with others of another kind.

    Attributes:
        section: The file's.
        word: What the file calls their kind.
    """

    section: str
    word: str


class Inside(NamedTuple):
    """
    Where the file holds things inside another one, though they have ids of their own.

    Attributes:
        section: Of what they are inside.
        key: Under which they stand there.
        holder: Under which of their own keys they name it; the file has no such key, since it shows by their place.
    """

    section: str
    key: str
    holder: str


class Configured(BaseModel):
    """
    Something that a user configures: frozen, and strict about keys that it does not know.

    Attributes:
        kind: What one is, in the words of a sentence: `a VPC`.
        is_target: Whether a route can lead to one.
        may_replace_local: Whether a route to one may lead away what the VPC's local route would carry.
        shares_groups: Whether the VPCs that one joins may name each other's security groups.
        only_lets_out: Whether it carries no connection into the VPC that begins outside.
        is_at_edge: Whether AWS runs one on the device at its region's edge.
        among: In which section the file holds them, if not in one of their own.
        writes_routes: Whether AWS writes routes to one into route tables.
        inside: Where the file holds such things, if not in a section of their own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    is_target: ClassVar[bool] = False
    may_replace_local: ClassVar[bool] = False
    shares_groups: ClassVar[bool] = False
    only_lets_out: ClassVar[bool] = False
    is_at_edge: ClassVar[bool] = False
    among: ClassVar[Among | None] = None
    writes_routes: ClassVar[bool] = False
    inside: ClassVar[Inside | None] = None

    name: str = ""
    note: str = ""

    @property
    def is_up(self) -> bool:
        """Say whether it carries anything; a route to what does not leads nowhere."""
        return True

    @property
    def joined(self) -> tuple[ObjectId, ...]:
        """Give the VPCs whose routers lead to it without an interface: those that it joins, or the one that has it."""
        return ()

    @property
    def routes_written(self) -> tuple[tuple[ObjectId, ObjectId], ...]:
        """Give the route tables into which AWS writes a route to it, each with the prefix list for which that is."""
        return ()


class Part(BaseModel):
    """A part of something that a user configures, without a name of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Part):
    """
    A route or a rule.

    Attributes:
        off: It stays in the file, and is left out of the network.
    """

    off: Flag = False
    note: str = ""
