from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packets.walkable import datagrams, ids
from tests.packets.written import written_packet
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import GENEVE_PORT
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.geneve import read_geneve, source_port, write_geneve
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet, EtherType, Header, IPv4, VpcHeader
from vpcviz.packets.layout import UDP

LAB = VpcHeader(ObjectId("lab"), ObjectId("a/eth0"))
MAC = MacAddress("02:00:0a:00:00:0a")
FRAME = Ethernet(MAC, MAC, EtherType.IPV4)
PING = written_packet({"from": "10.0.0.10", "to": "10.0.0.20"}).headers


def test_a_header_names_the_network_and_the_sending_interface() -> None:
    geneve = write_geneve(LAB, PING, b"")[8:]
    assert geneve[:8] == bytes.fromhex("0500 0800 d6b1c400")
    assert geneve[8:20] == bytes.fromhex("ff000102") + b"a/eth0\0\0"
    assert geneve[20:] == bytes.fromhex("ff000201") + b"lab\0"


def test_a_frame_is_told_from_an_ip_packet() -> None:
    assert write_geneve(LAB, (FRAME, *PING), b"")[10:12].hex() == "6558"
    assert write_geneve(LAB, PING, b"")[10:12].hex() == "0800"


@given(st.builds(VpcHeader, ids, ids), st.binary(max_size=20))
def test_a_header_is_read_back_with_what_it_carries(header: VpcHeader, inside: bytes) -> None:
    assert read_geneve(write_geneve(header, PING, inside) + inside) == (header, IPv4, inside)


@given(st.binary(max_size=64))
def test_a_datagram_to_the_port_that_is_none_of_ours_is_left_alone(inside: bytes) -> None:
    assert read_geneve(UDP.pack(50000, GENEVE_PORT, 8 + len(inside), 0) + inside) is None


def test_an_id_that_no_option_has_room_for_is_refused_by_name() -> None:
    name = ObjectId("i" * 125)
    with pytest.raises(OctetsRefused, match=f"the id {name} is too long"):
        write_geneve(VpcHeader(ObjectId("lab"), name), PING, b"")


@given(datagrams)
def test_a_flow_has_the_same_source_port_with_its_frame_and_without(datagram: tuple[Header, ...]) -> None:
    assert source_port((FRAME, *datagram)) == source_port(datagram)


@given(datagrams)
def test_a_source_port_is_a_dynamic_one(datagram: tuple[Header, ...]) -> None:
    assert 49152 <= source_port(datagram) <= 65535


def test_flows_are_spread_over_source_ports() -> None:
    other = written_packet({"from": "10.0.0.10", "to": "10.0.0.21"}).headers
    assert source_port(PING) != source_port(other)


def test_a_source_port_is_the_same_in_every_process() -> None:
    assert source_port(PING) == 56966


def test_what_is_no_ip_packet_has_one_source_port_for_all() -> None:
    addresses = (IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20"))
    first, second = (Arp(ArpOperation.REQUEST, MAC, one, MAC, one) for one in addresses)
    frame = Ethernet(MAC, MAC, EtherType.ARP)
    assert source_port((frame, first)) == source_port((frame, second))
