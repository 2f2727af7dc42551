"""What does a guest with an address of IPv6 print, and what of one that has none?"""

from ipaddress import IPv6Address

import pytest

from tests.packets.written import written_packet
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.guests.command_output import print_addresses, print_frame, print_routes
from vpcviz.guests.kernel_routes import KernelRoutes
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.packets.answer import icmp_error
from vpcviz.packets.frame import framed
from vpcviz.packets.headers import IcmpType
from vpcviz.packets.neighbor import NeighborQuestion, answer, answer_in, ask, question_in
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import HOST_UNREACHABLE, PORT_UNREACHABLE
from vpcviz.steps.model import AWS

LAB = """
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  s1:
    vpc: lab
    zone: us-east-1a
    cidr: 10.0.0.0/24
    ipv6_cidr: "2001:db8:1:1::/64"
    assign_ipv6_address_on_creation: true
instances:
  a: {subnet: s1, address: 10.0.0.10, guest: {routes: [{destination: "2001:db8:7::/48", via: "2001:db8:1:1::5"}]}}
  b: {subnet: s1, address: 10.0.0.20, ipv6_addresses: ["2001:db8:1:1::4", "2001:db8:1:1::9"]}
  c: {subnet: s1, address: 10.0.0.30, ipv6_addresses: []}
"""
NETWORK = compile_network(read_topology(LAB))
MAC_A, MAC_B = MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14")
ERROR = IcmpType.DESTINATION_UNREACHABLE
UDP = written_packet({"from": "2001:db8::1", "to": "2001:db8::2", "protocol": "udp", "port": 53})
ECHO = written_packet({"from": "2001:db8::1", "to": "2001:db8::2"})
A, B = IPv6Address("2001:db8::1"), IPv6Address("2001:db8::2")


def routes_of(instance: str) -> KernelRoutes:
    return KernelRoutes(NETWORK, NETWORK.instances[ObjectId(instance)], AWS)


def test_a_subnet_that_assigns_addresses_gives_the_lowest_that_nobody_names() -> None:
    assert [str(one) for one in NETWORK.interfaces[ObjectId("a/eth0")].ipv6_addresses] == ["2001:db8:1:1::5"]
    assert NETWORK.interfaces[ObjectId("c/eth0")].ipv6_addresses == ()


def test_dhcp_gives_one_address_without_a_prefix_and_the_kernel_one_on_the_link() -> None:
    printed = print_addresses(routes_of("b"), 9001)
    assert "    inet6 2001:db8:1:1::4/128 scope global dynamic noprefixroute" in printed
    assert "    inet6 fe80::aff:fe00:14/64 scope link" in printed
    assert "2001:db8:1:1::9" not in printed


def test_the_router_advertises_the_default_route_and_the_prefix() -> None:
    assert print_routes(routes_of("a")).splitlines()[-5:] == [
        "$ ip -6 route",
        "2001:db8:1:1::/64 dev eth0 proto ra metric 512 pref medium",
        "2001:db8:7::/48 via 2001:db8:1:1::5 dev eth0 metric 1024 pref medium",
        "fe80::/64 dev eth0 proto kernel metric 256 pref medium",
        "default via fe80::aff:fe00:1 dev eth0 proto ra metric 512 pref medium",
    ]


def test_an_instance_without_an_address_of_ipv6_shows_none_of_it() -> None:
    assert "inet6" not in print_addresses(routes_of("c"), 9001)
    assert "ip -6" not in print_routes(routes_of("c"))


QUESTION = NeighborQuestion(A, MAC_A, B)


@pytest.mark.parametrize(
    ("frame", "printed"),
    [
        (
            ask(QUESTION),
            "IP6 2001:db8::1 > ff02::1:ff00:2: ICMP6, neighbor solicitation, who has 2001:db8::2, length 32",
        ),
        (
            answer(QUESTION, MAC_B),
            "IP6 2001:db8::2 > 2001:db8::1: ICMP6, neighbor advertisement, tgt is 2001:db8::2, length 32",
        ),
        (framed(ECHO, MAC_A, MAC_B), "IP6 2001:db8::1 > 2001:db8::2: ICMP6, echo request, id 1, seq 1, length 64"),
        (framed(UDP, MAC_A, MAC_B), "IP6 2001:db8::1.49152 > 2001:db8::2.53: UDP, length 20"),
        (
            icmp_error(UDP, B, ERROR, PORT_UNREACHABLE),
            "IP6 2001:db8::2 > 2001:db8::1: ICMP6, destination unreachable, unreachable port, 2001:db8::2 udp port 53, "
            "length 76",
        ),
        (
            icmp_error(ECHO, B, ERROR, HOST_UNREACHABLE),
            "IP6 2001:db8::2 > 2001:db8::1: ICMP6, destination unreachable, unreachable address 2001:db8::2, "
            "length 112",
        ),
        (
            icmp_error(ECHO, B, IcmpType.TIME_EXCEEDED, 0),
            "IP6 2001:db8::2 > 2001:db8::1: ICMP6, time exceeded in-transit for 2001:db8::2, length 112",
        ),
    ],
)
def test_what_tcpdump_prints(frame: Packet, printed: str) -> None:
    assert print_frame(frame) == printed


def test_an_advertisement_answers_whom_a_solicitation_names() -> None:
    assert question_in(ask(QUESTION)) == QUESTION
    told = answer_in(answer(QUESTION, MAC_B))
    assert told is not None
    assert (told.address, told.mac) == (B, MAC_B)
