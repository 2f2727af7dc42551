"""
How long does it take to tell which of a thousand instances reach which?

Prints a table and asserts nothing: `python -m tests.benchmarks.reach_speed [--smoke]`. The bound is 5 s for all ordered
pairs of 1,000 instances on one port.
"""

import sys
from statistics import median
from time import perf_counter

from vpcviz.facts.protocols import TCP
from vpcviz.network.index import Network, compile_network
from vpcviz.network.topology import Topology
from vpcviz.walks.reach import Reach, reach

IN_FULL, IN_SHORT = ((1_000, 5),), ((60, 1),)
SUBNETS, GROUPS = 12, 5


def topology(instances: int) -> Topology:
    """Draw a VPC with subnets in three zones, and instances of several groups in each of them."""
    groups = {
        f"sg-{number}": {
            "vpc": "lab",
            "ingress": [{"protocol": "tcp", "ports": 443, "peer": f"sg-{(number + 1) % GROUPS}"}],
        }
        for number in range(GROUPS)
    }
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {
                f"s{number}": {"vpc": "lab", "zone": f"us-east-1{'abc'[number % 3]}", "cidr": f"10.0.{number}.0/24"}
                for number in range(SUBNETS)
            },
            "security_groups": groups,
            "instances": {
                f"i{number}": {"subnet": f"s{number % SUBNETS}", "security_groups": [f"sg-{number % GROUPS}"]}
                for number in range(instances)
            },
        }
    )


def _timed(network: Network) -> tuple[float, Reach]:
    start = perf_counter()
    found = reach(network, TCP)
    return perf_counter() - start, found


def main(arguments: list[str]) -> None:
    """Print how long each size took, at the median."""
    for instances, rounds in IN_SHORT if "--smoke" in arguments else IN_FULL:
        network = compile_network(topology(instances))
        took = [_timed(network) for _ in range(rounds)]
        found = took[0][1]
        pairs = sum(found.count(*pair) for pair in found.outcomes)
        seconds = median(one for one, _ in took)
        print(f"{instances:,} instances, {pairs:,} pairs, {len(found.classes)} groups: {seconds:.2f} s (bound 5 s)")


if __name__ == "__main__":
    main(sys.argv[1:])
