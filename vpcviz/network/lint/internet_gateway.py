"""What would somebody regret about an Internet gateway?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import internet_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.route_table import DEFAULT, main_table, with_route
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.topology import Topology


def advise_internet_gateways(network: Network) -> Iterator[Advice]:
    """Find Internet gateways to which no route leads."""
    topology = network.topology
    targets = {route.target for table in topology.route_tables.values() for route in table.routes}
    for gateway_id, gateway in topology.internet_gateways.items():
        if gateway_id in targets:
            continue
        main = topology.route_tables.get(main_route_tables(topology)[gateway.vpc])
        leads_elsewhere = main is not None and any(route.destination == DEFAULT for route in main.routes)
        says = f"Add the route {DEFAULT} to {gateway_id} to the main route table of {gateway.vpc}"
        yield Advice(
            "gateway-without-a-route",
            gateway_id,
            f"no route leads to {gateway_id}, so that nothing goes out by it",
            facts.SERVES_BY_ROUTE,
            () if leads_elsewhere else (Remedy(says, partial(_lead_there, gateway=gateway_id)),),
        )


def _lead_there(topology: Topology, gateway: ObjectId) -> Topology:
    written, table = main_table(topology, topology.internet_gateways[gateway].vpc)
    return with_route(written, table, str(DEFAULT), gateway)


ADVISE: Advise = advise_internet_gateways
