"""
How long does a drawing take, how large does it become, and does either grow faster than the network?

Prints a table and asserts nothing: `python -m tests.benchmarks.drawing_speed [--smoke]`. The bounds are 300 ms for
laying out 1,000 instances, and a few seconds for 10,000; a picture's width is between 4:3 and 16:10 of its height.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import compress
from statistics import median
from time import perf_counter

from django import setup
from django.template.loader import render_to_string

from vpcviz.drawing.layout import lay_out
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

IN_FULL = ((10, 50, 100, 1_000, 10_000), 5)
IN_SHORT = ((10, 100), 1)

INSTANCES_A_SUBNET = 40
SUBNETS_A_VPC = 12
MOST_VPCS = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """What the drawing of one network took, in seconds, and what came of it."""

    instances: int
    laid_out_in: float
    rendered_in: float
    octets: int
    octets_zipped: int
    elements: int
    width: int
    height: int


def topology(instances: int) -> Topology:
    """Draw so many instances, spread evenly over subnets in three zones, and the subnets over a few VPCs."""
    subnets = max(1, min(SUBNETS_A_VPC * MOST_VPCS, -(-instances // INSTANCES_A_SUBNET)))
    vpcs = -(-subnets // SUBNETS_A_VPC)
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {f"vpc{one}": {"region": "us-east-1", "cidrs": [f"10.{one}.0.0/16"]} for one in range(vpcs)},
            "subnets": {f"s{one}": _subnet(one) for one in range(subnets)},
            "route_tables": {
                f"rt{one}": {
                    "vpc": f"vpc{one}",
                    "main": True,
                    "routes": [{"destination": "0.0.0.0/0", "target": f"igw{one}"}],
                }
                for one in range(vpcs)
            },
            "internet_gateways": {f"igw{one}": {"vpc": f"vpc{one}"} for one in range(vpcs)},
            "instances": {f"i{one}": {"subnet": f"s{one % subnets}"} for one in range(instances)},
        }
    )


def _subnet(number: int) -> dict[str, str]:
    vpc, place = divmod(number, SUBNETS_A_VPC)
    return {"vpc": f"vpc{vpc}", "zone": f"us-east-1{'abc'[place % 3]}", "cidr": f"10.{vpc}.{place * 16}.0/20"}


def measure(sizes: tuple[int, ...], rounds: int) -> Iterator[Measured]:
    """Draw each network, with the first and the last of its instances as those that take part in a walk."""
    for size in sizes:
        network = compile_network(topology(size))
        ends = frozenset((ObjectId("i0"), ObjectId(f"i{size - 1}")))
        laying, rendering = [], []
        picture, drawn = lay_out(network, ends), ""
        for _ in range(rounds):
            start = perf_counter()
            picture = lay_out(network, ends)
            laying.append(perf_counter() - start)
            start = perf_counter()
            drawn = render_to_string("drawing/_drawing.html", {"picture": picture})
            rendering.append(perf_counter() - start)
        octets = drawn.encode()
        yield Measured(
            size,
            median(laying),
            median(rendering),
            len(octets),
            len(compress(octets, 6)),
            drawn.count("<") - drawn.count("</"),
            picture.width,
            picture.height,
        )


def table(measurements: list[Measured]) -> str:
    """Set the measurements in a table."""
    lines = ["instances  laid out  rendered      octets    zipped  elements     width  height  ratio"]
    for one in measurements:
        lines.append(
            f"{one.instances:>9,}  {one.laid_out_in * 1e3:>5.0f} ms  {one.rendered_in * 1e3:>5.0f} ms  "
            f"{one.octets:>10,}  {one.octets_zipped:>8,}  {one.elements:>8,}  "
            f"{one.width:>8,}  {one.height:>6,}  {one.width / one.height:>5.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
    setup()
    print(table(list(measure(*(IN_SHORT if "--smoke" in sys.argv[1:] else IN_FULL)))))
