import pytest

from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.connecting import gateways_for, lead_to
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.topology import Topology

S1, S2 = ObjectId("s1"), ObjectId("s2")


def with_nat() -> Topology:
    return place(lab(), "nat_gateways", S1).topology


def test_a_subnet_that_shares_its_table_gets_one_of_its_own_with_the_routes_that_it_had() -> None:
    shared = put(with_nat(), ("subnets", "s2", "route_table"), "rt")
    led = lead_to(shared, S2, ObjectId("nat"))
    own = led.topology.route_tables[ObjectId("rt-s2")]
    assert led.topology.subnets[S2].route_table == "rt-s2"
    assert [(str(one.destination), one.target) for one in own.routes] == [
        ("10.9.0.0/16", "blackhole"),
        ("0.0.0.0/0", "nat"),
        ("10.8.0.0/16", "c"),
    ]
    assert led.topology.route_tables[ObjectId("rt")] == shared.route_tables[ObjectId("rt")]
    assert led.says[-1] == "rt-s2 sends 0.0.0.0/0 to nat instead of igw"


def test_a_subnet_without_a_table_of_its_own_gets_one() -> None:
    led = lead_to(with_nat(), S2, ObjectId("nat"))
    assert check_topology(led.topology) == []
    assert led.says == ("s2 uses rt-s2, which has the local routes alone", "rt-s2 sends 0.0.0.0/0 to nat")


def test_a_table_that_is_a_subnets_own_is_kept() -> None:
    nat = place(with_nat(), "nat_gateways", S2)
    led = lead_to(nat.topology, S1, nat.id)
    assert led.topology.subnets[S1].route_table == "rt"
    assert led.says == (f"rt sends 0.0.0.0/0 to {nat.id} instead of igw",)


def test_a_subnet_is_led_to_the_gateways_of_its_vpc_and_not_to_the_one_that_stands_in_it() -> None:
    assert (gateways_for(with_nat(), S1), gateways_for(with_nat(), S2)) == (["igw"], ["igw", "nat"])


@pytest.mark.parametrize(("subnet", "target"), [("a", "igw"), ("s2", "zebra"), ("s1", "sg")])
def test_what_is_no_subnet_or_no_gateway_is_refused(subnet: str, target: str) -> None:
    with pytest.raises((EditRefused, TopologyRefused)):
        lead_to(lab(), ObjectId(subnet), ObjectId(target))
