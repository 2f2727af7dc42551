import pytest

from tests.guests.kernels import T0, kernel
from tests.packets.written import written_packet
from vpcviz.guests.command_output import print_addresses, print_frame, print_routes
from vpcviz.network.guest import DEFAULT_MTU_OCTETS

FRAME = {"from": "02:00:0a:00:00:0a", "to": "02:00:0a:00:00:14"}


def test_ip_addr_shows_the_private_address_alone() -> None:
    assert "public_address: 198.51.100.20" in T0.read_text(encoding="utf-8")
    printed = print_addresses(kernel().routes, DEFAULT_MTU_OCTETS)
    assert "    inet 10.0.0.20/24 brd 10.0.0.255 scope global eth0" in printed
    assert "198.51.100.20" not in printed


def test_ip_addr_shows_a_further_address_with_its_own_length() -> None:
    printed = print_addresses(kernel(addresses=["203.0.113.9/32"]).routes, 1500)
    assert "    inet 203.0.113.9/32 scope global eth0" in printed
    assert "mtu 1500" in printed


def test_ip_addr_marks_a_second_address_of_a_subnet_that_nobody_announced() -> None:
    printed = print_addresses(kernel(addresses=["10.0.0.21/24", "10.0.5.1/24"]).routes, 1500).splitlines()
    assert printed[3:] == [
        "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000",
        "    inet 10.0.0.20/24 brd 10.0.0.255 scope global eth0",
        "       valid_lft forever preferred_lft forever",
        "    inet 10.0.0.21/24 scope global secondary eth0",
        "       valid_lft forever preferred_lft forever",
        "    inet 10.0.5.1/24 scope global eth0",
        "       valid_lft forever preferred_lft forever",
    ]


def test_ip_route_tells_what_the_kernel_made_itself_from_what_was_configured() -> None:
    routes = kernel(routes=[{"destination": "203.0.114.9/32", "via": None}], addresses=["10.0.5.1/24"]).routes
    assert print_routes(routes).splitlines() == [
        "default via 10.0.0.1 dev eth0",
        "10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.20",
        "10.0.5.0/24 dev eth0 proto kernel scope link src 10.0.5.1",
        "203.0.114.9 dev eth0 scope link",
    ]


def test_ip_route_shows_what_the_kernel_was_told() -> None:
    routes = kernel(routes=[{"destination": "203.0.113.0/24", "via": "10.0.0.10"}]).routes
    assert print_routes(routes).splitlines() == [
        "default via 10.0.0.1 dev eth0",
        "10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.20",
        "203.0.113.0/24 via 10.0.0.10 dev eth0",
    ]


def test_ip_route_without_a_default_route_has_none() -> None:
    assert "default" not in print_routes(kernel(routes=[{"destination": "default", "via": None}]).routes)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ({}, "IP 10.0.0.10 > 10.0.0.20: ICMP echo request, id 1, seq 1, length 64"),
        ({"type": 0}, "IP 10.0.0.10 > 10.0.0.20: ICMP echo reply, id 1, seq 1, length 64"),
        ({"protocol": "tcp", "port": 443}, "IP 10.0.0.10.49152 > 10.0.0.20.443: Flags [S], length 0"),
        (
            {"type": 3, "code": 3, "quotes": {"from": "10.0.0.20", "to": "10.0.0.10", "protocol": "udp", "port": 53}},
            "IP 10.0.0.10 > 10.0.0.20: ICMP 10.0.0.10 udp port 53 unreachable, length 36",
        ),
        (
            {"type": 3, "code": 1, "quotes": {"from": "10.0.0.20", "to": "10.0.0.77"}},
            "IP 10.0.0.10 > 10.0.0.20: ICMP host 10.0.0.77 unreachable, length 36",
        ),
        (
            {"type": 11, "code": 0, "quotes": {"from": "10.0.0.20", "to": "10.0.0.77"}},
            "IP 10.0.0.10 > 10.0.0.20: ICMP time exceeded in-transit, length 36",
        ),
        (
            {"type": 5, "code": 1, "gateway": "10.0.0.30", "quotes": {"from": "10.0.0.20", "to": "10.0.0.77"}},
            "IP 10.0.0.10 > 10.0.0.20: ICMP redirect 10.0.0.77 to host 10.0.0.30, length 36",
        ),
        ({"protocol": 47}, "IP 10.0.0.10 > 10.0.0.20: ip-proto-47 28"),
    ],
)
def test_tcpdump_prints_a_line_a_frame(written: dict[str, object], line: str) -> None:
    packet = written_packet({"from": "10.0.0.10", "to": "10.0.0.20", "frame": FRAME} | written)
    assert print_frame(packet) == line
