"""What does a new transit gateway attachment begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_transit_gateway_attachment(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Attach a VPC to the first transit gateway of its region to which it is not attached yet.

    Raises:
        EditRefused: There is no such transit gateway, or the VPC has no subnet.
    """
    vpc = only(topology, "a transit gateway attachment", "vpcs", within)
    attached = {one.gateway for one in topology.transit_gateway_attachments.values() if one.vpc == vpc}
    region = topology.vpcs[vpc].region
    free = (one for one in topology.transit_gateways if one not in attached and _region(topology, one) in ("", region))
    gateway = next(free, None)
    if gateway is None:
        reason = f"{vpc} is attached to every transit gateway of {region}" if attached else f"{region} has none"
        raise EditRefused(f"An attachment joins a VPC to a transit gateway, and {reason}", "place a transit gateway")
    own = (name for name, one in topology.transit_gateway_route_tables.items() if one.gateway == gateway)
    return attach(topology, gateway, vpc, next(own, None))


def attach(topology: Topology, gateway: ObjectId, vpc: ObjectId, table: ObjectId | None) -> Placed:
    """
    Attach a VPC by the first subnet of each of its zones.

    Args:
        table: With which it is associated, and into which its addresses come; None for none.

    Raises:
        EditRefused: The VPC has no subnet, or AWS would refuse the attachment, with its reason.
    """
    subnets: dict[str, ObjectId] = {}
    for subnet, described in topology.subnets.items():
        if described.vpc == vpc:
            subnets.setdefault(described.zone, subnet)
    if not subnets:
        raise EditRefused(f"A VPC is attached by its subnets, and {vpc} has none", "place a subnet in it first")
    attachment = free_id(topology, chain([f"att-{vpc}"], numbered(f"att-{vpc}-")))
    tables = {"association": table, "propagations": [table]} if table else {}
    thing = {"gateway": gateway, "vpc": vpc, "subnets": [*subnets.values()], **tables}
    changed = add(topology, "transit_gateway_attachments", attachment, thing)
    return Placed(changed, attachment, (f"{attachment} joins {vpc} to {gateway} by {', '.join(subnets.values())}",))


def _region(topology: Topology, gateway: ObjectId) -> str:
    """Give a transit gateway's region, its own or that of what is attached; empty where it has none yet."""
    vpcs = (one.vpc for one in topology.transit_gateway_attachments.values() if one.gateway == gateway and one.vpc)
    return topology.transit_gateways[gateway].region or next((topology.vpcs[vpc].region for vpc in vpcs), "")


CONSTRUCT = Construct("transit_gateway_attachments", "TGW attachment", "j", ("vpcs",), place_transit_gateway_attachment)
