import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import LAB, lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.moving import home_of, move
from vpcviz.network.errors import EditRefused
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

TWO_VPCS = """format: vpcviz/1
vpcs:
  lab: {region: us-east-1, cidrs: [10.0.0.0/16]}
  far: {region: us-east-1, cidrs: [10.1.0.0/16]}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: public}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, route_table: private, network_acl: acl}
  f1: {vpc: far, zone: us-east-1b, cidr: 10.1.0.0/24}
route_tables:
  public: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
  private: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: nat}, {destination: 10.9.0.0/16, target: nat}]}
network_acls: {acl: {vpc: lab}}
security_groups: {sg: {vpc: lab, ingress: [{peer: 10.0.0.0/8}]}}
internet_gateways: {igw: {vpc: lab}}
nat_gateways: {nat: {subnet: s1, address: 10.0.0.9, public_address: 198.51.100.9}}
hosts: {h1: {zone: us-east-1a}}
instances:
  a: {subnet: s2, address: 10.0.1.10, security_groups: [sg], host: h1}
"""


def two_vpcs() -> Topology:
    return read_topology(TWO_VPCS)


def moved(topology: Topology, ids: str, into: str) -> tuple[Topology, str]:
    done = move(topology, [ObjectId(one) for one in ids.split()], ObjectId(into))
    return done.topology, "; ".join(done.says)


def test_an_instance_gets_an_address_of_its_new_subnet() -> None:
    topology, says = moved(lab(), "a", "s2")
    assert says == "a is in s2 now: 10.0.1.5 instead of 10.0.0.10"
    assert str(topology.instances[ObjectId("a")].address) == "10.0.1.5"
    assert ObjectId("a") not in topology.positions


def test_several_are_moved_as_one_edit() -> None:
    topology, says = moved(lab(), "a b", "s2")
    assert {str(one.subnet) for one in topology.instances.values() if one.subnet} == {"s2"}
    assert "b is in s2 now" in says


def test_a_nat_gateway_takes_its_routes_along_within_its_vpc() -> None:
    topology, says = moved(two_vpcs(), "nat", "s2")
    assert says == "nat is in s2 now: 10.0.1.4 instead of 10.0.0.9"
    assert topology.route_tables == two_vpcs().route_tables


def test_in_another_vpc_it_gives_up_what_aws_would_refuse_and_so_do_the_routes_that_led_to_it() -> None:
    topology, says = moved(two_vpcs(), "nat", "f1")
    assert topology.nat_gateways[ObjectId("nat")].public_address is None
    assert topology.route_tables[ObjectId("private")].routes == ()
    assert "nat is in f1 now: 10.1.0.4 instead of 10.0.0.9" in says
    assert "the public address of nat" in says
    assert "a line of the routes of private" in says


def test_an_instance_leaves_groups_and_server_of_the_other_vpc_behind() -> None:
    topology, says = moved(two_vpcs(), "a", "f1")
    instance = topology.instances[ObjectId("a")]
    assert instance.security_groups is None
    assert instance.host is None
    assert says.endswith("without the host of a, the security groups of a")


def test_a_subnet_moves_into_another_vpc_with_all_that_stands_in_it() -> None:
    topology, says = moved(two_vpcs(), "s2", "far")
    subnet, instance = topology.subnets[ObjectId("s2")], topology.instances[ObjectId("a")]
    assert (subnet.vpc, str(subnet.cidr), subnet.route_table, subnet.network_acl) == ("far", "10.1.1.0/24", None, None)
    assert (instance.subnet, str(instance.address)) == ("s2", "10.1.1.4")
    assert "s2 is in far now" in says
    assert "another address of a, 10.1.1.4" in says


def test_an_internet_gateway_is_attached_to_another_vpc() -> None:
    topology, says = moved(two_vpcs(), "igw", "far")
    assert "the public address of nat" in says
    assert topology.internet_gateways[ObjectId("igw")].vpc == "far"
    assert topology.route_tables[ObjectId("public")].routes == ()


def test_public_addresses_are_given_up_where_their_gateway_leaves_them() -> None:
    far = read_topology(LAB.replace("vpcs: {", "vpcs: {far: {region: us-east-1, cidrs: [10.1.0.0/16]}, "))
    topology, says = moved(far, "igw", "far")
    assert topology.instances[ObjectId("a")].public_address is None
    assert says == "igw is in far now; without the public address of a; without a line of the routes of rt"


@pytest.mark.parametrize(
    ("thing", "into", "because"),
    [
        ("d", "s1", "d stands in no one subnet"),
        ("zebra", "s1", "There is nothing called zebra"),
        ("a", "lab", "An instance stands in a subnet, and lab is none"),
        ("a", "s1", "a is in s1 already"),
        ("home", "s1", "An Internet host stands in nothing that home could leave for another"),
        ("igw", "nat-9", "An Internet gateway stands in a VPC, and nat-9 is none"),
    ],
)
def test_what_cannot_move_there_is_told(thing: str, into: str, because: str) -> None:
    with pytest.raises(EditRefused) as refused:
        moved(lab(), thing, into)
    assert refused.value.because == because


@untimed
@given(topologies(), st.data())
def test_whatever_is_moved_stands_there_afterwards_and_aws_would_take_it_all(
    topology: Topology, data: st.DataObject
) -> None:
    homes = {one: home_of(section) for section in SECTIONS for one in things_in(topology, section) if home_of(section)}
    if not homes:
        return
    thing = data.draw(st.sampled_from(sorted(homes)))
    into = data.draw(st.sampled_from(sorted(things_in(topology, homes[thing])) or [ObjectId("nowhere")]))
    try:
        after, _ = moved(topology, thing, into)
    except EditRefused:
        return
    section = next(section for section in SECTIONS if thing in things_in(after, section))
    standing = things_in(after, section)[ObjectId(thing)]
    assert into in (getattr(standing, "subnet", None), getattr(standing, "vpc", None))
    assert check_topology(after) == []
