"""Which application load balancer would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.load_balancer import check_load_balancer
from vpcviz.network.finding import Finding


def check_application_load_balancers(directory: Directory) -> Iterator[Finding]:
    """Find what is wrong with any load balancer."""
    for balancer_id, balancer in directory.topology.application_load_balancers.items():
        yield from check_load_balancer(directory, ("application_load_balancers", balancer_id), balancer)


CHECK: Check = check_application_load_balancers
