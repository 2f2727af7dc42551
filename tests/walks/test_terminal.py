import json
from ipaddress import IPv4Address
from typing import Any

import pytest
import yaml

from tests.guests.kernels import T0
from tests.stories.story import merge
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.steps.stage import Stage
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.terminal import Terminal, terminal_changes, view_terminal
from vpcviz.walks.walk import walk

C = {"c": {"subnet": "s1", "address": "10.0.0.30", "security_groups": ["open"]}}
FORWARDER = {"b": {"source_dest_check": False, "guest": {"ip_forward": True}}}
CLOSED: dict[str, Any] = {"instances": {"b": {"guest": {"listens": []}}}}
NO_ROUTE = {"instances": {"a": {"guest": {"routes": [{"destination": "default", "via": None}]}}}}


def by_b(destination: str) -> dict[str, Any]:
    """Let a reach an address by b, which forwards."""
    return {
        "instances": {"a": {"guest": {"routes": [{"destination": destination, "via": "10.0.0.20"}]}}, **FORWARDER, **C}
    }


def walked(destination: str, changes: dict[str, Any] | None = None, **probe: Any) -> tuple[Network, Walk]:
    """Let somebody, a unless it is said otherwise, send a probe in a and b's network."""
    document = merge(yaml.safe_load(T0.read_text(encoding="utf-8")), changes or {})
    network = compile_network(read_topology(json.dumps(document)))
    return network, walk(network, make_probe(network, destination=destination, **{"source": "a"} | probe))


def at(network: Network, taken: Walk, number: int) -> Terminal:
    """Look into the sender's terminal after a step; -1 is the last."""
    total = len(list(taken.numbered()))
    terminal = view_terminal(network, taken, number if number > 0 else total)
    assert terminal
    return terminal


def at_the_end(destination: str, changes: dict[str, Any] | None = None, **probe: Any) -> list[str]:
    """Give the lines that stand there when all is over."""
    return at(*walked(destination, changes, **probe), -1).text.splitlines()


def test_while_ping_waits_its_first_line_stands_alone() -> None:
    network, taken = walked("198.51.100.20")
    waiting = at(network, taken, len(list(taken.numbered())) - 1)
    assert waiting.text.splitlines() == [
        "$ ping -c 1 198.51.100.20",
        "PING 198.51.100.20 (198.51.100.20) 56(84) bytes of data.",
    ]
    assert waiting.is_waiting


def test_an_answered_ping_prints_the_answer_and_no_time_that_nobody_measured() -> None:
    assert at_the_end("198.51.100.20")[2:] == [
        "64 bytes from 198.51.100.20: icmp_seq=1 ttl=64",
        "",
        "--- 198.51.100.20 ping statistics ---",
        "1 packets transmitted, 1 received, 0% packet loss, time 0ms",
    ]


def test_a_neighbour_that_nobody_answers_for_is_unreachable_after_three_seconds() -> None:
    network, taken = walked("10.0.0.77")
    assert at(network, taken, -1).text.splitlines()[2:] == [
        "From 10.0.0.10 icmp_seq=1 Destination Host Unreachable",
        "",
        "--- 10.0.0.77 ping statistics ---",
        "1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms",
    ]
    assert at(network, taken, -1).after_seconds == 3.07


def test_the_seconds_pass_at_the_step_at_which_a_forwarder_gives_up() -> None:
    network, taken = walked("10.0.0.77", by_b("10.0.0.77/32"))
    given_up = len(taken.directions[0].steps)
    seen = [at(network, taken, number).after_seconds for number in (given_up - 1, given_up, given_up + 1)]
    assert seen == [0, 3.07, 3.07]
    assert at(network, taken, given_up).is_waiting
    assert given_up in [number for number, _ in terminal_changes(network, taken)]


def test_a_ping_without_an_answer_ends_after_ten_seconds() -> None:
    network, taken = walked("10.0.1.77")
    assert at(network, taken, -1).text.splitlines()[-1] == (
        "1 packets transmitted, 0 received, 100% packet loss, time 0ms"
    )
    assert at(network, taken, -1).after_seconds == 10


def test_a_ping_without_a_route_prints_nothing_but_that() -> None:
    network, taken = walked("198.51.100.20", NO_ROUTE)
    assert terminal_changes(network, taken) == ((1, at(network, taken, 1)),)
    assert at(network, taken, 1).text.splitlines() == [
        "$ ping -c 1 198.51.100.20",
        "ping: connect: Network is unreachable",
    ]
    assert not at(network, taken, 1).is_waiting


def test_ping_prints_a_redirect_when_it_has_come() -> None:
    network, taken = walked("c", by_b("10.0.0.30/32"))
    (aside,) = [aside for aside in taken.asides if aside.steps[0].stage is Stage.GUEST_ROUTE]
    line = "From 10.0.0.20: icmp_seq=1 Redirect Host(New nexthop: 10.0.0.30)"
    assert line not in at(network, taken, aside.cause).text
    assert line in at(network, taken, aside.cause + 1).text


