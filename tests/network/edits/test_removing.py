import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import apply, difference, inverse
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import Removed, remove
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology


def removed(*ids: str) -> Removed:
    """Delete things from the laboratory."""
    return remove(lab(), map(ObjectId, ids))


def ids_of(topology: Topology) -> list[str]:
    """Name everything that there is, in the file's order."""
    return [one for section in SECTIONS for one in getattr(topology, section)]


def test_a_subnet_takes_along_what_stands_in_it_and_what_is_about_that() -> None:
    done = removed("s1")
    assert [one for _, one in done.with_it] == ["a", "b", "d", "d0", "d1", "out", "across"]
    assert "s2" in ids_of(done.topology)


def test_a_route_goes_with_its_target_and_the_table_stays() -> None:
    done = removed("igw")
    assert [str(route.destination) for route in done.topology.route_tables[ObjectId("rt")].routes] == [
        "10.9.0.0/16",
        "10.8.0.0/16",
    ]
    assert "a line of the routes of rt" in done.without


def test_public_addresses_and_public_nat_gateways_go_with_the_internet_gateway_that_they_need() -> None:
    topology = place(lab(), "nat_gateways", ObjectId("s1")).topology
    done = remove(topology, [ObjectId("igw")])
    assert done.with_it == (("nat_gateways", "nat"),)
    assert done.without == ("a line of the routes of rt", "the public address of a")
    assert done.topology.instances[ObjectId("a")].public_address is None


@pytest.mark.parametrize(
    ("section", "key", "says"),
    [
        ("route_tables", "main", "rt is the main route table of lab; AWS: a VPC's main route table can't be deleted"),
        ("security_groups", "default", "sg is the default security group of lab; AWS: a VPC's default security"),
        ("network_acls", "default", "acl is the default network ACL of lab; AWS: a VPC's default network ACL"),
    ],
)
def test_what_is_a_vpcs_own_goes_with_the_vpc_alone(section: str, key: str, says: str) -> None:
    own = says.partition(" ")[0]
    topology = put(lab(), (section, own, key), value=True)
    with pytest.raises(EditRefused, match=f"^{says}") as refused:
        remove(topology, [ObjectId(own)])
    assert refused.value.remedy
    assert own not in ids_of(remove(topology, [ObjectId(own), ObjectId("lab")]).topology)


NAMED_BY_A_LINE = """format: vpcviz/1
vpcs: {one: {region: us-east-1, cidrs: [10.1.0.0/16]}, two: {region: us-east-1, cidrs: [10.2.0.0/16]}}
subnets:
  s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24, route_table: rt}
  s2: {vpc: one, zone: us-east-1a, cidr: 10.1.1.0/24}
route_tables:
  rt: {vpc: one, routes: [{destination: 10.1.1.0/24, target: eni}, {destination: 10.2.0.0/16, target: pcx}]}
vpc_peerings: {pcx: {requester: one, accepter: two}}
security_groups:
  sg: {vpc: one, ingress: [{peer: two/default-group}, {peer: 10.0.0.0/8}, {peer: two/default-group, protocol: tcp}]}
network_interfaces: {eni: {subnet: s1}}
instances: {a: {subnet: s1, security_groups: [sg]}}
"""


@pytest.mark.parametrize(
    ("gone", "without"),
    [
        ("pcx", ("a line of the routes of rt", "2 lines of the ingress of sg")),
        ("s2", ("a line of the routes of rt",)),
    ],
)
def test_of_a_list_only_the_lines_go_that_aws_would_refuse_now(gone: str, without: tuple[str, ...]) -> None:
    topology = read_topology(NAMED_BY_A_LINE)
    done = remove(topology, [ObjectId(gone)])
    assert (done.with_it, done.without) == ((), without)
    assert done.topology.instances == topology.instances
    assert check_topology(done.topology) == []


def test_what_a_thing_has_lost_is_told_value_by_value() -> None:
    assert removed("others").without == (
        "a line of the egress of sg",
        "others among the security groups of a",
        "the security groups of b",
        "others among the security groups of c",
    )


def test_a_subnet_without_its_route_table_uses_the_main_one_again() -> None:
    assert removed("rt").topology.subnets[ObjectId("s1")].route_table is None


def test_an_interface_without_its_groups_is_in_the_default_one_again() -> None:
    instances = removed("others").topology.instances
    assert (instances[ObjectId("b")].security_groups, instances[ObjectId("c")].security_groups) == (None, ("sg",))


def test_a_list_of_rules_that_becomes_empty_still_allows_nothing() -> None:
    assert removed("others").topology.security_groups[ObjectId("sg")].egress == ()


def test_a_place_in_the_drawing_goes_with_its_thing() -> None:
    assert removed("a", "s2").topology.positions == {}


def test_a_vpc_takes_all_along_that_is_in_it() -> None:
    assert ids_of(removed("lab").topology) == ["home"]


@pytest.mark.parametrize(
    ("asked", "because"), [("zebra", "nothing called zebra"), ("a/eth0", "is there because a is"), ("lab/main", "lab")]
)
def test_what_is_not_there_or_only_implied_is_not_deleted(asked: str, because: str) -> None:
    with pytest.raises(EditRefused, match=because):
        removed(asked)


@untimed
@given(topologies(), st.data())
def test_whatever_goes_aws_would_refuse_nothing_of_the_rest_and_all_comes_back(
    topology: Topology, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(ids_of(topology)), min_size=1, max_size=3))
    try:
        rest = remove(topology, map(ObjectId, chosen)).topology
    except EditRefused as refused:
        assert " is the " in refused.because
        return
    assert check_topology(rest) == []
    assert not chosen & set(ids_of(rest))
    restored = apply(inverse(difference(topology, rest)), rest)
    assert write_topology(restored) == write_topology(topology)
