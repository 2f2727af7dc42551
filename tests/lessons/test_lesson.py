import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.lessons.lesson import Lesson, find_lesson, lessons, read_lesson
from vpcviz.network.changes import Json
from vpcviz.network.edits.route_table import with_route
from vpcviz.network.edits.values import put, take_out
from vpcviz.network.errors import ProbeRefused, TopologyRefused
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.packets.headers import Ip
from vpcviz.playback.asked import ask
from vpcviz.playback.question import question_of
from vpcviz.steps.model import AWS, MODELS
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Direction, DirectionName, Walk
from vpcviz.walks.walk import walk

SMALLEST = """\
format: vpcviz-lesson/1
number: 9
title: One instance
question: Who is there?
finding: How many there are.
summary: There is one.
text: [Look at it.]
topology:
  format: vpcviz/1
  vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
  subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
  instances: {a: {subnet: s1}}
  probes: {self: {source: a, destination: a}}
"""

UNANSWERED = {
    "how-does-a-private-subnet-get-out": {
        "home-in": (DirectionName.FORWARD, DropReason.NAT_GATEWAY_UNSOLICITED, "nat"),
    },
    "why-does-the-answer-not-come-back": {
        "ask-w": (DirectionName.RETURN, DropReason.SUBNET_ACL_RESTRICTION, "acl-web"),
    },
    "does-a-peering-lead-further": {
        "a-to-c": (DirectionName.FORWARD, DropReason.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, "pcx-1"),
    },
    "is-a-transit-gateway-a-router-with-vrfs": {
        "a-to-l": (DirectionName.FORWARD, DropReason.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, "rtb-spokes"),
        "b-to-t": (DirectionName.FORWARD, DropReason.TGW_ROUTE_AZ_RESTRICTION, "rt-shop"),
    },
    "is-a-load-balancer-port-forwarding": {
        "w-out": (DirectionName.FORWARD, DropReason.NO_ROUTE_TO_DESTINATION, "rt-private"),
    },
    "who-lacks-a-route-to-the-office": {
        "desk-to-b": (DirectionName.RETURN, DropReason.NO_ROUTE_TO_DESTINATION, "rt-b"),
    },
    "can-a-firewall-stand-between-two-subnets": {
        "a-to-e": (DirectionName.FORWARD, DropReason.ENI_SG_RULES_MISMATCH, "e/eth0"),
    },
    "does-s3-need-a-nat-gateway": {
        "d-by-udp": (DirectionName.FORWARD, DropReason.VPCE_GATEWAY_PROTOCOL_RESTRICTION, "ep-s3"),
        "f-to-s3": (DirectionName.FORWARD, DropReason.ENI_SG_RULES_MISMATCH, "f/eth0"),
    },
    "why-do-large-packets-vanish": {
        "large-w": (DirectionName.FORWARD, DropReason.MTU_EXCEEDED, "igw"),
        "large-a": (DirectionName.FORWARD, DropReason.MTU_EXCEEDED, "igw"),
    },
}

SHIPPED = [pytest.param(lesson, id=lesson.name) for lesson in lessons()]


def test_the_lessons_come_in_order() -> None:
    assert [(lesson.number, lesson.name) for lesson in lessons()] == [
        (1, "where-is-the-public-address"),
        (2, "whom-does-b-see"),
        (3, "what-the-instance-cannot-see"),
        (4, "how-does-a-private-subnet-get-out"),
        (5, "why-does-the-answer-not-come-back"),
        (6, "does-a-peering-lead-further"),
        (7, "is-a-transit-gateway-a-router-with-vrfs"),
        (8, "why-do-large-packets-vanish"),
        (9, "is-a-load-balancer-port-forwarding"),
        (10, "who-lacks-a-route-to-the-office"),
        (11, "can-a-firewall-stand-between-two-subnets"),
        (12, "does-s3-need-a-nat-gateway"),
    ]


def test_a_lesson_goes_by_its_files_name() -> None:
    lesson = find_lesson("whom-does-b-see")
    assert lesson is not None
    assert lesson.title == "Whom does B see?"


