from collections.abc import Iterable, Iterator

import pytest

from tests.drawing.networks import crowded
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.participants import participants
from vpcviz.drawing.picture import Picture
from vpcviz.lessons.lesson import lessons
from vpcviz.network.document import read_topology
from vpcviz.network.index import INTERNET, compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.outline import FABRIC, MAPPING_SERVICE, Branch, outline, place_of, router_of
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

TWO_ZONES = """\
format: vpcviz/1
hosts: {host-x: {zone: us-east-1a}}
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], name: Laboratory}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt-public}
  s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24, name: Back}
route_tables:
  rt-public: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
internet_gateways: {igw: {vpc: lab}}
security_groups:
  web: {vpc: lab, ingress: [{protocol: tcp, ports: 80, peer: 0.0.0.0/0}]}
instances:
  a: {subnet: s1, host: host-x, address: 10.0.0.10, security_groups: [web], public_address: 198.51.100.10}
  b: {subnet: s2, name: B, address: 10.0.1.10}
internet_hosts: {home: {address: 203.0.113.12, name: At home}}
"""
DRAWINGS = [
    pytest.param(TWO_ZONES, id="two-zones"),
    *(pytest.param(lesson.topology, id=lesson.name) for lesson in lessons()),
]

# What the drawing says of itself and not of a thing, and words that stand for a picture in it.
OWN_WORDS = set("What the tenant configured AWS does a model not measurement card as if".split())


def lines(branches: Iterable[Branch], depth: int = 0) -> Iterator[str]:
    """Read an outline as indented lines."""
    for branch in branches:
        yield f"{'  ' * depth}{branch.label} ({branch.glyph}) {', '.join(branch.says)}".rstrip()
        yield from lines(branch.branches, depth + 1)


def read(drawing: str | Topology) -> Topology:
    """Read a drawing's text, where it is one."""
    return read_topology(drawing) if isinstance(drawing, str) else drawing


def drawn_things(picture: Picture) -> list[str]:
    """Name everything in a picture by the id that the outline has for it."""
    cards = [
        [*([card.object_id] if card.is_home else []), *(one.object_id for one in card.interfaces)]
        for card in picture.instances
    ]
    return [
        *(region.id.replace("-", "/", 1) for region in picture.regions),
        *(vpc.object_id for vpc in picture.vpcs),
        *(f"{vpc.object_id}-{zone.labels[0].words[-1].text}" for vpc in picture.vpcs for zone in vpc.zones),
        *(subnet.object_id for subnet in picture.subnets),
        *(thing for things in cards for thing in things),
        *(subnet.acl.object_id for subnet in picture.subnets),
        *(router_of(vpc.object_id) for vpc in picture.vpcs),
        *(table.object_id for table in picture.route_tables),
        *(gateway.object_id for gateway in picture.gateways),
        *(one for joint in picture.joints for one in (joint.object_id, *joint.rules)),
        INTERNET,
        *(host.object_id for host in picture.internet.hosts),
        *(site.object_id for site in picture.sites),
        *(host.object_id for site in picture.sites for host in site.hosts),
        *(host.object_id for host in picture.hosts),
        MAPPING_SERVICE,
        FABRIC,
    ]


def test_what_the_tenant_configured_reads_as_a_tree() -> None:
    network = compile_network(read_topology(TWO_ZONES))
    assert list(lines(outline(network, lay_out(network)).tenant)) == [
        "Region us-east-1 (region)",
        "  VPC Laboratory (vpc) 10.0.0.0/16",
        "    Zone us-east-1a (zone)",
        "      Subnet s1 (subnet) 10.0.0.0/24, public",
        "        a (instance)",
        "          eth0 (network-interface) 10.0.0.10, 198.51.100.10, web",
        "        default-acl (network-acl)",
        "    Zone us-east-1b (zone)",
        "      Subnet Back (subnet) 10.0.1.0/24, private",
        "        B (instance)",
        "          eth0 (network-interface) 10.0.1.10, private only, default",
        "        default-acl (network-acl)",
        "    Router (router)",
        "      rt-public (route-table) of s1, 10.0.0.0/16 local, 0.0.0.0/0 igw",
        "      lab/main (route-table) of s2, 10.0.0.0/16 local",
        "    Internet gateway (internet-gateway) igw",
        "Internet (internet)",
        "  At home (internet) 203.0.113.12",
    ]


