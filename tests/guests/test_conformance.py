"""Does each thing that was seen of a real Linux guest have a test here, or a word that it is not modelled?"""

import re
from enum import StrEnum
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


class Missing(StrEnum):
    """Why something that a real guest does has no test."""

    NOT_MODELLED = "is said not to be modelled"
    NO_CONSTRUCT = "needs a construct that a drawing can't have yet"


CONFORMANCE: dict[str, tuple[str, ...] | Missing] = {
    "a next hop is asked for first, and what waits goes out behind the answer": (
        "guests/test_guest.py::test_the_first_packet_waits_until_its_neighbour_has_answered",
        "guests/test_guest.py::test_a_neighbour_that_is_known_is_not_asked_for",
        "stories/how_does_a_private_ping_get_there.yaml",
    ),
    "a neighbour that does not answer is given up after three requests": (
        "guests/test_guest.py::test_a_neighbour_that_does_not_answer_is_given_up",
        "walks/test_guest_view.py::test_a_neighbour_is_asked_for_three_times_before_it_is_given_up",
        "walks/test_terminal.py::test_a_neighbour_that_nobody_answers_for_is_unreachable_after_three_seconds",
        "walks/test_terminal.py::test_a_udp_program_hears_nothing_of_a_host_that_is_not_reached",
    ),
    "several packets that wait for one neighbour fail together": Missing.NO_CONSTRUCT,
    "without a route the network is unreachable at once": (
        "guests/test_guest.py::test_a_packet_without_a_route_sends_no_frame",
        "walks/test_terminal.py::test_a_ping_without_a_route_prints_nothing_but_that",
        "stories/kernels_without_their_own_default_route.yaml",
    ),
    "a guest's route of the type unreachable, prohibit or blackhole": Missing.NO_CONSTRUCT,
    "an own address is local, and nothing reaches the wire": (
        "guests/test_guest.py::test_a_packet_to_the_guest_itself_sends_no_frame",
    ),
    "an on-link route makes the guest ask for the destination itself": (
        "guests/test_guest.py::test_an_on_link_route_makes_the_guest_ask_for_the_destination_itself",
    ),
    "a next hop outside every connected subnet is refused": (
        "stories/can_a_guest_use_a_next_hop_in_another_subnet.yaml",
    ),
    "a guest that does not forward says nothing about what it drops": (
        "guests/test_guest.py::test_transit_is_dropped_in_silence_where_the_guest_does_not_forward",
    ),
    "a guest that forwards by the interface of arrival redirects": (
        "guests/test_redirect.py::test_a_packet_that_leaves_by_the_interface_it_came_in_by_is_redirected",
        "guests/test_redirect.py::test_the_first_redirect_to_an_unknown_neighbour_changes_nothing_yet",
        "walks/test_guest_view.py::test_a_redirect_is_in_the_capture_of_the_one_that_is_told",
        "walks/test_terminal.py::test_ping_prints_a_redirect_when_it_has_come",
    ),
    "redirects that are not sent or not accepted": Missing.NO_CONSTRUCT,
    "a forwarder reports a TTL that has ended": (
        "stories/what_does_a_forwarder_say_when_it_cannot_go_on.yaml",
        "guests/test_guest.py::test_a_forwarder_tells_the_sender_why_it_can_not_go_on",
    ),
    "ICMP errors and redirects are limited in number": Missing.NOT_MODELLED,
    "a packet larger than the own MTU, and what a smaller MTU on the way does": (
        "stories/how_large_may_a_packet_be.yaml",
        "stories/what_if_a_forwarder_has_a_smaller_mtu.yaml",
    ),
    "an MTU does not limit what is received": ("stories/what_if_a_forwarder_has_a_smaller_mtu.yaml",),
    "the reverse path filter, strict, loose and off": (
        "guests/test_redirect.py::test_a_strict_filter_discards_what_would_be_answered_nowhere",
        "guests/test_redirect.py::test_a_loose_filter_discards_what_would_be_answered_nowhere",
        "guests/test_redirect.py::test_without_a_filter_a_packet_is_taken_that_can_not_be_answered",
        "stories/does_a_filter_by_the_way_back_matter.yaml",
    ),
    "a source that is the receiver's own is a martian": (
        "guests/test_guest.py::test_a_packet_with_one_of_the_guests_own_addresses_as_its_source_is_dropped",
    ),
    "a frame for another MAC address is seen and not taken": (
        "guests/test_guest.py::test_a_frame_for_another_mac_address_is_left_lying",
    ),
    "a wrong checksum is dropped, so that a translation has to mend it": (
        "packets/test_by_tshark.py::test_no_checksum_is_bad",
    ),
    "a loopback destination from the wire is dropped": (
        "guests/test_guest.py::test_a_packet_from_the_wire_to_the_loopback_address_is_dropped",
    ),
    "whoever asks for an own address becomes a neighbour": (
        "walks/test_guest_view.py::test_whoever_asks_becomes_a_neighbour_of_the_one_that_answers",
        "stories/what_if_it_were_a_lan.yaml",
    ),
    "an unasked-for ARP reply changes an entry that there is": Missing.NO_CONSTRUCT,
    "an entry ages, and is tried anew by a unicast": Missing.NO_CONSTRUCT,
    "a unicast ARP request is answered by the host, whoever it says it is from": (
        "forwarding/cases/arp/a_unicast_request_is_answered_for_too.yaml",
        "forwarding/cases/arp/who_the_request_says_that_it_is_from_does_not_matter.yaml",
    ),
    "an address on any interface is answered for": (
        "guests/test_guest.py::test_an_address_on_any_interface_is_answered_for",
    ),
    "a closed port is refused, through a translation too": (
        "guests/test_reception.py::test_a_closed_tcp_port_answers_with_a_reset",
        "guests/test_reception.py::test_a_closed_udp_port_answers_with_an_error_that_quotes",
        "stories/is_a_closed_port_refused_through_the_gateway.yaml",
        "walks/test_terminal.py::test_what_a_udp_program_is_told",
    ),
    "a link that goes down takes the default route with it": Missing.NO_CONSTRUCT,
    "what IPv6 sends unasked": Missing.NO_CONSTRUCT,
}
"""What was observed of a real guest, and the tests and stories that show the same of ours."""

SHOWN = [(fact, shown) for fact, tests in CONFORMANCE.items() if not isinstance(tests, Missing) for shown in tests]
NOT_MODELLED = {
    "ICMP errors and redirects are limited in number": (
        "playback/test_guest_view.py::test_the_capture_of_who_reports_an_error_says_that_the_limit_is_not_modelled"
    )
}
"""For each thing that is not modelled, the test that the page says so."""


@pytest.mark.parametrize(("fact", "shown"), [*SHOWN, *NOT_MODELLED.items()])
def test_what_a_real_guest_does_is_shown_by_a_test_that_exists(fact: str, shown: str) -> None:
    path, _, name = shown.partition("::")
    text = (TESTS / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^def {name}\(", text, re.MULTILINE), fact


def test_what_is_not_modelled_is_said() -> None:
    assert set(NOT_MODELLED) == {fact for fact, tests in CONFORMANCE.items() if tests is Missing.NOT_MODELLED}
