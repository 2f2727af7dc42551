"""Which private address does a thing keep, whatever comes and goes beside it?"""

from collections.abc import Callable, Mapping, Set
from ipaddress import IPv4Address

from vpcviz.facts import network_interface
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.document import refusal
from vpcviz.network.finding import Finding
from vpcviz.network.resolution import primary_addresses, resolve_interfaces, resolve_subnets
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

ADDRESSED = tuple(section for section, model in SECTIONS.items() if {"subnet", "address"} <= model.model_fields.keys())
"""The sections whose things have a private address of their own, where they stand in a subnet."""

Thing = tuple[str, ObjectId]
"""A section and an id."""

Come = Callable[[str, ObjectId], bool]
"""Says of a thing whether it has come to another place."""

_MOST_TOLD = 3


def keep_address(topology: Topology, section: str, object_id: ObjectId) -> tuple[Topology, IPv4Address]:
    """Write down the address that a thing has got: as in AWS it stays what it is, whatever comes and goes beside it."""
    address = primary_addresses(topology)[object_id]
    return _with(topology, {(section, object_id): address}), address


def keep_addresses(topology: Topology, come: Come) -> Topology:
    """
    Write down the addresses that several things have got.

    Args:
        come: Whether a thing, by section and id, is one of them.
    """
    return _with(topology, {one: address for one, address in implied_addresses(topology).items() if come(*one)})


def refuse_taken(topology: Topology, section: str, object_id: ObjectId, address: str) -> None:
    """
    Let no thing take an address that another one in its subnet has, be it that nobody has written it down there.

    Raises:
        TopologyRefused: Another one has it.
    """
    own = getattr(things_in(topology, section)[object_id], "subnet", None)
    for one in resolve_interfaces(topology, resolve_subnets(topology)).values():
        if one.subnet == own and object_id not in (one.id, one.owner) and address in map(str, one.addresses):
            found = f"{address}, which {one.id} has"
            path = (section, object_id, "address")
            raise refusal(Finding(path, found, "an address of its own", because=network_interface.UNIQUE_ADDRESS))


def keeping_addresses(topology: Topology, make: Callable[[Topology], Topology]) -> Topology:
    """Make an edit that renumbers nothing which it is not about: what has an address only of itself keeps it."""
    return unpinned(topology, make(pinned(topology)))


def pinned(topology: Topology) -> Topology:
    """Write down every address that is only implied, so that an edit gives none of them to another thing."""
    return keep_addresses(topology, lambda _section, _id: True)


def unpinned(before: Topology, after: Topology, has_come: Come = lambda _section, _id: False) -> Topology:
    """
    Leave out again what only `pinned` has written, wherever the thing has the same address without it.

    Args:
        before: What was pinned.
        after: What has become of that.
        has_come: Whether a thing, by section and id, has come to another place, and keeps what is written there.
    """
    addresses = implied_addresses(before)
    candidates = {
        (section, one)
        for (section, one), address in addresses.items()
        if not has_come(section, one) and getattr(things_in(after, section).get(one), "address", None) == address
    }
    while candidates:
        changed = _unwritten(after, candidates)
        now = primary_addresses(changed)
        moved = {one for one in candidates if now[one[1]] != addresses[one]}
        if not moved:
            return changed
        candidates -= moved
    return after


def renumbered(before: Topology, after: Topology) -> tuple[str, ...]:
    """Tell whose address has become another one though nobody has said so, the first few by name."""
    old, new = implied_addresses(before), implied_addresses(after)
    moved = [one for one in new if one in old and old[one] != new[one]]
    told = tuple(f"{one[1]} has {new[one]} instead of {old[one]}" for one in moved[:_MOST_TOLD])
    return (*told, f"{len(moved) - _MOST_TOLD} more have other addresses") if len(moved) > _MOST_TOLD else told


def implied_addresses(topology: Topology) -> dict[Thing, IPv4Address]:
    """Give the addresses of the things in subnets that have been told none."""
    implied = [
        (section, object_id)
        for section in ADDRESSED
        for object_id, thing in things_in(topology, section).items()
        if getattr(thing, "subnet", None) and getattr(thing, "address", None) is None
    ]
    addresses = primary_addresses(topology) if implied else {}
    return {(section, one): addresses[one] for section, one in implied}


def _with(topology: Topology, addresses: Mapping[Thing, IPv4Address]) -> Topology:
    changed = {
        section: {
            one: thing.model_copy(update={"address": addresses[section, one]}) if (section, one) in addresses else thing
            for one, thing in things_in(topology, section).items()
        }
        for section in {section for section, _ in addresses}
    }
    return topology.model_copy(update=changed)


def _unwritten(topology: Topology, candidates: Set[Thing]) -> Topology:
    def without(section: str, one: ObjectId, thing: Configured) -> Configured:
        if (section, one) not in candidates:
            return thing
        kept = {name: getattr(thing, name) for name in thing.model_fields_set if name != "address"}
        return SECTIONS[section].model_validate(kept)

    changed = {
        section: {one: without(section, one, thing) for one, thing in things_in(topology, section).items()}
        for section in {section for section, _ in candidates}
    }
    return topology.model_copy(update=changed)
