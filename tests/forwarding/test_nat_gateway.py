from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address

import pytest

from vpcviz.forwarding.nat_gateway import restore_destination, rewrite_source
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.resolved import Interface
from vpcviz.packets.answer import answer_to, icmp_error
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Icmp, IcmpType, IPv4, IPv6, Payload, Tcp, TcpFlags, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import NOTHING_KNOWN, Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Forwarded

NETWORK = compile_network(
    read_topology("""\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}
nat_gateways: {nat: {subnet: s1, address: 10.0.0.220}}
instances: {a: {subnet: s1}, d: {subnet: s2, address: 10.0.1.30}, e: {subnet: s2, address: 10.0.1.31}}
""")
)
NAT, FAR = NETWORK.interface_of("nat/eth0"), IPv4Address("203.0.113.5")  # type: ignore[arg-type]


def packets(source: str, ttl: int = 64) -> list[Packet]:
    """Send one of each protocol."""
    address = IPv4Address(source)
    return [
        Packet((IPv4(address, FAR, ttl, 6), Tcp(49152, 80, TcpFlags.SYN))),
        Packet((IPv4(address, FAR, ttl, 17), Udp(49152, 53))),
        Packet((IPv4(address, FAR, ttl, 1), Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1))),
    ]


def sent(packet: Packet, memory: Memory = NOTHING_KNOWN) -> tuple[Packet, Memory]:
    """Send a packet out, which has to go."""
    verdict, after = rewrite_source(packet, NAT, NETWORK.interface_of("d"), memory)  # type: ignore[arg-type]
    assert isinstance(verdict, Forwarded)
    return verdict.packet, after


def back(packet: Packet, memory: Memory) -> Packet:
    """Let a packet back in, which has to come."""
    verdict = restore_destination(packet, NAT, memory)
    assert isinstance(verdict, Forwarded)
    return verdict.packet


@pytest.mark.parametrize("packet", packets("10.0.1.30"))
def test_what_goes_out_is_the_gateways_own_and_its_answer_is_the_senders(packet: Packet) -> None:
    onward, memory = sent(packet)
    assert (onward.header(IPv4).source, onward.header(IPv4).ttl) == (NAT.address, 63)
    assert flow_of(onward.headers).source_port == 1024
    answer = answer_to(onward)
    assert answer
    restored = flow_of(back(answer, memory).headers)
    assert restored == flow_of(packet.headers).reversed()


@pytest.mark.parametrize(("first", "second"), [*zip(packets("10.0.1.30"), packets("10.0.1.31"), strict=True)])
def test_two_senders_with_one_port_get_two_and_each_its_own_answer(first: Packet, second: Packet) -> None:
    one, memory = sent(first)
    other, memory = sent(second, memory)
    assert [flow_of(packet.headers).source_port for packet in (one, other)] == [1024, 1025]
    for onward, asked in ((one, first), (other, second)):
        answer = answer_to(onward)
        assert answer
        assert back(answer, memory).header(IPv4).destination == asked.header(IPv4).source


def test_a_connection_keeps_its_port_and_another_destination_may_have_it_too() -> None:
    (packet, *_) = packets("10.0.1.30")
    onward, memory = sent(packet)
    again, memory = sent(packet, memory)
    elsewhere, _ = sent(packet.rewrite(IPv4, destination=IPv4Address("203.0.113.6")), memory)
    assert onward == again
    assert flow_of(elsewhere.headers).source_port == 1024


@pytest.mark.parametrize("packet", packets("10.0.1.30"))
def test_an_error_from_outside_comes_to_the_sender_and_quotes_what_it_sent(packet: Packet) -> None:
    onward, memory = sent(packet)
    error = icmp_error(onward, IPv4Address("198.51.100.99"), IcmpType.TIME_EXCEEDED, 0)
    assert error
    restored = back(error, memory)
    quoted = restored.header(Icmp).quoted
    assert restored.header(IPv4).destination == IPv4Address("10.0.1.30")
    assert flow_of(quoted) == flow_of(packet.headers)


def refused(verdict: object) -> DropReason:
    assert isinstance(verdict, Dropped)
    return verdict.reason