@pytest.mark.parametrize(
    ("probe", "typed"),
    [
        ({"ttl": 3}, "$ ping -c 1 -t 3 10.0.0.20"),
        ({"size_octets": 128}, "$ ping -c 1 -s 100 10.0.0.20"),
        ({"protocol": 6, "source_port": 50000}, "$ nc -n -v -p 50000 10.0.0.20 443"),
        ({"protocol": 6, "port": 22, "ttl": 3}, "$ nc -n -v -M 3 10.0.0.20 22"),
    ],
)
def test_what_is_typed_sends_the_probe(probe: dict[str, Any], typed: str) -> None:
    assert at_the_end("10.0.0.20", **probe)[0] == typed


def test_a_broadcast_is_asked_for() -> None:
    assert at_the_end("10.0.0.255")[:3] == [
        "$ ping -b -c 1 10.0.0.255",
        "WARNING: pinging broadcast address",
        "PING 10.0.0.255 (10.0.0.255) 56(84) bytes of data.",
    ]


def test_a_further_address_of_ones_own_is_named() -> None:
    changes = {"instances": {"a": {"guest": {"addresses": ["192.168.77.1/32"]}}}}
    assert at_the_end("10.0.0.20", changes, source_address=IPv4Address("192.168.77.1"))[:2] == [
        "$ ping -c 1 -I 192.168.77.1 10.0.0.20",
        "PING 10.0.0.20 (10.0.0.20) from 192.168.77.1 : 56(84) bytes of data.",
    ]


@pytest.mark.parametrize(
    ("destination", "changes", "says", "after_seconds"),
    [
        ("10.0.0.20", {}, "Connection to 10.0.0.20 443 port [tcp/*] succeeded!", 0),
        ("10.0.0.20", CLOSED, "nc: connect to 10.0.0.20 port 443 (tcp) failed: Connection refused", 0),
        ("10.0.0.77", {}, "nc: connect to 10.0.0.77 port 443 (tcp) failed: No route to host", 3.08),
        ("198.51.100.20", NO_ROUTE, "nc: connect to 198.51.100.20 port 443 (tcp) failed: Network is unreachable", 0),
    ],
)
def test_what_a_tcp_client_prints(destination: str, changes: dict[str, Any], says: str, after_seconds: float) -> None:
    terminal = at(*walked(destination, changes, protocol=6), -1)
    assert terminal.text.splitlines()[1:] == [says]
    assert terminal.after_seconds == after_seconds


@pytest.mark.parametrize(
    ("destination", "changes", "last"),
    [
        ("10.0.0.20", {}, "20"),
        ("10.0.0.20", CLOSED, "ConnectionRefusedError: [Errno 111] Connection refused"),
        ("198.51.100.20", NO_ROUTE, "OSError: [Errno 101] Network is unreachable"),
    ],
)
def test_what_a_udp_program_is_told(destination: str, changes: dict[str, Any], last: str) -> None:
    terminal = at(*walked(destination, changes, protocol=17), -1)
    assert terminal.text.splitlines()[-1] == last
    assert not terminal.is_waiting


@pytest.mark.parametrize("destination", ["10.0.0.77", "10.0.1.77"])
def test_a_udp_program_hears_nothing_of_a_host_that_is_not_reached(destination: str) -> None:
    terminal = at(*walked(destination, by_b("10.0.0.77/32"), protocol=17), -1)
    assert terminal.text.splitlines()[-1] == ">>> len(s.recv(65535))"
    assert terminal.is_waiting


def test_a_tcp_client_without_an_answer_waits_on() -> None:
    assert at(*walked("10.0.1.77", protocol=6), -1).is_waiting


@pytest.mark.parametrize(
    "probe", [{"protocol": 47}, {"source_address": IPv4Address("203.0.113.9")}, {"protocol": 6, "destination": "b"}]
)
def test_what_no_usual_program_sends_has_an_empty_terminal(probe: dict[str, Any]) -> None:
    destination = "10.0.0.255" if probe.pop("destination", None) else "10.0.0.20"
    assert at(*walked(destination, **probe), -1).text == ""


def test_a_host_on_the_internet_has_no_terminal() -> None:
    network, taken = walked("198.51.100.20", source="internet")
    assert view_terminal(network, taken, 1) is None
    assert terminal_changes(network, taken) == ()


@pytest.mark.parametrize("protocol", [1, 6, 17])
@pytest.mark.parametrize("destination", ["10.0.0.20", "10.0.0.30", "10.0.0.77", "10.0.1.77", "8.8.8.8"])
def test_between_two_changes_the_terminal_is_the_same(destination: str, protocol: int) -> None:
    network, taken = walked(destination, by_b(f"{destination}/32"), protocol=protocol)
    seen = [at(network, taken, number) for number, _, _ in taken.numbered()]
    anew = [number for number, one in enumerate(seen, 1) if number == 1 or one != seen[number - 2]]
    assert terminal_changes(network, taken) == tuple((number, seen[number - 1]) for number in anew)
