"""What has addresses of both versions shows them, and leaves by the gateway that carries its version."""

import pytest

from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import INTERNET, compile_network

DUAL_STACK = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  s1:
    vpc: lab
    zone: us-east-1a
    cidr: 10.0.0.0/24
    ipv6_cidr: "2001:db8:1::/64"
    assign_ipv6_address_on_creation: true
route_tables: {rt: {vpc: lab, main: true, routes: [{destination: "::/0", target: eigw}]}}
internet_gateways: {igw: {vpc: lab}}
egress_only_gateways: {eigw: {vpc: lab}}
instances:
  a: {subnet: s1, address: 10.0.0.110, public_address: 198.51.100.100}
  b: {subnet: s1, address: 10.0.0.20}
internet_hosts: {home: {address: "2001:db8:ffff::7"}}
probes: {out: {source: b, destination: home}}
"""


@pytest.fixture
def picture() -> Picture:
    return lay_out(compile_network(read_topology(DUAL_STACK)))


def test_a_card_has_every_address_in_full_and_the_gateways_glyph_before_what_that_translates(picture: Picture) -> None:
    cards = {card.object_id: card for subnet in picture.subnets for card in subnet.instances}
    written = {one: [label.words[0].text for label in card.labels[1:]] for one, card in cards.items()}
    assert written[ObjectId("a")] == ["10.0.0.110", "2001:db8:1::4", "198.51.100.100"]
    assert written[ObjectId("b")] == ["10.0.0.20", "2001:db8:1::5"]
    assert [len(cards[ObjectId(one)].public_marks) for one in ("a", "b")] == [1, 0]
    card = cards[ObjectId("a")]
    assert all(card.box.holds(label.box) for label in card.labels)


def test_the_way_from_an_egress_only_gateway_leads_to_the_internet_and_past_the_internet_gateway(
    picture: Picture,
) -> None:
    ring, globe = picture.anchor(ObjectId("eigw")).point, picture.anchor(INTERNET).point
    way = picture.ways.path_above(ring, globe)
    assert {point.y for point in way} & {ring.y} == {ring.y}
    assert {point.x for point in way} == {ring.x, globe.x}
    assert len(picture.internet.as_if) == 2
