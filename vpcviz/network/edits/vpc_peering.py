"""What does a new VPC peering connection begin with?"""

from ipaddress import IPv4Network
from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.route_table import main_table, with_route
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_vpc_peering(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Join a VPC with the first other one that AWS would let it be joined with, and lead both main route tables there.

    Raises:
        EditRefused: There is no other VPC, or each is joined with this one already or has the same addresses.
    """
    vpc = within if within in topology.vpcs else next(iter(topology.vpcs), None)
    if vpc is None or len(topology.vpcs) < 2:
        raise EditRefused("a VPC peering connection joins two VPCs", "place two VPCs first")
    peering = free_id(topology, chain(["pcx"], numbered("pcx-")))
    for other in (one for one in topology.vpcs if one != vpc):
        try:
            changed = add(topology, "vpc_peerings", peering, {"requester": vpc, "accepter": other})
        except EditRefused:
            continue
        says = [f"{peering} joins {vpc} with {other}"]
        for one in (vpc, other):
            changed, told = lead_to_peer(changed, peering, one)
            says += told
        return Placed(changed, peering, tuple(says))
    reason = f"every other VPC is joined with {vpc} already, or has addresses of it"
    raise EditRefused(reason, "give another VPC addresses of its own")


def lead_to_peer(topology: Topology, peering: ObjectId, vpc: ObjectId) -> tuple[Topology, list[str]]:
    """Lead a VPC's main route table to the other's addresses, as far as it leads them nowhere else; say what is new."""
    changed, table = main_table(topology, vpc)
    says: list[str] = []
    for block in _blocks(topology, peering, vpc):
        if all(route.destination != block for route in changed.route_tables[table].routes):
            changed = with_route(changed, table, str(block), peering)
            says.append(f"{table} sends {block} there")
    return changed, says


def _blocks(topology: Topology, peering: ObjectId, vpc: ObjectId) -> tuple[IPv4Network, ...]:
    """Give the addresses to which a connection leads from a VPC."""
    return topology.vpcs[topology.vpc_peerings[peering].other_than(vpc)].cidrs


def _leads(topology: Topology, peering: ObjectId, subnet: ObjectId) -> tuple[IPv4Network, ...]:
    """Lead a subnet of either VPC to the addresses of the other."""
    vpc = topology.subnets[subnet].vpc
    return _blocks(topology, peering, vpc) if vpc in topology.vpc_peerings[peering].joined else ()


CONSTRUCT = Construct("vpc_peerings", "Peering", "p", ("vpcs",), place_vpc_peering, leads=_leads)
