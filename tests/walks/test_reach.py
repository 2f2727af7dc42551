from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.network.drawn import topologies, untimed
from tests.stories.story import STORIES, questions, read_story
from vpcviz.facts.protocols import ICMP, TCP
from vpcviz.lessons.lesson import Lesson, lessons
from vpcviz.network.document import build_topology, read_topology
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network, compile_network
from vpcviz.network.marked_text import Marked
from vpcviz.network.topology import Topology
from vpcviz.walks.alike import alike
from vpcviz.walks.probe import make_probe
from vpcviz.walks.reach import Outcome, address_for, outcome_of, reach
from vpcviz.walks.walk import walk

Pairs = dict[tuple[str, str], Outcome]
WITH_IPV6 = [path for path in STORIES if "ipv6_cidr" in path.read_text().split("\nprobes:")[0]]


def one_by_one(network: Network, protocol: int, *, by_ipv6: bool = False) -> Pairs:
    """Walk between every two instances."""
    found: Pairs = {}
    for source, destination in permutations((one for one in network.instances.values() if one.interfaces), 2):
        asked = address_for(network, destination.id, by_ipv6=by_ipv6)
        if asked is not None:
            probe = make_probe(network, source=source.id, destination=asked, protocol=protocol)
            found[source.id, destination.id] = outcome_of(network, walk(network, probe), source.id, destination.id)
    return found


def at_once(network: Network, protocol: int, *, by_ipv6: bool = False) -> Pairs:
    found = reach(network, protocol, by_ipv6=by_ipv6)
    return {(source, destination): outcome for source, destination, outcome in found.pairs()}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_pair_of_a_story_comes_to_what_its_walk_comes_to(path: Path) -> None:
    network = compile_network(build_topology(Marked(next(questions(read_story(path))).document, dict)))
    try:
        expected = one_by_one(network, ICMP)
    except ProbeRefused:
        with pytest.raises(ProbeRefused):
            at_once(network, ICMP)
        return
    assert at_once(network, ICMP) == expected


@pytest.mark.parametrize("path", WITH_IPV6, ids=lambda path: path.stem)
def test_every_pair_of_a_story_comes_by_ipv6_to_what_its_walk_comes_to(path: Path) -> None:
    network = compile_network(build_topology(Marked(next(questions(read_story(path))).document, dict)))
    expected = one_by_one(network, TCP, by_ipv6=True)
    assert expected
    assert at_once(network, TCP, by_ipv6=True) == expected


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_every_pair_of_a_lesson_comes_to_what_its_walk_comes_to(lesson: Lesson) -> None:
    network = compile_network(lesson.topology)
    assert at_once(network, TCP) == one_by_one(network, TCP)


@settings(untimed, max_examples=20)
@given(topologies())
def test_every_pair_of_any_network_comes_to_what_its_walk_comes_to(topology: Topology) -> None:
    network = compile_network(topology)
    assert at_once(network, TCP) == one_by_one(network, TCP)


MANY = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}, twin: {region: us-east-1, cidrs: [10.9.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, network_acl: acl, route_table: rt}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24}
route_tables: {rt: {vpc: lab, routes: [{destination: 192.0.2.0/24, target: router}]}}
security_groups:
  web: {vpc: lab, ingress: [{protocol: tcp, ports: 443, peer: app}, {protocol: tcp, peer: 10.0.0.64/26}]}
  app: {vpc: lab, ingress: []}
network_acls:
  acl:
    vpc: lab
    ingress: [{number: 90, action: deny, peer: 10.0.1.20/32}, {number: 100, action: allow, peer: 0.0.0.0/0}]
    egress: [{number: 100, action: allow, peer: 0.0.0.0/0}]
instances:
  a: {subnet: s1, address: 10.0.0.10, security_groups: [web]}
  b: {subnet: s1, address: 10.0.0.11, security_groups: [web], name: Named otherwise}
  c: {subnet: s1, address: 10.0.0.70, security_groups: [web]}
  d: {subnet: s1, address: 10.0.0.12, security_groups: [app]}
  e: {subnet: s2, address: 10.0.1.10, security_groups: [app]}
  f: {subnet: s2, address: 10.0.1.11, security_groups: [app]}
  g: {subnet: s2, address: 10.0.1.20, security_groups: [app]}
  h: {subnet: s2, address: 10.0.1.12, security_groups: [app], guest: {listens: [tcp/80]}}
  router: {subnet: s2, address: 10.0.1.13, security_groups: [app]}
  i: {subnet: s2, address: 10.0.1.14, security_groups: [app], public_address: 198.51.100.14}
"""


def test_those_are_alike_that_differ_in_nothing_which_a_packet_meets() -> None:
    network = compile_network(read_topology(MANY))
    assert alike(network) == (("a", "b"), ("c",), ("d",), ("e", "f"), ("g",), ("h",), ("router",), ("i",))
    assert at_once(network, TCP) == one_by_one(network, TCP)


def test_two_vpcs_with_the_same_addresses_are_walked_one_by_one() -> None:
    text = MANY.replace("10.9.0.0/16", "10.0.0.0/16")
    network = compile_network(read_topology(text))
    assert all(len(members) == 1 for members in alike(network))


def test_no_instance_is_asked_whether_it_reaches_itself() -> None:
    pairs = list(reach(compile_network(read_topology(MANY))).pairs())
    assert len(pairs) == 10 * 9
    assert all(source != destination for source, destination, _ in pairs)
