from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.lint.topology import lint

TWO_ZONES = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24, route_table: rt}
  s3: {vpc: lab, zone: us-east-1b, cidr: 10.0.2.0/24}
route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}
internet_gateways: {igw: {vpc: lab}}
instances: {a: {subnet: s1}}
"""


def test_an_application_load_balancer_is_advised_of_a_second_zone_by_a_subnet_that_leads_as_its_own_does() -> None:
    placed = place(read_topology(TWO_ZONES), "application_load_balancers", ObjectId("s1"))
    assert placed.says == ("alb has 10.0.0.5 in s1 and 198.51.100.10 on the Internet; it hands https 443 on to a",)
    (advice,) = (one for one in lint(placed.topology) if one.id == "balancer-in-one-zone")
    (remedy,) = advice.remedies
    mended = remedy.edit(placed.topology)
    assert [*mended.application_load_balancers[ObjectId("alb")].subnets] == ["s1", "s2"]
    assert not [one for one in lint(mended) if one.id == "balancer-in-one-zone"]
