from typing import Any

import pytest

from tests.guests.kernels import kernel, reason, received, waiting_for
from tests.packets.written import field_of
from vpcviz.steps.memory import Memory

ASKED = {"to": "10.0.0.10"}
SYN_ACK = {"protocol": "tcp", "flags": "SYN-ACK", "source_port": 443, "port": 49152}


@pytest.mark.parametrize(
    ("listens", "written", "answered"),
    [
        (None, {"protocol": "tcp", "port": 1}, True),
        (None, {"protocol": "udp", "port": 65535}, True),
        ([], {"protocol": "icmp"}, True),
        ([], {"protocol": "tcp"}, False),
        ([], {"protocol": "udp"}, False),
        (["tcp/443"], {"protocol": "tcp", "port": 443}, True),
        (["tcp/443"], {"protocol": "tcp", "port": 444}, False),
        (["tcp/443"], {"protocol": "udp", "port": 443}, False),
        (["udp/53"], {"protocol": "udp", "port": 53}, True),
    ],
    ids=[
        "every TCP port, where nothing is said",
        "every UDP port, where nothing is said",
        "an echo, always",
        "no TCP port, where none is named",
        "no UDP port, where none is named",
        "a TCP port that is named",
        "no other TCP port",
        "no UDP port of the same number",
        "a UDP port that is named",
    ],
)
def test_what_is_answered(listens: list[str] | None, written: dict[str, Any], answered: bool) -> None:
    configuration: dict[str, Any] = {} if listens is None else {"listens": listens}
    outcome = received(kernel(**configuration), **written)
    assert reason(outcome) == ("" if answered else "GUEST_PORT_CLOSED")
    assert outcome.reply


def test_a_closed_tcp_port_answers_with_a_reset() -> None:
    outcome = received(kernel(listens=[]), protocol="tcp", port=81)
    assert outcome.reply
    wanted = {"tcp.flags": "RST-ACK", "tcp.source_port": 81, "tcp.destination_port": 49152}
    assert {path: field_of(outcome.reply.headers, path) for path in wanted} == wanted


def test_a_closed_udp_port_answers_with_an_error_that_quotes() -> None:
    outcome = received(kernel(listens=[]), protocol="udp", port=81)
    assert outcome.reply
    wanted = {"icmp.type": 3, "icmp.code": 3, "icmp.quoted.udp.destination_port": 81}
    assert {path: field_of(outcome.reply.headers, path) for path in wanted} == wanted


def test_another_protocol_is_delivered_and_not_answered() -> None:
    outcome = received(kernel(listens=[]), protocol=47)
    assert reason(outcome) == ""
    assert outcome.reply is None


@pytest.mark.parametrize(
    ("asked", "came"),
    [
        ({**ASKED}, {"type": 0}),
        ({**ASKED, "protocol": "tcp"}, SYN_ACK),
        ({**ASKED, "protocol": "udp"}, {"protocol": "udp", "source_port": 443, "port": 49152}),
    ],
    ids=["an echo", "a connection", "a datagram"],
)
def test_an_answer_from_whom_it_was_asked_is_taken(asked: dict[str, Any], came: dict[str, Any]) -> None:
    outcome = received(kernel(), memory=waiting_for(**asked), **came)
    assert outcome.is_accepted
    assert reason(outcome) == ""


@pytest.mark.parametrize(
    ("asked", "came"),
    [
        ({"to": "198.51.100.10"}, {"type": 0}),
        (
            {**ASKED, "protocol": "tcp", "port": 80},
            {"protocol": "tcp", "flags": "SYN-ACK", "source_port": 443, "port": 49152},
        ),
        ({**ASKED, "protocol": "tcp"}, {**SYN_ACK, "port": 49153}),
        ({"to": "198.51.100.10", "protocol": "udp"}, {"protocol": "udp", "source_port": 443, "port": 49152}),
    ],
    ids=["from another address", "from another port", "to another port", "a datagram from another address"],
)
def test_an_answer_from_elsewhere_is_not_taken(asked: dict[str, Any], came: dict[str, Any]) -> None:
    outcome = received(kernel(), memory=waiting_for(**asked), **came)
    assert not outcome.is_accepted
    assert reason(outcome) == "GUEST_ANSWER_MISMATCH"
    assert outcome.reply is None


def test_an_answer_that_nobody_waits_for_is_not_taken() -> None:
    assert reason(received(kernel(), memory=Memory(), type=0)) == "GUEST_ANSWER_MISMATCH"


def test_a_refusal_of_what_was_asked_is_heard_and_is_no_answer() -> None:
    asked = {"from": "10.0.0.20", "to": "10.0.0.10", "protocol": "udp"}
    outcome = received(kernel(), memory=waiting_for(to="10.0.0.10", protocol="udp"), quotes=asked)
    assert reason(outcome) == ""
    assert not outcome.is_accepted


def test_a_refusal_of_what_was_not_asked_is_not_heard() -> None:
    asked = {"from": "10.0.0.20", "to": "10.0.0.30", "protocol": "udp"}
    outcome = received(kernel(), memory=waiting_for(to="10.0.0.10", protocol="udp"), quotes=asked)
    assert reason(outcome) == "GUEST_ANSWER_MISMATCH"
