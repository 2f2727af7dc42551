"""What is placed in, led out of and moved into a subnet that has IPv6 alone?"""

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.document import read_topology
from vpcviz.network.edits.connecting import lead_to
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.moving import move
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.private_address import keeping_addresses
from vpcviz.network.edits.removing import remove
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

A, B, S1, S6 = ObjectId("a"), ObjectId("b"), ObjectId("s1"), ObjectId("s6")
LAB = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, ipv6_cidr: "2001:db8:1:1::/64"}
  s6: {vpc: lab, zone: us-east-1a, ipv6_cidr: "2001:db8:1:6::/64"}
instances: {a: {subnet: s6}, b: {subnet: s1, address: 10.0.0.10, ipv6_addresses: ["2001:db8:1:1::10"]}}
internet_gateways: {igw: {vpc: lab}}
nat_gateways: {nat: {subnet: s1}}
egress_only_gateways: {eigw: {vpc: lab}}
"""


@pytest.fixture
def lab() -> Topology:
    return read_topology(LAB)


def test_an_instance_gets_an_address_of_ipv6_and_keeps_it(lab: Topology) -> None:
    placed = place(lab, "instances", S6)
    assert document_of(placed.topology)["instances"][placed.id] == {
        "name": "C",
        "subnet": "s6",
        "ipv6_addresses": ["2001:db8:1:6::5"],
    }
    assert placed.says == ("C has 2001:db8:1:6::5 of s6",)


def test_what_is_written_down_for_an_edit_is_left_out_again(lab: Topology) -> None:
    changed = keeping_addresses(lab, lambda topology: remove(topology, [ObjectId("eigw")]).topology)
    assert changed.instances == lab.instances


@pytest.mark.parametrize(
    ("gateway", "destinations"), [("igw", ["::/0"]), ("eigw", ["::/0"]), ("nat", ["64:ff9b::/96"])]
)
def test_its_subnet_is_led_to_a_gateway_by_ipv6(lab: Topology, gateway: str, destinations: list[str]) -> None:
    led = lead_to(lab, S6, ObjectId(gateway))
    routes = led.topology.route_tables[led.id].routes
    assert [(str(route.destination), route.target) for route in routes] == [(one, gateway) for one in destinations]


def test_an_instance_that_is_moved_there_has_an_address_of_ipv6_alone(lab: Topology) -> None:
    moved = move(lab, [B], S6).topology
    assert document_of(moved)["instances"]["b"] == {"subnet": "s6", "ipv6_addresses": ["2001:db8:1:6::5"]}


def test_a_copy_has_an_address_of_its_own(lab: Topology) -> None:
    placed = place(lab, "instances", S6)
    copied = duplicate(placed.topology, [placed.id])
    ((_, copy),) = copied.ids
    assert copied.topology.instances[copy].ipv6_addresses != placed.topology.instances[placed.id].ipv6_addresses


def test_a_nat_gateway_is_not_placed_there(lab: Topology) -> None:
    with pytest.raises(EditRefused, match="which has IPv6 alone"):
        place(lab, "nat_gateways", S6)
