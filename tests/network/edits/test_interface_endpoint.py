from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import remove
from vpcviz.network.index import compile_network
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

PRIVATE = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
instances: {a: {subnet: s1}}
"""


def test_an_interface_endpoint_answers_its_neighbours_at_once_and_keeps_its_address() -> None:
    placed = place(read_topology(PRIVATE), "interface_endpoints", None)
    assert placed.says == ("ep-ssm is the way to ssm, by 10.0.0.5 in s1; it is in the VPC's default group",)
    network = compile_network(placed.topology)
    assert walk(network, make_probe(network, source="a", destination="ep-ssm/s1", protocol=6)).answered
    fewer = remove(placed.topology, [ObjectId("a")]).topology
    assert str(compile_network(fewer).interface_of(ObjectId("ep-ssm/s1")).address) == "10.0.0.5"


def test_it_loses_the_subnet_that_goes_and_goes_with_the_last() -> None:
    topology = place(lab(), "interface_endpoints", ObjectId("s1")).topology
    gone = remove(topology, [ObjectId("s1")])
    assert ("interface_endpoints", "ep-ssm") in gone.with_it
