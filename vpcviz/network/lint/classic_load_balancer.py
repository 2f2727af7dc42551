"""What would somebody regret about a classic load balancer?"""

from collections.abc import Iterator

from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise
from vpcviz.network.lint.load_balancer import advise_load_balancers, advised, let_in
from vpcviz.network.rule_tables import in_force

SECTION = "classic_load_balancers"


def advise_classic_load_balancers(network: Network) -> Iterator[Advice]:
    """Find what is to be regretted of any, and targets that don't let the load balancer in."""
    yield from advise_load_balancers(network, SECTION)
    for balancer_id, balancer in network.topology.classic_load_balancers.items():
        one = advised(network, SECTION, balancer_id)
        for listener in in_force(balancer.listeners):
            for target in listener.targets:
                yield from let_in(one, listener, target, sees_client=False)


ADVISE: Advise = advise_classic_load_balancers
