"""By which names do headers and fields go?"""

from ipaddress import IPv4Address

import pytest

from vpcviz.exporters.packet_fields import field_value, stack_layers
from vpcviz.facts.identifiers import BROADCAST_MAC, UNKNOWN_MAC, MacAddress, ObjectId
from vpcviz.facts.protocols import ICMP, TCP
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
)

A = IPv4Address("10.0.0.10")
B = IPv4Address("10.0.0.20")
MAC_A = MacAddress("02:00:0a:00:00:0a")

ONE_HEADER: list[tuple[Header, dict[str, object]]] = [
    (
        Ethernet(MAC_A, BROADCAST_MAC, EtherType.ARP),
        {"layer": "ethernet", "source": MAC_A, "destination": "ff:ff:ff:ff:ff:ff", "type": "arp"},
    ),
    (
        Arp(ArpOperation.REQUEST, MAC_A, A, UNKNOWN_MAC, B),
        {
            "layer": "arp",
            "operation": "request",
            "sender_mac": MAC_A,
            "sender_address": "10.0.0.10",
            "target_mac": "00:00:00:00:00:00",
            "target_address": "10.0.0.20",
        },
    ),
    (
        IPv4(A, B, 64, 47, identification=7, dont_fragment=True),
        {
            "layer": "ipv4",
            "source": "10.0.0.10",
            "destination": "10.0.0.20",
            "ttl": 64,
            "protocol": 47,
            "identification": 7,
            "dont_fragment": True,
            "length": 20,
        },
    ),
    (Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1), {"layer": "icmp", "type": 8, "code": 0, "id": 1, "sequence": 1}),
    (Icmp(3, 4, mtu=1500), {"layer": "icmp", "type": 3, "code": 4, "mtu": 1500, "quoted": []}),
    (
        Tcp(49152, 443, TcpFlags.SYN_ACK),
        {"layer": "tcp", "source_port": 49152, "destination_port": 443, "flags": "SYN-ACK"},
    ),
    (Udp(49152, 53), {"layer": "udp", "source_port": 49152, "destination_port": 53}),
    (
        VpcHeader(ObjectId("lab"), ObjectId("a/eth0")),
        {"layer": "vpc", "vpc": "lab", "interface": "a/eth0"},
    ),
    (
        Geneve("2b8ee1d4db0c51c4", "00000000000000ff", "0000cafe"),
        {
            "layer": "geneve",
            "endpoint": "2b8ee1d4db0c51c4",
            "attachment": "00000000000000ff",
            "flow_cookie": "0000cafe",
        },
    ),
    (Esp(4660, 1), {"layer": "esp", "spi": 4660, "sequence": 1}),
    (Payload(56), {"layer": "payload", "length": 56}),
]


@pytest.mark.parametrize(
    ("header", "layer"), [pytest.param(header, layer, id=str(layer["layer"])) for header, layer in ONE_HEADER]
)
def test_each_header_has_the_fields_of_its_protocol(header: Header, layer: dict[str, object]) -> None:
    assert stack_layers([header]) == [layer]


def test_a_protocol_goes_by_its_name_where_it_has_one() -> None:
    assert field_value("protocol", TCP) == "tcp"


def test_a_protocol_without_a_name_goes_by_its_number() -> None:
    assert field_value("protocol", 132) == 132


def test_the_length_of_an_ip_packet_counts_all_that_it_carries() -> None:
    outer, _, inner, _, _ = stack_layers(
        [IPv4(A, B, 255, 17), Udp(1, 2), IPv4(A, B, 64, ICMP), Icmp(8, 0, 1, 1), Payload(56)]
    )
    assert (outer["length"], inner["length"]) == (112, 84)


def test_an_icmp_error_quotes_the_headers_that_it_answers() -> None:
    quoted = (IPv4(A, B, 64, TCP), Tcp(49152, 443, TcpFlags.SYN))
    [layer] = stack_layers([Icmp(3, 1, quoted=quoted)])
    assert layer["quoted"] == [
        {
            "layer": "ipv4",
            "source": "10.0.0.10",
            "destination": "10.0.0.20",
            "ttl": 64,
            "protocol": "tcp",
            "identification": 0,
            "dont_fragment": False,
        },
        {"layer": "tcp", "source_port": 49152, "destination_port": 443, "flags": "SYN"},
    ]


def test_a_value_of_an_unknown_kind_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="ttl has a value of the unknown kind float"):
        field_value("ttl", 1.5)
