from ipaddress import IPv4Address
from typing import Any

import pytest
from hypothesis import given

from tests.packets.stacks import bare
from tests.packets.written import written_packet
from vpcviz.packets.answer import answer_to
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.packet import Packet

A, B = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
THERE = {"from": "10.0.0.10", "to": "10.0.0.20"}
BACK = {"from": "10.0.0.20", "to": "10.0.0.10"}


@given(bare)
def test_reversing_a_flow_twice_gives_it_back(packet: Packet) -> None:
    flow = flow_of(packet.headers)
    assert flow.reversed().reversed() == flow


@given(bare)
def test_an_answer_is_the_reverse_of_what_it_answers(packet: Packet) -> None:
    answer = answer_to(packet)
    assert answer is None or flow_of(answer.headers) == flow_of(packet.headers).reversed()


@pytest.mark.parametrize(
    ("written", "flow"),
    [
        ({**THERE, "protocol": "tcp"}, Flow(6, A, 49152, B, 443)),
        ({**THERE, "protocol": "udp", "port": 53}, Flow(17, A, 49152, B, 53)),
        ({**THERE, "type": 8}, Flow(1, A, 1, B, 0)),
        ({**BACK, "type": 0}, Flow(1, B, 0, A, 1)),
        ({**THERE, "protocol": 47}, Flow(47, A, 0, B, 0)),
    ],
    ids=["tcp", "udp", "an echo request", "an echo reply", "a protocol without ports"],
)
def test_what_a_connection_is_recognised_by(written: dict[str, Any], flow: Flow) -> None:
    assert flow_of(written_packet(written).headers) == flow


@pytest.mark.parametrize("protocol", ["tcp", "udp", "icmp"])
def test_an_icmp_error_belongs_to_the_flow_that_it_answers(protocol: str) -> None:
    sent = {**THERE, "protocol": protocol}
    error = written_packet({**BACK, "type": 3, "code": 1, "quotes": sent})
    assert flow_of(error.headers) == flow_of(written_packet(sent).headers).reversed()


def test_an_error_from_the_way_belongs_to_the_flow_whoever_sends_it() -> None:
    sent = {**THERE, "protocol": "udp"}
    error = written_packet({"from": "10.0.0.99", "to": "10.0.0.10", "type": 11, "code": 0, "quotes": sent})
    assert flow_of(error.headers) == flow_of(written_packet(sent).headers).reversed()
