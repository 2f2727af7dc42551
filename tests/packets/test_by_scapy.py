"""Does an independent implementation make the same octets of a packet, and find the same packet in them?"""

from dataclasses import replace
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from tests.packets.by_scapy import built, dissected
from tests.packets.told import told_packets
from tests.packets.walkable import packets
from tests.stories.story import STORIES
from vpcviz.facts.protocols import ESP
from vpcviz.packets.headers import Header, IcmpMessage, IPv4
from vpcviz.packets.octets import to_octets
from vpcviz.packets.packet import Packet


def as_dissected(packet: Packet) -> Packet:
    """Leave of what an ICMP error quotes the IP header, which is what scapy tells of it for certain."""
    return Packet(tuple(map(_with_ip_header_alone, packet)))


def _with_ip_header_alone(header: Header) -> Header:
    return replace(header, quoted=header.quoted[:1]) if isinstance(header, IcmpMessage) else header


@settings(max_examples=200)
@given(packets)
def test_scapy_builds_the_same_octets(packet: Packet) -> None:
    assert built(packet.headers) == to_octets(packet).data


@settings(max_examples=200)
@given(packets)
@example(Packet((IPv4(IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"), 64, ESP),)))
def test_scapy_finds_the_same_packet(packet: Packet) -> None:
    assert dissected(to_octets(packet).data, type(packet.headers[0])) == as_dissected(packet)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_scapy_builds_and_finds_every_packet_of_a_story(path: Path) -> None:
    told = list(told_packets(path))
    octets = [to_octets(packet).data for packet in told]
    assert [built(packet.headers) for packet in told] == octets
    found = [dissected(data, type(packet.headers[0])) for packet, data in zip(told, octets, strict=True)]
    assert found == list(map(as_dissected, told))
