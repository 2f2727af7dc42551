from ipaddress import IPv4Address

from hypothesis import given

from tests.packets.stacks import bare
from tests.packets.written import field_of, written_packet
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import IPv4
from vpcviz.packets.packet import Packet
from vpcviz.packets.translation import translate_destination, translate_source

PRIVATE, PUBLIC = IPv4Address("10.0.0.10"), IPv4Address("203.0.113.10")


@given(bare)
def test_translating_there_and_back_gives_the_same_packet(packet: Packet) -> None:
    source = packet.header(IPv4).source
    assert translate_source(translate_source(packet, PUBLIC), source) == packet


@given(bare)
def test_translating_the_source_leaves_the_destination(packet: Packet) -> None:
    assert translate_source(packet, PUBLIC).header(IPv4).destination == packet.header(IPv4).destination


def test_an_error_that_leaves_quotes_the_public_address() -> None:
    sent = {"from": "198.51.100.20", "to": "10.0.0.10", "protocol": "udp"}
    error = written_packet({"from": "10.0.0.10", "to": "198.51.100.20", "quotes": sent})
    translated = translate_source(error, PUBLIC)
    assert field_of(translated.headers, "icmp.quoted.ipv4.destination") == PUBLIC


def test_an_error_that_enters_quotes_the_private_address() -> None:
    sent = {"from": "203.0.113.10", "to": "198.51.100.20", "protocol": "udp"}
    error = written_packet({"from": "198.51.100.20", "to": "203.0.113.10", "quotes": sent})
    translated = translate_destination(error, PRIVATE)
    assert field_of(translated.headers, "icmp.quoted.ipv4.source") == PRIVATE


def test_an_error_from_the_way_keeps_the_address_that_it_quotes_of_another() -> None:
    sent = {"from": "203.0.113.10", "to": "8.8.8.8", "protocol": "udp"}
    error = written_packet({"from": "198.51.100.20", "to": "203.0.113.10", "type": 11, "code": 0, "quotes": sent})
    translated = translate_destination(error, PRIVATE)
    assert str(field_of(translated.headers, "icmp.quoted.ipv4.destination")) == "8.8.8.8"
    assert field_of(translated.headers, "icmp.quoted.ipv4.source") == PRIVATE


def test_a_translated_error_belongs_to_the_translated_flow() -> None:
    sent = written_packet({"from": "198.51.100.20", "to": "10.0.0.10", "protocol": "udp"})
    quoted = {"from": "198.51.100.20", "to": "10.0.0.10", "protocol": "udp"}
    error = written_packet({"from": "10.0.0.10", "to": "198.51.100.20", "quotes": quoted})
    outside = translate_source(error, PUBLIC)
    assert flow_of(outside.headers) == flow_of(sent.rewrite(IPv4, destination=PUBLIC).headers).reversed()
