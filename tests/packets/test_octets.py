import struct
from dataclasses import fields
from ipaddress import IPv4Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.packets.stacks import stacks
from tests.packets.walkable import packets
from tests.packets.written import written_packet
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import ICMP, TCP, UDP
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.headers import (
    VPC_PROTOCOL,
    Ethernet,
    EtherType,
    Icmp,
    IcmpMessage,
    IPv4,
    IPv6,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
    header_octets,
)
from vpcviz.packets.octets import FieldSpan, from_octets, to_octets
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.tcp_segment import open_connection

A, B = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
PING = written_packet({"from": "10.0.0.10", "to": "10.0.0.20"})
FRAME = Ethernet(MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14"), EtherType.IPV4)
ENCAPSULATED = PING.wrap(IPv4(A, B, 63, VPC_PROTOCOL), VpcHeader(ObjectId("lab"), ObjectId("a/eth0")), FRAME)

outermost_kinds: st.SearchStrategy[type[Ethernet] | type[IPv4]] = st.sampled_from([Ethernet, IPv4])


def outermost(packet: Packet) -> type[Ethernet] | type[IPv4]:
    return Ethernet if isinstance(packet.headers[0], Ethernet) else IPv4


def written(packet: Packet, layer: int, field: str) -> bytes:
    """Give the octets of a field."""
    octets = to_octets(packet)
    span = next(span for span in octets.fields if (span.layer, span.field) == (layer, field))
    return octets.data[span.start : span.start + span.length]


@given(packets)
@example(Packet((IPv4(A, B, 64, UDP), Udp(50000, 6081), Payload(200))))
@example(Packet((IPv4(A, B, 64, VPC_PROTOCOL), Payload(28))))
def test_octets_there_and_back_give_the_same_packet(packet: Packet) -> None:
    assert from_octets(to_octets(packet).data, outermost(packet)) == packet


@given(packets)
def test_no_octet_is_without_a_field(packet: Packet) -> None:
    octets = to_octets(packet)
    covered = {index for span in octets.fields for index in range(span.start, span.start + span.length)}
    assert covered == set(range(len(octets.data)))


@given(packets)
def test_the_fields_come_in_the_order_of_the_headers(packet: Packet) -> None:
    layers = [span.layer for span in to_octets(packet).fields]
    assert layers == sorted(layers)
    assert set(layers) == set(range(len(packet.headers)))


@given(packets.filter(lambda packet: not packet.carries(IcmpMessage)))
def test_every_field_of_a_stack_has_octets(packet: Packet) -> None:
    told = {
        (layer, field.name)
        for layer, header in enumerate(packet)
        for field in fields(header)
        if field.compare and not (isinstance(header, IPv6) and field.name == "more_fragments")
        if field.name != "maximum_segment_size" or header_octets(header) == 40
    }
    assert told <= {(span.layer, span.field) for span in to_octets(packet).fields}


@given(packets.filter(lambda packet: not packet.carries(VpcHeader)))
def test_a_packet_is_as_long_as_its_picture_unless_it_is_encapsulated(packet: Packet) -> None:
    assert len(to_octets(packet).data) == sum(map(header_octets, packet))


@given(packets)
def test_the_same_packet_has_the_same_octets(packet: Packet) -> None:
    assert to_octets(packet) == to_octets(Packet(tuple(packet)))


@given(st.binary(max_size=200), outermost_kinds)
def test_any_octets_are_read_whole_or_refused(octets: bytes, kind: type[Ethernet] | type[IPv4]) -> None:
    try:
        packet = from_octets(octets, kind)
    except OctetsRefused as refused:
        assert str(refused)
    else:
        assert to_octets(packet).data == octets


@given(packets, st.data())
def test_damaged_octets_are_refused_or_another_packet(packet: Packet, data: st.DataObject) -> None:
    octets = bytearray(to_octets(packet).data)
    place = data.draw(st.integers(0, len(octets) - 1))
    octets[place] ^= data.draw(st.integers(1, 255))
    try:
        found = from_octets(bytes(octets), outermost(packet))
    except OctetsRefused as refused:
        assert str(refused)
    else:
        assert found != packet


@given(packets, st.data())
def test_octets_that_end_too_soon_are_refused(packet: Packet, data: st.DataObject) -> None:
    octets = to_octets(packet).data
    with pytest.raises(OctetsRefused):
        from_octets(octets[: data.draw(st.integers(0, len(octets) - 1))], outermost(packet))


@given(stacks)
def test_a_stack_that_no_wire_carries_is_refused_and_any_other_is_read_back(packet: Packet) -> None:
    try:
        octets = to_octets(packet)
    except OctetsRefused as refused:
        assert str(refused)
    else:
        assert from_octets(octets.data, outermost(packet)) == packet


def test_a_wrong_checksum_is_named() -> None:
    octets = bytearray(to_octets(PING).data)
    octets[11] ^= 0xFF
    with pytest.raises(OctetsRefused, match=r"^octet 11, of IPv4 checksum, is 0x\w\w where 0x\w\w is expected$"):
        from_octets(bytes(octets), IPv4)


def test_left_over_octets_are_counted() -> None:
    arp = written_packet(
        {"from": "10.0.0.10", "arp": "10.0.0.20", "frame": {"from": "02:00:0a:00:00:0a", "to": "ff:ff:ff:ff:ff:ff"}}
    )
    with pytest.raises(OctetsRefused, match=r"^there are 60 octets where 42 are expected$"):
        from_octets(to_octets(arp).data + bytes(18), Ethernet)


def test_a_payload_counts_its_octets() -> None:
    assert to_octets(PING).data[-4:] == bytes([52, 53, 54, 55])


def test_a_length_counts_what_a_header_carries() -> None:
    assert written(PING, 0, "length") == struct.pack("!H", 84)


def test_no_packet_has_no_octets() -> None:
    assert to_octets(Packet(())).data == b""


def test_a_syn_carries_the_options_of_a_linux_kernel() -> None:
    syn = Packet((IPv4(A, B, 64, TCP), open_connection(49152, 443, TcpFlags.SYN, 40, 9001)))
    assert to_octets(syn).data[40:] == bytes.fromhex("0204 2301 0402 080a 000186a0 00000000 01 030307")
    assert written(syn, 1, "window") == struct.pack("!H", 62727)


@pytest.mark.parametrize(
    ("mtu", "size", "window", "answers"),
    [
        (9001, 8961, 62727, 62643),
        (8500, 8460, 59220, 59136),
        (1500, 1460, 64240, 65160),
        (576, 536, 65392, 65500),
        (200, 256, 65535, 65392),
    ],
)
def test_a_segment_size_follows_from_the_senders_mtu_as_in_a_linux_kernel(
    mtu: int, size: int, window: int, answers: int
) -> None:
    syn, answer = (open_connection(1, 2, flags, 40, mtu) for flags in (TcpFlags.SYN, TcpFlags.SYN_ACK))
    assert (syn.maximum_segment_size, syn.window) == (size, window)
    assert (answer.maximum_segment_size, answer.window) == (size, answers)


def test_a_syn_ack_acknowledges_the_syn() -> None:
    syn, answer = (
        Packet((IPv4(A, B, 64, TCP), Tcp(1, 2, flags, octets=40))) for flags in (TcpFlags.SYN, TcpFlags.SYN_ACK)
    )
    begun = int.from_bytes(written(syn, 1, "sequence_number"), "big")
    assert int.from_bytes(written(answer, 1, "acknowledgment_number"), "big") == begun + 1


def test_an_error_quotes_eight_octets_of_what_the_ip_header_carries() -> None:
    refused = Packet((IPv4(A, B, 64, TCP), open_connection(49152, 443, TcpFlags.SYN, 40, 9001), Payload(500)))
    error = Packet((IPv4(B, A, 64, ICMP), Icmp(3, 3, quoted=quote(refused))))
    assert written(error, 1, "quoted") == to_octets(refused).data[:28]
    assert written(error, 1, "quoted.1.destination_port") == struct.pack("!H", 443)


def test_what_is_encapsulated_travels_in_udp_on_the_wire() -> None:
    assert written(ENCAPSULATED, 0, "protocol") == bytes([UDP])
    assert written(ENCAPSULATED, 1, "udp_destination_port") == struct.pack("!H", 6081)


def test_an_encapsulated_packets_own_octets_are_those_that_it_has_alone() -> None:
    inside = to_octets(ENCAPSULATED.unwrap(2))
    assert to_octets(ENCAPSULATED).data.endswith(inside.data)


def test_a_field_is_found_at_its_place() -> None:
    assert FieldSpan(0, "ttl", 8, 1) in to_octets(PING).fields
    assert FieldSpan(1, "type", 20, 1) in to_octets(PING).fields


def test_an_ip_packet_ends_at_its_length_field() -> None:
    with pytest.raises(OctetsRefused, match="65536 octets; its length field ends at 65535"):
        to_octets(Packet((IPv4(A, B, 64, 47), Payload(65516))))


def test_a_tcp_header_that_no_word_ends_is_refused() -> None:
    with pytest.raises(OctetsRefused, match="can't have 23 octets"):
        to_octets(Packet((IPv4(A, B, 64, TCP), Tcp(1, 2, TcpFlags.SYN, octets=23))))
