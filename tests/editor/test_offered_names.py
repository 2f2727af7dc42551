"""What can be chosen for a thing is what AWS would take there, and what stands there already."""

import pytest

from vpcviz.editor.deciding import ListPlace
from vpcviz.editor.fields import form_of
from vpcviz.editor.suggested import suggestions
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.implied import spelled_out
from vpcviz.network.nameable import nameable
from vpcviz.network.topology import Topology

TWO = """\
format: vpcviz/1
vpcs: {one: {region: us-east-1, cidrs: [10.0.0.0/16]}, two: {region: us-east-1, cidrs: [10.1.0.0/16]}}
subnets:
  s1: {vpc: one, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt-1}
  s2: {vpc: two, zone: us-east-1b, cidr: 10.1.0.0/24, route_table: two/main}
route_tables: {rt-1: {vpc: one}, rt-2: {vpc: two}}
network_acls: {acl-1: {vpc: one}, acl-2: {vpc: two}}
security_groups: {sg-1: {vpc: one}, sg-2: {vpc: two}}
internet_gateways: {igw-1: {vpc: one}, igw-2: {vpc: two}}
hosts: {h-a: {zone: us-east-1a}, h-b: {zone: us-east-1b}}
instances: {a: {subnet: s1}, b: {subnet: s2}}
network_interfaces: {spare: {subnet: s1}}
"""


def two() -> Topology:
    return spelled_out(read_topology(TWO))


@pytest.mark.parametrize(
    ("section", "thing", "key", "offered"),
    [
        ("subnets", "s1", "route_table", ["", "rt-1"]),
        ("subnets", "s2", "route_table", ["", "rt-2", "two/main"]),
        ("subnets", "s2", "network_acl", ["", "acl-2"]),
        ("internet_gateways", "igw-1", "route_table", ["", "rt-1"]),
        ("instances", "a", "host", ["", "h-a"]),
        ("network_interfaces", "spare", "instance", ["", "a"]),
        # It is moved there, as by a drag.
        ("instances", "a", "subnet", ["", "s1", "s2"]),
        ("network_acls", "one/default-acl", "vpc", ["one"]),
    ],
)
def test_only_what_aws_would_take_there_is_offered(section: str, thing: str, key: str, offered: list[str]) -> None:
    field = next(one for one in form_of(two(), section, thing).fields if one.key == key)
    assert [value for value, _ in field.choices] == offered


def test_what_stands_there_though_it_can_not_is_kept_and_marked() -> None:
    wrong = two().subnets[ObjectId("s1")].model_copy(update={"route_table": ObjectId("rt-2")})
    topology = two().model_copy(update={"subnets": {**two().subnets, ObjectId("s1"): wrong}})
    field = next(one for one in form_of(topology, "subnets", "s1").fields if one.key == "route_table")
    assert (field.value, field.choices[-1]) == ("rt-2", ("rt-2", "rt-2, not to be had here"))


def offered_in(topology: Topology, at: ListPlace, column: str) -> tuple[str, ...]:
    return suggestions(topology, at, column, nameable(topology, ObjectId(at[1])))


def test_rules_and_routes_are_offered_what_is_of_their_vpc_or_joins_it() -> None:
    routes = ("route_tables", "rt-1", "routes")
    assert offered_in(two(), routes, "target") == ("igw-1", "a", "spare", "local", "blackhole")
    rules = ("security_groups", "sg-1", "ingress")
    assert offered_in(two(), rules, "peer") == ("0.0.0.0/0", "sg-1", "10.0.0.0/16", "10.1.0.0/16")
    peered = place(read_topology(TWO), "vpc_peerings", ObjectId("one"), ObjectId("two")).topology
    assert "pcx" in offered_in(peered, routes, "target")
    # Groups of a VPC that is peered may be named.
    assert "sg-2" in offered_in(peered, rules, "peer")
