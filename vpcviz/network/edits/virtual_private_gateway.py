"""What does a new virtual private gateway begin with, and how do its routes get into route tables?"""

from collections.abc import Iterable
from ipaddress import IPv4Network
from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only, rebuilt
from vpcviz.network.edits.route_table import tables_in_use
from vpcviz.network.errors import EditRefused
from vpcviz.network.sites import propagated
from vpcviz.network.topology import Topology


def place_virtual_private_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Attach a virtual private gateway to a VPC, and let its routes come into every route table that a subnet uses.

    Raises:
        EditRefused: The VPC has one already, or it can't be told which VPC is meant.
    """
    vpc = only(topology, "a virtual private gateway", "vpcs", within)
    for other, one in topology.virtual_private_gateways.items():
        if one.vpc == vpc:
            reason = f"{vpc} has {other} already, and AWS attaches but one virtual private gateway to a VPC"
            raise EditRefused(reason)
    gateway = free_id(topology, chain(["vgw"], numbered("vgw-")))
    changed = add(topology, "virtual_private_gateways", gateway, {"vpc": vpc})
    changed, tables = propagate(changed, gateway, vpc)
    return Placed(changed, gateway, (f"{gateway} is attached to {vpc}", *_told(gateway, tables)))


def propagate(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> tuple[Topology, list[ObjectId]]:
    """Let a gateway's routes come into every route table that a subnet of a VPC uses; name those where that is new."""
    written, tables = tables_in_use(topology, vpc)
    new = [one for one in tables if gateway not in written.route_tables[one].propagated_from]
    return propagate_into(written, gateway, new), new


def propagate_into(topology: Topology, gateway: ObjectId, tables: Iterable[ObjectId]) -> Topology:
    """
    Let a gateway's routes come into some route tables.

    Raises:
        EditRefused: AWS would not, with its reason.
    """
    document = document_of(topology)
    for table in tables:
        known = document["route_tables"][table]
        document["route_tables"][table] = {**known, "propagated_from": [*known.get("propagated_from", ()), gateway]}
    return rebuilt(document)


def _told(gateway: ObjectId, tables: Iterable[ObjectId]) -> tuple[str, ...]:
    into = ", ".join(tables)
    return (f"its routes come into {into} by themselves",) if into else ()


def _leads(topology: Topology, gateway: ObjectId, subnet: ObjectId) -> tuple[IPv4Network, ...]:
    """Lead a subnet of its VPC to what it knows of sites."""
    is_own = topology.virtual_private_gateways[gateway].vpc == topology.subnets[subnet].vpc
    return propagated(topology, gateway) if is_own else ()


CONSTRUCT = Construct(
    "virtual_private_gateways",
    "Virtual private gateway",
    "q",
    ("vpcs",),
    place_virtual_private_gateway,
    leads=_leads,
)
