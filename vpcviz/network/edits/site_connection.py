"""Which two ends does a new way to a site have?"""

from collections.abc import Iterable

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.errors import EditRefused
from vpcviz.network.sections import SECTIONS, noun_of, things_in
from vpcviz.network.topology import Topology
from vpcviz.network.wording import capital

SITES = "customer_gateways"


def ends_of(
    topology: Topology, section: str, chosen: Iterable[ObjectId], gateways: tuple[str, ...]
) -> tuple[ObjectId, ObjectId]:
    """
    Give AWS's end and the site's end of a connection: the chosen ones, else the only ones.

    Args:
        section: Where such connections are.
        gateways: The sections of what may be AWS's end.

    Raises:
        EditRefused: What is chosen is no end, or it can't be told which is meant.
    """
    kind = SECTIONS[section].kind
    picked: dict[bool, ObjectId] = {}
    for one in chosen:
        is_site = one in things_in(topology, SITES)
        if not is_site and not any(one in things_in(topology, other) for other in gateways):
            raise EditRefused(f"{capital(kind)} leads from a gateway to a customer gateway, and {one} is neither")
        if is_site in picked:
            raise EditRefused(
                f"{capital(kind)} leads from a gateway of AWS's to a customer gateway",
                "choose one of each",
            )
        picked[is_site] = one
    return _end(topology, kind, picked.get(False), gateways), _end(topology, kind, picked.get(True), (SITES,))


def _end(topology: Topology, kind: str, picked: ObjectId | None, sections: tuple[str, ...]) -> ObjectId:
    if picked is not None:
        return picked
    found = [one for section in sections for one in things_in(topology, section)]
    if len(found) == 1:
        return found[0]
    noun = " or ".join(noun_of(section) for section in sections)
    if found:
        raise EditRefused(f"{capital(kind)} has one {noun}, and there are {len(found)}", "choose its two ends")
    raise EditRefused(f"{capital(kind)} has a {noun}, and there is none yet", f"place a {noun_of(sections[0])} first")
