from ipaddress import IPv4Address
from typing import Any

from tests.guests.kernels import PORT, kernel, reason, received, stages
from vpcviz.facts.identifiers import MacAddress
from vpcviz.packets.headers import Icmp, IcmpType, IPv4
from vpcviz.steps.memory import Memory

FROM_OUTSIDE: dict[str, Any] = {"from": "203.0.113.9"}
C = IPv4Address("10.0.0.30")
KNOWS_C = Memory().with_neighbour(PORT, C, MacAddress("02:00:0a:00:00:1e"))


def told_by(source: str, gateway: str) -> dict[str, Any]:
    """Write the redirect about a ping of b's to 203.0.113.9."""
    return {
        "from": source,
        "type": int(IcmpType.REDIRECT),
        "code": 1,
        "gateway": gateway,
        "quotes": {"from": "10.0.0.20", "to": "203.0.113.9"},
    }


def test_a_packet_that_leaves_by_the_interface_it_came_in_by_is_redirected() -> None:
    outcome = received(kernel(ip_forward=True), to=str(C))
    ((cause, notice),) = outcome.notices
    assert stages(outcome)[cause] == "guest-forward"
    assert notice.header(IPv4).destination == IPv4Address("10.0.0.10")
    assert notice.header(Icmp).gateway == C


def test_an_icmp_error_is_not_redirected() -> None:
    quoted = {"from": str(C), "to": "10.0.0.10"}
    outcome = received(kernel(ip_forward=True), to=str(C), type=3, code=3, quotes=quoted)
    assert outcome.frames
    assert outcome.notices == ()


def test_a_redirect_from_the_next_hop_is_believed_once_the_new_one_is_known() -> None:
    outcome = received(kernel(), memory=KNOWS_C, **told_by("10.0.0.1", str(C)))
    assert "notes for 300 seconds" in outcome.steps[-1].evidence.says


def test_the_first_redirect_to_an_unknown_neighbour_changes_nothing_yet() -> None:
    outcome = received(kernel(), **told_by("10.0.0.1", str(C)))
    assert "once it knows the MAC address" in outcome.steps[-1].evidence.says


def test_a_redirect_from_anybody_else_is_not_believed() -> None:
    outcome = received(kernel(), memory=KNOWS_C, **told_by("10.0.0.10", str(C)))
    assert "does not believe" in outcome.steps[-1].evidence.says


def test_a_redirect_is_not_answered() -> None:
    assert received(kernel(), **told_by("10.0.0.1", str(C))).reply is None


def test_a_strict_filter_discards_what_would_be_answered_nowhere() -> None:
    guest = kernel(routes=[{"destination": "default", "via": None}], reverse_path_filter=1)
    assert reason(received(guest, **FROM_OUTSIDE)) == "GUEST_REVERSE_PATH"


def test_a_loose_filter_discards_what_would_be_answered_nowhere() -> None:
    guest = kernel(routes=[{"destination": "default", "via": None}], reverse_path_filter=2)
    assert reason(received(guest, **FROM_OUTSIDE)) == "GUEST_REVERSE_PATH"


def test_without_a_filter_a_packet_is_taken_that_can_not_be_answered() -> None:
    guest = kernel(routes=[{"destination": "default", "via": None}])
    assert reason(received(guest, **FROM_OUTSIDE)) == ""


def test_a_strict_filter_passes_what_is_answered_by_the_same_interface() -> None:
    assert reason(received(kernel(reverse_path_filter=1), **FROM_OUTSIDE)) == ""


def test_a_strict_filter_judges_what_is_forwarded_too() -> None:
    guest = kernel(routes=[{"destination": "default", "via": None}], reverse_path_filter=1, ip_forward=True)
    outcome = received(guest, to=str(C), **FROM_OUTSIDE)
    assert reason(outcome) == "GUEST_REVERSE_PATH"
    assert outcome.frames == ()


def test_a_masqueraded_packet_is_redirected_by_its_own_addresses() -> None:
    outcome = received(kernel(ip_forward=True, masquerade=True), to="203.0.113.9")
    ((_, notice),) = outcome.notices
    quoted = notice.header(Icmp).quoted[0]
    assert isinstance(quoted, IPv4)
    assert quoted.source == IPv4Address("10.0.0.10")
    assert notice.header(Icmp).gateway == IPv4Address("10.0.0.1")
