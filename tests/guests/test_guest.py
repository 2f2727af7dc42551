from typing import Any

import pytest

from tests.guests.kernels import EVERYBODY, PORT, A, B, kernel, reason, received, sent, stages
from tests.packets.written import field_of, written_packet
from vpcviz.facts.identifiers import MacAddress
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet, EtherType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory


def reply_of(request: Packet, mac: MacAddress) -> Packet:
    """Answer an ARP request, as the host of the instance does."""
    asked = request.header(Arp)
    arp = Arp(ArpOperation.REPLY, mac, asked.target_address, asked.sender_mac, asked.sender_address)
    return Packet((Ethernet(mac, asked.sender_mac, EtherType.ARP), arp))


def test_the_first_packet_waits_until_its_neighbour_has_answered() -> None:
    guest = kernel()
    asked = sent(guest, to="10.0.0.10")
    assert stages(asked) == ["guest-route", "guest-neighbor", "arp-request"]
    request = asked.frames[0].frame
    assert field_of(request.headers, "ethernet.destination") == EVERYBODY
    answered = guest.receive(PORT, reply_of(request, A), asked.memory, 0.0)
    assert stages(answered) == ["frame-sent"]
    assert field_of(answered.frames[0].frame.headers, "ethernet.destination") == A


def test_a_neighbour_that_is_known_is_not_asked_for() -> None:
    guest = kernel()
    asked = sent(guest, to="10.0.0.10")
    answered = guest.receive(PORT, reply_of(asked.frames[0].frame, A), asked.memory, 0.0)
    again = sent(guest, to="10.0.0.10", memory=answered.memory)
    assert stages(again) == ["guest-route", "guest-neighbor", "frame-sent"]


def test_a_neighbour_that_does_not_answer_is_given_up() -> None:
    guest = kernel()
    asked = sent(guest, to="10.0.0.99")
    given_up = guest.give_up(asked.memory, 3.07)
    assert reason(given_up) == "GUEST_ARP_FAILED"
    assert given_up.reply is None
    assert not given_up.memory.waiting


def test_a_packet_without_a_route_sends_no_frame() -> None:
    outcome = sent(kernel(routes=[{"destination": "default", "via": None}]), to="203.0.113.9")
    assert reason(outcome) == "GUEST_NO_ROUTE"
    assert outcome.frames == ()


@pytest.mark.parametrize("destination", ["10.0.0.20", "127.0.0.1", "127.9.9.9", "203.0.113.9"])
def test_a_packet_to_the_guest_itself_sends_no_frame(destination: str) -> None:
    outcome = sent(kernel(addresses=["203.0.113.9/32"]), to=destination)
    assert outcome.frames == ()
    assert stages(outcome) == ["guest-route", "guest-receive"]
    assert outcome.reply


def test_an_on_link_route_makes_the_guest_ask_for_the_destination_itself() -> None:
    outcome = sent(kernel(routes=[{"destination": "203.0.113.0/24", "via": None}]), to="203.0.113.9")
    assert str(field_of(outcome.frames[0].frame.headers, "arp.target_address")) == "203.0.113.9"


def test_an_arp_request_names_the_source_of_the_packet_that_waits() -> None:
    guest = kernel(addresses=["192.168.77.1/32"])
    answer: dict[str, Any] = {"from": "192.168.77.1", "to": "10.0.0.10"}
    outcome = sent(guest, **answer)
    assert str(field_of(outcome.frames[0].frame.headers, "arp.sender_address")) == "192.168.77.1"


def test_an_arp_request_for_what_is_forwarded_names_the_guests_own_address() -> None:
    outcome = received(kernel(ip_forward=True), to="10.0.0.30")
    assert str(field_of(outcome.frames[0].frame.headers, "arp.sender_address")) == "10.0.0.20"


def test_a_frame_for_another_mac_address_is_left_lying() -> None:
    outcome = received(kernel(), mac="02:00:0a:00:00:63")
    assert reason(outcome) == "UNKNOWN_DESTINATION_MAC"
    assert outcome.reply is None


@pytest.mark.parametrize("source", ["10.0.0.20", "127.0.0.1", "192.168.77.1"])
def test_a_packet_with_one_of_the_guests_own_addresses_as_its_source_is_dropped(source: str) -> None:
    written: dict[str, Any] = {"from": source}
    outcome = received(kernel(addresses=["192.168.77.1/32"]), **written)
    assert reason(outcome) == "GUEST_REVERSE_PATH"
    assert outcome.reply is None


def test_a_packet_from_the_wire_to_the_loopback_address_is_dropped() -> None:
    outcome = received(kernel(), to="127.0.0.1")
    assert reason(outcome)
    assert outcome.reply is None


