from datetime import date
from ipaddress import IPv4Address

import pytest

from vpcviz.facts.fact import Fact, Standing
from vpcviz.facts.identifiers import BROADCAST_MAC, UNKNOWN_MAC, MacAddress, ObjectId
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet
from vpcviz.playback.header_stack import HeaderStack, header_stack
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Evidence, Forwarded

A_MAC, B_MAC = MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14")
A, B = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
PUBLIC_A = IPv4Address("198.51.100.10")
FACT = Fact("It is so.", Standing.DOCUMENTED, "https://example.com/", date(2026, 1, 1))

PING = Packet((IPv4(A, B, 64, 1), Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1), Payload(56)))
FRAME = PING.wrap(Ethernet(A_MAC, B_MAC, EtherType.IPV4))
ENCAPSULATED = FRAME.wrap(
    IPv4(IPv4Address("172.31.9.4"), IPv4Address("172.31.40.7"), 64, 17), VpcHeader(ObjectId("lab"), ObjectId("a/eth0"))
)


def stack(before: Packet, after: Packet, *read: tuple[type[Header], str]) -> HeaderStack:
    """Lay out the stack of a step that made one packet of the other."""
    evidence = Evidence("so it is", (ObjectId("a"),), FACT, read)
    return header_stack(Step(Stage.FRAME_SENT, ObjectId("a"), before, Forwarded(after, evidence)))


def line(after: Packet, stem: str) -> str:
    """Read one header's line."""
    box = next(box for box in stack(after, after).boxes if box.stem == stem)
    return " ".join(piece.text for piece in box.line)


def test_the_outermost_header_comes_first_and_the_outer_ip_header_is_told_from_the_tenants() -> None:
    boxes = stack(ENCAPSULATED, ENCAPSULATED).boxes
    assert [(box.stem, box.letter, box.is_model) for box in boxes] == [
        ("outer-ipv4", "P", True),
        ("vpc", "V", True),
        ("ethernet", "2", False),
        ("ipv4", "3", False),
        ("icmp", "4", False),
    ]


def test_headers_that_were_put_on_are_new() -> None:
    assert [box.stem for box in stack(FRAME, ENCAPSULATED).boxes if box.is_added] == ["outer-ipv4", "vpc"]


def test_headers_that_were_taken_off_are_told_outermost_first() -> None:
    removed = stack(ENCAPSULATED, FRAME).removed
    assert [(box.stem, box.name, " ".join(piece.text for piece in box.line)) for box in removed] == [
        ("old-outer-ipv4", "outer IP", "172.31.9.4 → 172.31.40.7"),
        ("old-vpc", "VPC", "lab · a/eth0"),
    ]


def test_a_field_that_was_read_of_a_header_that_was_taken_off_is_marked() -> None:
    ethernet = stack(FRAME, PING, (Ethernet, "destination")).removed[0]
    assert [piece.field for piece in ethernet.line if piece.is_read] == ["destination"]


def test_an_opened_arp_header_has_its_fields_as_they_follow_on_the_wire() -> None:
    request = Packet((Arp(ArpOperation.REQUEST, A_MAC, A, UNKNOWN_MAC, B),))
    reply = Packet((Arp(ArpOperation.REPLY, B_MAC, B, A_MAC, A),))
    assert [piece.field for piece in stack(request, reply).boxes[0].opened] == [
        "operation",
        "sender_mac",
        "sender_address",
        "target_mac",
        "target_address",
    ]


def test_only_the_header_in_which_something_changed_is_opened() -> None:
    boxes = stack(FRAME, FRAME.rewrite(IPv4, source=PUBLIC_A)).boxes
    assert [box.stem for box in boxes if box.opened] == ["ipv4"]


def test_a_changed_field_has_its_old_value_beside_the_new_one() -> None:
    ip = stack(FRAME, FRAME.rewrite(IPv4, source=PUBLIC_A)).boxes[1]
    assert [(piece.field, piece.old, piece.text) for piece in ip.opened] == [
        ("source", "10.0.0.10", "198.51.100.10"),
        ("destination", "", "10.0.0.20"),
    ]