def test_what_is_not_there_is_not_found() -> None:
    assert find_lesson("../settings") is None


@pytest.mark.parametrize("lesson", SHIPPED)
def test_a_probe_of_a_lesson_is_answered_unless_the_lesson_asks_why_not(lesson: Lesson) -> None:
    network = compile_network(lesson.topology)
    unanswered = {}
    for name, probe in lesson.topology.probes.items():
        asked = ask(network, question_of(probe)).probe
        walked = walk(network, asked)
        last = walked.decisive
        if not walked.answered:
            verdict = last.steps[-1].verdict
            assert isinstance(verdict, Dropped)
            unanswered[name] = (last.name, verdict.reason, last.steps[-1].at)
    assert unanswered == UNANSWERED.get(lesson.name, {})


@pytest.mark.parametrize(
    ("name", "source", "destination"),
    [
        ("where-is-the-public-address", "a", "198.51.100.20"),
        ("whom-does-b-see", "a", "198.51.100.20"),
        ("what-the-instance-cannot-see", "a", "10.0.0.20"),
        ("how-does-a-private-subnet-get-out", "d", "203.0.113.12"),
        ("why-does-the-answer-not-come-back", "home", "198.51.100.10"),
        ("does-a-peering-lead-further", "a", "10.3.0.10"),
        ("is-a-transit-gateway-a-router-with-vrfs", "a", "10.2.0.10"),
        ("why-do-large-packets-vanish", "w", "203.0.113.12"),
        ("is-a-load-balancer-port-forwarding", "home", "198.51.100.50"),
        ("who-lacks-a-route-to-the-office", "desk", "10.0.1.10"),
        ("can-a-firewall-stand-between-two-subnets", "a", "10.0.1.30"),
        ("does-s3-need-a-nat-gateway", "d", "3.5.0.9"),
    ],
)
def test_a_lesson_begins_with_its_first_probe(name: str, source: str, destination: str) -> None:
    lesson = find_lesson(name)
    assert lesson is not None
    assert (lesson.probe.source, lesson.probe.destination) == (source, destination)


@pytest.mark.parametrize(("probe", "encapsulates"), [("ping-b", True), ("ping-c", False), ("ping-public", True)])
def test_nothing_is_encapsulated_between_instances_of_one_host(probe: str, encapsulates: bool) -> None:
    assert (Stage.ENCAPSULATE in stages_of_lesson_3(probe, warm=False)) == encapsulates


@pytest.mark.parametrize("probe", ["ping-b", "ping-c", "ping-public"])
def test_who_knows_its_neighbours_asks_nobody(probe: str) -> None:
    asked, known = (stages_of_lesson_3(probe, warm=warm) for warm in (False, True))
    assert asked - known == {Stage.ARP_REQUEST, Stage.ARP_INTERCEPT, Stage.ARP_REPLY}


def stages_of_lesson_3(name: str, *, warm: bool) -> set[Stage]:
    """Walk a probe of the lesson about what an instance cannot see."""
    lesson = lessons()[2]
    network, probe = compile_network(lesson.topology), lesson.topology.probes[ObjectId(name)]
    taken = walk(network, make_probe(network, source=probe.source, destination=probe.destination, warm=warm))
    return {step.stage for _, _, step in taken.numbered()}


def test_a_firewall_sees_the_answer_only_by_a_route_of_its_own() -> None:
    topology = topology_of("can-a-firewall-stand-between-two-subnets")
    both = with_route(topology, ObjectId("rt-data"), "10.0.0.0/24", "f")
    seen = [["f" in places(one) for one in walked(drawn, "a-to-d").directions] for drawn in (topology, both)]
    assert seen == [[True, False], [True, True]]


def test_before_2021_a_neighbour_leads_through_a_firewall_and_no_route_of_the_vpc_does() -> None:
    topology = topology_of("can-a-firewall-stand-between-two-subnets")
    taken = walked(topology, "b-to-d", "before-2021")
    assert taken.answered
    assert "g" in places(taken.directions[0])
    with pytest.raises(ProbeRefused, match=r"10\.0\.1\.0/24 to f/eth0"):
        walked(topology, "a-to-d", "before-2021")


