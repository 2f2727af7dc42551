"""What does a thing give up, or get anew, where it has come to stand?"""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.public_address import free_public_address, is_public_address_of_two
from vpcviz.network.edits.subnet import free_block
from vpcviz.network.finding import Path
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

CONTAINERS = {"subnet": "subnets", "vpc": "vpcs"}
"""The keys under which a thing names what it stands in, with the section where that is."""

_MOST_ROUNDS = 20


def fit(document: dict[str, Json], is_free: Callable[[str, str], bool]) -> list[str]:
    """
    Give up, or take anew, whatever AWS would refuse of some things; what they stand in they keep.

    Args:
        document: Is changed.
        is_free: Whether a thing, by section and id, may be changed.

    Returns:
        What is different now, of which thing: `without` what has been given up, `with another` where it was taken anew.
    """
    given_up: dict[str, None] = {}
    anew: dict[tuple[str, str, str], None] = {}
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
        given_up |= dict.fromkeys(one for one in reversed(changed) if isinstance(one, str))
        anew |= dict.fromkeys(one for one in reversed(changed) if not isinstance(one, str))
    kept = ((one, key, document[section][one].get(key)) for section, one, key in anew)
    taken = [f"{_called(key)} of {one}, {value}" for one, key, value in kept if value is not None]
    without = [f"without {', '.join(given_up)}"] if given_up else []
    return [*without, *([f"with another {', another '.join(taken)}"] if taken else [])]


def _called(key: str) -> str:
    return key.replace("_", " ")


def _give_up(topology: Topology, document: dict[str, Json], path: Path) -> str | tuple[str, str, str]:
    """
    Take out what stands at a path, or put in what AWS would give.

    Returns:
        What has been taken out, or where something else stands now; nothing where the thing needs what stands there.
    """
    if len(path) < 3:
        return ""
    section, object_id, key = str(path[0]), str(path[1]), str(path[2])
    thing = document[section][object_id]
    if key in CONTAINERS or key not in thing:
        return ""
    if len(path) > 3 and isinstance(thing[key], list) and all(isinstance(one, Mapping) for one in thing[key]):
        rest = [one for at, one in enumerate(thing[key]) if at != path[3]]
        if len(rest) == len(thing[key]):
            return ""
        document[section][object_id] = {**thing, key: rest}
        return f"a line of the {_called(key)} of {object_id}"
    anew = _anew(topology, section, object_id, key)
    if anew is None and SECTIONS[section].model_fields[key].is_required():
        return ""
    document[section][object_id] = {
        name: anew if name == key else one for name, one in thing.items() if name != key or anew is not None
    }
    return f"the {_called(key)} of {object_id}" if anew is None else (section, object_id, key)


def _anew(topology: Topology, section: str, object_id: str, key: str) -> str | None:
    """Give another value of what two things can't have alike; None where it is best left to AWS."""
    match section, key:
        case "subnets", "cidr":
            vpc = topology.subnets[ObjectId(object_id)].vpc
            used = [one.cidr for other, one in topology.subnets.items() if one.vpc == vpc and other != object_id]
            block = free_block(topology.vpcs[vpc], used) if vpc in topology.vpcs else None
            return None if block is None else str(block)
        case ("internet_hosts", "address") | (_, "public_address"):
            address = getattr(things_in(topology, section)[ObjectId(object_id)], key)
            free = free_public_address(topology) if is_public_address_of_two(topology, address) else None
            return None if free is None else str(free)
        case _:
            return None
