from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packets.stacks import ethernets, stacks, vpc_headers
from tests.packets.written import written_packet
from vpcviz.packets.changes import Change, Changes, compare
from vpcviz.packets.headers import Header, IPv4, Payload, VpcHeader
from vpcviz.packets.packet import Packet

NOTHING = Changes((), (), ())
PING = written_packet({"from": "10.0.0.10", "to": "10.0.0.20"})
PRIVATE, PUBLIC = IPv4Address("10.0.0.10"), IPv4Address("198.51.100.10")


@given(stacks, stacks)
def test_nothing_has_changed_only_between_equal_stacks(before: Packet, after: Packet) -> None:
    assert (compare(before, after) == NOTHING) is (before == after)


@given(stacks)
def test_a_stack_does_not_differ_from_its_copy(packet: Packet) -> None:
    assert compare(packet, Packet(tuple(packet.headers))) == NOTHING


@given(stacks, st.lists(st.one_of(ethernets, vpc_headers), max_size=3))
def test_what_is_put_around_is_added_and_nothing_is_changed(packet: Packet, outer: list[Header]) -> None:
    assert compare(packet, packet.wrap(*outer)) == Changes((), tuple(range(len(outer))), ())


@given(stacks, st.lists(st.one_of(ethernets, vpc_headers), max_size=3))
def test_what_is_taken_off_is_removed_and_nothing_is_changed(packet: Packet, outer: list[Header]) -> None:
    assert compare(packet.wrap(*outer), packet) == Changes((), (), tuple(range(len(outer))))


def test_a_rewritten_field_stands_with_its_old_and_its_new_value() -> None:
    rewritten = PING.rewrite(IPv4, source=PUBLIC)
    assert compare(PING, rewritten).changed == (Change(0, "source", PRIVATE, PUBLIC),)


def test_a_field_is_named_by_its_place_in_the_later_stack() -> None:
    wrapped = PING.rewrite(IPv4, ttl=63).wrap(VpcHeader("lab", "b/eth0"))  # type: ignore[arg-type]
    assert compare(PING, wrapped) == Changes((Change(1, "ttl", 64, 63),), (0,), ())


def test_of_two_stacks_that_have_nothing_in_common_one_is_removed_and_the_other_added() -> None:
    before, after = Packet((Payload(1),)), Packet((VpcHeader("lab", "igw"),))  # type: ignore[arg-type]
    assert compare(before, after) == Changes((), (0,), (0,))


@pytest.mark.parametrize("field", ["source", "destination", "ttl", "identification", "dont_fragment"])
def test_every_field_of_an_ip_header_counts(field: str) -> None:
    values = {"source": PUBLIC, "destination": PUBLIC, "ttl": 1, "identification": 7, "dont_fragment": True}
    assert [change.field for change in compare(PING, PING.rewrite(IPv4, **{field: values[field]})).changed] == [field]
