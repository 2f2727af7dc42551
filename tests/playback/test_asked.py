import pytest

from vpcviz.network.document import read_topology
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.network_load_balancer import NetworkLoadBalancer
from vpcviz.network.topology import Topology
from vpcviz.playback.asked import read_port, read_protocol, understand
from vpcviz.playback.question import Question
from vpcviz.walks.walk import walk

NAMESAKES = read_topology(
    """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
instances:
  i-1: {name: Web, subnet: s1, address: 10.0.0.10}
  i-2: {name: web, subnet: s1, address: 10.0.0.20}
  i-3: {name: Cache, subnet: s1, address: 10.0.0.30}
"""
)
FAR = read_topology(
    """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}}
route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}
internet_gateways: {igw: {vpc: lab}}
instances:
  a: {subnet: s1, address: 10.0.0.10, public_address: 198.51.100.10}
  b: {subnet: s1, address: 10.0.0.20}
internet_hosts: {home: {address: 203.0.113.12}}
"""
)


def refused(topology: Topology, question: Question) -> tuple[Problem, ...]:
    with pytest.raises(ProbeRefused) as refusal:
        understand(topology, question)
    return refusal.value.problems


@pytest.mark.parametrize("name", ["B", "b"])
def test_a_thing_goes_by_its_name_too(topology: Topology, name: str) -> None:
    asked = understand(topology, Question("a", name, "icmp"))
    assert (asked.question.destination, str(asked.probe.destination)) == ("b", "10.0.0.20")


def test_a_sender_goes_by_its_name_too(topology: Topology) -> None:
    assert understand(topology, Question("B", "10.0.0.10", "icmp")).question.source == "b"


@pytest.mark.parametrize("name", ["front", "Front door"])
def test_what_aws_runs_behind_an_address_goes_by_its_name_too(name: str) -> None:
    balanced = NAMESAKES.model_copy(
        update={"network_load_balancers": {"front": NetworkLoadBalancer(name="Front door", subnets={"s1": None})}}
    )
    asked = understand(balanced, Question("i-1", name, "tcp"))
    assert (asked.question.destination, str(asked.probe.destination)) == ("front", "10.0.0.4")


@pytest.mark.parametrize("name", ["cache", "CACHE", "I-3"])
def test_the_case_of_a_names_letters_does_not_matter(name: str) -> None:
    assert understand(NAMESAKES, Question("i-1", name, "icmp")).question.destination == "i-3"


@pytest.mark.parametrize("name", ["the internet", "the Internet", "internet"])
def test_the_internet_goes_by_the_name_that_the_form_gives_it(topology: Topology, name: str) -> None:
    assert understand(topology, Question("a", name, "icmp")).question.destination == "internet"


def test_a_name_that_two_things_have_means_neither_of_them() -> None:
    (problem,) = refused(NAMESAKES, Question("i-3", "WEB", "icmp"))
    assert (problem.found, problem.expected) == ("WEB", "an address, or one of i-1, i-2, Cache, the Internet")


def test_an_address_stays_as_it_was_typed(topology: Topology) -> None:
    assert understand(topology, Question("a", "10.0.0.20", "icmp")).question.destination == "10.0.0.20"


def test_a_refused_destination_is_answered_in_the_drawings_words(topology: Topology) -> None:
    (problem,) = refused(topology, Question("a", "zz", "icmp"))
    assert (problem.path, problem.expected) == ("destination", "an address, or one of A, B, the Internet")


def test_a_refused_sender_is_answered_in_the_drawings_words(topology: Topology) -> None:
    (problem,) = refused(topology, Question("zz", "10.0.0.20", "icmp"))
    assert (problem.path, problem.expected) == ("source", "one of A, B, the Internet")


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        (Question("a", "qq", "tcp", "yy"), ["destination", "port"]),
        (Question("zzz", "10.0.0.20", "tcp", "99999"), ["source", "port"]),
        (Question("", "", "", ""), ["source", "destination", "protocol"]),
        (Question("zz", "qq", "carrier-pigeon", "yy"), ["source", "destination", "protocol", "port"]),
        (Question("a", "qq", "icmp", "80"), ["destination", "port"]),
        (Question("a", "10.0.0.20", "icmp", size="27", ttl="x"), ["ttl", "size"]),
        (
            Question("a", "qq", "icmp", model="?", off=("nonsense", "rt:1.0.0.0/8")),
            ["off", "off", "destination", "model"],
        ),
    ],
)
def test_all_that_is_wrong_is_said_at_once(topology: Topology, question: Question, paths: list[str]) -> None:
    assert [problem.path for problem in refused(topology, question)] == paths


@pytest.mark.parametrize("route", ["rt-public", "rt-public:", "rt-public:10.0.0.1/8", "rt-9:0.0.0.0/0", "", ":"])
def test_a_route_that_cannot_be_left_out_is_refused_in_our_own_words(topology: Topology, route: str) -> None:
    (problem,) = refused(topology, Question("a", "10.0.0.20", "icmp", off=(route,)))
    assert problem.path == "off"
    assert problem.expected in (
        "a route table with a route's destination: rt-public:0.0.0.0/0",
        "a route of the drawing's own",
    )


@pytest.mark.parametrize(("text", "number"), [("icmp", 1), ("tcp", 6), ("udp", 17), ("47", 47), ("255", 255)])
def test_a_protocol_goes_by_name_or_number(text: str, number: int) -> None:
    assert read_protocol(text) == number


@pytest.mark.parametrize("text", ["", "256", "-1", "ICMP", "4.7", "٣", "icmp6"])
def test_what_is_no_protocol_is_refused(text: str) -> None:
    with pytest.raises(ProbeRefused) as refused:
        read_protocol(text)
    assert refused.value.problems[0].path == "protocol"


@pytest.mark.parametrize(("text", "number"), [("", None), ("0", 0), ("443", 443), ("65535", 65535)])
def test_a_port_may_be_left_out(text: str, number: int | None) -> None:
    assert read_port(text) == number


@pytest.mark.parametrize("text", ["65536", "-1", "http", "1e3", "9" * 5000, "٣", "99999999999999999999"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ProbeRefused) as refused:
        read_port(text)
    assert refused.value.problems[0].path == "port"


def test_a_connection_is_opened_before_a_route_is_switched_off() -> None:
    # Tracked or not, nothing leads on without the route: the connection was opened while it was there.
    question = Question("a", "home", "tcp", idle="10", off=("rt:0.0.0.0/0",))
    asked = understand(FAR, question)
    taken = walk(asked.network, asked.probe, asked.model)
    assert (taken.directions[0].final.at, taken.directions[0].final.stage) == ("rt", "route-lookup")


def test_what_is_put_in_is_part_of_what_is_sent() -> None:
    asked = understand(FAR, Question("a", "b", "icmp", inject=("neighbor:a:10.0.0.20=02:00:00:00:00:63",)))
    assert len(asked.probe.injected) == 1


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (Question("a", "b", "icmp", inject=("pigeon",)), "inject"),
        (Question("a", "b", "tcp", source_address="x"), "source_address"),
        (Question("a", "b", "tcp", source_port="x"), "source_port"),
        (Question("a", "b", "tcp", idle="-1"), "idle"),
        (Question("a", "b", "47", idle="1"), "idle"),
    ],
)
def test_what_is_seldom_asked_for_is_refused_by_its_field(question: Question, path: str) -> None:
    assert [problem.path for problem in refused(FAR, question)] == [path]
