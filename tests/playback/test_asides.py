from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.playback.asides import asides_of
from vpcviz.playback.spoken import names_of
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

# B forwards on the same interface, and tells A so.
DETOUR = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
security_groups: {sg: {vpc: lab, ingress: [{protocol: all, peer: 0.0.0.0/0}]}}
instances:
  a:
    name: A
    subnet: s1
    address: 10.0.0.10
    security_groups: [sg]
    guest: {routes: [{destination: 10.0.0.30/32, via: 10.0.0.20}]}
  b:
    name: B
    subnet: s1
    address: 10.0.0.20
    security_groups: [sg]
    source_dest_check: false
    guest: {ip_forward: true}
  c: {name: C, subnet: s1, address: 10.0.0.30, security_groups: [sg]}
"""


def test_a_redirect_is_told_at_the_step_that_set_it_off_and_nowhere_else() -> None:
    network = compile_network(read_topology(DETOUR))
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.30"))
    told = {number: asides_of(taken, number, names_of(network)) for number, _, _ in taken.numbered()}
    (cause,) = {number for number, asides in told.items() if asides}
    assert cause == taken.asides[0].cause
    said = "".join(piece.text for piece in told[cause][0].says)
    assert said.startswith("A is redirected by 10.0.0.20")
    assert len(told[cause][0].steps) == len(taken.asides[0].steps)
