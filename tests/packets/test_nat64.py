from ipaddress import IPv4Address, IPv6Address
from typing import Any

import pytest

from tests.packets.written import field_of, written_packet
from vpcviz.facts.embedded_address import embed, embedded
from vpcviz.packets.headers import Icmpv6, IPv4, Payload
from vpcviz.packets.nat64 import to_ipv4, to_ipv6
from vpcviz.packets.octets import from_octets, to_octets

OWN, HOST, FAR = IPv4Address("10.0.0.220"), IPv6Address("2001:db8:1:2::10"), IPv4Address("198.51.100.5")
FROM_HOST = {"from": str(HOST), "to": str(embed(FAR))}
TO_HOST = {"from": str(embed(FAR)), "to": str(HOST), "protocol": "udp"}
SENT: dict[str, dict[str, Any]] = {
    "an echo request": FROM_HOST,
    "a SYN": FROM_HOST | {"protocol": "tcp"},
    "a datagram": FROM_HOST | {"protocol": "udp"},
    "a port unreachable": FROM_HOST | {"quotes": TO_HOST},
    "a packet too big": FROM_HOST | {"type": 2, "code": 0, "quotes": TO_HOST},
    "a time exceeded": FROM_HOST | {"type": 3, "code": 0, "quotes": TO_HOST},
}


def test_an_address_of_ipv4_stands_behind_the_well_known_prefix() -> None:
    assert str(embed(FAR)) == "64:ff9b::c633:6405"
    assert (embedded(embed(FAR)), embedded(HOST), embedded(FAR)) == (FAR, None, None)


@pytest.mark.parametrize("written", [pytest.param(one, id=name) for name, one in SENT.items()])
def test_there_and_back_it_is_the_same_packet(written: dict[str, Any]) -> None:
    packet = written_packet(written)
    there = to_ipv4(packet, OWN)
    assert (there.header(IPv4).source, there.header(IPv4).destination) == (OWN, FAR)
    assert from_octets(to_octets(there).data, IPv4).header(IPv4) == there.header(IPv4)
    assert to_ipv6(there, OWN, HOST) == packet


def test_an_mtu_in_a_message_changes_by_what_the_headers_differ() -> None:
    told = written_packet(FROM_HOST | {"type": 2, "code": 0, "quotes": TO_HOST}).rewrite(Icmpv6, mtu=1500)
    there = to_ipv4(told, OWN)
    assert [field_of(there.headers, f"icmp.{name}") for name in ("type", "code", "mtu")] == [3, 4, 1480]
    assert field_of(there.headers, "icmp.quoted.ipv4.source") == FAR
    assert field_of(there.headers, "icmp.quoted.ipv4.destination") == OWN


@pytest.mark.parametrize(("octets", "forbids"), [(1260, False), (1261, True)])
def test_what_is_longer_than_every_link_of_ipv6_takes_must_not_be_split(octets: int, forbids: bool) -> None:
    packet = written_packet(FROM_HOST)
    there = to_ipv4(packet.rewrite(Payload, length=octets - 28), OWN)
    assert (there.octets, there.header(IPv4).dont_fragment) == (octets, forbids)
