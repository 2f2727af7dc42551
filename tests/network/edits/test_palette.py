import pytest

from tests.network.edits.labs import LAB, lab, nothing
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.construct import Construct, add
from vpcviz.network.edits.palette import PALETTE, follow, place
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.route_table import with_route
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused
from vpcviz.network.index import compile_network
from vpcviz.network.resolution import primary_addresses
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def built(*sections: str) -> Topology:
    """Place things one after the other, each in the only thing in which it can stand."""
    topology = nothing()
    for section in sections:
        topology = place(topology, section, None).topology
    return topology


def test_every_section_with_things_of_its_own_can_be_placed_but_servers_interfaces_and_probes() -> None:
    placed = {construct.section for construct in PALETTE}
    assert set(SECTIONS) - placed == {"hosts", "network_interfaces", "probes"}


def test_no_two_constructs_have_one_key() -> None:
    assert len({construct.key for construct in PALETTE}) == len(PALETTE)


@pytest.mark.parametrize(("section", "key"), [("route_tables", "main"), ("network_acls", "default")])
def test_what_is_its_vpcs_own_stays_so_until_another_becomes_it(section: str, key: str) -> None:
    known = add(lab(), section, ObjectId("own"), {"vpc": "lab", key: True})
    document = document_of(known)
    del document[section]["own"][key]
    with pytest.raises(EditRefused, match=f"own is the {key} .* of its VPC, which always has one"):
        follow(known, document, section, ObjectId("own"))


def test_the_subnets_of_a_vpc_go_along_into_another_region() -> None:
    document = document_of(lab())
    document["vpcs"]["lab"]["region"] = "eu-west-1"
    followed = follow(lab(), document, "vpcs", ObjectId("lab"))
    assert {one.zone for one in followed.topology.subnets.values()} == {"eu-west-1a"}
    assert followed.says == ("s1 is in eu-west-1a", "s2 is in eu-west-1a")


def without_gateway() -> Topology:
    """The laboratory, with room for an Internet gateway."""
    return remove(lab(), [ObjectId("igw")]).topology


@pytest.mark.parametrize("construct", PALETTE, ids=lambda construct: construct.section)
def test_whatever_is_placed_aws_would_take_it_and_it_is_said_what_was_made(construct: Construct) -> None:
    containers = {"vpcs": "lab", "subnets": "s1", "transit_gateways": "tgw", "customer_gateways": "site-1"}
    within = ObjectId(containers[construct.within[0]]) if construct.within else None
    beside = add(place(without_gateway(), "vpcs", None).topology, "transit_gateways", ObjectId("tgw"), {})
    beside = place(beside, "customer_gateways", None).topology
    if construct.section == "direct_connects":
        beside = place(beside, "virtual_private_gateways", ObjectId("lab")).topology
    placed = place(beside, construct.section, within)
    assert check_topology(placed.topology) == []
    assert placed.id in getattr(placed.topology, construct.section)
    assert all(placed.says)


def test_five_placings_make_a_network_from_which_the_internet_is_reached() -> None:
    network = compile_network(built("vpcs", "subnets", "internet_gateways", "instances", "internet_hosts"))
    host = network.topology.internet_hosts[ObjectId("host-1")].address
    assert walk(network, make_probe(network, source="a", destination=str(host))).answered


def test_an_instance_gets_a_public_address_only_where_a_route_leads_to_an_internet_gateway() -> None:
    assert place(lab(), "instances", ObjectId("s1")).topology.instances[ObjectId("e")].public_address
    assert place(lab(), "instances", ObjectId("s2")).topology.instances[ObjectId("e")].public_address is None


def test_a_subnet_gets_the_first_block_that_is_free() -> None:
    placed = place(lab(), "subnets", None)
    assert str(placed.topology.subnets[placed.id].cidr) == "10.0.2.0/24"


def test_a_second_vpc_gets_other_addresses_than_the_first() -> None:
    placed = place(lab(), "vpcs", None)
    assert [str(one) for one in placed.topology.vpcs[placed.id].cidrs] == ["10.1.0.0/16"]


