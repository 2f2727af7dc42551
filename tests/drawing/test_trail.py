from itertools import pairwise

import pytest

from tests.drawing.networks import lesson_one
from tests.drawing.walks import ping, traced
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.mapping_service import BookRow
from vpcviz.drawing.packet_mark import Mark, Ring
from vpcviz.drawing.place import Level
from vpcviz.drawing.route_table import RowShape
from vpcviz.drawing.trail import SegmentKind, Trail, trace
from vpcviz.drawing.ways import Polyline

PUBLIC, PRIVATE, OUTSIDE = "198.51.100.20", "10.0.0.20", "203.0.113.80"
SHARED = {
    "hosts": {"host-x": {"zone": "us-east-1a"}},
    "instances": {
        "a": {"subnet": "s1", "host": "host-x", "public_address": "198.51.100.10"},
        "b": {"subnet": "s1", "host": "host-x", "public_address": "198.51.100.20"},
    },
}


def lines(trail: Trail) -> list[Polyline]:
    return [line for one in trail.increments for line in one.segment.lines]


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_every_step_brings_an_increment(destination: str) -> None:
    steps = list(ping(lesson_one(), "a", destination).numbered())
    assert [one.number for one in traced(lesson_one(), "a", destination).increments] == [
        number for number, _, _ in steps
    ]


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_the_trail_runs_horizontally_and_vertically(destination: str) -> None:
    trail = traced(lesson_one(), "a", destination)
    slanted = [
        pair for line in lines(trail) for pair in pairwise(line) if pair[0].x != pair[1].x and pair[0].y != pair[1].y
    ]
    assert slanted == []


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_the_trail_never_crosses_a_label(destination: str) -> None:
    picture = lay_out(lesson_one())
    trail = trace(picture, ping(lesson_one(), "a", destination))
    strokes = [_stroke(*pair) for line in lines(trail) for pair in pairwise(line)]
    assert [label for label in picture.labels if any(label.box.meets(stroke) for stroke in strokes)] == []


def _stroke(start: Point, end: Point) -> Box:
    return Box(min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x) or 1, abs(start.y - end.y) or 1)


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_the_packet_comes_from_where_it_was(destination: str) -> None:
    increments = traced(lesson_one(), "a", destination).increments
    jumps = [(one.packet.at, other.packet.way[0]) for one, other in pairwise(increments)]
    assert [jump for jump in jumps if jump[0] != jump[1]] == []


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_the_packet_sinks_by_the_drop_line_of_its_own_instance(destination: str) -> None:
    increments = traced(lesson_one(), "a", destination).increments
    sinking = next(one for one in increments if one.place.id == "host-a" and one.segment.lines)
    assert sinking.segment.lines == ((Point(148, 304), Point(148, 412)),)


def test_on_a_shared_server_the_packet_rises_to_the_instance_that_it_is_for() -> None:
    increments = traced(lesson_one(**SHARED), "a", "10.0.0.5").increments
    arrival = next(one for one in increments if one.place.id == "interface-b-eth0")
    assert arrival.segment.lines[0][-1] == Point(336, 304)


def test_an_overlay_shows_nothing_of_the_steps_to_come() -> None:
    increments = traced(lesson_one(), "a", PUBLIC).increments
    assert Trail(increments[:20]).overlay(20) == Trail(increments).overlay(20)


def test_steps_at_one_place_share_a_footprint() -> None:
    overlay = traced(lesson_one(), "a", PRIVATE).overlay(12)
    assert {one.place: one.text for one in overlay.footprints}["interface-a-eth0"] == "3, 5–8"  # noqa: RUF001


def test_the_footprint_of_the_step_itself_goes_with_the_packet() -> None:
    overlay = traced(lesson_one(), "a", PUBLIC).overlay(17)
    assert overlay.now.footprint.text == "17"
    assert "internet-gateway-igw" not in {one.place for one in overlay.footprints}


def test_an_arp_request_is_turned_back_by_the_host() -> None:
    increments = traced(lesson_one(), "a", PRIVATE).increments
    assert [one.segment.kind for one in increments[3:5]] == [SegmentKind.TURNED_BACK] * 2
    assert [one.packet.mark for one in increments[3:5]] == [Mark.INTERCEPTED] * 2


def test_a_wrapped_packet_has_a_ring_a_header() -> None:
    increments = traced(lesson_one(), "a", PRIVATE).increments
    wrapped = next(one for one in increments if one.place.id.startswith("fabric"))
    assert wrapped.packet.rings == (Ring.PROVIDER, Ring.VPC, Ring.ETHERNET, Ring.IP)
    assert wrapped.packet.says == "The packet, with 5 headers, at the fabric"


def test_the_gateway_shows_the_address_that_it_has_put_in() -> None:
    increments = traced(lesson_one(), "a", PUBLIC).increments
    chips = [one.chip.text for one in increments if one.place.id == "internet-gateway-igw" and one.chip]
    assert chips == ["198.51.100.10", "10.0.0.20", "198.51.100.20", "10.0.0.10"]


def test_the_route_that_wins_is_lit() -> None:
    increments = traced(lesson_one(), "a", PUBLIC).increments
    rows = [one.lit.row.number for one in increments if isinstance(one.lit.row, RowShape)]
    assert rows == [1, 1]


def test_the_mapping_that_is_found_is_lit_in_the_book() -> None:
    increments = traced(lesson_one(), "a", PRIVATE).increments
    rows = [one.lit.row.object_id for one in increments if isinstance(one.lit.row, BookRow)]
    assert rows == ["b/eth0", "b/eth0", "a/eth0", "a/eth0"]


def test_a_dropped_packet_is_marked_where_it_ends() -> None:
    cut = lesson_one(route_tables={"rt-public": {"vpc": "lab", "routes": []}})
    last = traced(cut, "a", PUBLIC).increments[-1]
    assert (last.place.id, last.packet.mark) == ("router-lab", Mark.DROPPED)


def test_what_leaves_the_picture_is_drawn_as_if() -> None:
    increments = traced(lesson_one(), "a", OUTSIDE).increments
    leaving = next(one for one in increments if one.place.id == "internet")
    assert (leaving.segment.kind, leaving.packet.mark) == (SegmentKind.OUTSIDE, Mark.UNKNOWN)


def test_the_near_picture_says_that_a_model_is_shown_below_the_waterline() -> None:
    increments = traced(lesson_one(), "a", PUBLIC).increments
    below = [one.shows_model for one in increments if one.place.level is Level.BELOW]
    assert below
    assert all(below)


@pytest.mark.parametrize("destination", [PUBLIC, PRIVATE, OUTSIDE])
def test_the_near_picture_holds_the_packet(destination: str) -> None:
    increments = traced(lesson_one(), "a", destination).increments
    packets = [(one.near, Box(one.packet.at.x - 30, one.packet.at.y - 26, 60, 52)) for one in increments]
    assert [packet for near, packet in packets if not near.holds(packet)] == []
