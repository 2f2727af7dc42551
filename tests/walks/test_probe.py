import json
from ipaddress import IPv4Address, ip_address
from typing import Any

import pytest

from tests.stories.story import HERE, merge
from tests.walks.networks import compiled
from vpcviz.network.document import read_topology
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network
from vpcviz.packets.headers import Icmp, IPv4, Payload, Tcp, Udp
from vpcviz.walks.probe import make_packet, make_probe


@pytest.fixture(scope="module")
def network() -> Network:
    """Give two subnets with a second interface, a spare one and a host on the Internet."""
    text = (HERE / "topologies" / "t0.yaml").read_text(encoding="utf-8")
    document = json.loads(read_topology(text).model_dump_json(exclude_unset=True))
    changes = {
        "subnets": {"s4": {"vpc": "lab", "zone": "us-east-1b", "cidr": "10.0.3.0/24"}},
        "network_interfaces": {
            "eni-second": {"instance": "d", "device": 1, "subnet": "s4", "address": "10.0.3.60"},
            "eni-spare": {"subnet": "s4", "address": "10.0.3.61"},
        },
        "internet_hosts": {"home": {"address": "203.0.113.12"}},
    }
    return compiled(merge(document, changes))


@pytest.mark.parametrize(
    ("protocol", "port", "source_port", "size"),
    [(1, None, None, 84), (6, 443, 49152, 60), (17, 53, 49152, 48), (47, None, None, 48)],
    ids=["icmp", "tcp", "udp", "another protocol"],
)
def test_what_a_probe_has_where_nothing_is_said(
    network: Network, protocol: int, port: int | None, source_port: int | None, size: int
) -> None:
    probe = make_probe(network, source="a", destination="10.0.0.20", protocol=protocol)
    assert (probe.port, probe.source_port, probe.size_octets, probe.ttl) == (port, source_port, size, 64)
    assert make_packet(probe).octets == size


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("a", "10.0.0.10"),
        ("a/eth0", "10.0.0.10"),
        ("d", "10.0.1.30"),
        ("eni-second", "10.0.3.60"),
        ("home", "203.0.113.12"),
        ("internet", "192.0.2.250"),
    ],
)
def test_whose_address_a_probe_comes_from(network: Network, source: str, address: str) -> None:
    assert str(make_probe(network, source=source, destination="10.0.0.20").source_address) == address


@pytest.mark.parametrize(
    ("destination", "address"),
    [("b", "10.0.0.20"), ("b/eth0", "10.0.0.20"), ("eni-spare", "10.0.3.61"), ("home", "203.0.113.12")],
)
def test_an_id_stands_for_its_primary_address(network: Network, destination: str, address: str) -> None:
    assert str(make_probe(network, source="a", destination=destination).destination) == address


def test_what_a_socket_would_refuse_is_sent(network: Network) -> None:
    probe = make_probe(network, source="a", destination="10.0.0.20", source_address=IPv4Address("10.0.0.99"))
    assert make_packet(probe).header(IPv4).source == IPv4Address("10.0.0.99")


@pytest.mark.parametrize(
    ("protocol", "kinds"),
    [(1, [IPv4, Icmp, Payload]), (6, [IPv4, Tcp]), (17, [IPv4, Udp, Payload]), (47, [IPv4, Payload])],
)
def test_which_headers_a_probe_has(network: Network, protocol: int, kinds: list[type]) -> None:
    probe = make_probe(network, source="a", destination="10.0.0.20", protocol=protocol)
    assert [type(header) for header in make_packet(probe)] == kinds


@pytest.mark.parametrize(("source", "size"), [("a", 8961), ("home", 1460), ("internet", 1460)])
def test_a_syn_announces_what_fits_into_its_senders_interface(network: Network, source: str, size: int) -> None:
    packet = make_packet(make_probe(network, source=source, destination="198.51.100.20", protocol=6))
    assert packet.header(Tcp).maximum_segment_size == size


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ({"source": "nobody"}, "source"),
        ({"source": ""}, "source"),
        ({"source": "eni-spare"}, "source"),
        ({"source": "igw"}, "source"),
        ({"destination": "nobody"}, "destination"),
        ({"destination": ""}, "destination"),
        ({"destination": "10.0.0.256"}, "destination"),
        ({"destination": "fe80::1%eth0"}, "destination"),
        ({"destination": "2001:db8::1", "source_address": ip_address("10.0.0.10")}, "source"),
        ({"protocol": 58}, "protocol"),
        ({"destination": "rt-pub"}, "destination"),
        ({"protocol": 256}, "protocol"),
        ({"protocol": 6, "port": 65536}, "port"),
        ({"protocol": 6, "source_port": -1}, "source_port"),
        ({"ttl": 0}, "ttl"),
        ({"ttl": 256}, "ttl"),
        ({"size_octets": 27}, "size"),
    ],
)
def test_a_probe_that_makes_no_sense_is_refused(network: Network, asked: dict[str, Any], path: str) -> None:
    with pytest.raises(ProbeRefused) as refused:
        make_probe(network, **{"source": "a", "destination": "10.0.0.20"} | asked)
    assert [problem.path for problem in refused.value.problems] == [path]


def test_all_that_is_wrong_with_a_probe_is_said_at_once(network: Network) -> None:
    with pytest.raises(ProbeRefused) as refused:
        make_probe(network, source="nobody", destination="nothing", ttl=0)
    assert [problem.path for problem in refused.value.problems] == ["destination", "source", "ttl"]


def test_what_is_recommended_can_be_asked_for(network: Network) -> None:
    with pytest.raises(ProbeRefused) as refused:
        make_probe(network, source="eni-spare", destination="10.0.0.20")
    (problem,) = refused.value.problems
    names = problem.remedy.removeprefix("one of ").split(", ")
    assert "eni-second" in names
    assert "eni-spare" not in names


def test_a_link_local_address_is_asked_for_by_who_has_such_a_link_alone(network: Network) -> None:
    with pytest.raises(ProbeRefused) as refused:
        make_probe(network, source="a", destination="fe80::1")
    assert str(refused.value).startswith(
        "destination: found fe80::1, a link-local address of IPv6, from a, expected an"
    )
