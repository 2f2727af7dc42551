import pytest
from hypothesis import given

from tests.network.drawn import topologies, untimed
from vpcviz.facts.identifiers import ObjectId
from vpcviz.lessons.lesson import Lesson, lessons
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.index import compile_network
from vpcviz.network.lint.advice import Advice
from vpcviz.network.lint.topology import lint
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

START = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
"""
LED_OUT = "route_tables: {rt: {vpc: lab, main: true, routes: [{destination: 0.0.0.0/0, target: igw}]}}\n"
GATEWAY = "internet_gateways: {igw: {vpc: lab}}\n"
INTERNAL = "load_balancers: {nlb: {kind: network, "
OPEN_TARGET = (
    "instances: {a: {subnet: s1, security_groups: [web]}}\n"
    "security_groups: {web: {vpc: lab, ingress: [{peer: 0.0.0.0/0}]}}\n"
)

REGRETTED = {
    "a route to an instance that takes only what is for itself": (
        "route_tables: {rt: {vpc: lab, main: true, routes: [{destination: 192.0.2.0/24, target: a}]}}\n"
        "instances: {a: {subnet: s1}}\n",
        "route-to-a-checked-interface",
        "rt",
    ),
    "a gateway to which no route leads": (GATEWAY, "gateway-without-a-route", "igw"),
    "a subnet without a way out": (
        GATEWAY
        + "route_tables: {rt: {vpc: lab, main: true, routes: [{destination: 192.0.2.0/24, target: igw}]}}\n"
        + "instances: {a: {subnet: s1}}\n",
        "no-way-out",
        "s1",
    ),
    "a private subnet beside a public one": (
        GATEWAY
        + "route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}\n"
        + "instances: {a: {subnet: s1}}\n",
        "no-way-out",
        "s1",
    ),
    "a NAT gateway to which no route leads": (
        GATEWAY + LED_OUT + "nat_gateways: {nat: {subnet: s1, public_address: 198.51.100.50}}\n",
        "nat-gateway-without-a-route",
        "nat",
    ),
    "a public NAT gateway in a private subnet": (
        GATEWAY + "nat_gateways: {nat: {subnet: s1, public_address: 198.51.100.50}}\n",
        "nat-gateway-in-a-private-subnet",
        "nat",
    ),
    "an instance led out without a public address": (
        GATEWAY + LED_OUT + "instances: {a: {subnet: s1}}\n",
        "no-public-address",
        "a",
    ),
    "a public address without a route": (
        "instances: {a: {subnet: s1, public_address: 198.51.100.10}}\n",
        "public-address-without-a-route",
        "a",
    ),
    "a route table that no subnet uses": ("route_tables: {rt: {vpc: lab}}\n", "unused-route-table", "rt"),
    "a route to an interface that is attached to nothing": (
        "route_tables: {rt: {vpc: lab, main: true, routes: [{destination: 192.0.2.0/24, target: eni}]}}\n"
        "network_interfaces: {eni: {subnet: s1}}\n",
        "route-to-nothing",
        "rt",
    ),
    "an interface endpoint whose groups let no HTTPS in": (
        "security_groups: {shut: {vpc: lab, ingress: [{protocol: tcp, ports: 80, peer: 10.0.0.0/8}]}}\n"
        "vpc_endpoints:\n"
        "  ep: {kind: interface, vpc: lab, service: ssm, subnets: [s1], security_groups: [shut]}\n",
        "no-rule-into-the-endpoint",
        "ep",
    ),
    "a load balancer without a listener": (
        INTERNAL + "subnets: [s1], scheme: internal}}\ninstances: {a: {subnet: s1}}\n",
        "balancer-without-a-listener",
        "nlb",
    ),
    "a listener without targets": (
        INTERNAL
        + "subnets: [s1], scheme: internal, listeners: [{protocol: tcp, port: 443}]}}\ninstances: {a: {subnet: s1}}\n",
        "listener-without-targets",
        "nlb",
    ),
    "an application load balancer that listens for no more than TCP": (
        "load_balancers: {alb: {kind: application, subnets: [s1], scheme: internal,"
        + " listeners: [{protocol: tcp, port: 443, targets: [a]}]}}\n"
        + OPEN_TARGET,
        "listener-of-no-protocol",
        "alb",
    ),
    "targets of a classic load balancer that don't let it in": (
        "load_balancers: {clb: {kind: classic, subnets: [s1], scheme: internal, security_groups: [web],"
        + " listeners: [{protocol: tcp, port: 443, targets: [a], target_port: 80}]}}\n"
        + "instances: {a: {subnet: s1, security_groups: [web]}}\n"
        + "security_groups: {web: {vpc: lab, ingress: [{protocol: tcp, ports: 443, peer: 0.0.0.0/0}]}}\n",
        "target-lets-nothing-in",
        "clb",
    ),
    "targets that let no client in": (
        INTERNAL
        + "subnets: [s1], scheme: internal, listeners: [{protocol: tcp, port: 443, targets: [a]}]}}\n"
        + "instances: {a: {subnet: s1, security_groups: [web]}}\n"
        + "security_groups: {web: {vpc: lab, ingress: [{protocol: tcp, ports: 80, peer: 0.0.0.0/0}]}}\n",
        "target-lets-nothing-in",
        "nlb",
    ),
    "targets that let the load balancer not in": (
        INTERNAL
        + "subnets: [s1], scheme: internal, preserve_client_address: false, security_groups: [front],"
        + " listeners: [{protocol: tcp, port: 443, targets: [a]}]}}\n"
        + "instances: {a: {subnet: s1, security_groups: [web]}}\n"
        + "security_groups:\n  front: {vpc: lab}\n"
        + "  web: {vpc: lab, ingress: [{protocol: tcp, ports: 443, peer: 10.9.0.0/16}]}\n",
        "target-lets-nothing-in",
        "nlb",
    ),
    "a load balancer for the Internet in a private subnet": (
        INTERNAL
        + "subnets: [s1], public_addresses: {s1: 198.51.100.9},"
        + " listeners: [{protocol: tcp, port: 443, targets: [a]}]}}\n"
        + GATEWAY
        + OPEN_TARGET,
        "public-balancer-in-a-private-subnet",
        "nlb",
    ),
    "a load balancer for the Internet without an address there": (
        INTERNAL
        + "subnets: [s1], listeners: [{protocol: tcp, port: 443, targets: [a]}]}}\n"
        + GATEWAY
        + LED_OUT
        + OPEN_TARGET,
        "balancer-without-a-public-address",
        "nlb",
    ),
    "a gateway endpoint in no route table": (
        "prefix_lists: {pl-s3: {entries: [3.5.0.0/19], service: s3}}\n"
        "vpc_endpoints: {ep: {kind: gateway, vpc: lab, prefix_list: pl-s3}}\n",
        "endpoint-in-no-route-table",
        "ep",
    ),
    "a private table that goes round the endpoint": (
        "prefix_lists: {pl-s3: {entries: [3.5.0.0/19], service: s3}}\n"
        "nat_gateways: {nat: {subnet: s1}}\n"
        "route_tables:\n"
        "  rt: {vpc: lab, main: true, routes: [{destination: 0.0.0.0/0, target: nat}]}\n"
        "  other: {vpc: lab}\n"
        "vpc_endpoints: {ep: {kind: gateway, vpc: lab, prefix_list: pl-s3, route_tables: [other]}}\n",
        "goes-round-the-endpoint",
        "rt",
    ),
    "a group that lets nothing out to the endpoint": (
        "prefix_lists: {pl-s3: {entries: [3.5.0.0/19], service: s3}}\n"
        "security_groups: {shut: {vpc: lab, egress: [{peer: 10.0.0.0/8}, {protocol: udp, peer: pl-s3}]}}\n"
        "instances: {a: {subnet: s1, security_groups: [shut]}}\n"
        "vpc_endpoints: {ep: {kind: gateway, vpc: lab, prefix_list: pl-s3, route_tables: [lab/main]}}\n",
        "no-rule-for-the-endpoint",
        "shut",
    ),
    "a prefix list that nothing names": ("prefix_lists: {pl: {entries: [192.0.2.0/24]}}\n", "unused-prefix-list", "pl"),
    "a prefix list with nothing in it": (
        "prefix_lists: {pl: {entries: []}}\n"
        "route_tables: {rt: {vpc: lab, main: true, routes: [{destination: pl, target: blackhole}]}}\n",
        "empty-prefix-list",
        "pl",
    ),
    "a group in which a prefix list counts as too many rules": (
        "prefix_lists: {pl: {service: cloudfront}, own: {entries: [192.0.2.0/24], max_entries: 5}}\n"
        "security_groups: {sg: {vpc: lab, default: true, ingress: [{peer: 10.0.0.0/8}, {peer: pl}, {peer: own}]}}\n",
        "too-many-rules",
        "sg",
    ),
    "a group that nobody uses": ("security_groups: {sg: {vpc: lab}}\n", "unused-security-group", "sg"),
    "an ACL at no border": ("network_acls: {acl: {vpc: lab}}\n", "unused-network-acl", "acl"),
    "a transit gateway without attachments": ("transit_gateways: {tgw: {}}\n", "transit-gateway-alone", "tgw"),
    "an attachment without a route table": (
        "transit_gateways: {tgw: {attachments: {att: {vpc: lab, subnets: [s1]}}, route_tables: {rtb: {}}}}\n",
        "attachment-without-a-table",
        "att",
    ),
    "an ACL without the ephemeral ports": (
        "network_acls:\n"
        "  acl:\n"
        "    vpc: lab\n"
        "    default: true\n"
        "    ingress: [{number: 100, action: allow, protocol: tcp, ports: 443, peer: 0.0.0.0/0}]\n"
        "    egress: [{number: 100, action: allow, protocol: tcp, ports: 443, peer: 0.0.0.0/0}]\n",
        "no-ephemeral-ports",
        "acl",
    ),
}


def of_kind(topology: Topology, kind: str) -> list[Advice]:
    return [advice for advice in lint(topology) if advice.id == kind]


@pytest.mark.parametrize(("text", "kind", "at"), [pytest.param(*case, id=name) for name, case in REGRETTED.items()])
def test_what_would_be_regretted_is_said_on_its_thing_and_the_remedy_mends_it(text: str, kind: str, at: str) -> None:
    topology = read_topology(START + text)
    found = of_kind(topology, kind)
    assert {advice.at for advice in found} == {at}
    for advice in found:
        for remedy in advice.remedies:
            mended = remedy.edit(topology)
            assert check_topology(mended) == []
            assert [one.says for one in of_kind(mended, kind)] == [one.says for one in found if one is not advice]


PEERS = """\
format: vpcviz/1
vpcs: {one: {region: us-east-1, cidrs: [10.1.0.0/16]}, two: {region: us-east-1, cidrs: [10.2.0.0/16]}}
subnets: {s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24}, s2: {vpc: two, zone: us-east-1a, cidr: 10.2.0.0/24}}
route_tables: {rt: {vpc: one, main: true, routes: [{destination: 10.2.0.0/16, target: pcx}]}}
vpc_peerings: {pcx: {requester: one, accepter: two, state: pending-acceptance}}
instances: {a: {subnet: s1}, b: {subnet: s2, security_groups: [open]}}
security_groups: {open: {vpc: two, ingress: [{peer: 0.0.0.0/0}]}}
"""


def test_a_peering_is_accepted_then_led_to_from_both_sides_and_then_it_answers() -> None:
    topology = read_topology(PEERS)
    for kind in ("peering-not-accepted", "peering-without-a-route"):
        (found,) = of_kind(topology, kind)
        assert found.at == "pcx"
        (remedy,) = found.remedies
        topology = remedy.edit(topology)
    network = compile_network(topology)
    assert lint(topology) == ()
    assert walk(network, make_probe(network, source="a", destination="b")).answered


def test_a_route_to_a_peering_that_is_not_up_is_no_route_to_nothing() -> None:
    assert of_kind(read_topology(PEERS), "route-to-nothing") == []


def test_a_peering_that_is_over_is_best_deleted() -> None:
    topology = read_topology(PEERS.replace("pending-acceptance", "rejected"))
    (found,) = of_kind(topology, "peering-is-over")
    (remedy,) = found.remedies
    assert remedy.edit(topology).vpc_peerings == {}


def test_a_peering_that_is_on_its_way_is_told_of_and_left_alone() -> None:
    (found,) = of_kind(read_topology(PEERS.replace("pending-acceptance", "provisioning")), "peering-is-not-active")
    assert found.remedies == ()


def test_a_private_subnet_gets_a_way_out_by_a_nat_gateway_in_the_public_one() -> None:
    topology = read_topology(
        START.replace(
            "subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}",
            "subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt},"
            " s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}}",
        )
        + GATEWAY
        + "route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}\n"
        + "instances: {d: {subnet: s2}}\n"
    )
    (advice,) = lint(topology)
    mended = advice.remedies[0].edit(topology)
    network = compile_network(mended)
    assert walk(network, make_probe(network, source="d", destination="8.8.8.8")).answered
    assert lint(mended) == ()


USELESS = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}, s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}}
instances: {a: {subnet: s1}}
nat_gateways: {nat: {subnet: s1}}
security_groups: {sg: {vpc: lab}}
route_tables: {rt: {vpc: lab}}
network_acls: {acl: {vpc: lab}}
"""


