"""What does a new transit gateway route table begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.topology import Topology


def place_transit_gateway_route_table(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place an empty route table of a transit gateway.

    Raises:
        EditRefused: It can't be told which transit gateway is meant.
    """
    gateway = only(topology, "such a route table", "transit_gateways", within)
    changed, table = add_transit_table(topology, gateway)
    return Placed(changed, table, (f"{table} is {gateway}'s, and nothing is associated with it yet",))


def add_transit_table(topology: Topology, gateway: ObjectId) -> tuple[Topology, ObjectId]:
    """Add an empty route table to a transit gateway."""
    table = free_id(topology, chain([f"{gateway}-rtb"], numbered(f"{gateway}-rtb-")))
    return add(topology, "transit_gateway_route_tables", table, {"gateway": gateway}), table


CONSTRUCT = Construct(
    "transit_gateway_route_tables",
    "TGW route table",
    "k",
    ("transit_gateways",),
    place_transit_gateway_route_table,
    is_rule=True,
)
