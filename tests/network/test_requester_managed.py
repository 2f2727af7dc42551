"""Are the interfaces that AWS runs itself called as the file calls them, and does what names them follow?"""

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.document import read_topology
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

TEXT = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24, route_table: rt}
route_tables:
  rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: nat}, {destination: 10.9.0.0/16, target: eni-n}]}
internet_gateways: {igw: {vpc: lab}}
nat_gateways:
  nat: {subnet: s1, public_address: 198.51.100.50, network_interfaces: {s1: eni-n}, macs: {s1: "02:11:0a:00:00:dc"}}
vpc_endpoints:
  ep:
    kind: interface
    vpc: lab
    service: ssm
    subnets: [s1, s2]
    network_interfaces: {s2: eni-e}
    macs: {s1: "02:11:0a:00:00:28"}
transit_gateways:
  hub:
    attachments:
      att:
        vpc: lab
        subnets: [s1, s2]
        association: hub-table
        network_interfaces: {s1: eni-t}
        macs: {s2: "02:11:0a:00:01:5d"}
    route_tables: {hub-table: {routes: []}}
load_balancers:
  front:
    kind: network
    subnets: [s1]
    scheme: internal
    network_interfaces: {s1: eni-b}
    macs: {s1: "02:11:0a:00:00:32"}
"""


@pytest.fixture(scope="module")
def topology() -> Topology:
    return read_topology(TEXT)


def test_an_interface_is_called_and_has_the_mac_address_that_the_file_says(topology: Topology) -> None:
    found = {one.id: str(one.mac) for one in compile_network(topology).interfaces.values()}
    assert found == {
        "eni-n": "02:11:0a:00:00:dc",
        "ep/s1": "02:11:0a:00:00:28",
        "eni-e": "02:00:0a:00:01:04",
        "eni-t": "02:00:0a:00:00:07",
        "att/s2": "02:11:0a:00:01:5d",
        "eni-b": "02:11:0a:00:00:32",
    }


def test_a_route_to_an_interface_goes_with_what_has_it(topology: Topology) -> None:
    assert compile_network(topology).route_tables[ObjectId("rt")].routes[-1].interface == "eni-n"
    rest = remove(topology, [ObjectId("nat")]).topology
    assert rest.route_tables[ObjectId("rt")].routes == ()


def test_what_is_said_by_subnet_follows_when_the_subnet_is_called_otherwise(topology: Topology) -> None:
    renamed = document_of(rename(topology, ObjectId("s1"), "public"))
    assert renamed["nat_gateways"]["nat"]["network_interfaces"] == {"public": "eni-n"}
    assert renamed["interface_endpoints"]["ep"]["macs"] == {"public": "02:11:0a:00:00:28"}
