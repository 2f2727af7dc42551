from dataclasses import replace

import pytest

from vpcviz.drawing.geometry import Point
from vpcviz.drawing.packet_mark import Mark
from vpcviz.drawing.pair import ASIDE
from vpcviz.network.topology import Topology
from vpcviz.playback.comparison import SideBySide, SideRefused, compare_questions, read_row
from vpcviz.playback.comparison_question import as_usual, changes_in_words, compared_query, differs_from_usual
from vpcviz.playback.question import Question

PING = Question("a", "198.51.100.20", "icmp")
DEFAULT_ROUTE_OFF = replace(PING, off=("rt-public:0.0.0.0/0",))


def spoken(compared: SideBySide, number: int) -> tuple[str, str]:
    """Read what a row says of either walk."""
    row = compared.rows[number - 1]
    before, after = (
        "".join(piece.text for piece in cell.says) if cell else row.missing for cell in (row.before, row.after)
    )
    return before, after


def test_without_its_default_route_a_public_ping_first_differs_where_the_route_is_looked_up(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    first = compared.rows[compared.first - 1]
    assert (first.stage, first.at) == ("route lookup", "rt-public")
    assert [row.number for row in compared.rows if row.is_first] == [compared.first]
    assert all(not row.differs for row in compared.rows[: compared.first - 1])


def test_the_first_difference_shows_which_route_the_other_side_lacks(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    first = compared.rows[compared.first - 1]
    assert first.before
    assert first.after
    assert (first.before.lacks, first.after.lacks) == ((), (("0.0.0.0/0", "igw"),))


def test_what_follows_a_drop_is_not_reached(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    behind = compared.rows[compared.first :]
    assert behind
    assert {row.missing for row in behind} == {"not reached"}
    assert spoken(compared, len(compared.rows))[1] == "not reached"


def test_a_packet_that_was_dropped_stays_where_it_was_while_the_other_goes_on(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    behind = compared.rows[compared.first :]
    assert {row.packets[1].packet.mark for row in behind} == {Mark.DROPPED}
    assert {row.packets[1].packet.at for row in behind} == {Point(500, 171), Point(500 + ASIDE, 171)}
    assert len({row.packets[0].packet.at for row in behind}) > 2


def test_two_packets_at_one_place_stand_side_by_side(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    before, after = compared.rows[0].packets
    assert (before.name, after.name) == ("before", "after")
    assert before.packet.at.y == after.packet.at.y
    assert after.packet.at.x - before.packet.at.x == 2 * ASIDE


def test_names_of_packets_cover_no_label_and_not_each_other(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    labels = [label.box for label in compared.picture.labels]
    covered = [one.name for row in compared.rows for one in row.packets if any(one.tag.meets(box) for box in labels)]
    assert not covered
    assert not [
        row.number for row in compared.rows if len(row.packets) == 2 and row.packets[0].tag.meets(row.packets[1].tag)
    ]


def test_equal_walks_differ_nowhere(topology: Topology) -> None:
    compared = compare_questions(topology, PING)
    assert compared.first == 0
    assert not [row for row in compared.rows if row.differs]


def test_a_long_run_of_equal_rows_is_folded_in_its_middle_and_the_first_difference_never(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    assert [row.number for run in compared.runs for row in run.rows] == [row.number for row in compared.rows]
    folded = [run for run in compared.runs if run.is_folded]
    assert folded[0].says == f"Rows 3 to {compared.first - 3}: the same on both sides"
    assert not [row for run in folded for row in run.rows if row.is_first]


def test_what_both_know_already_is_no_step_of_the_warm_walk(topology: Topology) -> None:
    compared = compare_questions(topology, replace(PING, warm=True))
    assert compared.after.title == "Neighbours known"
    assert "no such step" in {row.missing for row in compared.rows}


def test_another_probe_is_compared_under_the_same_changes(topology: Topology) -> None:
    private = next(probe_id for probe_id, saved in topology.probes.items() if saved.destination != PING.destination)
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF, private)
    assert (compared.before.name, compared.after.name) == ("one", "other")
    assert compared.after.question.off == DEFAULT_ROUTE_OFF.off
    assert (compared.before.outcome.kind, compared.after.outcome.kind) == ("dropped", "answered")


def test_of_a_side_that_cant_be_walked_it_is_said_which_and_why(topology: Topology) -> None:
    with pytest.raises(SideRefused) as refused:
        compare_questions(topology, replace(PING, off=("rt-public:10.9.0.0/16",)))
    assert refused.value.side == "after"
    assert "rt-public:10.9.0.0/16" in str(refused.value)


def test_what_is_wrong_with_both_is_said_of_the_first(topology: Topology) -> None:
    with pytest.raises(SideRefused) as refused:
        compare_questions(topology, replace(DEFAULT_ROUTE_OFF, source="nobody"))
    assert refused.value.side == "before"


def test_a_probe_that_is_gone_is_refused_by_the_names_of_those_that_are_there(topology: Topology) -> None:
    with pytest.raises(SideRefused) as refused:
        compare_questions(topology, PING, "gone")
    assert refused.value.side == "against"
    assert all(probe_id in str(refused.value) for probe_id in topology.probes)


@pytest.mark.parametrize("text", ["0", "-1", "999", "1e3", "²", "9" * 5000])
def test_a_row_that_is_not_there_opens_the_first_difference_and_says_so(topology: Topology, text: str) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    number, note = read_row(text, compared)
    assert number == compared.first
    assert note.startswith("There is no row")


def test_a_comparison_opens_at_the_first_difference(topology: Topology) -> None:
    compared = compare_questions(topology, DEFAULT_ROUTE_OFF)
    assert read_row("", compared) == (compared.first, "")
    assert read_row("3", compared) == (3, "")


def test_usual_is_the_configured_network_under_the_usual_model_with_nothing_known() -> None:
    changed = replace(DEFAULT_ROUTE_OFF, model="destination-ip", switches=("arp_answer=router-mac",), warm=True)
    assert as_usual(changed) == PING
    assert differs_from_usual(changed)
    assert not differs_from_usual(PING)
    assert (
        changes_in_words(changed)
        == "0.0.0.0/0 of rt-public off, model destination-ip, arp answer: router-mac, neighbours known"
    )


def test_an_address_of_a_comparison_keeps_the_question_and_nothing_of_the_walks_page() -> None:
    asked = replace(DEFAULT_ROUTE_OFF, step="forward.next-hop.1", panel="walk", who="b")
    assert compared_query(asked, "p 1") == f"{DEFAULT_ROUTE_OFF.query}&against=p+1"


def test_tables_too_wide_for_half_a_column_stand_below_each_other(topology: Topology) -> None:
    of_routes, of_neighbours = (
        compare_questions(topology, DEFAULT_ROUTE_OFF),
        compare_questions(topology, replace(PING, warm=True)),
    )
    assert [one.rows[one.first - 1].is_wide for one in (of_routes, of_neighbours)] == [False, True]
