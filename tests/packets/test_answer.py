from ipaddress import IPv4Address
from typing import Any

import pytest

from tests.packets.written import field_of, written_packet
from vpcviz.facts.protocols import TCP
from vpcviz.packets.answer import answer_to, icmp_error, reset_of
from vpcviz.packets.headers import IcmpType, IPv4, Tcp, TcpFlags
from vpcviz.packets.packet import Packet
from vpcviz.packets.tcp_segment import open_connection

THERE = {"from": "10.0.0.10", "to": "10.0.0.20", "ttl": 7}


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ({**THERE}, {"icmp.type": 0, "icmp.code": 0, "icmp.id": 1, "icmp.sequence": 1, "payload.length": 56}),
        (
            {**THERE, "protocol": "tcp"},
            {"tcp.source_port": 443, "tcp.destination_port": 49152, "tcp.flags": "SYN-ACK"},
        ),
        (
            {**THERE, "protocol": "udp"},
            {"udp.source_port": 443, "udp.destination_port": 49152, "payload.length": 20},
        ),
    ],
    ids=["an echo", "a SYN", "a datagram"],
)
def test_what_an_open_service_answers(written: dict[str, Any], fields: dict[str, object]) -> None:
    answer = answer_to(written_packet(written))
    assert answer
    assert {path: field_of(answer.headers, path) for path in fields} == fields
    assert str(field_of(answer.headers, "ipv4.source")) == "10.0.0.20"
    assert str(field_of(answer.headers, "ipv4.destination")) == "10.0.0.10"
    assert field_of(answer.headers, "ipv4.ttl") == 64


@pytest.mark.parametrize(
    "written",
    [
        {**THERE, "type": 0},
        {**THERE, "protocol": "tcp", "flags": "SYN-ACK"},
        {**THERE, "protocol": "tcp", "flags": "RST-ACK"},
        {**THERE, "protocol": 47},
        {**THERE, "quotes": {**THERE, "protocol": "udp"}},
    ],
    ids=["an echo reply", "a SYN-ACK", "a reset", "another protocol", "an ICMP error"],
)
def test_what_is_not_answered(written: dict[str, Any]) -> None:
    assert answer_to(written_packet(written)) is None


def test_a_reset_goes_back_the_way_of_the_connection() -> None:
    reset = reset_of(written_packet({**THERE, "protocol": "tcp"}))
    wanted = {"tcp.source_port": 443, "tcp.destination_port": 49152, "tcp.flags": "RST-ACK", "ipv4.ttl": 64}
    assert {path: field_of(reset.headers, path) for path in wanted} == wanted


def test_an_error_quotes_what_it_is_about() -> None:
    about = written_packet({**THERE, "protocol": "udp"})
    error = icmp_error(about, IPv4Address("10.0.0.99"), IcmpType.TIME_EXCEEDED, 0)
    assert error
    assert field_of(error.headers, "icmp.quoted.udp.destination_port") == 443
    assert str(field_of(error.headers, "ipv4.destination")) == "10.0.0.10"


@pytest.mark.parametrize("code", [0, 1, 3])
def test_there_is_no_error_about_an_error(code: int) -> None:
    about = written_packet({**THERE, "type": 3, "code": code, "quotes": {**THERE, "protocol": "udp"}})
    assert icmp_error(about, IPv4Address("10.0.0.99"), IcmpType.DESTINATION_UNREACHABLE, 1) is None


def test_an_error_about_an_echo_is_sent() -> None:
    about: Packet = written_packet(THERE)
    assert icmp_error(about, IPv4Address("10.0.0.99"), IcmpType.TIME_EXCEEDED, 0) is not None


def test_each_end_announces_the_segment_size_of_its_own_interface() -> None:
    """An instance's interface takes 9001 octets, a host on the Internet only 1500."""
    ends = IPv4Address("10.0.0.10"), IPv4Address("203.0.113.12")
    syn = Packet((IPv4(*ends, 64, TCP), open_connection(49152, 443, TcpFlags.SYN, 40, 9001)))
    answer = answer_to(syn, 1500)
    assert answer is not None
    assert answer.header(Tcp).maximum_segment_size == 1460