def test_a_route_table_for_a_subnet_is_used_by_it_at_once() -> None:
    placed = place(lab(), "route_tables", ObjectId("s2"))
    assert (placed.id, placed.topology.subnets[ObjectId("s2")].route_table) == ("rt-s2", "rt-s2")


def test_a_network_acl_for_a_subnet_lets_through_what_went_through_before() -> None:
    placed = place(lab(), "network_acls", ObjectId("s1"))
    network = compile_network(placed.topology)
    assert walk(network, make_probe(network, source="a", destination="203.0.113.12")).answered


@pytest.mark.parametrize(
    ("topology", "section", "within", "because"),
    [
        (nothing(), "instances", None, "stands in a subnet, and there is none yet"),
        (lab(), "instances", None, "there are 2"),
        (lab(), "instances", "lab", "lab is none"),
        (lab(), "internet_gateways", "lab", "one Internet gateway"),
        (lab(), "probes", None, "nothing that can be placed"),
    ],
)
def test_what_cannot_stand_there_is_refused_with_the_reason(
    topology: Topology, section: str, within: str | None, because: str
) -> None:
    with pytest.raises(EditRefused, match=because):
        place(topology, section, ObjectId(within) if within else None)


def test_a_full_vpc_has_no_room_for_another_subnet() -> None:
    topology = read_topology(LAB.replace("10.0.0.0/16", "10.0.0.0/20"))
    while True:
        try:
            topology = place(topology, "subnets", None).topology
        except EditRefused as refused:
            assert "no addresses left" in refused.because
            break
    assert len(topology.subnets) == 16


def test_a_public_address_is_free_only_if_no_gateway_has_it_either() -> None:
    topology = built("vpcs", "internet_gateways", "subnets", "nat_gateways", "instances", "internet_hosts")
    given = [
        *(one.public_address for one in topology.nat_gateways.values()),
        *(one.public_address for one in topology.instances.values()),
        *(one.address for one in topology.internet_hosts.values()),
    ]
    assert len(set(given)) == 3


def test_what_is_placed_keeps_its_address_whatever_goes_beside_it() -> None:
    topology = built("vpcs", "internet_gateways", "subnets", "instances", "instances", "nat_gateways")
    before = primary_addresses(topology)
    after = primary_addresses(remove(topology, [ObjectId("a")]).topology)
    assert after == {one: address for one, address in before.items() if one not in ("a", "a/eth0")}
    assert [str(after[ObjectId(one)]) for one in ("b", "nat")] == ["10.0.0.5", "10.0.0.6"]


def test_a_prefix_list_begins_with_the_addresses_of_the_vpc_that_is_chosen_and_goes_with_the_routes_that_name_it() -> (
    None
):
    placed = place(lab(), "prefix_lists", ObjectId("lab"))
    assert placed.says == ("pl-1 has 10.0.0.0/16, and no route and no rule names it yet",)
    named = with_route(placed.topology, ObjectId("rt"), "pl-1", ObjectId("igw"))
    assert "pl-1" not in str(remove(named, [placed.id]).topology)


def test_a_prefix_list_begins_with_private_addresses_where_there_is_no_vpc() -> None:
    assert "10.0.0.0/8" in place(nothing(), "prefix_lists", None).says[0]


def test_where_another_table_becomes_the_main_one_the_former_is_so_no_more() -> None:
    first = put(lab(), ("route_tables", "rt", "main"), value=True)
    other = place(first, "route_tables", ObjectId("lab"))
    document = document_of(other.topology)
    document["route_tables"][other.id]["main"] = True
    topology, says = follow(other.topology, document, "route_tables", other.id)
    assert {one: table.main for one, table in topology.route_tables.items()} == {"rt": False, other.id: True}
    assert says == ("rt is not the main one any more",)
    assert remove(topology, [ObjectId("rt")]).topology
