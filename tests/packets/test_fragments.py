from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packets.written import written_packet
from vpcviz.facts.protocols import UDP
from vpcviz.packets.answer import answer_to
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.fragments import count_fragments, first_fragment, is_fragment, whole_of
from vpcviz.packets.headers import IPv4, Payload, Udp
from vpcviz.packets.octets import from_octets, to_octets
from vpcviz.packets.packet import Packet


def ping(octets: int) -> Packet:
    packet = written_packet({"from": "10.0.0.10", "to": "10.0.0.20"})
    return packet.rewrite(Payload, length=octets - 28)


@given(st.integers(1501, 65535), st.integers(68, 1500))
def test_a_fragment_fits_and_carries_whole_units_of_eight_octets(octets: int, mtu: int) -> None:
    first = first_fragment(ping(octets), mtu)
    assert first.octets <= mtu
    assert (first.octets - 20) % 8 == 0
    assert (count_fragments(ping(octets), mtu) - 1) * (first.octets - 20) < octets - 20


@given(st.integers(9002, 65535), st.integers(1500, 9001), st.integers(68, 1499))
def test_the_fragments_together_are_the_packet_however_often_it_was_split(octets: int, mtu: int, lower: int) -> None:
    once = first_fragment(ping(octets), mtu)
    twice = first_fragment(once, lower) if once.octets > lower else once
    assert is_fragment(twice)
    assert whole_of(twice) == ping(octets)


def test_what_answers_a_fragmented_packet_answers_the_whole() -> None:
    answer = answer_to(first_fragment(ping(3000), 1500))
    assert answer is not None
    assert (answer.octets, is_fragment(answer)) == (3000, False)


def test_a_datagrams_first_fragment_tells_how_long_the_whole_is() -> None:
    ends = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
    whole = Packet((IPv4(*ends, 64, UDP), Udp(50000, 53), Payload(3000)))
    first = to_octets(first_fragment(whole, 1500)).data
    assert len(first) == 1500
    assert first[20:28] == to_octets(whole).data[20:28]
    assert first[6] & 0x20


def test_a_fragment_alone_can_not_be_read_back() -> None:
    with pytest.raises(OctetsRefused, match="does not tell what the others carry"):
        from_octets(to_octets(first_fragment(ping(3000), 1500)).data, IPv4)
