from datetime import date
from ipaddress import IPv4Address

import pytest

from vpcviz.facts.fact import Fact, Standing
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.packets.headers import (
    IPV4_OCTETS,
    VPC_HEADER_OCTETS,
    VPC_PROTOCOL,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    VpcHeader,
)
from vpcviz.packets.octets import to_octets
from vpcviz.packets.packet import Packet, quote
from vpcviz.playback.octets import MOST_ROWS, ROW_OCTETS, Row, ShownOctets, shown_octets
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Evidence, Forwarded

A_MAC, B_MAC = MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14")
A, B = IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20")
PUBLIC_A = IPv4Address("198.51.100.10")
FACT = Fact("It is so.", Standing.DOCUMENTED, "https://example.com/", date(2026, 1, 1))

PING = Packet((IPv4(A, B, 64, 1), Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1), Payload(56)))
FRAME = PING.wrap(Ethernet(A_MAC, B_MAC, EtherType.IPV4))
CARRIED = FRAME.wrap(
    IPv4(IPv4Address("172.31.9.4"), IPv4Address("172.31.40.7"), 64, VPC_PROTOCOL),
    VpcHeader(ObjectId("lab"), ObjectId("a/eth0")),
)


def shown(before: Packet, after: Packet, *read: tuple[type[Header], str]) -> ShownOctets:
    """Show the octets of a step that made one packet of the other."""
    evidence = Evidence("so it is", (ObjectId("a"),), FACT, read)
    return shown_octets(Step(Stage.FRAME_SENT, ObjectId("a"), before, Forwarded(after, evidence)))


def text(rows: tuple[Row, ...]) -> str:
    """Read rows as they stand on the page, a line each."""
    lines = (
        "".join(run.gap + "".join(piece.text for piece in run.pieces) for part in row.headers for run in part.runs)
        for row in rows
    )
    return "\n".join(lines)


def all_rows(octets: ShownOctets) -> tuple[Row, ...]:
    """Give every row, folded away or not."""
    return (*octets.before, *octets.rows, *octets.behind)


def lit(octets: ShownOctets) -> dict[str, str]:
    """Give what is lit of each field, by the field's name behind its header's."""
    found: dict[str, str] = {}
    for row in all_rows(octets):
        for part in row.headers:
            for run in part.runs:
                name = f"{part.stem} {run.fields}"
                for piece in run.pieces:
                    if piece.is_lit:
                        found[name] = f"{found.get(name, '')} {piece.text}".strip()
    return found


def fields(octets: ShownOctets) -> list[str]:
    """Name the fields in the order of their octets."""
    return [f"{part.stem} {run.fields}" for row in all_rows(octets) for part in row.headers for run in part.runs]


def test_octets_stand_in_rows_of_twelve_a_little_apart_after_every_fourth() -> None:
    assert text(shown(PING, PING).rows).splitlines() == [
        "45 00 00 54  00 00 00 00  40 01 66 8c",
        "0a 00 00 0a  0a 00 00 14  08 00 00 eb",
        "00 01 00 01",
    ]


@pytest.mark.parametrize("packet", [PING, FRAME, CARRIED])
def test_every_octet_but_the_payload_is_shown_once_in_order(packet: Packet) -> None:
    octets = shown(packet, packet)
    told = bytes.fromhex(text(all_rows(octets)))
    assert told == to_octets(packet).data[: -octets.payload]
    assert [row.start for row in octets.rows] == list(
        range(octets.octets_before, octets.octets_before + len(octets.rows) * ROW_OCTETS, ROW_OCTETS)
    )
    assert octets.octets == len(told) + 56


def test_an_offset_is_counted_from_the_beginning_of_the_packet() -> None:
    assert [row.offset for row in shown(FRAME, FRAME).rows] == ["000e", "001a", "0026"]


