"""What would somebody regret about a subnet?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from vpcviz.facts import route_table
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.route_table import DEFAULT, main_table, with_route
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
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
        if subnet_id in occupied and not has_way_out and subnet.vpc in gateways:
            public = next((one for one in topology.subnets if _is_public_of(topology, one, subnet.vpc)), None)
            yield Enclosed(subnet_id, table_id, gateways[subnet.vpc], public)


def advise_subnets(network: Network) -> Iterator[Advice]:
    """Find subnets without a way out where none of the VPC has one: they can be led to the Internet gateway."""
    for one in enclosed_subnets(network.topology):
        if one.public is None:
            says = f"Add the route {DEFAULT} to {one.gateway} to {one.table}"
            yield one.advice(Remedy(says, partial(_lead_out, subnet=one.subnet, gateway=one.gateway)))


def _is_public_of(topology: Topology, subnet: ObjectId, vpc: ObjectId) -> bool:
    return topology.subnets[subnet].vpc == vpc and leads_to_internet_gateway(topology, subnet)


def _lead_out(topology: Topology, subnet: ObjectId, gateway: ObjectId) -> Topology:
    described = topology.subnets[subnet]
    own = described.route_table
    led, table = (topology, own) if own else main_table(topology, described.vpc)
    return with_route(led, table, str(DEFAULT), gateway)


ADVISE: Advise = advise_subnets