def test_an_echo_request_to_a_broadcast_address_is_not_answered() -> None:
    outcome = received(kernel(), mac=EVERYBODY, to="10.0.0.255")
    assert outcome.reply is None


def test_transit_is_dropped_in_silence_where_the_guest_does_not_forward() -> None:
    outcome = received(kernel(), to="10.0.0.30")
    assert reason(outcome) == "GUEST_NOT_FORWARDING"
    assert outcome.reply is None
    assert outcome.frames == ()


@pytest.mark.parametrize(
    ("written", "why", "icmp"),
    [
        ({"to": "10.0.0.30", "ttl": 1}, "TTL_EXCEEDED", (11, 0)),
        ({"to": "203.0.113.9"}, "GUEST_NO_ROUTE", (3, 0)),
    ],
    ids=["the TTL has run out", "there is no route"],
)
def test_a_forwarder_tells_the_sender_why_it_can_not_go_on(
    written: dict[str, Any], why: str, icmp: tuple[int, int]
) -> None:
    outcome = received(kernel(ip_forward=True, routes=[{"destination": "default", "via": None}]), **written)
    assert reason(outcome) == why
    assert outcome.reply
    headers = outcome.reply.headers
    assert (field_of(headers, "icmp.type"), field_of(headers, "icmp.code")) == icmp
    assert str(field_of(headers, "ipv4.source")) == "10.0.0.20"
    assert str(field_of(headers, "ipv4.destination")) == "10.0.0.10"
    assert str(field_of(headers, "icmp.quoted.ipv4.destination")) == written["to"]


def test_a_forwarder_tells_the_sender_that_the_next_neighbour_does_not_answer() -> None:
    guest = kernel(ip_forward=True)
    outcome = guest.give_up(received(guest, to="10.0.0.77").memory, 3.07)
    assert reason(outcome) == "GUEST_ARP_FAILED"
    assert outcome.reply
    assert field_of(outcome.reply.headers, "icmp.type") == 3
    assert field_of(outcome.reply.headers, "icmp.code") == 1


def test_a_forwarder_says_nothing_about_an_icmp_error() -> None:
    sent_before = {"from": "10.0.0.30", "to": "10.0.0.10", "protocol": "udp"}
    outcome = received(kernel(ip_forward=True), to="10.0.0.30", ttl=1, quotes=sent_before)
    assert reason(outcome) == "TTL_EXCEEDED"
    assert outcome.reply is None


def test_a_forwarder_takes_one_from_the_ttl_and_nothing_else() -> None:
    outcome = received(kernel(ip_forward=True), to="10.0.0.30", ttl=64)
    forwarded = next(step for step in outcome.steps if step.stage == "guest-forward")
    assert [(change.field, change.old, change.new) for change in forwarded.changes.changed] == [("ttl", 64, 63)]


def test_the_answer_to_a_masqueraded_packet_is_given_its_address_back() -> None:
    guest = kernel(ip_forward=True, masquerade=True)
    out = received(guest, to="203.0.113.9")
    masked = next(step for step in out.steps if step.stage == "guest-forward").packet
    assert str(masked.header(IPv4).source) == "10.0.0.20"
    answer = written_packet({"from": "203.0.113.9", "to": "10.0.0.20", "type": 0, "frame": {"from": A, "to": B}})
    back = guest.receive(PORT, answer, out.memory.without_waiting(), 0.0)
    assert stages(back)[:3] == ["guest-receive", "guest-route", "guest-forward"]
    assert str(back.steps[2].packet.header(IPv4).destination) == "10.0.0.10"


def test_an_answer_that_was_not_masqueraded_is_the_guests_own() -> None:
    outcome = received(kernel(ip_forward=True, masquerade=True), to="10.0.0.20", type=0)
    assert reason(outcome) == "GUEST_ANSWER_MISMATCH"


def test_an_address_on_any_interface_is_answered_for() -> None:
    guest = kernel(addresses=["192.168.77.1/32"])
    outcome = received(guest, mac=EVERYBODY, arp="192.168.77.1")
    assert field_of(outcome.frames[0].frame.headers, "arp.sender_mac") == B


def test_a_foreign_address_is_not_answered_for() -> None:
    outcome = received(kernel(), mac=EVERYBODY, arp="10.0.0.30")
    assert outcome.frames == ()


def test_what_a_guest_learns_is_not_in_the_memory_that_it_was_given() -> None:
    guest, memory = kernel(), Memory()
    asked = sent(guest, to="10.0.0.10", memory=memory)
    guest.receive(PORT, reply_of(asked.frames[0].frame, A), asked.memory, 0.0)
    assert not memory.neighbours
    assert not asked.memory.neighbours
