import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.connecting import gateways_for, lead_to
from vpcviz.network.edits.construct import Followed
from vpcviz.network.edits.palette import follow, place
from vpcviz.network.edits.pasting import fragment, paste
from vpcviz.network.edits.route_table import with_route
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

TWO = """format: vpcviz/1
vpcs: {one: {region: us-east-1, cidrs: [10.1.0.0/16]}, two: {region: us-east-1, cidrs: [10.2.0.0/16, 10.3.0.0/16]}}
subnets: {s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24}, s2: {vpc: two, zone: us-east-1a, cidr: 10.3.0.0/24}}
instances: {a: {subnet: s1, security_groups: [open]}, b: {subnet: s2}}
security_groups: {open: {vpc: one, ingress: [{peer: 0.0.0.0/0}]}}
"""


def two() -> Topology:
    return read_topology(TWO)


def test_a_peering_joins_two_vpcs_and_both_main_route_tables_lead_there_at_once() -> None:
    placed = place(two(), "vpc_peerings", ObjectId("one"))
    assert placed.says == (
        "pcx joins one with two",
        "one-main sends 10.2.0.0/16 there",
        "one-main sends 10.3.0.0/16 there",
        "two-main sends 10.1.0.0/16 there",
    )
    network = compile_network(placed.topology)
    assert walk(network, make_probe(network, source="b", destination="a")).answered


def test_a_table_that_a_subnet_has_of_its_own_leads_there_too_but_where_it_has_such_a_route() -> None:
    text = TWO.replace("zone: us-east-1a, cidr: 10.3.0.0/24", "zone: us-east-1a, cidr: 10.3.0.0/24, route_table: own")
    text = text.replace("subnets: {s1: {", "subnets: {s1: {route_table: led, ")
    text = text.replace(
        "subnets: {", "subnets: {s3: {vpc: one, zone: us-east-1a, cidr: 10.1.1.0/24, route_table: led}, "
    )
    tables = (
        "route_tables: {own: {vpc: two}, unused: {vpc: two}, "
        "led: {vpc: one, routes: [{destination: 10.2.0.0/16, target: a}]}}\n"
    )
    placed = place(read_topology(text + tables), "vpc_peerings", None)
    assert placed.says == (
        "pcx joins one with two",
        "one-main sends 10.2.0.0/16 there",
        "one-main sends 10.3.0.0/16 there",
        "led sends 10.3.0.0/16 there",
        "two-main sends 10.1.0.0/16 there",
        "own sends 10.1.0.0/16 there",
    )
    network = compile_network(placed.topology)
    assert walk(network, make_probe(network, source="b", destination="a")).answered


def test_a_second_one_finds_no_vpc_to_join() -> None:
    placed = place(two(), "vpc_peerings", None)
    with pytest.raises(EditRefused, match="Every other VPC is joined with one already"):
        place(placed.topology, "vpc_peerings", ObjectId("one"))


def three() -> Topology:
    third = "vpcs: {three: {region: us-east-1, cidrs: [10.4.0.0/16]}, "
    return read_topology(TWO.replace("vpcs: {", third))


def test_of_several_it_is_asked_which_two_are_meant() -> None:
    for within in (None, ObjectId("one")):
        with pytest.raises(EditRefused) as refused:
            place(three(), "vpc_peerings", within)
        assert refused.value.remedy == "choose the two VPCs that it is to join"
    placed = place(three(), "vpc_peerings", ObjectId("one"), ObjectId("two"))
    assert placed.says[0] == "pcx joins one with two"
    with pytest.raises(EditRefused, match="s1, which is a subnet"):
        place(three(), "vpc_peerings", ObjectId("one"), ObjectId("s1"))
    assert place(placed.topology, "vpc_peerings", ObjectId("one")).says[0] == "pcx-1 joins one with three"


def with_accepter(topology: Topology, accepter: str) -> Followed:
    document = document_of(topology)
    document["vpc_peerings"]["pcx"]["accepter"] = accepter
    return follow(topology, document, "vpc_peerings", ObjectId("pcx"))


def test_the_routes_follow_where_it_joins_another_vpc() -> None:
    joined = place(three(), "vpc_peerings", ObjectId("one"), ObjectId("two")).topology
    joined = with_route(joined, ObjectId("one-main"), "10.9.0.0/16", "pcx")
    joined = put(joined, ("security_groups", "open", "ingress"), [{"peer": "two/default-group"}])
    topology, says = with_accepter(joined, "three")
    routes = {one: [str(r.destination) for r in table.routes] for one, table in topology.route_tables.items()}
    assert routes == {"one-main": ["10.9.0.0/16", "10.4.0.0/16"], "two-main": [], "three-main": ["10.1.0.0/16"]}
    assert says == (
        "one-main sends 10.4.0.0/16 there instead of 10.2.0.0/16, 10.3.0.0/16",
        "three-main sends 10.1.0.0/16 there",
        "without a line of the routes of two-main, a line of the ingress of open",
    )
    assert check_topology(topology) == []


def test_the_ends_may_be_told_the_other_way_round_and_nothing_else_changes() -> None:
    joined = place(two(), "vpc_peerings", ObjectId("one")).topology
    document = document_of(joined)
    document["vpc_peerings"]["pcx"] = {"requester": "two", "accepter": "one"}
    topology, says = follow(joined, document, "vpc_peerings", ObjectId("pcx"))
    assert (topology.route_tables, says) == (joined.route_tables, ())


@pytest.mark.parametrize(("accepter", "found"), [("one", "one, the requester itself"), ("same", "same, whose 10.1")])
def test_what_it_cannot_join_is_told_at_its_own_place(accepter: str, found: str) -> None:
    third = "vpcs: {same: {region: us-east-1, cidrs: [10.1.0.0/16]}, "
    joined = place(read_topology(TWO.replace("vpcs: {", third)), "vpc_peerings", ObjectId("one")).topology
    with pytest.raises(TopologyRefused) as refused:
        with_accepter(joined, accepter)
    assert refused.value.problems[0].path == "vpc_peerings.pcx.accepter"
    assert refused.value.problems[0].found.startswith(found)


def test_one_vpc_alone_cannot_be_joined() -> None:
    with pytest.raises(EditRefused, match="joins two VPCs"):
        place(read_topology("format: vpcviz/1\n"), "vpc_peerings", None)


def test_a_subnet_is_led_to_all_the_addresses_of_the_peer() -> None:
    placed = place(two(), "vpc_peerings", None)
    assert gateways_for(placed.topology, ObjectId("s1")) == ["pcx"]
    led = lead_to(placed.topology, ObjectId("s1"), ObjectId("pcx"))
    routes = led.topology.route_tables[led.id].routes
    assert [(str(route.destination), route.target) for route in routes] == [
        ("10.2.0.0/16", "pcx"),
        ("10.3.0.0/16", "pcx"),
    ]


def test_where_one_is_over_another_may_be_placed() -> None:
    over = read_topology(TWO + "vpc_peerings: {old: {requester: two, accepter: one, state: rejected}}\n")
    assert place(over, "vpc_peerings", None).id == "pcx"


def test_a_copy_of_a_peering_is_refused_in_words_and_never_half_done() -> None:
    topology = place(two(), "vpc_peerings", None).topology
    brought = document_of(fragment(topology, [ObjectId("pcx")]))
    with pytest.raises(EditRefused, match="which pcx joins with one"):
        paste(topology, brought, None)