def test_what_nobody_uses_is_first_offered_a_use_and_last_its_deletion() -> None:
    offered = {one.at: [remedy.says for remedy in one.remedies] for one in lint(read_topology(USELESS))}
    assert offered == {
        "nat": ["Lead s2 to nat", "Delete nat"],
        "sg": ["Put a in sg, too", "Delete sg"],
        "rt": ["Let s1 use rt", "Let s2 use rt", "Delete rt"],
        "acl": [
            "Put acl at the border of s1, where it denies everything",
            "Put acl at the border of s2, where it denies everything",
            "Delete acl",
        ],
    }


def test_whoever_is_put_in_a_group_stays_in_the_one_that_nobody_has_written() -> None:
    topology = read_topology(USELESS)
    (advice,) = of_kind(topology, "unused-security-group")
    mended = advice.remedies[0].edit(topology)
    assert mended.instances[ObjectId("a")].security_groups == ("lab/default-group", "sg")


def test_a_nat_gateway_that_has_no_subnet_to_serve_is_offered_one() -> None:
    topology = read_topology(USELESS.replace(", s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}", ""))
    (advice,) = of_kind(topology, "nat-gateway-without-a-route")
    assert [one.says for one in advice.remedies] == ["Place a subnet that is led to nat", "Delete nat"]
    mended = advice.remedies[0].edit(topology)
    (table,) = (mended.route_tables[one.route_table] for one in mended.subnets.values() if one.route_table)
    assert [route.target for route in table.routes] == ["nat"]


