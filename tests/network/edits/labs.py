"""Which small networks do the edits' tests begin with?"""

from vpcviz.network.document import read_topology
from vpcviz.network.topology import Topology

EMPTY = "format: vpcviz/1\n"

LAB = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, network_acl: acl}
route_tables:
  rt:
    vpc: lab
    routes:
      - {destination: 10.9.0.0/16, target: blackhole}
      - {destination: 0.0.0.0/0, target: igw}
      - {destination: 10.8.0.0/16, target: c}
internet_gateways: {igw: {vpc: lab}}
security_groups:
  sg: {vpc: lab, ingress: [{peer: 10.0.0.0/8}], egress: [{peer: others}]}
  others: {vpc: lab}
network_acls: {acl: {vpc: lab, ingress: [{number: 100, action: allow, peer: 0.0.0.0/0}]}}
instances:
  a: {subnet: s1, address: 10.0.0.10, public_address: 198.51.100.10, security_groups: [sg, others]}
  b: {subnet: s1, security_groups: [others]}
  c: {subnet: s2, address: 10.0.1.10, security_groups: [sg, others]}
  d: {name: Two legs}
network_interfaces:
  d0: {subnet: s1, instance: d, device: 0}
  d1: {subnet: s2, instance: d, device: 1}
internet_hosts: {home: {address: 203.0.113.12}}
probes:
  out: {source: a, destination: home}
  across: {source: a, destination: c}
positions: {a: [10, 20], s2/router: [30, 40]}
"""


def lab() -> Topology:
    """A VPC with two subnets, and something of each kind."""
    return read_topology(LAB)


def nothing() -> Topology:
    """A drawing with nothing in it."""
    return read_topology(EMPTY)
