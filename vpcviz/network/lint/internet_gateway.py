"""What would somebody regret about an Internet gateway?"""

from collections.abc import Iterator

from vpcviz.facts import internet_gateway as facts
from vpcviz.network.edits.route_table import DEFAULT
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise
from vpcviz.network.lint.way_out import advise_a_route


def advise_internet_gateways(network: Network) -> Iterator[Advice]:
    """Find Internet gateways to which no route leads."""
    for gateway_id, gateway in network.topology.internet_gateways.items():
        yield from advise_a_route(network.topology, gateway_id, gateway.vpc, DEFAULT, facts.SERVES_BY_ROUTE)


ADVISE: Advise = advise_internet_gateways