def test_what_is_placed_in_order_is_not_regretted() -> None:
    topology = read_topology("format: vpcviz/1\n")
    for section in ("vpcs", "subnets", "internet_gateways", "instances"):
        topology = place(topology, section, None).topology
    assert lint(topology) == ()


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_a_lesson_is_advised_of_nothing_that_it_does_not_mean(lesson: Lesson) -> None:
    meant = {
        "why-does-the-answer-not-come-back": {"no-ephemeral-ports", "no-path-mtu"},
        "why-do-large-packets-vanish": {"no-path-mtu"},
        "does-a-peering-lead-further": {"peering-used-as-transit"},
        "is-a-transit-gateway-a-router-with-vrfs": {"attachment-misses-a-zone"},
        "is-a-load-balancer-port-forwarding": {"no-way-out"},
        "does-s3-need-a-nat-gateway": {"goes-round-the-endpoint", "no-rule-for-the-endpoint"},
    }
    assert {advice.id for advice in lint(lesson.topology)} <= {"no-public-address", *meant.get(lesson.name, ())}


@untimed
@given(topologies())
def test_whatever_the_drawing_every_remedy_is_something_that_aws_would_take(topology: Topology) -> None:
    for advice in lint(topology):
        for remedy in advice.remedies:
            assert check_topology(remedy.edit(topology)) == []


def test_a_route_to_a_stopped_instance_leads_on_once_that_is_started() -> None:
    topology = read_topology("""\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}}
route_tables: {rt: {vpc: lab, routes: [{destination: 10.9.0.0/16, target: b}]}}
instances: {b: {subnet: s1, state: stopped, source_dest_check: false}}
""")
    (advice,) = lint(topology)
    assert (advice.id, advice.says) == ("route-to-nothing", "rt sends 10.9.0.0/16 to b, which is stopped")
    started = advice.remedies[0].edit(topology)
    assert started.instances[ObjectId("b")].state == "running"
    assert not lint(started)