def test_other_protocols_are_not_carried() -> None:
    packet = Packet((IPv4(IPv4Address("10.0.1.30"), FAR, 64, 47), Payload(20)))
    verdict, memory = rewrite_source(packet, NAT, None, NOTHING_KNOWN)
    assert (refused(verdict), memory) == (DropReason.PROTOCOL_RESTRICTION, NOTHING_KNOWN)


def test_the_gateways_own_subnet_is_not_served() -> None:
    sender: Interface = NETWORK.interface_of("a")  # type: ignore[arg-type]
    verdict, _ = rewrite_source(packets("10.0.0.4")[0], NAT, sender, NOTHING_KNOWN)
    assert refused(verdict) is DropReason.NAT_GATEWAY_OWN_SUBNET


def test_a_ttl_ends_on_the_way_out_and_on_the_way_back() -> None:
    verdict, _ = rewrite_source(packets("10.0.1.30", ttl=1)[0], NAT, None, NOTHING_KNOWN)
    assert refused(verdict) is DropReason.TTL_EXCEEDED
    onward, memory = sent(packets("10.0.1.30")[0])
    answer = answer_to(onward)
    assert answer
    assert refused(restore_destination(answer.rewrite(IPv4, ttl=1), NAT, memory)) is DropReason.TTL_EXCEEDED


def test_what_nobody_has_asked_for_is_not_let_in() -> None:
    stranger = Packet((IPv4(FAR, NAT.ipv4_address, 60, 6), Tcp(80, 1024, TcpFlags.SYN)))
    assert refused(restore_destination(stranger, NAT, NOTHING_KNOWN)) is DropReason.NAT_GATEWAY_UNSOLICITED


def full_but_for(packet: Packet, *free: int) -> Memory:
    """Let another sender have all ports of the primary address towards a destination, but for some."""
    _, memory = sent(packet)
    answer, original = next(iter((flow, bound) for (_, flow), bound in memory.bindings.items()))
    full = {
        (NAT.owner, replace(answer, destination_port=port)): replace(original, destination=IPv4Address("10.0.1.99"))
        for port in range(1024, 65536)
        if port not in free
    }
    return replace(memory, bindings=full)


def test_towards_one_destination_there_are_as_many_ports_as_it_has() -> None:
    (packet, *_) = packets("10.0.1.30")
    verdict, _ = rewrite_source(packet, NAT, None, full_but_for(packet))
    assert refused(verdict) is DropReason.REMAP_EPHEMERAL_PORT


def test_a_secondary_address_takes_what_the_primary_one_has_no_port_for() -> None:
    (packet, *_) = packets("10.0.1.30")
    second = IPv4Address("10.0.0.221")
    gateway = replace(NAT, addresses=(NAT.ipv4_address, second))
    verdict, memory = rewrite_source(packet, gateway, None, full_but_for(packet))
    assert (verdict.packet.header(IPv4).source, flow_of(verdict.packet.headers).source_port) == (second, 1024)
    answer = answer_to(verdict.packet)
    assert answer
    given_back = restore_destination(answer, gateway, memory)
    assert isinstance(given_back, Forwarded)
    assert given_back.packet.header(IPv4).destination == IPv4Address("10.0.1.30")
    # The connection keeps its address, though the first one has a port again.
    freed = {place: bound for place, bound in memory.bindings.items() if place[1].destination == second}
    again, _ = rewrite_source(packet, gateway, None, replace(memory, bindings=freed))
    assert again.packet == verdict.packet


def test_nothing_is_made_of_what_is_for_an_address_of_ipv6_itself() -> None:
    ends = IPv6Address("2001:db8:1:2::10"), IPv6Address("2001:db8:ffff::12")
    verdict, memory = rewrite_source(Packet((IPv6(*ends, 64, 17), Udp(49152, 53))), NAT, None, NOTHING_KNOWN)
    assert isinstance(verdict, Dropped)
    assert (verdict.reason, memory) == (DropReason.PROTOCOL_RESTRICTION, NOTHING_KNOWN)
