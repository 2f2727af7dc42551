"""How is a subnet led to a gateway?"""

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.construct import Placed
from vpcviz.network.edits.palette import PALETTE
from vpcviz.network.edits.route_table import DEFAULT, place_route_table, with_route
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused
from vpcviz.network.route_table import Route
from vpcviz.network.sections import things_in
from vpcviz.network.topology import Topology


def lead_to(topology: Topology, subnet: ObjectId, target: ObjectId) -> Placed:
    """
    Lead a subnet to a gateway by routes of its route table, to all the addresses that are behind the gateway.

    A table that other subnets use too is left to them: the subnet gets one of its own, with the routes that it had.

    Raises:
        EditRefused: There is no such subnet, or AWS would not take the route, with its reason.
    """
    if subnet not in topology.subnets:
        raise EditRefused(f"A subnet is led to a gateway, and {subnet} is none", "choose a subnet")
    table = table_of(topology, subnet)
    users = [one for one in topology.subnets if table_of(topology, one) == table]
    changed = topology
    says: tuple[str, ...] = ()
    if users != [subnet] or table not in topology.route_tables:
        own = place_route_table(topology, subnet)
        routes = topology.route_tables[table].routes if table in topology.route_tables else ()
        changed, says = _with_routes(own.topology, own.id, routes), own.says
        table = own.id
    for destination in _destinations(topology, target, subnet) or (DEFAULT,):
        before = [route for route in changed.route_tables[table].routes if route.destination == destination]
        if before:
            changed = put(changed, ("route_tables", table, "routes", str(destination), "target"), str(target))
        else:
            changed = with_route(changed, table, str(destination), target)
        instead = f" instead of {before[0].target}" if before else ""
        says = (*says, f"{table} sends {destination} to {target}{instead}")
    return Placed(changed, table, says)


def table_of(topology: Topology, subnet: ObjectId) -> ObjectId:
    """Give the route table that a subnet uses: its own, or its VPC's main one."""
    described = topology.subnets[subnet]
    return described.route_table or main_route_tables(topology)[described.vpc]


def gateways_for(topology: Topology, subnet: ObjectId) -> list[ObjectId]:
    """Give the gateways to which a subnet can be led."""
    sections = (construct.section for construct in PALETTE if construct.leads is not None)
    things = (one for section in sections for one in things_in(topology, section))
    return [one for one in things if _destinations(topology, one, subnet)]


def _destinations(topology: Topology, target: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Give the addresses to which a subnet is led by a gateway."""
    leads = (one.leads for one in PALETTE if one.leads and target in things_in(topology, one.section))
    return next((lead(topology, target, subnet) for lead in leads), ())


def _with_routes(topology: Topology, table: ObjectId, routes: tuple[Route, ...]) -> Topology:
    described = topology.route_tables[table].model_copy(update={"routes": routes})
    return topology.model_copy(update={"route_tables": {**topology.route_tables, table: described}})
