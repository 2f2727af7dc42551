from ipaddress import IPv4Address

from hypothesis import given
from hypothesis import strategies as st

from vpcviz.facts.protocols import UDP
from vpcviz.packets.checksums import internet_checksum, udp_checksum
from vpcviz.packets.headers import IPv4

IP = IPv4(IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20"), 64, UDP)


def summed_by_words(octets: bytes) -> int:
    """Add word by word and put each carry back in, as RFC 1071 tells it."""
    total = 0
    for start in range(0, len(octets), 2):
        total += int.from_bytes(octets[start : start + 2].ljust(2, b"\0"), "big")
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


@given(st.binary(max_size=64))
def test_a_checksum_is_the_complement_of_the_sum_of_all_words(octets: bytes) -> None:
    assert internet_checksum(octets) == summed_by_words(octets)


@given(st.binary(max_size=16).filter(lambda octets: len(octets) % 2 == 0), st.binary(max_size=16))
def test_parts_are_summed_up_as_one(first: bytes, second: bytes) -> None:
    assert internet_checksum(first, second) == internet_checksum(first + second)


@given(st.binary(min_size=2, max_size=64).filter(lambda octets: len(octets) % 2 == 0 and any(octets)))
def test_octets_with_their_checksum_sum_up_to_zero(octets: bytes) -> None:
    assert internet_checksum(octets, internet_checksum(octets).to_bytes(2, "big")) == 0


def test_the_example_of_rfc_1071() -> None:
    assert internet_checksum(bytes.fromhex("0001 f203 f4f5 f6f7")) == 0xFFFF - 0xDDF2


def test_zeros_have_a_checksum_of_all_ones() -> None:
    assert internet_checksum(bytes(8)) == 0xFFFF


def test_all_ones_have_a_checksum_of_zero() -> None:
    assert internet_checksum(b"\xff\xff") == 0


@given(st.binary(min_size=8, max_size=64))
def test_a_udp_checksum_is_never_zero(datagram: bytes) -> None:
    assert udp_checksum(IP, UDP, datagram) > 0


def test_a_udp_sum_of_zero_is_sent_as_all_ones() -> None:
    without = udp_checksum(IP, UDP, bytes(8))
    assert udp_checksum(IP, UDP, bytes(6) + without.to_bytes(2, "big")) == 0xFFFF
