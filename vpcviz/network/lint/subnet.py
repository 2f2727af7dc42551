"""What would somebody regret about a subnet?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from vpcviz.facts import route_table
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.route_table import DEFAULT, IPV6_DEFAULT, main_table, with_route
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.route_table import Route
from vpcviz.network.topology import Topology


@dataclass(frozen=True, slots=True)
class Enclosed:
    """
    A subnet with instances from which no default route leads anywhere, although its VPC has an Internet gateway.

    Attributes:
        table: The route table that it uses.
        gateway: The VPC's Internet gateway.
        public: A subnet of the VPC that is led to that; None where none is.
    """

    subnet: ObjectId
    table: ObjectId
    gateway: ObjectId
    public: ObjectId | None

    def advice(self, remedy: Remedy) -> Advice:
        """Say so, with what could be done about it."""
        says = f"{self.subnet} has no way out: {self.table} has no default route"
        return Advice("no-way-out", self.subnet, says, route_table.NO_ROUTE, (remedy,))


def enclosed_subnets(topology: Topology) -> Iterator[Enclosed]:
    """Find them, in the file's order."""
    occupied = {instance.subnet for instance in topology.instances.values()}
    gateways = {gateway.vpc: gateway_id for gateway_id, gateway in topology.internet_gateways.items()}
    tables = main_route_tables(topology)
    for subnet_id, subnet in topology.subnets.items():
        table_id = subnet.route_table or tables[subnet.vpc]
        table = topology.route_tables.get(table_id)
        has_way_out = table is not None and any(route.destination == DEFAULT for route in table.routes)
        if subnet_id in occupied and subnet.cidr and not has_way_out and subnet.vpc in gateways:
            public = next((one for one in topology.subnets if _is_public_of(topology, one, subnet.vpc)), None)
            yield Enclosed(subnet_id, table_id, gateways[subnet.vpc], public)


def advise_subnets(network: Network) -> Iterator[Advice]:
    """
    Find subnets without a way out where none of the VPC has one: they can be led to the Internet gateway.

    So are those found that have none by IPv6 alone.
    """
    topology = network.topology
    for one in enclosed_subnets(topology):
        if one.public is None:
            yield one.advice(adding_route(topology, one.subnet, DEFAULT, one.gateway))
    with_ipv6 = {one.subnet for one in network.interfaces.values() if one.ipv6_addresses}
    for subnet in [one for one in topology.subnets if one in with_ipv6]:
        yield from _advise_ipv6(topology, subnet)


def _advise_ipv6(topology: Topology, subnet: ObjectId) -> Iterator[Advice]:
    """Find a subnet that no route leads out by IPv6, although its VPC has a gateway that could."""
    vpc = topology.subnets[subnet].vpc
    ways_out = [one for one, gateway in topology.egress_only_gateways.items() if gateway.vpc == vpc]
    ways_out += [one for one, gateway in topology.internet_gateways.items() if gateway.vpc == vpc]
    if ways_out and not any(route.destination == IPV6_DEFAULT for route in routes_used(topology, subnet)):
        says = f"{subnet} has no way out by IPv6: {table_used(topology, subnet)} has no route for {IPV6_DEFAULT}"
        remedies = tuple(adding_route(topology, subnet, IPV6_DEFAULT, one) for one in ways_out)
        yield Advice("no-way-out-by-ipv6", subnet, says, route_table.NO_ROUTE, remedies)


def table_used(topology: Topology, subnet: ObjectId) -> ObjectId:
    """Give the route table of a subnet: its own, or its VPC's main one."""
    described = topology.subnets[subnet]
    return described.route_table or main_route_tables(topology)[described.vpc]


def routes_used(topology: Topology, subnet: ObjectId) -> tuple[Route, ...]:
    """Give the routes of that, as far as somebody has written them."""
    table = topology.route_tables.get(table_used(topology, subnet))
    return table.routes if table else ()


def adding_route(topology: Topology, subnet: ObjectId, block: Block, target: ObjectId) -> Remedy:
    """Offer to add a route to the route table that a subnet uses."""
    says = f"Add the route {block} to {target} to {table_used(topology, subnet)}"
    return Remedy(says, partial(_lead_out, subnet=subnet, block=block, target=target))


def _is_public_of(topology: Topology, subnet: ObjectId, vpc: ObjectId) -> bool:
    return topology.subnets[subnet].vpc == vpc and leads_to_internet_gateway(topology, subnet)


def _lead_out(topology: Topology, subnet: ObjectId, block: Block, target: ObjectId) -> Topology:
    described = topology.subnets[subnet]
    own = described.route_table
    led, table = (topology, own) if own else main_table(topology, described.vpc)
    return with_route(led, table, str(block), target)


ADVISE: Advise = advise_subnets