def test_a_changed_field_that_the_line_does_not_have_is_shown_all_the_same() -> None:
    ip = stack(FRAME, FRAME.rewrite(IPv4, dont_fragment=True)).boxes[1]
    assert [(piece.field, piece.old, piece.text) for piece in ip.opened if piece.old] == [
        ("dont_fragment", "False", "True")
    ]


def test_a_field_that_was_read_is_marked_although_a_header_was_put_on_since() -> None:
    boxes = stack(FRAME, ENCAPSULATED, (IPv4, "destination")).boxes
    assert [(box.stem, piece.field) for box in boxes for piece in box.line if piece.is_read] == [
        ("ipv4", "destination")
    ]


def test_a_field_that_was_read_is_marked_although_a_header_was_taken_off_since() -> None:
    boxes = stack(FRAME, PING, (Icmp, "type")).boxes
    assert [(box.stem, piece.field) for box in boxes for piece in box.line if piece.is_read] == [("icmp", "type")]


def test_a_field_that_was_read_is_named_where_the_line_does_not_usually_have_it() -> None:
    ip = stack(FRAME, FRAME, (IPv4, "ttl")).boxes[1]
    assert [(piece.text, piece.is_read) for piece in ip.line if piece.field == "ttl"] == [("ttl 64", True)]


def test_what_is_read_counts_even_where_its_header_is_gone() -> None:
    told = stack(FRAME, PING, (Ethernet, "destination"))
    assert (told.read, [piece for box in told.boxes for piece in box.line if piece.is_read]) == (1, [])


def test_a_mac_address_is_short_and_whole_on_demand() -> None:
    box = stack(FRAME, FRAME.rewrite(Ethernet, source=B_MAC)).boxes[0]
    assert (box.line[0].text, box.line[0].whole) == ("02:0…14", "02:00:0a:00:00:14")
    opened = box.opened[0]
    assert (opened.text, opened.whole) == ("02:0…14", "02:00:0a:00:00:14")
    assert (opened.old, opened.old_whole) == ("02:0…0a", "02:00:0a:00:00:0a")


def test_the_octets_inside_are_counted() -> None:
    told = stack(FRAME, FRAME)
    assert (told.inside, told.octets) == (56, 98)


@pytest.mark.parametrize(
    ("header", "stem", "told"),
    [
        (Arp(ArpOperation.REQUEST, A_MAC, A, UNKNOWN_MAC, B), "arp", "who has 10.0.0.20 tell 10.0.0.10"),
        (Arp(ArpOperation.REPLY, B_MAC, B, A_MAC, A), "arp", "10.0.0.20 is at 02:0…14"),
        (Icmp(IcmpType.ECHO_REPLY, 0, 1, 1), "icmp", "echo reply"),
        (Icmp(IcmpType.DESTINATION_UNREACHABLE, 3, quoted=PING.headers), "icmp", "destination unreachable, code 3"),
        (Icmp(13, 0), "icmp", "type 13"),
        (Tcp(49152, 443, TcpFlags.SYN_ACK), "tcp", "49152 → 443 SYN-ACK"),
        (Udp(49152, 53), "udp", "49152 → 53"),
        (VpcHeader(ObjectId("lab"), ObjectId("igw")), "vpc", "lab · igw"),
        (Ethernet(A_MAC, BROADCAST_MAC, EtherType.ARP), "ethernet", "02:0…0a → ff:f…ff"),
    ],
)
def test_a_header_reads_as_people_say_it(header: Header, stem: str, told: str) -> None:
    assert line(Packet((header,)), stem) == told


def test_a_reply_to_an_arp_request_is_said_in_words() -> None:
    request = Packet((Arp(ArpOperation.REQUEST, A_MAC, A, UNKNOWN_MAC, B),))
    reply = Packet((Arp(ArpOperation.REPLY, B_MAC, B, A_MAC, A),))
    assert [
        (piece.old, piece.text) for piece in stack(request, reply).boxes[0].opened if piece.field == "operation"
    ] == [("request", "reply")]


def test_an_echo_that_is_answered_changes_its_type_in_words() -> None:
    answer = PING.rewrite(Icmp, type=IcmpType.ECHO_REPLY)
    assert [(piece.old, piece.text) for piece in stack(PING, answer).boxes[1].opened] == [
        ("echo request", "echo reply")
    ]
