"""Which gateway load balancer would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import gateway_load_balancer as facts
from vpcviz.facts.protocols import GENEVE_PORT
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.load_balancer import check_load_balancer
from vpcviz.network.finding import Finding, Path


def check_gateway_load_balancers(directory: Directory) -> Iterator[Finding]:
    """Find what is wrong with any load balancer, a second listener, and ports other than GENEVE's."""
    for balancer_id, balancer in directory.topology.gateway_load_balancers.items():
        path = ("gateway_load_balancers", balancer_id)
        yield from check_load_balancer(directory, path, balancer)
        for place, listener in enumerate(balancer.listeners):
            listener_path = (*path, "listeners", place)
            if place:
                yield Finding(listener_path, "a second listener", "one of them", because=facts.ONE_LISTENER)
            ports: list[tuple[Path, int | None]] = [((*listener_path, "port"), listener.port)]
            ports.append(((*listener_path, "target_port"), listener.target_port))
            ports += [((*listener_path, "targets", at), target.port) for at, target in enumerate(listener.targets)]
            for port_path, port in ports:
                if port not in (None, GENEVE_PORT) and not directory.gaps.is_at(*port_path):
                    yield Finding(port_path, str(port), str(GENEVE_PORT), because=facts.ONE_LISTENER)


CHECK: Check = check_gateway_load_balancers
