"""What changes with a thing that is moved into another container?"""

from collections.abc import Sequence, Set
from functools import partial

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.edits.construct import Placed
from vpcviz.network.edits.fitting import CONTAINERS, fit
from vpcviz.network.edits.palette import unmapped
from vpcviz.network.errors import EditRefused
from vpcviz.network.resolution import primary_addresses
from vpcviz.network.sections import INSIDE, SECTIONS, noun_of
from vpcviz.network.topology import Topology
from vpcviz.network.wording import capital

_OF_A_SUBNET = ("address", "secondary_addresses", "prefixes", "mac")
"""What AWS gives anew with every interface."""


def home_of(section: str) -> str:
    """Name the section of what the things of a section stand in; empty where they stand in nothing."""
    # What stands in several subnets stands in no one place.
    keys = () if section in INSIDE or "subnets" in SECTIONS[section].model_fields else SECTIONS[section].model_fields
    return next((container for key, container in CONTAINERS.items() if key in keys), "")


def move(topology: Topology, ids: Sequence[ObjectId], into: ObjectId) -> Placed:
    """
    Move things into another subnet or, what stands in no subnet, another VPC, as one edit.

    AWS does that by making them anew there: they get other addresses. Whatever AWS would refuse of them there, or of
    what named them where they stood, is given up.

    Raises:
        EditRefused: One of them can't stand there, with the reason.
    """
    document = document_of(topology)
    lost: list[str] = []
    for one in ids:
        section = next((section for section in SECTIONS if one in document.get(section, {})), None)
        if section is None:
            raise EditRefused(f"There is nothing called {one}")
        document[section] = {**document[section], one: _moved(document, section, one, into)}
        # Where the user has put it was a place in what it stood in.
        document.get("positions", {}).pop(one, None)
        for other, neighbour, key in unmapped(topology, [(section, one)]):
            document[other][neighbour] = {k: v for k, v in document[other][neighbour].items() if k != key}
            lost.append(f"the {key.replace('_', ' ')} of {neighbour}")
    changed, different = fit(
        topology, document, lambda _section, _id: True, partial(_comes, document, {str(one) for one in ids})
    )
    before, after = primary_addresses(topology), primary_addresses(changed)
    says = [_told(one, into, before.get(one), after.get(one)) for one in ids]
    left = [f"without {', '.join(lost)}"] if lost else []
    return Placed(changed, ids[0], (*says, *left, *different))


def _comes(document: dict[str, Json], ids: Set[str], section: str, object_id: str) -> bool:
    """Say whether a thing is moved, by itself or with the subnet in which it stands."""
    return object_id in ids or document[section][object_id].get("subnet") in ids


def _moved(document: dict[str, Json], section: str, object_id: ObjectId, into: ObjectId) -> dict[str, Json]:
    home = home_of(section)
    if not home:
        raise EditRefused(
            f"{capital(SECTIONS[section].kind)} stands in nothing that {object_id} could leave for another"
        )
    key = next(key for key, container in CONTAINERS.items() if container == home)
    thing: dict[str, Json] = dict(document[section][object_id])
    if key not in thing:
        raise EditRefused(f"{object_id} stands in no one {noun_of(home)}", "move its interfaces one by one")
    if into not in document.get(home, {}):
        kind, own = SECTIONS[home].kind, SECTIONS[section].kind
        raise EditRefused(f"{capital(own)} stands in {kind}, and {into} is none", f"choose {kind}")
    if thing[key] == into:
        raise EditRefused(f"{object_id} is in {into} already")
    if home == "subnets":
        thing = {name: value for name, value in thing.items() if name not in _OF_A_SUBNET}
        if isinstance(thing.get("public_address"), dict):
            del thing["public_address"]
    return {**thing, key: str(into)}


def _told(moved: ObjectId, into: ObjectId, before: Address | None, after: Address | None) -> str:
    return f"{moved} is in {into} now" + (f": {after} instead of {before}" if before and after else "")
