"""Which private address does a thing keep, whatever comes and goes beside it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from ipaddress import IPv6Address
from typing import NamedTuple

from vpcviz.facts import network_interface
from vpcviz.facts.identifiers import NO_ID, Address, ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.configured import Configured
from vpcviz.network.document import refusal
from vpcviz.network.finding import Finding
from vpcviz.network.resolution import primary_addresses, resolve_interfaces, resolve_subnets
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

ADDRESSED = tuple(
    section
    for section, model in SECTIONS.items()
    if {"subnet", "address"} <= model.model_fields.keys() or "subnets" in model.model_fields
)
"""The sections whose things have a private address of their own in a subnet, or in each of several."""


class Seat(NamedTuple):
    """
    Where a thing's private address is written.

    Attributes:
        subnet: Which of its subnets, where it stands in several; empty where it stands in one.
    """

    section: str
    id: ObjectId
    subnet: ObjectId

    @property
    def holder(self) -> ObjectId:
        """What has the address: the thing, or its interface in the subnet."""
        return ObjectId(f"{self.id}/{self.subnet}") if self.subnet else self.id

    def written(self, topology: Topology) -> Address | None:
        """Give the address that is written there; None where none is."""
        thing = things_in(topology, self.section).get(self.id)
        if self.subnet:
            subnets: Mapping[ObjectId, Address | None] = getattr(thing, "subnets", {})
            return subnets.get(self.subnet)
        described = topology.subnets.get(getattr(thing, "subnet", None) or NO_ID)
        if described is None or described.cidr:
            return getattr(thing, "address", None)
        return next(iter(getattr(thing, "ipv6_addresses", None) or ()), None)

    def write(self, document: dict[str, Json], address: Address) -> None:
        """Write an address there."""
        thing: dict[str, Json] = document[self.section][self.id]
        if self.subnet:
            subnets = thing["subnets"]
            known = subnets if isinstance(subnets, Mapping) else dict.fromkeys(subnets)
            document[self.section][self.id] = {**thing, "subnets": {**known, self.subnet: str(address)}}
        elif address.version == 6:
            document[self.section][self.id] = {**thing, "ipv6_addresses": [str(address)]}
        else:
            document[self.section][self.id] = {**thing, "address": str(address)}


class Pinned(NamedTuple):
    """
    A topology in which every address is written down.

    Attributes:
        implied: Those that nobody had written there.
        origin: The topology without them.
    """

    topology: Topology
    implied: Mapping[Seat, Address]
    origin: Topology


Come = Callable[[str, ObjectId], bool]
"""Says of a thing whether it has come to another place."""

_MOST_TOLD = 3


def keep_address(topology: Topology, section: str, object_id: ObjectId) -> tuple[Topology, Address]:
    """Write down the address that a thing has got: as in AWS it stays what it is, whatever comes and goes beside it."""
    address = primary_addresses(topology)[object_id]
    return _with(topology, {Seat(section, object_id, NO_ID): address}), address


def keep_addresses(topology: Topology, come: Come) -> Topology:
    """
    Write down the addresses that several things have got.

    Args:
        come: Whether a thing, by section and id, is one of them.
    """
    implied = implied_addresses(topology)
    return _with(topology, {seat: address for seat, address in implied.items() if come(seat.section, seat.id)})


def refuse_taken(topology: Topology, section: str, object_id: ObjectId, address: str) -> None:
    """
    Let no thing take an address that another one in its subnet has, be it that nobody has written it down there.

    Raises:
        TopologyRefused: Another one has it.
    """
    own = getattr(things_in(topology, section)[object_id], "subnet", None)
    for one in resolve_interfaces(topology, resolve_subnets(topology)).values():
        if one.subnet == own and object_id not in (one.id, one.owner) and address in map(str, one.own):
            found = f"{address}, which {one.id} has"
            path = (section, object_id, "address")
            raise refusal(Finding(path, found, "an address of its own", because=network_interface.UNIQUE_ADDRESS))


def keeping_addresses(topology: Topology, make: Callable[[Topology], Topology]) -> Topology:
    """Make an edit that renumbers nothing which it is not about: what has an address only of itself keeps it."""
    before = pinned(topology)
    return unpinned(before, make(before.topology))


def pinned(topology: Topology) -> Pinned:
    """Write down every address that is only implied, so that an edit gives none of them to another thing."""
    implied = implied_addresses(topology)
    return Pinned(_with(topology, implied), implied, topology)


def unpinned(before: Pinned, after: Topology, has_come: Come = lambda _section, _id: False) -> Topology:
    """
    Leave out again what only `pinned` has written, wherever the thing has the same address without it.

    Args:
        before: What that was.
        after: What has become of it.
        has_come: Whether a thing, by section and id, has come to another place, and keeps what is written there.
    """
    implied = before.implied
    candidates = {
        seat
        for seat, address in implied.items()
        if not has_come(seat.section, seat.id) and seat.written(after) == address
    }
    while candidates:
        changed = _with(after, dict.fromkeys(candidates), before)
        now = primary_addresses(changed)
        moved = {seat for seat in candidates if now[seat.holder] != implied[seat]}
        if not moved:
            return changed
        candidates -= moved
    return after


def renumbered(before: Topology, after: Topology) -> tuple[str, ...]:
    """Tell whose address has become another one though nobody has said so, the first few by name."""
    new = implied_addresses(after)
    old = primary_addresses(before) if new else {}
    moved = [seat for seat in new if old.get(seat.holder, new[seat]) != new[seat]]
    told = tuple(f"{seat.holder} has {new[seat]} instead of {old[seat.holder]}" for seat in moved[:_MOST_TOLD])
    return (*told, f"{len(moved) - _MOST_TOLD} more have other addresses") if len(moved) > _MOST_TOLD else told


def implied_addresses(topology: Topology) -> dict[Seat, Address]:
    """Give the addresses of the things in subnets that have been told none."""
    implied = [
        seat
        for section in ADDRESSED
        for object_id, thing in things_in(topology, section).items()
        for seat in _seats(section, object_id, thing)
        if seat.written(topology) is None
    ]
    addresses = primary_addresses(topology) if implied else {}
    return {seat: addresses[seat.holder] for seat in implied}


def _seats(section: str, object_id: ObjectId, thing: Configured) -> Iterator[Seat]:
    """Give where the primary addresses of a thing are written, or would be."""
    if "subnets" in SECTIONS[section].model_fields:
        subnets: Mapping[ObjectId, Address | None] = getattr(thing, "subnets", {})
        yield from (Seat(section, object_id, subnet) for subnet in subnets)
    elif getattr(thing, "subnet", None):
        yield Seat(section, object_id, NO_ID)


def _with(topology: Topology, addresses: Mapping[Seat, Address | None], before: Pinned | None = None) -> Topology:
    """
    Write addresses down or, where one is None, leave it out.

    Args:
        before: What is in this as it was pinned becomes again what it had been.
    """
    by_thing: dict[str, dict[ObjectId, dict[ObjectId, Address | None]]] = {}
    for seat, address in addresses.items():
        by_thing.setdefault(seat.section, {}).setdefault(seat.id, {})[seat.subnet] = address
    untouched = _untouched(topology, addresses, before) if before else {}
    changed = {
        section: {
            one: untouched.get((section, one)) or _with_addresses(section, thing, concerned[one])
            if one in concerned
            else thing
            for one, thing in things_in(topology, section).items()
        }
        for section, concerned in by_thing.items()
    }
    return topology.model_copy(update=changed)


def _untouched(topology: Topology, addresses: Iterable[Seat], before: Pinned) -> dict[tuple[str, ObjectId], Configured]:
    """Give, by section and id, what things had been that are as they were pinned, if nothing of that is to stay."""
    stays = {(seat.section, seat.id) for seat in before.implied.keys() - set(addresses)}
    return {
        (seat.section, seat.id): things_in(before.origin, seat.section)[seat.id]
        for seat in addresses
        if (seat.section, seat.id) not in stays
        and things_in(topology, seat.section)[seat.id] is things_in(before.topology, seat.section).get(seat.id)
    }


def _with_addresses(section: str, thing: Configured, addresses: Mapping[ObjectId, Address | None]) -> Configured:
    if NO_ID not in addresses:
        subnets: Mapping[ObjectId, Address | None] = getattr(thing, "subnets", {})
        return thing.model_copy(update={"subnets": {**subnets, **addresses}})
    address = addresses[NO_ID]
    if isinstance(address, IPv6Address):
        return thing.model_copy(update={"ipv6_addresses": (address,)})
    if address is not None:
        return thing.model_copy(update={"address": address})
    left_out = "address" if getattr(thing, "address", None) else "ipv6_addresses"
    kept = {name: getattr(thing, name) for name in thing.model_fields_set if name != left_out}
    return SECTIONS[section].model_validate(kept)
