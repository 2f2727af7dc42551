from collections.abc import Iterable, Iterator

import pytest

from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.outline import Branch, outline, place_of
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

TWO_ZONES = """\
format: vpcviz/1
hosts: {host-x: {zone: us-east-1a}}
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], name: Laboratory}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24, name: Back}
instances:
  a: {subnet: s1, host: host-x}
  b: {subnet: s2, name: B}
internet_hosts: {home: {address: 203.0.113.12, name: At home}}
"""


def lines(branches: Iterable[Branch], depth: int = 0) -> Iterator[str]:
    """Read an outline as indented lines."""
    for branch in branches:
        yield f"{'  ' * depth}{branch.label} ({branch.glyph})"
        yield from lines(branch.branches, depth + 1)


def test_what_the_tenant_configured_reads_as_a_tree() -> None:
    network = compile_network(read_topology(TWO_ZONES))
    assert list(lines(outline(network).tenant)) == [
        "VPC Laboratory (vpc)",
        "  us-east-1a (zone)",
        "    s1 (subnet)",
        "      a (instance)",
        "      default-acl (network-acl)",
        "  us-east-1b (zone)",
        "    Back (subnet)",
        "      B (instance)",
        "      default-acl (network-acl)",
        "  main (route-table)",
        "Internet (internet)",
        "  At home (internet)",
    ]


def test_what_aws_has_under_it_reads_as_a_list() -> None:
    network = compile_network(read_topology(TWO_ZONES))
    assert list(lines(outline(network).provider)) == [
        "host-x (host)",
        "Host B (host)",
        "Mapping service (mapping-service)",
        "Fabric (fabric)",
        "Edge us-east-1 (edge)",
    ]


@pytest.mark.parametrize("destination", ["198.51.100.20", "10.0.0.20", "10.0.0.1", "10.0.0.99", "203.0.113.9"])
def test_every_step_happens_at_a_line_of_the_outline(topology: Topology, destination: str) -> None:
    network = compile_network(topology)
    listed = outline(network)
    known = {branch.id for branch in every(listed.tenant)} | {branch.id for branch in every(listed.provider)}
    taken = walk(network, make_probe(network, source="a", destination=destination))
    assert {place_of(network, step) for _, _, step in taken.numbered()} <= known


def every(branches: Iterable[Branch]) -> Iterator[Branch]:
    """Go through all lines."""
    for branch in branches:
        yield branch
        yield from every(branch.branches)
