"""What does a VPC get with an egress-only Internet gateway, and which subnets does that serve?"""

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.connecting import gateways_for, lead_to
from vpcviz.network.edits.palette import place
from vpcviz.network.errors import EditRefused
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

S1, EIGW = ObjectId("s1"), ObjectId("eigw")
LAB = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24}
instances: {a: {subnet: s1}, b: {subnet: s2}}
internet_hosts: {home: {address: "2001:db8:ffff::12"}}
"""


@pytest.fixture
def placed() -> Topology:
    return place(read_topology(LAB), "egress_only_gateways").topology


def test_a_vpc_without_ipv6_gets_some_with_it() -> None:
    given = place(read_topology(LAB), "egress_only_gateways")
    *first, last = given.says
    assert first == [
        "lab has 2001:db8:1::/56",
        "s1 has 2001:db8:1::/64, and gives each interface an address of it",
        "s2 has 2001:db8:1:1::/64, and gives each interface an address of it",
        "eigw is attached to lab",
    ]
    assert last.endswith("sends ::/0 there")


def test_what_is_placed_carries_a_packet_there_and_back(placed: Topology) -> None:
    network = compile_network(placed)
    assert walk(network, make_probe(network, source="a", destination="home")).answered


def test_aws_attaches_but_one_to_a_vpc(placed: Topology) -> None:
    with pytest.raises(EditRefused, match="lab has eigw already"):
        place(placed, "egress_only_gateways")


def test_a_subnet_with_ipv6_can_be_led_to_it(placed: Topology) -> None:
    assert gateways_for(placed, S1) == [EIGW]
    assert any("sends ::/0 to eigw" in said for said in lead_to(placed, S1, EIGW).says)


def test_one_to_which_no_route_leads_is_told_of_with_a_remedy(placed: Topology) -> None:
    bare = placed.model_copy(update={"route_tables": {}})
    (advice,) = (one for one in lint(bare) if one.at == EIGW)
    (remedy,) = advice.remedies
    assert not [one for one in lint(remedy.edit(bare)) if one.at == EIGW]


def test_a_network_acl_that_takes_the_defaults_place_allows_ipv6_too(placed: Topology) -> None:
    given = place(placed, "network_acls", S1)
    peers = [str(entry.peer) for entry in given.topology.network_acls[given.id].egress]
    assert peers == ["0.0.0.0/0", "::/0"]
    of_ipv4 = place(read_topology(LAB), "network_acls", S1)
    assert [str(entry.peer) for entry in of_ipv4.topology.network_acls[of_ipv4.id].egress] == ["0.0.0.0/0"]
