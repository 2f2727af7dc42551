"""
How long does a walk take, and does that depend on how large the network is?

Prints a table and asserts nothing: `python -m tests.benchmarks.walk_speed [--smoke]`. The bounds are 25 µs a step at
the median, 1 ms for a private ping there and back with nothing known, and 1.2 times that among 100,000 interfaces.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from vpcviz.facts.protocols import ICMP
from vpcviz.network.index import Network, compile_network
from vpcviz.network.topology import Topology
from vpcviz.steps.model import AWS
from vpcviz.walks.probe import Probe, make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

IN_FULL = ((10, 1_000, 100_000), 2_000)
IN_SHORT = ((10, 1_000), 50)

INSTANCES_A_SUBNET = 4_000
SUBNETS_A_BLOCK = 16
DESTINATIONS = {"private ping": "10.0.0.20", "public ping": "198.51.100.20"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the walks of one probe in one network took, in seconds."""

    interfaces: int
    compiled_in: float
    destination: str
    steps: int
    walks: list[float]


def topology(interfaces: int) -> Topology:
    """Draw a and b in one subnet, and so many others in further ones that there are this many interfaces."""
    subnet_count = 1 + (interfaces - 2 + INSTANCES_A_SUBNET - 1) // INSTANCES_A_SUBNET
    ends = {
        name: {"subnet": "s0", "address": f"10.0.0.{last}", "public_address": f"198.51.100.{last}"}
        for name, last in (("a", 10), ("b", 20))
    }
    others = {f"i{index}": {"subnet": f"s{1 + index // INSTANCES_A_SUBNET}"} for index in range(interfaces - 2)}
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": [f"10.{block}.0.0/16" for block in range(4)]}},
            "subnets": {f"s{index}": _subnet(index) for index in range(subnet_count)},
            "route_tables": {
                "rt": {"vpc": "lab", "main": True, "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}
            },
            "internet_gateways": {"igw": {"vpc": "lab"}},
            "security_groups": {"open": {"vpc": "lab", "default": True, "ingress": [{"peer": "0.0.0.0/0"}]}},
            "instances": ends | others,
        }
    )


def _subnet(index: int) -> dict[str, str]:
    block, place = divmod(index, SUBNETS_A_BLOCK)
    return {"vpc": "lab", "zone": f"us-east-1{'abc'[index % 3]}", "cidr": f"10.{block}.{place * 16}.0/20"}


def measure(sizes: tuple[int, ...], rounds: int) -> Iterator[Measured]:
    """Walk the same probes in each network in turn, so that whatever else the machine does hits all alike."""
    networks = [_compiled(interfaces) for interfaces in sizes]
    for name, destination in DESTINATIONS.items():
        probes = [make_probe(network, source="a", destination=destination, protocol=ICMP) for network, _ in networks]
        took: list[list[float]] = [[] for _ in networks]
        for _ in range(rounds):
            for place, (network, _) in enumerate(networks):
                took[place].append(_timed(network, probes[place]))
        for place, (network, compiled_in) in enumerate(networks):
            steps = _step_count(walk(network, probes[place], AWS))
            yield Measured(sizes[place], compiled_in, name, steps, took[place])


def _compiled(interfaces: int) -> tuple[Network, float]:
    drawn = topology(interfaces)
    start = perf_counter()
    network = compile_network(drawn)
    return network, perf_counter() - start


def _timed(network: Network, probe: Probe) -> float:
    start = perf_counter()
    walk(network, probe, AWS)
    return perf_counter() - start


def _step_count(walked: Walk) -> int:
    return sum(len(direction.steps) for direction in walked.directions)


def table(measurements: list[Measured]) -> str:
    """Set the measurements in a table; the last column compares with the smallest network."""
    lines = ["interfaces  compiled  probe         steps  µs a step  ms there and back  times the smallest"]
    smallest: dict[str, float] = {}
    for measured in measurements:
        middle = median(measured.walks)
        times = middle / smallest.setdefault(measured.destination, middle)
        lines.append(
            f"{measured.interfaces:>10,}  {measured.compiled_in:>6.2f} s  {measured.destination:<12}  "
            f"{measured.steps:>5}  {middle / measured.steps * 1e6:>9.1f}  {middle * 1e3:>17.3f}  {times:>18.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(list(measure(*(IN_SHORT if "--smoke" in sys.argv[1:] else IN_FULL)))))
