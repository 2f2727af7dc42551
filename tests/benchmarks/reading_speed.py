"""
How long does it take to read and to write a topology file?

Prints a table and asserts nothing: `python -m tests.benchmarks.reading_speed`. The bound is half a second for 1,000
instances in YAML.
"""

import json
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from vpcviz.network.canonical import write_topology
from vpcviz.network.document import read_topology

SIZES = (100, 1_000, 10_000)
INSTANCES_A_SUBNET = 240
RUNS = 3


def drawing(instances: int) -> dict[str, Any]:
    """Describe a VPC with this many instances, each with a public address and a guest of its own."""
    return {
        "format": "vpcviz/1",
        "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
        "subnets": {
            f"s{number}": {"vpc": "lab", "zone": "us-east-1a", "cidr": f"10.0.{number}.0/24"}
            for number in range(instances // INSTANCES_A_SUBNET + 1)
        },
        "security_groups": {"open": {"vpc": "lab", "ingress": [{"peer": "0.0.0.0/0"}]}},
        "instances": {
            f"i{number}": {
                "name": f"Server {number}",
                "subnet": f"s{number // INSTANCES_A_SUBNET}",
                "address": f"10.0.{number // INSTANCES_A_SUBNET}.{10 + number % INSTANCES_A_SUBNET}",
                "public_address": f"198.51.{number // 250}.{number % 250}",
                "security_groups": ["open"],
                "guest": {"ip_forward": True, "listens": ["tcp/443"]},
            }
            for number in range(instances)
        },
    }


def fastest(act: Callable[[], object]) -> float:
    """Time the fastest of a few runs, in seconds: what else the machine does only makes it slower."""
    times = []
    for _ in range(RUNS):
        began = perf_counter()
        act()
        times.append(perf_counter() - began)
    return min(times)


def main() -> None:
    """Print what reading and writing take."""
    print(f"{'instances':>10} {'read YAML':>10} {'read JSON':>10} {'write':>10}")
    for instances in SIZES:
        in_json = json.dumps(drawing(instances))
        topology = read_topology(in_json)
        in_yaml = write_topology(topology)
        took = [
            fastest(partial(read_topology, in_yaml)),
            fastest(partial(read_topology, in_json)),
            fastest(partial(write_topology, topology)),
        ]
        print(f"{instances:>10,} " + " ".join(f"{seconds:>8.3f} s" for seconds in took))


if __name__ == "__main__":
    main()
