"""What does a new egress-only Internet gateway begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.edits.ipv6_block import with_ipv6
from vpcviz.network.edits.route_table import IPV6_DEFAULT, main_table, with_route
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_egress_only_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Attach one to a VPC, which gets IPv6 if it has none, and lead the main route table there unless it leads elsewhere.

    Raises:
        EditRefused: The VPC has one already, or it can't be told which VPC is meant.
    """
    vpc = only(topology, "an egress-only Internet gateway", "vpcs", within)
    for other, one in topology.egress_only_gateways.items():
        if one.vpc == vpc:
            raise EditRefused(f"{vpc} has {other} already, and AWS attaches but one of them to a VPC")
    given, says = with_ipv6(topology, vpc)
    gateway = free_id(topology, chain(["eigw"], numbered("eigw-")))
    changed = add(given, "egress_only_gateways", gateway, {"vpc": vpc})
    says = (*says, f"{gateway} is attached to {vpc}")
    with_table, table = main_table(changed, vpc)
    if any(route.destination == IPV6_DEFAULT for route in with_table.route_tables[table].routes):
        return Placed(changed, gateway, (*says, f"{table} has another route for {IPV6_DEFAULT}"))
    led = with_route(with_table, table, str(IPV6_DEFAULT), gateway)
    return Placed(led, gateway, (*says, f"{table} sends {IPV6_DEFAULT} there"))


def _leads(topology: Topology, gateway: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead every subnet of its VPC that has IPv6 to everywhere by that."""
    described = topology.subnets[subnet]
    serves = topology.egress_only_gateways[gateway].vpc == described.vpc and described.ipv6_cidr is not None
    return (IPV6_DEFAULT,) if serves else ()


CONSTRUCT = Construct(
    "egress_only_gateways", "Egress-only gateway", "z", ("vpcs",), place_egress_only_gateway, leads=_leads
)
