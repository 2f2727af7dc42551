"""What does a copy of a thing keep, and what does it get anew?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.edits.construct import Placed, add, free_id
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.edits.subnet import free_block
from vpcviz.network.errors import EditRefused
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

ONE_OF_A_KIND = (
    "address",
    "secondary_addresses",
    "prefixes",
    "public_address",
    "mac",
    "main",
    "default",
    "device",
    "name",
)
"""What two things can't have alike; a copy gets AWS's own, or none."""


def duplicate(topology: Topology, object_id: ObjectId) -> Placed:
    """
    Copy a thing beside itself, with what it refers to, and without what stands in it.

    Raises:
        EditRefused: There is no such thing, or AWS would not have a second one, with its reason.
    """
    document = document_of(topology)
    section = next((one for one in SECTIONS if object_id in document.get(one, {})), None)
    if section is None:
        raise EditRefused(f"there is nothing called {object_id}")
    kept: dict[str, Json] = {
        key: value for key, value in document[section][object_id].items() if key not in ONE_OF_A_KIND
    }
    if section == "subnets":
        kept["cidr"] = _another_block(topology, object_id)
    if section == "internet_hosts":
        kept["address"] = str(free_public_address(topology))
    stem = object_id.rstrip("0123456789")
    start = int(object_id[len(stem) :] or 1) + 1
    copy = free_id(topology, (f"{stem}{number}" for number in range(start, start + 100_000)))
    return Placed(add(topology, section, copy, kept), copy, (f"{copy} is a copy of {object_id}",))


def _another_block(topology: Topology, subnet: ObjectId) -> str:
    vpc = topology.subnets[subnet].vpc
    block = free_block(topology.vpcs[vpc], [one.cidr for one in topology.subnets.values() if one.vpc == vpc])
    if block is None:
        raise EditRefused(f"{vpc} has no addresses left for another subnet", f"add a block of addresses to {vpc}")
    return str(block)
