from ipaddress import IPv4Address
from typing import Any

import pytest

from tests.guests.kernels import kernel
from tests.packets.written import written_packet
from vpcviz.steps.model import MODELS
from vpcviz.steps.verdict import Dropped

DETOUR = {"destination": "203.0.113.0/24", "via": "10.0.0.10"}
NOWHERE = {"destination": "default", "via": None}


@pytest.mark.parametrize(
    ("configuration", "destination", "kind", "next_hop"),
    [
        ({}, "10.0.0.10", "unicast", "10.0.0.10"),
        ({}, "10.0.1.30", "unicast", "10.0.0.1"),
        ({}, "203.0.113.9", "unicast", "10.0.0.1"),
        ({"routes": [DETOUR]}, "203.0.113.9", "unicast", "10.0.0.10"),
        ({"routes": [DETOUR]}, "203.0.114.9", "unicast", "10.0.0.1"),
        ({"routes": [{"destination": "default", "via": "10.0.0.10"}]}, "203.0.113.9", "unicast", "10.0.0.10"),
        ({"routes": [{"destination": "10.0.0.30/32", "via": "10.0.0.1"}]}, "10.0.0.30", "unicast", "10.0.0.1"),
        ({"routes": [{"destination": "203.0.113.0/24", "via": None}]}, "203.0.113.9", "unicast", "203.0.113.9"),
        ({"addresses": ["10.0.0.20/16"]}, "10.0.1.30", "unicast", "10.0.1.30"),
        ({}, "10.0.0.255", "broadcast", "10.0.0.255"),
        ({}, "255.255.255.255", "broadcast", "255.255.255.255"),
        ({}, "10.0.1.255", "unicast", "10.0.0.1"),
        ({}, "224.0.0.5", "multicast", "224.0.0.5"),
    ],
    ids=[
        "a neighbour is on link",
        "another subnet is behind the router",
        "anything is behind the router",
        "a route of the guest's own is closer than the default route",
        "a route of the guest's own holds no other address",
        "the default route can be replaced",
        "a neighbour can be sent to by the router",
        "without a next hop the destination is on link",
        "a shorter prefix puts other subnets on link",
        "the last address of the subnet is a broadcast",
        "the limited broadcast is one",
        "the last address of another subnet is an address",
        "a group's address is a multicast",
    ],
)
def test_where_a_packet_goes(configuration: dict[str, Any], destination: str, kind: str, next_hop: str) -> None:
    hop, _ = kernel(**configuration).routes.route(written_packet({"from": "10.0.0.20", "to": destination}))
    assert hop
    assert (hop.kind, str(hop.address)) == (kind, next_hop)


@pytest.mark.parametrize(
    ("configuration", "destination"),
    [
        ({"routes": [NOWHERE]}, "203.0.113.9"),
        ({"routes": [NOWHERE]}, "255.255.255.255"),
        ({"routes": [NOWHERE]}, "224.0.0.5"),
    ],
    ids=["an address", "the limited broadcast", "a group"],
)
def test_what_no_route_holds_is_unreachable(configuration: dict[str, Any], destination: str) -> None:
    hop, verdict = kernel(**configuration).routes.route(written_packet({"from": "10.0.0.20", "to": destination}))
    assert hop is None
    assert isinstance(verdict, Dropped)


@pytest.mark.parametrize("address", ["10.0.0.20", "127.0.0.1", "192.168.77.1"])
def test_which_addresses_are_the_guests_own(address: str) -> None:
    assert kernel(addresses=["192.168.77.1/32"]).routes.is_local(IPv4Address(address))


@pytest.mark.parametrize("address", ["10.0.0.10", "10.0.0.1", "198.51.100.20", "192.168.77.2"])
def test_which_addresses_are_not_the_guests_own(address: str) -> None:
    assert not kernel(addresses=["192.168.77.1/32"]).routes.is_local(IPv4Address(address))


def test_the_public_address_is_the_guests_own_where_it_is_on_the_guest() -> None:
    assert kernel(MODELS["address-on-guest"]).routes.is_local(IPv4Address("198.51.100.20"))


def test_with_a_prefix_of_32_bits_every_neighbour_is_behind_the_router() -> None:
    hop, _ = kernel(MODELS["gcp"]).routes.route(written_packet({"from": "10.0.0.20", "to": "10.0.0.10"}))
    assert hop
    assert str(hop.address) == "10.0.0.1"