def test_the_payload_is_counted_not_shown() -> None:
    assert (shown(FRAME, FRAME).payload, shown(FRAME, FRAME).octets) == (56, 98)


def test_what_a_step_rewrites_is_lit_with_the_checksum_that_follows_from_it() -> None:
    octets = shown(PING, PING.rewrite(IPv4, source=PUBLIC_A))
    assert lit(octets) == {"ipv4 checksum": "46 58", "ipv4 source": "c6 33 64"}


def test_nothing_is_lit_where_nothing_has_changed() -> None:
    assert lit(shown(FRAME, FRAME)) == {}


def test_a_header_that_is_put_on_is_lit_and_what_it_carries_is_not() -> None:
    assert {name.split()[0] for name in lit(shown(PING, FRAME))} == {"ethernet"}


def test_nothing_is_lit_where_a_header_is_taken_off() -> None:
    assert lit(shown(FRAME, PING)) == {}


def test_the_rows_begin_with_the_first_header_that_has_changed() -> None:
    changed = shown(FRAME, FRAME.rewrite(IPv4, ttl=63), (Ethernet, "destination"))
    assert (changed.octets_before, changed.rows[0].headers[0].stem) == (14, "ipv4")


def test_the_rows_begin_with_the_first_header_that_was_read_where_none_has_changed() -> None:
    assert shown(CARRIED, CARRIED, (VpcHeader, "vpc")).rows[0].headers[0].stem == "vpc"


def test_the_rows_begin_with_the_tenants_packet_where_nothing_was_read_or_changed() -> None:
    assert shown(CARRIED, CARRIED).rows[0].headers[0].stem == "ipv4"


def test_what_is_far_behind_is_folded_away_and_counted() -> None:
    octets = shown(FRAME, CARRIED)
    assert (octets.octets_before, len(octets.rows)) == (0, MOST_ROWS)
    assert octets.octets_behind == octets.octets - 56 - MOST_ROWS * ROW_OCTETS


def test_a_single_row_more_is_shown_instead_of_counted() -> None:
    syn = Packet((IPv4(A, B, 64, 6), Tcp(49152, 443, TcpFlags.SYN, 40)))
    octets = shown(syn, syn)
    assert (len(octets.rows), octets.behind) == (MOST_ROWS + 1, ())


def test_fields_of_bits_share_an_octet() -> None:
    assert fields(shown(PING, PING))[0] == "ipv4 version header_length"


def test_the_outer_ip_header_is_told_from_the_tenants() -> None:
    names = fields(shown(CARRIED, CARRIED))
    assert (names.count("outer-ipv4 source"), names.count("ipv4 source")) == (1, 1)


def test_the_vpc_header_is_a_stand_in() -> None:
    stand_in = shown(CARRIED, CARRIED).stand_in
    assert stand_in
    written = len(to_octets(CARRIED).data) - len(to_octets(FRAME).data) - IPV4_OCTETS
    assert (stand_in.counted, stand_in.written) == (VPC_HEADER_OCTETS, written)
    assert shown(FRAME, FRAME).stand_in is None


def test_what_a_frame_carries_is_told_from_the_frame_around_it() -> None:
    assert [(octets.octets_in_frame, octets.frame) for octets in (shown(FRAME, FRAME), shown(PING, PING))] == [
        (84, 14),
        (84, 0),
    ]


def test_a_quoted_field_goes_by_the_header_that_it_is_quoted_of() -> None:
    error = Packet((IPv4(B, A, 64, 1), Icmp(IcmpType.DESTINATION_UNREACHABLE, 3, quoted=quote(PING))))
    assert "icmp quoted quoted_ipv4_source" in fields(shown(error, error))


def test_what_no_wire_carries_is_said_and_not_written() -> None:
    bare = Packet((Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1),))
    octets = shown(bare, bare)
    assert (octets.refused, all_rows(octets)) == (
        "a packet begins with an Ethernet or an IP header, not with Icmp",
        (),
    )
