"""What does a new VPC begin with?"""

from ipaddress import IPv4Network

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.document import topology_of
from vpcviz.network.edits.construct import Construct, Followed, Placed, add, free_id, numbered
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

REGION = "us-east-1"
"""Of a first VPC; a further one is made where the others are."""


def place_vpc(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a VPC with the first /16 of 10.0.0.0/8 that no other VPC has: AWS would take an equal one too, but two of
    those can't be told apart by their addresses, nor peered.

    Raises:
        EditRefused: Every such block is in use.
    """
    used = [cidr for vpc in topology.vpcs.values() for cidr in vpc.cidrs]
    blocks = IPv4Network("10.0.0.0/8").subnets(new_prefix=16)
    block = next((one for one in blocks if not any(one.overlaps(other) for other in used)), None)
    if block is None:
        raise EditRefused("Every /16 of 10.0.0.0/8 is in use", "write the VPC's block in the text")
    region = next((vpc.region for vpc in topology.vpcs.values()), REGION)
    vpc = free_id(topology, numbered("vpc-"))
    changed = add(topology, "vpcs", vpc, {"region": region, "cidrs": [str(block)]})
    return Placed(changed, vpc, (f"{vpc} has {block}, in {region}",))


def _follow(before: Topology, document: dict[str, Json], vpc: ObjectId) -> Followed:
    """Let a VPC's subnets go along into another region, each into the zone of the same letter."""
    was, now = before.vpcs[vpc].region, document["vpcs"][vpc].get("region")
    moved = {
        subnet: now + one.zone.removeprefix(was)
        for subnet, one in before.subnets.items()
        if one.vpc == vpc and now and now != was and one.zone.startswith(was)
    }
    for subnet, zone in moved.items():
        document["subnets"][subnet] = {**document["subnets"][subnet], "zone": zone}
    return Followed(topology_of(document), tuple(f"{subnet} is in {zone}" for subnet, zone in moved.items()))


CONSTRUCT = Construct("vpcs", "VPC", "v", (), place_vpc, follow=_follow)
