"""Is somebody told of a way that leads less far than it looks, and of none that is in order?"""

from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

PEERED = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}, other: {region: us-east-1, cidrs: [10.1.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  o1: {vpc: other, zone: us-east-1a, cidr: 10.1.0.0/24, route_table: rto}
route_tables:
  rt:
    vpc: lab
    routes:
    - {destination: 10.1.0.0/24, target: pcx}
    - {destination: 192.168.0.0/16, target: pcx}
    - {destination: 10.0.0.0/8, target: pcx}
  rto: {vpc: other, routes: [{destination: 10.0.0.0/16, target: pcx}]}
vpc_peerings: {pcx: {requester: lab, accepter: other}}
"""

TWO_APPLIANCES = """
format: vpcviz/1
vpcs: {hub: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  a1: {vpc: hub, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rta}
  b1: {vpc: hub, zone: us-east-1b, cidr: 10.0.1.0/24, route_table: rtb}
  a2: {vpc: hub, zone: us-east-1a, cidr: 10.0.2.0/24}
  b2: {vpc: hub, zone: us-east-1b, cidr: 10.0.3.0/24}
route_tables:
  rta: {vpc: hub, routes: [{destination: 0.0.0.0/0, target: fwa}]}
  rtb: {vpc: hub, routes: [{destination: 0.0.0.0/0, target: fwb}]}
  main: {vpc: hub, main: true, routes: [{destination: 10.0.0.0/8, target: tgw}]}
transit_gateways:
  tgw: {attachments: {att: {vpc: hub, subnets: [a1, b1], association: rtb-t}}, route_tables: {rtb-t: {routes: []}}}
instances:
  fwa: {subnet: a2, source_dest_check: false, guest: {ip_forward: true}}
  fwb: {subnet: b2, source_dest_check: false, guest: {ip_forward: true}}
"""

LED_OUT = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, ipv6_cidr: "2001:db8:1:1::/64", route_table: rt6}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, route_table: rt-fw}
  s3: {vpc: lab, zone: us-east-1a, cidr: 10.0.2.0/24, route_table: rt}
route_tables:
  rt6: {vpc: lab, routes: [{destination: "::/0", target: igw}]}
  rt-fw: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: fw}]}
  rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
internet_gateways: {igw: {vpc: lab}}
instances:
  a: {subnet: s1, ipv6_addresses: ["2001:db8:1:1::10"]}
  b: {subnet: s2, public_address: 198.51.100.10}
  fw: {subnet: s3, public_address: 198.51.100.11, source_dest_check: false, guest: {ip_forward: true}}
"""


def advised(topology: Topology, kind: str) -> list[str]:
    return [advice.says for advice in lint(topology) if advice.id == kind]


def test_a_peering_leads_no_further_than_to_the_peer() -> None:
    topology = read_topology(PEERED)
    first, second = (advice for advice in lint(topology) if advice.id == "peering-used-as-transit")
    assert (first.at, "192.168.0.0/16" in first.says, "10.0.0.0/8" in second.says) == ("rt", True, True)
    # What holds the peer's own addresses, too, is left to its owner.
    assert second.remedies == ()
    (rest,) = advised(first.remedies[0].edit(topology), "peering-used-as-transit")
    assert "10.0.0.0/8" in rest


def test_two_appliances_behind_one_attachment_want_appliance_mode() -> None:
    topology = read_topology(TWO_APPLIANCES)
    (advice,) = (one for one in lint(topology) if one.id == "attachment-without-appliance-mode")
    assert (advice.at, "fwa" in advice.says, "fwb" in advice.says) == ("att", True, True)
    assert advised(advice.remedies[0].edit(topology), "attachment-without-appliance-mode") == []


def test_nobody_is_told_to_take_an_address_that_no_route_asks_for_or_to_give_up_one_that_is_used() -> None:
    topology = read_topology(LED_OUT)
    assert advised(topology, "no-public-address") == []
    assert advised(topology, "public-address-without-a-route") == []
    network = compile_network(topology)
    gone = walk(network, make_probe(network, source="b", destination="203.0.113.9")).directions[0]
    assert "igw" in {step.at for step in gone.steps}
