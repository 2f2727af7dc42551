"""What would somebody regret about a drawing, taken as a whole?"""

from vpcviz.network.index import Network, compile_network
from vpcviz.network.lint.advice import Advice
from vpcviz.network.lint.instance import advise_instances
from vpcviz.network.lint.internet_gateway import advise_internet_gateways
from vpcviz.network.lint.nat_gateway import advise_nat_gateways
from vpcviz.network.lint.network_acl import advise_network_acls
from vpcviz.network.lint.route_table import advise_route_tables
from vpcviz.network.lint.security_group import advise_security_groups
from vpcviz.network.lint.subnet import advise_subnets
from vpcviz.network.topology import Topology


def lint(topology: Topology) -> tuple[Advice, ...]:
    """Find all that AWS would take and its owner would regret, the gateways first."""
    return lint_network(compile_network(topology))


def lint_network(network: Network) -> tuple[Advice, ...]:
    """Find the same in a network that has been compiled."""
    topology = network.topology
    return (
        *advise_internet_gateways(topology),
        *advise_nat_gateways(topology),
        *advise_subnets(topology),
        *advise_instances(topology),
        *advise_route_tables(network),
        *advise_security_groups(topology),
        *advise_network_acls(topology),
    )
