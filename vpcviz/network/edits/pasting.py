"""How are things taken along, and what becomes of them where they are put in again?"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import chain, count

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.edits.fitting import CONTAINERS, fit
from vpcviz.network.edits.implied import written_out
from vpcviz.network.errors import EditRefused
from vpcviz.network.references import base_of, reference_keys, rewrite
from vpcviz.network.sections import INSIDE, SECTIONS
from vpcviz.network.topology import Topology

FORMAT = "vpcviz/1"

_TAKEN_ALONG = tuple(section for section in SECTIONS if section != "probes")
_ALONG_WITH = (*CONTAINERS, "instance")
"""The keys under which a thing names what it goes along with: an interface with its instance, too."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """
    Attributes:
        ids: Of the new things, by section, in the file's order.
        says: What has come, and what of it could not be kept.
    """

    topology: Topology
    ids: tuple[tuple[str, ObjectId], ...]
    says: str


def fragment(topology: Topology, ids: Iterable[ObjectId]) -> Topology:
    """
    Take things along with all that stands in them, as a file that names some things which it does not hold.

    Raises:
        EditRefused: There is no such thing.
    """
    wanted, copies = set[ObjectId](), set[ObjectId]()
    for one in ids:
        topology, own = written_out(topology, one)
        wanted.add(own)
        copies |= {own} - {one}
    document = document_of(topology)
    # A copy of what AWS makes with a VPC is a thing as any other.
    for things in (document[section] for section in _TAKEN_ALONG if section in document):
        for one in copies & things.keys():
            things[one] = {key: value for key, value in things[one].items() if key not in ("main", "default")}
    for one in wanted:
        section = next((section for section in _TAKEN_ALONG if one in document.get(section, {})), None)
        if section is None:
            raise EditRefused(f"There is nothing called {one} that could be taken along")
        if section in INSIDE and (holder := document[section][one][INSIDE[section].holder]) not in wanted:
            raise EditRefused(f"{one} belongs to {holder}, and goes along with it", f"choose {holder} too")
    while more := {
        one
        for section in _TAKEN_ALONG
        for one, thing in document.get(section, {}).items()
        if one not in wanted and _goes_along(section, thing, wanted)
    }:
        wanted |= more
    kept = {
        section: {one: thing for one, thing in document.get(section, {}).items() if one in wanted}
        for section in _TAKEN_ALONG
    }
    return Topology.model_validate(
        {"format": FORMAT, **{section: things for section, things in kept.items() if things}}
    )


def _goes_along(section: str, thing: Mapping[str, Json], wanted: Set[str]) -> bool:
    """Say whether a thing stands in one that is taken along; what the file holds inside another goes with it alone."""
    if section in INSIDE:
        return thing[INSIDE[section].holder] in wanted
    return not wanted.isdisjoint(thing.get(key) for key in _ALONG_WITH)


def paste(topology: Topology, brought: Mapping[str, Json], within: ObjectId | None) -> Pasted:
    """
    Put things in, under new ids where theirs are taken, as one edit.

    What refers to each other goes on doing so; what two things can't have alike, or what is not there, is given up or
    taken anew, as AWS would have it.

    Args:
        brought: The sections of a file; it may name things that it does not hold.
        within: What they are to stand in, as far as they can; None leaves them where they stood, if that is there.

    Raises:
        EditRefused: They can't stand there, with the reason, or there is nothing among it that could.
    """
    document = document_of(topology)
    things = {section: dict(brought[section]) for section in _TAKEN_ALONG if isinstance(brought.get(section), Mapping)}
    if not any(things.values()):
        raise EditRefused("There is nothing in it that could be pasted", "copy some things first")
    if not all(isinstance(thing, Mapping) for section in things.values() for thing in section.values()):
        raise EditRefused("What is pasted is no part of a topology file", "each thing has its keys")
    new_ids = _new_ids(document, things)
    pasted: dict[tuple[str, str], str] = {}
    for section, ours in things.items():
        for old, thing in ours.items():
            own = dict(thing) if section in INSIDE else _placed(topology, old, dict(thing), new_ids, within)
            own = _following(section, own, new_ids)
            if new_ids[old] != old and str(own.get("name", "")).lower() == str(old).lower():
                own["name"] = str(new_ids[old]).upper() if own["name"] == str(old).upper() else new_ids[old]
            document.setdefault(section, {})[new_ids[old]] = own
            pasted[section, new_ids[old]] = old

    def is_pasted(section: str, one: str) -> bool:
        return (section, one) in pasted

    fitted, different = fit(topology, document, is_pasted, is_pasted)
    names = ", ".join(new if new == old else f"{new} (of {old})" for (_, new), old in pasted.items())
    return Pasted(
        fitted,
        tuple((section, ObjectId(new)) for section, new in pasted),
        "; ".join([names, *different]),
    )


def _new_ids(document: Mapping[str, Json], things: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """Give every thing an id that nothing has, its own where that is free."""
    taken = {one for section in SECTIONS for one in document.get(section, {})}
    found: dict[str, str] = {}
    for old in (one for section in things.values() for one in section):
        stem = old.rstrip("0123456789") or old
        others = (f"{stem}{number}" for number in count(int(old[len(stem) :] or 1) + 1))
        found[old] = next(one for one in chain([old], others) if one not in taken)
        taken.add(found[old])
    return found


def _placed(
    topology: Topology, old: str, thing: dict[str, Json], new_ids: Mapping[str, str], within: ObjectId | None
) -> dict[str, Json]:
    """Let a thing stand in what it is put into, if it does not stand in another one that is pasted with it."""
    for key, section in CONTAINERS.items():
        around = thing.get(key)
        if around is None or around in new_ids:
            continue
        there = getattr(topology, section)
        if within in there:
            thing[key] = within
        elif key == "vpc" and within in topology.subnets:
            thing[key] = topology.subnets[ObjectId(within)].vpc
        elif around not in there:
            kind = SECTIONS[section].kind
            raise EditRefused(f"{old} stands in {kind}, {around}, which is not here", f"choose {kind}, and paste again")
    return thing


def _following(section: str, thing: dict[str, Json], new_ids: Mapping[str, str]) -> dict[str, Json]:
    """Let a thing name what its neighbours are called now; an interface leaves the instance that did not come along."""

    def follow(reference: str) -> str:
        base = base_of(reference)
        return new_ids[base] + reference.removeprefix(base) if base in new_ids else reference

    for keys, is_required in reference_keys(section):
        thing = rewrite(thing, keys, is_required, follow)
    if section == "network_interfaces" and thing.get("instance") not in new_ids.values():
        return {key: one for key, one in thing.items() if key not in ("instance", "device")}
    return thing
