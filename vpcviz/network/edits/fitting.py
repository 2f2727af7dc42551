"""What does a thing give up, or get anew, where it has come to stand?"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.construct import rebuilt
from vpcviz.network.edits.private_address import Pinned, implied_addresses, keep_addresses, unpinned
from vpcviz.network.edits.public_address import free_public_address, is_public_address_of_two
from vpcviz.network.edits.subnet import free_block
from vpcviz.network.finding import Path
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

CONTAINERS = {"subnet": "subnets", "vpc": "vpcs"}
"""The keys under which a thing names what it stands in, with the section where that is."""

_IN_EACH_SUBNET = {"subnets": "address", "public_addresses": "public address"}
"""The keys under which something has an address in each of several subnets, with what that is called."""

_MOST_ROUNDS = 20


def fit(
    before: Topology,
    document: dict[str, Json],
    is_free: Callable[[str, str], bool],
    has_come: Callable[[str, str], bool],
) -> tuple[Topology, list[str]]:
    """
    Give up, or take anew, whatever AWS would refuse of some things; what they stand in they keep.

    Args:
        before: As it was before they came.
        document: As it is with them; is changed.
        is_free: Whether a thing, by section and id, may be changed.
        has_come: Whether a thing has come to another place, where it keeps the address that it gets now.

    Returns:
        The topology, and what is different now, of which thing: `without` what has been given up, `with another` where
        it was taken anew.

    Raises:
        EditRefused: AWS would refuse something that can't be given up, with its reason.
    """
    implied = implied_addresses(before)
    for seat, address in implied.items():
        if not has_come(seat.section, seat.id):
            seat.write(document, address)
    lost: dict[_Lost, None] = {}
    for _ in range(_MOST_ROUNDS):
        try:
            topology = Topology.model_validate(document)
        except ValidationError:
            break
        # However much is wrong with a line, it goes once; those behind it go first.
        places = dict.fromkeys(one.path[:4] for one in check_topology(topology))
        own = [path for path in places if len(path) > 1 and is_free(str(path[0]), str(path[1]))]
        changed = [told for path in reversed(own) if (told := _give_up(topology, document, path))]
        if not changed:
            break
        lost |= dict.fromkeys(reversed(changed))
    fitted = unpinned(Pinned(before, implied, before), keep_addresses(rebuilt(document), has_come), has_come)
    values = {one: None if one.is_line else one.value_in(fitted) for one in lost}
    without = ", ".join(one.told for one, value in values.items() if value is None)
    another = ", another ".join(f"{one.called}, {value}" for one, value in values.items() if value is not None)
    return fitted, [f"{how} {what}" for how, what in (("without", without), ("with another", another)) if what]


class _Lost(NamedTuple):
    """
    What a thing could not keep: the value of a key, or a line of a list.

    Attributes:
        subnet: In which it was, where there is one in each of several.
    """

    section: str
    object_id: str
    key: str
    is_line: bool = False
    subnet: str = ""

    @property
    def called(self) -> str:
        if self.subnet:
            return f"{_IN_EACH_SUBNET[self.key]} of {self.object_id} in {self.subnet}"
        return f"{self.key.replace('_', ' ')} of {self.object_id}"

    def value_in(self, topology: Topology) -> object:
        value: object = getattr(things_in(topology, self.section)[ObjectId(self.object_id)], self.key)
        if self.subnet:
            return value.get(self.subnet) if isinstance(value, Mapping) else None
        return None if value == () else value

    @property
    def told(self) -> str:
        return f"a line of the {self.called}" if self.is_line else f"the {self.called}"


def _give_up(topology: Topology, document: dict[str, Json], path: Path) -> _Lost | None:
    """Take out what stands at a path, or put in what AWS would give; None where the thing needs what stands there."""
    if len(path) < 3:
        return None
    section, object_id, key = str(path[0]), str(path[1]), str(path[2])
    thing = document[section][object_id]
    if key in CONTAINERS or key not in thing:
        return None
    if len(path) > 3 and isinstance(thing[key], list) and all(isinstance(one, Mapping) for one in thing[key]):
        rest = [one for at, one in enumerate(thing[key]) if at != path[3]]
        if len(rest) == len(thing[key]):
            return None
        document[section][object_id] = {**thing, key: rest}
        return _Lost(section, object_id, key, is_line=True)
    if len(path) > 3 and key in _IN_EACH_SUBNET and isinstance(thing[key], Mapping):
        return _give_up_in_subnet(topology, document, path)
    anew = _anew(topology, section, object_id, key)
    if anew is None and SECTIONS[section].model_fields[key].is_required():
        return None
    document[section][object_id] = {
        name: anew if name == key else one for name, one in thing.items() if name != key or anew is not None
    }
    return _Lost(section, object_id, key)


def _give_up_in_subnet(topology: Topology, document: dict[str, Json], path: Path) -> _Lost | None:
    """Leave the address in one of a thing's subnets to AWS, or put another public one there."""
    section, object_id, key, subnet = map(str, path[:4])
    thing = document[section][object_id]
    if thing[key].get(subnet) is None:
        return None
    anew = free_public_address(topology) if key == "public_addresses" else None
    rest = {one: address for one, address in thing[key].items() if one != subnet or key == "subnets" or anew}
    known = {one: (str(anew) if anew else None) if one == subnet else address for one, address in rest.items()}
    document[section][object_id] = {**thing, key: known}
    return _Lost(section, object_id, key, subnet=subnet)


def _anew(topology: Topology, section: str, object_id: str, key: str) -> str | None:
    """Give another value of what two things can't have alike; None where it is best left to AWS."""
    match section, key:
        case "subnets", "cidr":
            vpc = topology.subnets[ObjectId(object_id)].vpc
            block = free_block(topology, vpc, besides=ObjectId(object_id)) if vpc in topology.vpcs else None
            return None if block is None else str(block)
        case ("internet_hosts", "address") | (_, "public_address"):
            address = getattr(things_in(topology, section)[ObjectId(object_id)], key)
            free = free_public_address(topology) if is_public_address_of_two(topology, address) else None
            return None if free is None else str(free)
        case _:
            return None
