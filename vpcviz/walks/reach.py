"""What becomes of a packet from every instance to every other?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import ICMP
from vpcviz.network.index import Network
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Delivered, Dropped, LeftModel
from vpcviz.walks.alike import alike
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import DirectionName, Walk
from vpcviz.walks.walk import walk


class End(StrEnum):
    """Which end of a pair a verdict is about, whoever that is."""

    SOURCE = "the source"
    DESTINATION = "the destination"


class Kind(StrEnum):
    """How a walk ends; the words are those of its JSON form."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    LEFT_MODEL = "left-model"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What a walk between two instances comes to, the same for all that are like them.

    Attributes:
        at: What decided: a thing, or one of the ends, its interface included.
        reason: None where nothing was dropped.
    """

    answered: bool
    kind: Kind
    direction: DirectionName
    at: ObjectId | End
    reason: DropReason | None


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Every ordered pair of instances.

    Attributes:
        classes: The instances, put together where no packet tells them apart.
        outcomes: By the place of the source's class and that of the destination's.
    """

    classes: tuple[tuple[ObjectId, ...], ...]
    outcomes: Mapping[tuple[int, int], Outcome]

    def pairs(self) -> Iterator[tuple[ObjectId, ObjectId, Outcome]]:
        """Go through all pairs one by one."""
        for (one, other), outcome in self.outcomes.items():
            for source in self.classes[one]:
                for destination in self.classes[other]:
                    if source != destination:
                        yield source, destination, outcome

    def count(self, one: int, other: int) -> int:
        """Count the pairs of two classes, or of one with itself."""
        return len(self.classes[one]) * (len(self.classes[other]) - (one == other))


def reach(
    network: Network, protocol: int = ICMP, port: int | None = None, model: Model = AWS, *, by_ipv6: bool = False
) -> Reach:
    """
    Walk from each class of instances to each, by one of either.

    Args:
        protocol: Its number.
        port: The destination port; None for the protocol's usual one, or for none.
        by_ipv6: Whether only what has an address of IPv6 is asked for, by that.

    Raises:
        ProbeRefused: The question can't be asked, or a way leads through something that the model does not have.
    """
    classes = alike(network)
    outcomes: dict[tuple[int, int], Outcome] = {}
    for one, sources in enumerate(classes):
        for other, destinations in enumerate(classes):
            destination = next((each for each in destinations if each != sources[0]), None)
            asked = address_for(network, destination, by_ipv6=by_ipv6) if destination else None
            if destination is not None and asked is not None:
                probe = make_probe(
                    network, source=sources[0], destination=asked, protocol=protocol, port=port, model=model
                )
                outcomes[one, other] = outcome_of(network, walk(network, probe, model), sources[0], destination)
    return Reach(classes, outcomes)


def address_for(network: Network, instance: ObjectId, *, by_ipv6: bool) -> str | None:
    """Give by what an instance is asked for: its id or, by IPv6, its first address of that; None where it has none."""
    if not by_ipv6:
        return instance
    return next(map(str, network.interface_of(instance).ipv6_addresses), None)


def outcome_of(network: Network, walked: Walk, source: ObjectId, destination: ObjectId) -> Outcome:
    """Say what a walk comes to, with its ends called what they are instead of who."""
    final = walked.decisive.final
    match final.verdict:
        case Delivered():
            kind = Kind.DELIVERED
        case Dropped():
            kind = Kind.DROPPED
        case LeftModel():
            kind = Kind.LEFT_MODEL
        case _:
            kind = Kind.UNDECIDED
    reason = final.verdict.reason if isinstance(final.verdict, Dropped) else None
    at = _end(network, final.at, source, destination)
    return Outcome(walked.answered, kind, walked.decisive.name, at, reason)


def _end(network: Network, at: ObjectId, source: ObjectId, destination: ObjectId) -> ObjectId | End:
    """Tell which end a place is, the interfaces and the servers of the ends included."""
    for end, instance in ((End.SOURCE, source), (End.DESTINATION, destination)):
        interfaces = network.instances[instance].interfaces
        if at in (instance, *interfaces, *(network.interfaces[one].host for one in interfaces)):
            return end
    return at
