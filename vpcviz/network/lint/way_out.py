"""What would somebody regret about a gateway out of a VPC to which no route leads?"""

from collections.abc import Iterator
from functools import partial
from ipaddress import IPv4Network, IPv6Network

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.route_table import main_table, with_route
from vpcviz.network.lint.advice import Advice, Remedy
from vpcviz.network.topology import Topology


def advise_a_route(
    topology: Topology, gateway: ObjectId, vpc: ObjectId, default: IPv4Network | IPv6Network, fact: Fact
) -> Iterator[Advice]:
    """
    Find that no route leads to a gateway; a VPC's main route table can take one where its default leads nowhere yet.

    Args:
        default: The destination that stands for everything outside.
        fact: That the gateway serves by routes alone.
    """
    if any(route.target == gateway for table in topology.route_tables.values() for route in table.routes):
        return
    main = topology.route_tables.get(main_route_tables(topology)[vpc])
    leads_elsewhere = main is not None and any(route.destination == default for route in main.routes)
    remedy = f"Add the route {default} to {gateway} to the main route table of {vpc}"
    yield Advice(
        "gateway-without-a-route",
        gateway,
        f"no route leads to {gateway}, so that nothing goes out by it",
        fact,
        () if leads_elsewhere else (Remedy(remedy, partial(_lead_there, gateway=gateway, vpc=vpc, default=default)),),
    )


def _lead_there(topology: Topology, gateway: ObjectId, vpc: ObjectId, default: IPv4Network | IPv6Network) -> Topology:
    written, table = main_table(topology, vpc)
    return with_route(written, table, str(default), gateway)
