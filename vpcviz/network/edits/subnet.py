"""What does a new subnet begin with?"""

from ipaddress import IPv4Network

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

PREFIX_LENGTH = 24
SMALLEST_PREFIX_LENGTH = 28


def place_subnet(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a subnet in a VPC, with the first free /24 of its addresses or, where there is none left, less.

    It stands in the zone of the VPC's first subnet, and uses the VPC's main route table and default ACL.

    Raises:
        EditRefused: The VPC has no addresses left, or it can't be told which VPC is meant.
    """
    vpc = only(topology, "a subnet", "vpcs", within)
    siblings = [subnet for subnet in topology.subnets.values() if subnet.vpc == vpc]
    block = free_block(topology, vpc)
    if block is None:
        raise EditRefused(f"{vpc} has no addresses left for another subnet", f"add a block of addresses to {vpc}")
    zone = siblings[0].zone if siblings else f"{topology.vpcs[vpc].region}a"
    subnet = free_id(topology, numbered("s"))
    changed = add(topology, "subnets", subnet, {"vpc": vpc, "zone": zone, "cidr": str(block)})
    table = main_route_tables(topology)[vpc]
    return Placed(changed, subnet, (f"{subnet} has {block}, in {zone}, and uses {table}",))


def free_block(topology: Topology, vpc: ObjectId, besides: ObjectId = NO_ID) -> IPv4Network | None:
    """
    Give the first block of a VPC that no subnet has, of the usual size or as large as there is one.

    Args:
        besides: A subnet whose own block is as good as free.
    """
    others = [one for subnet, one in topology.subnets.items() if one.vpc == vpc and subnet != besides]
    taken = [one.cidr for one in others if one.cidr]
    for length in range(PREFIX_LENGTH, SMALLEST_PREFIX_LENGTH + 1):
        for cidr in topology.vpcs[vpc].cidrs:
            if length < cidr.prefixlen:
                continue
            for block in cidr.subnets(new_prefix=length):
                if not any(block.overlaps(other) for other in taken):
                    return block
    return None


CONSTRUCT = Construct("subnets", "Subnet", "s", ("vpcs",), place_subnet)
