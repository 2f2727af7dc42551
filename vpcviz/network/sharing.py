"""What of a drawing is still the same in the next one, so that it need be neither compared nor made again?"""

from collections.abc import Mapping

from pydantic import BaseModel

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology


def shared(before: Topology, now: Topology) -> Topology:
    """Give a topology of which every thing that is as it was before is the very thing that it was."""
    changed = {section: _shared(things_in(before, section), things_in(now, section)) for section in SECTIONS}
    return now.model_copy(update={section: things for section, things in changed.items() if things})


def changed_things(one: Topology, other: Topology) -> dict[str, set[ObjectId]]:
    """Give, by section, the things that are not the very same in both."""
    found: dict[str, set[ObjectId]] = {}
    for section in SECTIONS:
        here, there = things_in(one, section), things_in(other, section)
        if here is not there:
            found[section] = {key for key in here.keys() | there.keys() if here.get(key) is not there.get(key)}
    return found


def _shared(before: Mapping[ObjectId, Configured], now: Mapping[ObjectId, Configured]) -> Mapping[ObjectId, Configured]:
    found = {one: _as_before(before.get(one), thing) for one, thing in now.items()}
    is_as_before = [*found] == [*before] and all(thing is before[one] for one, thing in found.items())
    return before if is_as_before else found


def _as_before(was: Configured | None, thing: Configured) -> Configured:
    if was is None or was is thing:
        return thing
    return was if was == thing and not _has_order(thing) else thing


def _has_order(value: object) -> bool:
    """Say whether something may be written in another order, and yet be equal."""
    match value:
        case BaseModel():
            return any(map(_has_order, vars(value).values()))
        case tuple():
            return any(map(_has_order, value))
        case dict():
            return len(value) > 1 or any(map(_has_order, value.values()))
        case _:
            return False
