"""What would somebody regret about an egress-only Internet gateway?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import egress_only_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.route_table import IPV6_DEFAULT, main_table, with_route
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.topology import Topology


def advise_egress_only_gateways(network: Network) -> Iterator[Advice]:
    """Find egress-only Internet gateways of VPCs without IPv6, and those to which no route leads."""
    topology = network.topology
    targets = {route.target for table in topology.route_tables.values() for route in table.routes}
    for gateway_id, gateway in topology.egress_only_gateways.items():
        if not topology.vpcs[gateway.vpc].ipv6_cidrs:
            says = f"{gateway.vpc} has no addresses of IPv6, and {gateway_id} carries nothing else"
            yield Advice("gateway-without-ipv6", gateway_id, says, facts.IPV6_ALONE)
        elif gateway_id not in targets:
            main = topology.route_tables.get(main_route_tables(topology)[gateway.vpc])
            leads_elsewhere = main is not None and any(route.destination == IPV6_DEFAULT for route in main.routes)
            remedy = f"Add the route {IPV6_DEFAULT} to {gateway_id} to the main route table of {gateway.vpc}"
            yield Advice(
                "gateway-without-a-route",
                gateway_id,
                f"no route leads to {gateway_id}, so that nothing goes out by it",
                facts.SERVES_BY_ROUTE,
                () if leads_elsewhere else (Remedy(remedy, partial(_lead_there, gateway=gateway_id)),),
            )


def _lead_there(topology: Topology, gateway: ObjectId) -> Topology:
    written, table = main_table(topology, topology.egress_only_gateways[gateway].vpc)
    return with_route(written, table, str(IPV6_DEFAULT), gateway)


ADVISE: Advise = advise_egress_only_gateways
