from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.ways import Way, Ways, corners, visible_pieces

A, B, C = Point(0, 0), Point(0, 50), Point(40, 50)


def test_a_path_follows_the_lines() -> None:
    assert Ways([Way((A, B, C))]).path(A, C) == (A, B, C)


def test_where_no_line_leads_the_packet_jumps() -> None:
    assert Ways([Way((A, B))]).path(A, C) == (A, C)


def test_a_jump_is_not_drawn() -> None:
    ways = Ways([Way((A, B))])
    assert ways.ink(ways.path(A, C)) == ()


def test_what_runs_inside_of_a_thing_is_not_drawn() -> None:
    ways = Ways([Way((A, B), is_inside=True), Way((B, C))])
    assert ways.ink((A, B, C)) == ((B, C),)


def test_the_way_above_never_dips_below() -> None:
    ways = Ways([Way((A, B)), Way((B, C), is_below=True)])
    assert ways.path_above(A, C) == ()


def test_a_line_behind_a_box_is_seen_on_both_sides_of_it() -> None:
    assert visible_pieces(A, B, [Box(-5, 20, 10, 10)]) == [(A, Point(0, 20)), (Point(0, 30), B)]


def test_a_line_keeps_its_direction_behind_a_box() -> None:
    assert visible_pieces(B, A, [Box(-5, 20, 10, 10)]) == [(B, Point(0, 30)), (Point(0, 20), A)]


def test_a_box_beside_a_line_hides_nothing() -> None:
    assert visible_pieces(A, B, [Box(0, 20, 10, 10)]) == [(A, B)]


def test_points_on_a_straight_line_are_left_out() -> None:
    assert corners((A, Point(0, 20), B, C, C)) == (A, B, C)


def test_turning_back_is_a_corner() -> None:
    assert corners((A, B, A)) == (A, B, A)
