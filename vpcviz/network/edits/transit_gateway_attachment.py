"""What does a new transit gateway attachment begin with?"""

from ipaddress import IPv4Network
from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.edits.route_table import lead_tables, tables_in_use
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_transit_gateway_attachment(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Attach a VPC to the first transit gateway of its region to which it is not attached yet, and lead it to the others.

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
    return join(topology, gateway, vpc, next(own, None))


def join(topology: Topology, gateway: ObjectId, vpc: ObjectId, table: ObjectId | None) -> Placed:
    """
    Attach a VPC, and lead the route tables of its subnets to the others attached, and theirs to it, where they lead
    nowhere yet: in AWS, too, an attachment alone leads no subnet anywhere.

    Args:
        table: With which it is associated, and into which its addresses come; None for none.

    Raises:
        EditRefused: The VPC has no subnet, or AWS would refuse the attachment or a route, with its reason.
    """
    attached = attach(topology, gateway, vpc, table)
    changed, says = lead_to_the_others(attached.topology, gateway, vpc)
    for other in dict.fromkeys(one.vpc for one in changed.transit_gateway_attachments.values()):
        if other and other != vpc:
            own = tuple(block for block in behind(changed, gateway, other) if block in changed.vpcs[vpc].cidrs)
            changed, told = _lead(changed, gateway, other, own)
            says = [*says, *told]
    return Placed(changed, attached.id, (*attached.says, *says))


def lead_to_the_others(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> tuple[Topology, list[str]]:
    """Lead the route tables of a VPC's subnets to the others attached, where they lead nowhere yet; say what is new."""
    blocks = behind(topology, gateway, vpc)
    return _lead(topology, gateway, vpc, blocks)


def behind(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> tuple[IPv4Network, ...]:
    """Give the addresses of the other VPCs and the sites that are attached, without its own; none where it is not."""
    attachments = [one for one in topology.transit_gateway_attachments.values() if one.gateway == gateway]
    attached = [one.vpc for one in attachments if one.vpc]
    if vpc not in attached:
        return ()
    own = topology.vpcs[vpc].cidrs
    others = [block for other in attached if other != vpc for block in topology.vpcs[other].cidrs]
    ways = [topology.vpn_connections[one.vpn_connection] for one in attachments if one.vpn_connection]
    others += [block for way in ways for block in way.known_routes]
    return tuple(block for block in dict.fromkeys(others) if not any(block.overlaps(one) for one in own))


def _lead(
    topology: Topology, gateway: ObjectId, vpc: ObjectId, blocks: tuple[IPv4Network, ...]
) -> tuple[Topology, list[str]]:
    if not blocks:
        return topology, []
    written, tables = tables_in_use(topology, vpc)
    changed, says = lead_tables(written, tables, blocks, gateway)
    return (changed, says) if says else (topology, says)


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
