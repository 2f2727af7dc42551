from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packets.written import written_packet
from vpcviz.facts.protocols import UDP
from vpcviz.packets.answer import answer_to
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.fragments import count_fragments, first_fragment, is_fragment, whole_of
from vpcviz.packets.headers import Ip, IPv4, IPv6, Payload, Udp, header_octets
from vpcviz.packets.octets import from_octets, to_octets
from vpcviz.packets.packet import Packet

VERSIONS = st.sampled_from([4, 6])
ENDS = {4: ("10.0.0.10", "10.0.0.20"), 6: ("2001:db8::10", "2001:db8::20")}


def ping(octets: int, version: int = 4) -> Packet:
    source, destination = ENDS[version]
    packet = written_packet({"from": source, "to": destination})
    return packet.rewrite(Payload, length=octets - packet.octets + packet.header(Payload).length)


@given(st.integers(1501, 65535), st.integers(68, 1500), VERSIONS)
def test_a_fragment_fits_and_carries_whole_units_of_eight_octets(octets: int, mtu: int, version: int) -> None:
    whole = ping(octets, version)
    first = first_fragment(whole, mtu)
    carried = first.octets - header_octets(first.headers[0])
    assert first.octets <= mtu
    assert carried % 8 == 0
    assert (count_fragments(whole, mtu) - 1) * carried < octets - header_octets(whole.headers[0])


@given(st.integers(9002, 65535), st.integers(1500, 9001), st.integers(68, 1499), VERSIONS)
def test_the_fragments_together_are_the_packet_however_often_it_was_split(
    octets: int, mtu: int, lower: int, version: int
) -> None:
    once = first_fragment(ping(octets, version), mtu)
    twice = first_fragment(once, lower) if once.octets > lower else once
    assert is_fragment(twice)
    assert whole_of(twice) == ping(octets, version)


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


def test_a_fragment_of_ipv6_has_a_header_that_tells_of_the_transport_behind_it() -> None:
    written = to_octets(first_fragment(ping(3000, 6), 1500))
    assert (len(written.data), written.data[4:6], written.data[6]) == (1496, (1456).to_bytes(2), 44)
    assert written.data[40:48].hex() == "3a00000100000000"
    assert written.data[48:56] == to_octets(ping(3000, 6)).data[40:48]
    assert {(one.start, one.length) for one in written.fields if one.field == "protocol"} == {(40, 1)}


@pytest.mark.parametrize(("version", "kind"), [(4, IPv4), (6, IPv6)])
def test_a_fragment_alone_can_not_be_read_back(version: int, kind: type[Ip]) -> None:
    with pytest.raises(OctetsRefused, match="does not tell what the others carry"):
        from_octets(to_octets(first_fragment(ping(3000, version), 1500)).data, kind)
