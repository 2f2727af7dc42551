"""What would somebody regret about an egress-only Internet gateway?"""

from collections.abc import Iterator

from vpcviz.facts import egress_only_gateway as facts
from vpcviz.network.edits.route_table import IPV6_DEFAULT
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise
from vpcviz.network.lint.way_out import advise_a_route


def advise_egress_only_gateways(network: Network) -> Iterator[Advice]:
    """Find egress-only Internet gateways of VPCs without IPv6, and those to which no route leads."""
    topology = network.topology
    for gateway_id, gateway in topology.egress_only_gateways.items():
        if topology.vpcs[gateway.vpc].ipv6_cidrs:
            yield from advise_a_route(topology, gateway_id, gateway.vpc, IPV6_DEFAULT, facts.SERVES_BY_ROUTE)
        else:
            says = f"{gateway.vpc} has no addresses of IPv6, and {gateway_id} carries nothing else"
            yield Advice("gateway-without-ipv6", gateway_id, says, facts.IPV6_ALONE)


ADVISE: Advise = advise_egress_only_gateways
