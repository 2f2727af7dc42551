from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packets.stacks import ethernets, stacks, vpc_headers
from tests.packets.written import written_packet
from vpcviz.packets.headers import Arp, Ethernet, Header, Icmp, IPv4, Payload
from vpcviz.packets.packet import Packet, quote

OTHER = IPv4Address("203.0.113.1")


@given(stacks, st.lists(st.one_of(ethernets, vpc_headers), max_size=3))
def test_unwrap_undoes_wrap(packet: Packet, outer: list[Header]) -> None:
    assert packet.wrap(*outer).unwrap(len(outer)) == packet


@given(stacks, ethernets)
def test_what_is_put_around_a_packet_is_its_outermost_header(packet: Packet, outer: Ethernet) -> None:
    assert packet.wrap(outer).headers[0] is outer


@given(stacks)
def test_rewrite_leaves_the_old_packet_as_it_was(packet: Packet) -> None:
    before = packet.headers
    rewritten = packet.rewrite(IPv4, source=OTHER)
    assert packet.headers is before
    assert packet.header(IPv4).source != OTHER
    assert rewritten.header(IPv4).source == OTHER


@given(stacks)
def test_rewrite_touches_no_other_header(packet: Packet) -> None:
    rewritten = packet.rewrite(IPv4, ttl=1)
    position = packet.position(IPv4)
    assert rewritten.headers[:position] == packet.headers[:position]
    assert rewritten.headers[position + 1 :] == packet.headers[position + 1 :]


@given(stacks)
def test_a_packet_is_as_long_as_its_headers(packet: Packet) -> None:
    assert packet.octets == sum(Packet((header,)).octets for header in packet)


@given(stacks)
def test_what_is_within_the_frame_begins_with_its_ip_header(packet: Packet) -> None:
    assert isinstance(packet.from_ip().headers[0], IPv4)


def test_of_two_ip_headers_the_outermost_is_meant() -> None:
    inner = written_packet({"from": "10.0.0.10", "to": "10.0.0.20"})
    outer = IPv4(IPv4Address("172.31.0.1"), IPv4Address("172.31.0.2"), 64, 253)
    assert inner.wrap(outer).rewrite(IPv4, ttl=60).headers[1] == inner.headers[0]


def test_a_header_that_is_not_there_can_not_be_read() -> None:
    with pytest.raises(LookupError):
        written_packet({"from": "10.0.0.10", "to": "10.0.0.20"}).header(Arp)


def test_an_error_quotes_the_ip_header_and_the_one_behind_it() -> None:
    frame = {"from": "02:00:0a:00:00:0a", "to": "02:00:0a:00:00:14"}
    packet = written_packet({"from": "10.0.0.10", "to": "10.0.0.20", "frame": frame})
    assert [type(header) for header in quote(packet)] == [IPv4, Icmp, Payload]


@pytest.mark.parametrize(
    ("written", "octets"),
    [
        ({"protocol": "icmp"}, 84),
        ({"protocol": "tcp"}, 40),
        ({"protocol": "udp"}, 48),
        ({"protocol": "icmp", "frame": {"from": "02:00:0a:00:00:0a", "to": "02:00:0a:00:00:14"}}, 98),
    ],
    ids=["a ping of Linux", "a bare TCP header", "a datagram of 20 octets", "a ping in its frame"],
)
def test_how_long_a_packet_is(written: dict[str, object], octets: int) -> None:
    assert written_packet({"from": "10.0.0.10", "to": "10.0.0.20", **written}).octets == octets


def test_a_packet_without_a_transport_header_has_none() -> None:
    packet = written_packet({"from": "10.0.0.10", "to": "10.0.0.20", "protocol": 47})
    assert isinstance(packet.transport, Payload)
    assert Packet(packet.headers[:1]).transport is None
