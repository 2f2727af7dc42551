"""What does a new transit gateway begin with?"""

from ipaddress import IPv4Network
from itertools import chain

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.transit_gateway_attachment import attach, behind, lead_to_the_others
from vpcviz.network.edits.transit_gateway_route_table import add_transit_table
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_transit_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a transit gateway with one route table, attach every VPC of the region to it that has a subnet and addresses
    of its own, and lead the route tables of each one's subnets to the others, as far as they lead them nowhere else.
    AWS would let a VPC be attached to several, but who places a second one wants to say which: a VPC that is attached
    to one already is left as it is.

    Args:
        within: A VPC of the region; None is the region of the first one.

    Raises:
        EditRefused: No VPC there could be attached.
    """
    found = _attachable(topology, within)
    if not found:
        raise EditRefused(
            "A transit gateway joins VPCs by their subnets, and there is none yet", "place a subnet first"
        )
    attached_to = {one.vpc: one.gateway for one in topology.transit_gateway_attachments.values()}
    vpcs = [one for one in found if one not in attached_to]
    gateway = free_id(topology, chain(["tgw"], numbered("tgw-")))
    # What nothing is attached to has no region but its own.
    changed = add(topology, "transit_gateways", gateway, {} if vpcs else {"region": topology.vpcs[found[0]].region})
    changed, table = add_transit_table(changed, gateway)
    if vpcs:
        says = [f"{table} is {gateway}'s route table: all are associated with it, and propagate into it"]
    else:
        says = [f"{gateway} has a route table, {table}, and nothing is attached to it yet: place TGW attachments"]
    says += [f"{one} stays attached to {attached_to[one]} alone" for one in found if one in attached_to]
    for vpc in vpcs:
        attached = attach(changed, gateway, vpc, table)
        changed = attached.topology
        says += attached.says
    for vpc in vpcs:
        changed, told = lead_to_the_others(changed, gateway, vpc)
        says += told
    return Placed(changed, gateway, tuple(says))


def _attachable(topology: Topology, within: ObjectId | None) -> list[ObjectId]:
    first = within if within in topology.vpcs else next(iter(topology.vpcs), None)
    region = topology.vpcs[first].region if first else ""
    with_subnets = {subnet.vpc for subnet in topology.subnets.values()}
    found: list[ObjectId] = []
    held: list[IPv4Network] = []
    for vpc, described in topology.vpcs.items():
        is_free = not any(block.overlaps(other) for block in described.cidrs for other in held)
        if described.region == region and vpc in with_subnets and is_free:
            found.append(vpc)
            held += described.cidrs
    return found


def _leads(topology: Topology, gateway: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead a subnet of an attached VPC to the addresses of the others."""
    return behind(topology, gateway, topology.subnets[subnet].vpc)


CONSTRUCT = Construct("transit_gateways", "Transit gateway", "t", (), place_transit_gateway, leads=_leads)
