import pytest

from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.errors import EditRefused
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

PRIVATE = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
instances: {a: {subnet: s1}}
"""


def test_a_gateway_endpoint_leads_a_private_subnet_to_s3_at_once() -> None:
    placed = place(read_topology(PRIVATE), "gateway_endpoints", None)
    assert placed.says == (
        "ep-s3 leads lab-main to S3",
        "pl-s3 has 3.5.0.0/19 as an example: AWS keeps the whole list",
    )
    network = compile_network(placed.topology)
    assert walk(network, make_probe(network, source="a", destination="3.5.0.1", protocol=6)).answered
    assert lint(placed.topology) == ()


def test_all_tables_of_the_vpc_are_led_there_and_the_list_that_is_there_serves() -> None:
    topology = place(lab(), "gateway_endpoints", ObjectId("lab")).topology
    assert topology.gateway_endpoints[ObjectId("ep-s3")].route_tables == ("rt",)
    without = remove(topology, [ObjectId("ep-s3")]).topology
    again = place(without, "gateway_endpoints", ObjectId("lab"))
    assert again.says == ("ep-s3 leads rt to S3",)


def test_a_second_one_in_the_same_tables_is_refused_with_awss_reason() -> None:
    topology = place(lab(), "gateway_endpoints", ObjectId("lab")).topology
    with pytest.raises(EditRefused, match="one gateway endpoint for a service at most"):
        place(topology, "gateway_endpoints", ObjectId("lab"))


def test_each_region_gets_a_list_of_its_own() -> None:
    far = read_topology(PRIVATE.replace("vpcs: {", "vpcs: {far: {region: eu-west-1, cidrs: [10.1.0.0/16]}, "))
    topology = place(far, "gateway_endpoints", ObjectId("lab")).topology
    placed = place(topology, "gateway_endpoints", ObjectId("far"))
    assert placed.topology.gateway_endpoints[placed.id].prefix_list == "pl-s3-1"


def test_what_an_endpoint_names_is_followed_and_it_goes_with_its_prefix_list() -> None:
    topology = rename(place(lab(), "gateway_endpoints", ObjectId("lab")).topology, ObjectId("rt"), ObjectId("led"))
    assert topology.gateway_endpoints[ObjectId("ep-s3")].route_tables == ("led",)
    assert remove(topology, [ObjectId("led")]).topology.gateway_endpoints[ObjectId("ep-s3")].route_tables == ()
    assert remove(topology, [ObjectId("pl-s3")]).topology.gateway_endpoints == {}
