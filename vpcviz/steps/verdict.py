"""What does a stage answer: what becomes of the packet, and on which evidence?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.table import Table
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison
from vpcviz.steps.reason import DropReason


@dataclass(frozen=True, slots=True)
class Lookup:
    """
    One table that was consulted.

    Attributes:
        won: The index of the row that decided; None where none did.
        note: Why the table was not asked, or what else there is to say; empty where the rows say it all.
        compare: Holds the packet against every row, once somebody looks; None where nothing is compared cell by cell.
    """

    table: Table
    won: int | None
    note: str = ""
    compare: Callable[[], Comparison] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assumption:
    """
    A default that was taken where the truth is unknown, disputed or dated.

    Attributes:
        id: The name of the switch that would change it, where there is one.
    """

    id: str
    says: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Why a stage answered as it did.

    Attributes:
        says: One sentence that names the things, without a full stop.
        objects: The ids of what took part, the decisive one first.
        fact: The claim on which the stage rests.
        read: The header fields that were read: the kind of the header (its outermost one) and the field's name.
        looked_at: The tables that were consulted.
        assumption: The default that was taken here, if one was.
        mtu_octets: How long the packet might have been, where it was held against an MTU; 0 elsewhere.
    """

    says: str
    objects: tuple[ObjectId, ...]
    fact: Fact
    read: tuple[tuple[type[Any], str], ...] = ()
    looked_at: tuple[Lookup, ...] = ()
    assumption: Assumption | None = None
    mtu_octets: int = 0


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The packet goes on."""

    packet: Packet
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Delivered:
    """The packet has arrived; `packet` is what the receiver holds."""

    packet: Packet
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dropped:
    """The packet ends here; `packet` is as it was."""

    packet: Packet
    reason: DropReason
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LeftModel:
    """The packet went to a network that the drawing does not hold."""

    packet: Packet
    where: ObjectId
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Undecided:
    """The drawing lacks what the decision needs; `missing` names it."""

    packet: Packet
    missing: str
    evidence: Evidence


Verdict = Forwarded | Delivered | Dropped | LeftModel | Undecided

Final = Delivered | Dropped | LeftModel | Undecided
