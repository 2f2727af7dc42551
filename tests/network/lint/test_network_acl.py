"""What would somebody regret about a network ACL, and does the remedy mend it?"""

import pytest

from vpcviz.network.document import read_topology
from vpcviz.network.lint.topology import lint

PING_ONLY = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, network_acl: acl, route_table: rt}}
internet_gateways: {igw: {vpc: lab}}
route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}
instances: {a: {subnet: s1, public_address: 198.51.100.10}}
network_acls:
  acl:
    vpc: lab
    ingress: [{number: 100, action: allow, protocol: tcp, peer: 0.0.0.0/0}]
    egress: [{number: 100, action: allow, peer: 0.0.0.0/0}]
"""


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ("", 110),
        (", {number: 50, action: deny, protocol: icmp, peer: 0.0.0.0/0}", 1),
        (", {number: 120, action: deny, peer: 0.0.0.0/0}, {number: 130, action: allow, peer: 0.0.0.0/0}", 110),
        (", {number: 120, action: allow, protocol: icmp, type: 8, peer: 0.0.0.0/0}", 110),
    ],
)
def test_whoever_is_led_out_has_to_be_told_what_fits_and_the_rule_for_that_comes_first(more: str, number: int) -> None:
    topology = read_topology(PING_ONLY.replace("tcp, peer: 0.0.0.0/0}", "tcp, peer: 0.0.0.0/0}" + more))
    (advice,) = lint(topology)
    assert (advice.id, advice.at) == ("no-path-mtu", "acl")
    (remedy,) = advice.remedies
    assert remedy.says == f"Allow icmp 3, code 4, in by rule {number}"
    assert lint(remedy.edit(topology)) == ()


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ("protocol: tcp, peer: 0.0.0.0/0", "peer: 0.0.0.0/0"),
        ("protocol: tcp, peer: 0.0.0.0/0}", "protocol: icmp, type: 3, peer: 0.0.0.0/0}"),
    ],
)
def test_nothing_is_regretted_where_it_may_be_told(given: str, instead: str) -> None:
    assert "no-path-mtu" not in {one.id for one in lint(read_topology(PING_ONLY.replace(given, instead)))}


def test_inside_a_vpc_everything_fits() -> None:
    inside = PING_ONLY.replace("routes: [{destination: 0.0.0.0/0, target: igw}]", "routes: []")
    assert "no-path-mtu" not in {one.id for one in lint(read_topology(inside))}
