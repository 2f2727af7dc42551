from vpcviz.lessons.lesson import lessons
from vpcviz.network.document import read_topology
from vpcviz.network.errors import Problem
from vpcviz.network.index import compile_network
from vpcviz.playback.injections import offered_injections
from vpcviz.playback.probe_form import destinations, probe_form, sources, switch_fields
from vpcviz.playback.question import Question
from vpcviz.steps.model import MODELS
from vpcviz.walks.injection_form import read_injections
from vpcviz.walks.probe import make_probe

TOPOLOGY = read_topology(
    """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
internet_gateways: {igw: {vpc: lab}}
instances:
  a:
    name: A
    subnet: s1
    address: 10.0.0.10
    secondary_addresses: [10.0.0.11]
    public_address: {10.0.0.11: 198.51.100.11}
  b: {subnet: s1}
  c: {subnet: s1}
network_interfaces: {eni-b: {instance: b, device: 1, subnet: s1}}
internet_hosts: {home: {address: 203.0.113.12}}
"""
)
NETWORK = compile_network(TOPOLOGY)


def test_whoever_can_send_is_offered() -> None:
    assert sources(TOPOLOGY) == (
        ("a", "A"),
        ("b", "b"),
        ("c", "c"),
        ("eni-b", "eni-b"),
        ("home", "home"),
        ("internet", "the Internet"),
    )


def test_the_addresses_that_the_drawing_names_are_offered() -> None:
    assert destinations(TOPOLOGY) == (
        ("10.0.0.10", "A, private"),
        ("198.51.100.11", "A, public"),
        ("203.0.113.12", "home"),
        ("169.254.169.254", "the metadata service"),
        ("169.254.169.253", "the resolver"),
        ("169.254.169.123", "the time service"),
    )


def test_what_a_link_asks_for_is_offered_even_where_the_form_would_not_think_of_it() -> None:
    form = probe_form(NETWORK, Question("a/eth0", "b", "47"), "/")
    offered = {field.name: field.choices for field in form["fields"]}
    assert ("a/eth0", "a/eth0") in offered["from"]
    assert ("47", "47") in offered["protocol"]


def test_a_problem_stands_at_its_field_and_every_other_one_above_them_all() -> None:
    problems = [Problem("source", None, "zz", "an instance"), Problem("off", None, "x", "a route")]
    form = probe_form(NETWORK, Question("zz", "b", "icmp"), "/", problems)
    assert {field.name: bool(field.problem) for field in form["fields"]} == {
        "from": True,
        "to": False,
        "protocol": False,
        "port": False,
    }
    assert len(form["general_problems"]) == 1


def test_the_probe_that_is_asked_is_marked_among_the_drawings_own() -> None:
    form = probe_form(compile_network(lessons()[0].topology), Question("a", "10.0.0.20", "icmp", model="one-mac"), "/")
    assert {saved.id: saved.is_asked for saved in form["saved_probes"]} == {"ping-public": False, "ping-private": True}


def test_every_model_can_be_chosen_and_the_one_that_is_asked_for_is_kept() -> None:
    form = probe_form(NETWORK, Question("a", "b", "icmp", model="pigeon"), "/")
    assert [value for value, _ in form["model_field"].choices] == [*MODELS, "pigeon"]


def test_every_switch_can_be_turned_and_stays_as_the_model_has_it_otherwise() -> None:
    question = Question("a", "b", "icmp", model="gcp", switches=("broadcast=flooded",))
    fields = {field.name: field for field in switch_fields(question)}
    assert fields["broadcast"].setting == "broadcast=flooded"
    assert fields["guest_prefix"].choices == (
        ("", "host, as in the model"),
        ("guest_prefix=subnet", "subnet"),
        ("guest_prefix=host", "host"),
    )


def test_what_is_seldom_asked_for_is_open_where_it_is_asked_for_and_told_there_what_is_wrong_with_it() -> None:
    form = probe_form(NETWORK, Question("a", "b", "tcp", idle="x"), "/", [Problem("idle", None, "x", "a number")])
    assert [field.name for field in form["life_fields"] if field.problem] == ["idle"]
    assert form["has_life"]
    assert not probe_form(NETWORK, Question("a", "b", "tcp"), "/")["has_life"]


def test_every_frame_that_is_offered_can_be_put_in() -> None:
    offered = offered_injections(NETWORK, "a")
    kinds = {text.partition(":")[0] for text, _ in offered}
    assert kinds == {"arp", "neighbor", "source-mac", "underlay"}
    elsewhere = [text for text, _ in offered if not text.startswith("underlay:host/b")]
    probe = make_probe(NETWORK, source="a", destination="b")
    assert len(read_injections(NETWORK, probe, elsewhere)) == len(elsewhere)
    assert offered_injections(NETWORK, "home") == ()
