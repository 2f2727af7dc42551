"""Which network load balancer would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import network_load_balancer as facts
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.load_balancer import check_load_balancer
from vpcviz.network.finding import Finding
from vpcviz.network.network_load_balancer import NetworkProtocol


def check_network_load_balancers(directory: Directory) -> Iterator[Finding]:
    """Find what is wrong with any load balancer, and client addresses that UDP would have to lose."""
    for balancer_id, balancer in directory.topology.network_load_balancers.items():
        path = ("network_load_balancers", balancer_id)
        yield from check_load_balancer(directory, path, balancer)
        for place, listener in enumerate(balancer.listeners):
            is_udp = listener.protocol in (NetworkProtocol.UDP, NetworkProtocol.TCP_UDP)
            if is_udp and listener.preserve_client_address is False:
                found, expected = f"false for {listener.protocol}", "true, or nothing"
                key_path = (*path, "listeners", place, "preserve_client_address")
                yield Finding(key_path, found, expected, because=facts.UDP_KEEPS_IT)


CHECK: Check = check_network_load_balancers
