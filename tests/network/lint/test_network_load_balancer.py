from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

TWO_ZONES = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24}
security_groups: {web: {vpc: lab, ingress: [{protocol: tcp, ports: 443, peer: 10.9.0.0/16}]}}
load_balancers:
  nlb:
    kind: network
    subnets: [s1, s2]
    scheme: internal
    preserve_client_address: false
    listeners: [{protocol: tcp, port: 443, targets: [a]}]
instances: {a: {subnet: s1, security_groups: [web]}, c: {subnet: s2}}
"""


def test_with_its_first_remedies_every_node_of_a_load_balancer_reaches_a_target() -> None:
    topology = read_topology(TWO_ZONES)
    advised = [advice for advice in lint(topology) if advice.at == "nlb"]
    assert [advice.id for advice in advised] == ["zone-without-targets", "target-lets-nothing-in"]
    for advice in advised:
        topology = advice.remedies[0].edit(topology)
    assert [advice for advice in lint(topology) if advice.at == "nlb"] == []
    network = compile_network(topology)
    for node in ("nlb/s1", "nlb/s2"):
        assert walk(network, make_probe(network, source="c", destination=node, protocol=6)).answered
