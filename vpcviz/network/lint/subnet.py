"""What would somebody regret about a subnet?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import route_table
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.nat_gateway import place_nat_gateway
from vpcviz.network.edits.route_table import DEFAULT, main_table, place_route_table, with_route
from vpcviz.network.lint.advice import Advice, Remedy
from vpcviz.network.topology import Topology


def advise_subnets(topology: Topology) -> Iterator[Advice]:
    """Find subnets with instances from which no default route leads anywhere, although their VPC has a gateway."""
    occupied = {instance.subnet for instance in topology.instances.values()}
    gateways = {gateway.vpc: gateway_id for gateway_id, gateway in topology.internet_gateways.items()}
    tables = main_route_tables(topology)
    for subnet_id, subnet in topology.subnets.items():
        table_id = subnet.route_table or tables[subnet.vpc]
        table = topology.route_tables.get(table_id)
        has_way_out = table is not None and any(route.destination == DEFAULT for route in table.routes)
        gateway = gateways.get(subnet.vpc)
        if subnet_id not in occupied or has_way_out or gateway is None:
            continue
        public = next((one for one in topology.subnets if _is_public_of(topology, one, subnet.vpc)), None)
        if public is None:
            says, edit = f"Add the route {DEFAULT} to {gateway} to {table_id}", partial(_lead_out, gateway=gateway)
        else:
            says, edit = f"Give {subnet_id} a way out by a NAT gateway", partial(_lead_out_by_nat, public=public)
        yield Advice(
            "no-way-out",
            subnet_id,
            f"{subnet_id} has no way out: {table_id} has no default route",
            route_table.NO_ROUTE,
            Remedy(says, partial(edit, subnet=subnet_id)),
        )


def _is_public_of(topology: Topology, subnet: ObjectId, vpc: ObjectId) -> bool:
    return topology.subnets[subnet].vpc == vpc and leads_to_internet_gateway(topology, subnet)


def _lead_out(topology: Topology, subnet: ObjectId, gateway: ObjectId) -> Topology:
    described = topology.subnets[subnet]
    own = described.route_table
    led, table = (topology, own) if own else main_table(topology, described.vpc)
    return with_route(led, table, str(DEFAULT), gateway)


def _lead_out_by_nat(topology: Topology, subnet: ObjectId, public: ObjectId) -> Topology:
    """Lead a subnet to a NAT gateway of a public one, by a table that the public one does not use."""
    known = (one for one, gateway in topology.nat_gateways.items() if gateway.subnet == public)
    gateway = next(known, None)
    if gateway is None:
        placed = place_nat_gateway(topology, public)
        topology, gateway = placed.topology, placed.id
    table = topology.subnets[subnet].route_table
    if table is None:
        own = place_route_table(topology, subnet)
        topology, table = own.topology, own.id
    return with_route(topology, table, str(DEFAULT), gateway)
