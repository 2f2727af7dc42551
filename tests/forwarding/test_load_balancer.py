from ipaddress import IPv6Address

from vpcviz.forwarding.network_load_balancer import serve
from vpcviz.forwarding.passage import Passage
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.packets.headers import IPv6, Tcp, TcpFlags
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import NOTHING_KNOWN
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped

NETWORK = compile_network(
    read_topology("""\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
load_balancers:
  nlb: {kind: network, scheme: internal, subnets: [s1], listeners: [{protocol: tcp, port: 443, targets: [a]}]}
instances: {a: {subnet: s1}}
""")
)


def test_what_a_route_leads_to_a_node_by_ipv6_is_not_taken() -> None:
    ends = IPv6Address("2001:db8:1:1::10"), IPv6Address("2001:db8:ffff::1")
    packet = Packet((IPv6(*ends, 64, 6), Tcp(49152, 443, TcpFlags.SYN)))
    node = NETWORK.interface_of("nlb/s1")  # type: ignore[arg-type]
    (step,) = serve(Passage(packet, NOTHING_KNOWN), node, None, NETWORK).passage.steps
    assert isinstance(step.verdict, Dropped)
    assert step.verdict.reason is DropReason.PROTOCOL_RESTRICTION
