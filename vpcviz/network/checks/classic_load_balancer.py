"""Which classic load balancer would AWS refuse to create?"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from vpcviz.facts import classic_load_balancer as facts
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.load_balancer import check_load_balancer
from vpcviz.network.finding import Finding


def check_classic_load_balancers(directory: Directory) -> Iterator[Finding]:
    """Find what is wrong with any load balancer, and targets that are no instances on the listener's port."""
    for balancer_id, balancer in directory.topology.classic_load_balancers.items():
        path = ("classic_load_balancers", balancer_id)
        yield from check_load_balancer(directory, path, balancer)
        for place, listener in enumerate(balancer.listeners):
            for at, target in enumerate(listener.targets):
                if isinstance(target.target, IPv4Address) or target.port is not None:
                    found, expected = str(target), "an instance alone, on the listener's target_port"
                    target_path = (*path, "listeners", place, "targets", at)
                    yield Finding(target_path, found, expected, because=facts.TARGETS_ARE_INSTANCES)


CHECK: Check = check_classic_load_balancers
