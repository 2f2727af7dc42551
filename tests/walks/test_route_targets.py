"""Whatever a route can lead to is one of a table's targets, and is where a packet comes next."""

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.resolved import TargetKind
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

EVERY_TARGET = """\
format: vpcviz/1
vpcs:
  lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}
  peer: {region: us-east-1, cidrs: [10.1.0.0/16]}
  third: {region: us-east-1, cidrs: [10.2.0.0/16]}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, ipv6_cidr: "2001:db8:1::/64", route_table: rt}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, route_table: rt-pub}
  s3: {vpc: third, zone: us-east-1a, cidr: 10.2.0.0/24}
route_tables:
  rt-pub: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
  rt:
    vpc: lab
    routes:
      - {destination: 203.0.113.0/24, target: igw}
      - {destination: "2001:db8:9::/64", target: eigw}
      - {destination: 198.51.100.0/24, target: nat}
      - {destination: 10.1.0.0/16, target: pcx}
      - {destination: 192.168.0.0/24, target: vgw}
      - {destination: 10.2.0.0/16, target: tgw}
      - {destination: 198.18.1.0/24, target: f}
      - {destination: 198.18.2.0/24, target: eni}
      - {destination: 198.18.3.0/24, target: ep-gwlb}
      - {destination: 198.18.4.0/24, target: blackhole}
internet_gateways: {igw: {vpc: lab}}
egress_only_gateways: {eigw: {vpc: lab}}
nat_gateways: {nat: {subnet: s2, public_address: 198.51.100.50}}
prefix_lists: {pl-s3: {service: s3, entries: [3.5.0.0/19]}}
vpc_endpoints:
  ep-s3: {kind: gateway, vpc: lab, prefix_list: pl-s3, route_tables: [rt]}
  ep-gwlb: {kind: gateway-load-balancer, vpc: lab, subnets: [s2], load_balancer: gwlb}
load_balancers:
  gwlb: {kind: gateway, subnets: [s2], listeners: [{protocol: geneve, port: 6081, targets: [f], target_port: 6081}]}
vpc_peerings: {pcx: {requester: lab, accepter: peer}}
virtual_private_gateways: {vgw: {vpc: lab}}
transit_gateways:
  tgw:
    attachments:
      att: {vpc: lab, subnets: [s1], association: rtb}
      far: {vpc: third, subnets: [s3], propagations: [rtb]}
    route_tables: {rtb: {}}
instances:
  a: {subnet: s1, address: 10.0.0.10, public_address: 198.51.100.10, ipv6_addresses: ["2001:db8:1::10"]}
  f: {subnet: s2, address: 10.0.1.9, source_dest_check: false, security_groups: [open]}
  g: {guest: {ip_forward: true}}
network_interfaces:
  eni: {instance: g, device: 0, subnet: s2, address: 10.0.1.8, source_dest_check: false, security_groups: [open]}
security_groups: {open: {vpc: lab, ingress: [{peer: 0.0.0.0/0}]}}
"""

COMES_NEXT = [
    ("igw", "203.0.113.9", ("internet-gateway", "igw")),
    ("eigw", "2001:db8:9::9", ("egress-only-gateway", "eigw")),
    ("nat", "198.51.100.9", ("nat-gateway", "nat")),
    ("pcx", "10.1.0.10", ("vpc-peering", "pcx")),
    ("vgw", "192.168.0.7", ("virtual-private-gateway", "vgw")),
    ("tgw", "10.2.0.10", ("transit-gateway", "tgw")),
    ("f", "198.18.1.9", ("frame-delivered", "f/eth0")),
    ("eni", "198.18.2.9", ("frame-delivered", "eni")),
    ("ep-gwlb", "198.18.3.9", ("gateway-load-balancer-endpoint", "ep-gwlb")),
    ("ep-s3", "3.5.0.9", ("gateway-endpoint", "ep-s3")),
]

NETWORK = compile_network(read_topology(EVERY_TARGET))


def test_every_kind_of_target_is_led_to() -> None:
    kinds = {section for section, model in SECTIONS.items() if model.is_target}
    led = [target for target, _, _ in COMES_NEXT]
    assert kinds == {section for section in kinds for one in things_in(NETWORK.topology, section) if one in led}


@pytest.mark.parametrize(("target", "destination", "comes"), COMES_NEXT)
def test_a_packet_comes_to_the_target_of_its_route(target: str, destination: str, comes: tuple[str, str]) -> None:
    table = NETWORK.route_tables[ObjectId("rt")]
    assert all(one.kind is not TargetKind.BLACKHOLE for one in table.routes if one.target == target)
    taken = walk(NETWORK, make_probe(NETWORK, source="a", destination=destination))
    steps = [(str(step.stage), str(step.at)) for step in taken.directions[0].steps]
    asked = steps.index(("route-lookup", "rt"))
    assert comes in steps[asked + 1 :]


def test_what_leads_nowhere_ends_at_the_table() -> None:
    last = walk(NETWORK, make_probe(NETWORK, source="a", destination="198.18.4.9")).directions[0].steps[-1]
    assert (str(last.stage), str(last.at)) == ("route-lookup", "rt")


def test_a_route_for_a_whole_block_of_the_vpc_takes_the_local_routes_place() -> None:
    network = compile_network(read_topology(EVERY_TARGET.replace("198.18.1.0/24", "10.0.0.0/16")))
    steps = walk(network, make_probe(network, source="a", destination="10.0.1.8")).directions[0].steps
    assert ("frame-delivered", "f/eth0") in [(str(step.stage), str(step.at)) for step in steps]