def test_a_rule_for_a_block_lets_in_what_a_firewall_forwards() -> None:
    rules: Json = [{"protocol": "tcp", "ports": 5432, "peer": "10.0.0.0/24"}]
    place = ("security_groups", "sg-group", "ingress")
    assert walked(put(topology_of("can-a-firewall-stand-between-two-subnets"), place, rules), "a-to-e").answered


@pytest.mark.parametrize(("probe", "source"), [("d-to-s3", "10.0.1.10"), ("e-to-s3", "198.51.100.50")])
def test_s3_sees_a_private_address_behind_a_gateway_endpoint_alone(probe: str, source: str) -> None:
    last = walked(topology_of("does-s3-need-a-nat-gateway"), probe).directions[0].steps[-1]
    assert str(last.packet.header(Ip).source) == source


def test_a_rule_for_the_list_and_a_route_of_the_endpoints_own_are_what_s3_lacks() -> None:
    topology = topology_of("does-s3-need-a-nat-gateway")
    rules: Json = [{"protocol": "tcp", "ports": 443, "peer": "pl-s3"}]
    assert walked(put(topology, ("security_groups", "sg-vpc", "egress"), rules), "f-to-s3").answered
    bare = take_out(topology, ("route_tables", "rt-batch", "routes", "0.0.0.0/0"))
    assert not walked(bare, "e-to-s3").answered
    assert walked(put(bare, ("gateway_endpoints", "ep-s3", "route_tables"), ["rt-web", "rt-batch"]), "e-to-s3").answered


def topology_of(name: str) -> Topology:
    """Give a lesson's drawing."""
    lesson = find_lesson(name)
    assert lesson is not None
    return lesson.topology


def walked(topology: Topology, probe: str, model: str = AWS.name) -> Walk:
    """Walk a probe of a drawing's own."""
    network = compile_network(topology)
    return walk(network, ask(network, question_of(topology.probes[ObjectId(probe)])).probe, MODELS[model])


def places(direction: Direction) -> set[str]:
    """Name where the steps of a direction are."""
    return {str(step.at) for step in direction.steps}


def test_a_lesson_is_a_head_and_a_drawing() -> None:
    lesson = read_lesson("one-instance", SMALLEST)
    assert (lesson.name, lesson.number, lesson.text, list(lesson.topology.instances)) == (
        "one-instance",
        9,
        ("Look at it.",),
        ["a"],
    )


@pytest.mark.parametrize(
    ("right", "wrong", "line", "path"),
    [
        ("format: vpcviz-lesson/1", "format: vpcviz/1", 1, "format"),
        ("number: 9", "number: nine", 2, "number"),
        ("number: 9", "number: 0", 2, "number"),
        ("title: One instance", "titel: One instance", 3, "titel"),
        ("text: [Look at it.]", "text: []", 7, "text"),
        ("cidr: 10.0.0.0/24", "cidr: 10.0.0.0/29", 11, "topology.subnets.s1.cidr"),
        ("{a: {subnet: s1}}", "{a: {subnet: s7}}", 12, "topology.instances.a.subnet"),
        ("{self: {source: a, destination: a}}", "{}", 13, "topology.probes"),
    ],
)
def test_what_is_wrong_with_a_lesson_is_named_with_its_line_in_the_lessons_file(
    right: str, wrong: str, line: int, path: str
) -> None:
    with pytest.raises(TopologyRefused) as refused:
        read_lesson("one-instance", SMALLEST.replace(right, wrong))
    assert (line, path) in {(problem.line, problem.path) for problem in refused.value.problems}


@pytest.mark.parametrize("text", ["", "7", "[]", "format: vpcviz-lesson/1", "a: [", "topology: 7"])
def test_what_is_no_lesson_at_all_is_refused(text: str) -> None:
    with pytest.raises(TopologyRefused):
        read_lesson("broken", text)
