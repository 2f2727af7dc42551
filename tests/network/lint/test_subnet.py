"""What would be regretted of a subnet with IPv6?"""

from functools import reduce

import pytest

from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

DUAL = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, ipv6_cidr: "2001:db8:1:2::/64", enable_dns64: true}
internet_gateways: {igw: {vpc: lab}}
nat_gateways: {nat: {subnet: s1, public_address: 198.51.100.50}}
route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}
instances: {a: {subnet: s2, ipv6_addresses: ["2001:db8:1:2::10"]}}
"""


@pytest.mark.parametrize(
    ("kind", "offers"),
    [
        (
            "dns64-without-a-route",
            ["Add the route 64:ff9b::/96 to nat to lab/main", "Switch DNS64 off in s2"],
        ),
        ("no-way-out-by-ipv6", ["Add the route ::/0 to igw to lab/main"]),
    ],
)
def test_a_subnet_with_ipv6_that_is_led_nowhere_is_told_of_and_every_remedy_mends_it(
    kind: str, offers: list[str]
) -> None:
    topology = read_topology(DUAL)
    (found,) = [advice for advice in lint(topology) if advice.id == kind]
    assert (found.at, [remedy.says for remedy in found.remedies]) == ("s2", offers)
    for remedy in found.remedies:
        mended = remedy.edit(topology)
        assert check_topology(mended) == []
        assert kind not in {advice.id for advice in lint(mended)}


def test_a_name_of_the_internet_is_reached_by_ipv6_once_the_first_remedies_are_taken() -> None:
    topology = read_topology(DUAL)
    remedies = [advice.remedies[0] for advice in lint(topology) if advice.at == "s2"]
    network = compile_network(reduce(lambda before, remedy: remedy.edit(before), remedies, topology))
    probe = make_probe(network, source="a", destination="ec2-203-0-113-5.compute-1.amazonaws.com")
    assert str(probe.destination) == "64:ff9b::cb00:7105"
    assert walk(network, probe).answered