def test_what_aws_has_under_it_reads_as_a_list() -> None:
    network = compile_network(read_topology(TWO_ZONES))
    assert [line.partition(") ") for line in lines(outline(network, lay_out(network)).provider)] == [
        ("host-x (host", ") ", "172.17.160.23, carries a"),
        ("Host B (host", ") ", "172.21.59.239, carries B"),
        ("Mapping service (mapping-service", ") ", "10.0.0.10 host-x, 10.0.1.10 Host B"),
        ("Fabric (fabric", ") ", "172.16.0.0/12"),
        ("Edge us-east-1 (edge", ") ", "172.28.210.97, carries igw"),
    ]


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_outline_has_exactly_the_things_of_the_drawing(drawing: str | Topology) -> None:
    network = compile_network(read(drawing))
    assert sorted(branch.id for branch in outline(network, lay_out(network)).lines()) == sorted(
        drawn_things(lay_out(network))
    )


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_outline_says_what_the_drawing_says(drawing: str | Topology) -> None:
    network = compile_network(read(drawing))
    written = {
        word
        for label in lay_out(network).labels
        for part in label.words
        for word in (part.whole or part.text).replace(",", " ").split()
    }
    said = " ".join(" ".join([branch.label, *branch.says]) for branch in outline(network, lay_out(network)).lines())
    assert {word for word in written - OWN_WORDS if word.lower() not in said.lower()} == set()


@pytest.mark.parametrize("destination", ["198.51.100.20", "10.0.0.20", "10.0.0.1", "10.0.0.99", "203.0.113.9"])
def test_every_step_happens_at_a_line_of_the_outline(topology: Topology, destination: str) -> None:
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination=destination))
    picture = lay_out(network, participants(network, taken))
    known = {branch.id for branch in outline(network, picture).lines()}
    assert {place_of(network, picture, step) for _, _, step in taken.numbered()} <= known


def test_of_a_crowd_the_outline_tells_apart_what_the_drawing_does_and_counts_the_rest() -> None:
    network = crowded(subnets=2, instances=3000)
    taken = walk(network, make_probe(network, source="i0", destination="10.0.64.5"))
    picture = lay_out(network, participants(network, taken))
    said = [branch.label for branch in outline(network, picture).lines()]
    assert {"i0", "1,499 more instances"} <= set(said)
    assert len(said) < 40
    assert {place_of(network, picture, step) for _, _, step in taken.numbered()} <= {
        branch.id for branch in outline(network, picture).lines()
    }


ENDPOINT = (
    TWO_ZONES
    + "prefix_lists: {pl-s3: {entries: [3.5.0.0/19], service: s3}}\n"
    + "vpc_endpoints: {ep: {kind: gateway, vpc: lab, prefix_list: pl-s3, route_tables: [lab/main]}}\n"
)


def test_a_gateway_endpoint_is_of_its_vpc_and_the_edge_carries_it() -> None:
    network = compile_network(read_topology(ENDPOINT))
    picture = lay_out(network)
    listed = outline(network, picture)
    assert "ep (vpc-endpoint) gateway endpoint, of lab" in list(lines(listed.tenant))
    assert any(line.startswith("Edge us-east-1 (edge)") and line.endswith("igw, ep") for line in lines(listed.provider))
    assert "ep" in {drop.object_id for drop in picture.drop_lines}


def test_a_service_of_aws_that_is_reached_by_the_internet_gateway_stands_where_the_internet_does() -> None:
    network = compile_network(read_topology(ENDPOINT))
    steps = walk(network, make_probe(network, source="a", destination="3.5.0.1")).directions[0].steps
    picture = lay_out(network)
    assert (steps[-1].at, place_of(network, picture, steps[-1])) == ("aws-services", INTERNET)
    assert picture.anchor(steps[-1].at) == picture.anchor(INTERNET)
