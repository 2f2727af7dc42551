import pytest

from vpcviz.drawing.footprint import runs, shortened

DASH = "\N{EN DASH}"


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        pytest.param((9,), "9", id="one_step_is_its_number"),
        pytest.param((2, 3, 4, 5), f"2{DASH}5", id="steps_in_a_row_are_a_range"),
        pytest.param((6, 24), "6, 24", id="steps_apart_are_a_list"),
        pytest.param((4, 9, 12, 13), f"4, 9, 12{DASH}13", id="three_runs_are_all_shown"),
        pytest.param((4, 9, 12, 13, 50), f"…, 12{DASH}13, 50", id="of_more_runs_the_latest_two_are_shown"),
    ],
)
def test_a_footprint_lists_the_steps(steps: tuple[int, ...], text: str) -> None:
    assert shortened(runs(steps)) == text


def test_no_step_is_lost_where_the_pill_has_no_room() -> None:
    assert runs((4, 9, 12, 13, 50)) == ["4", "9", f"12{DASH}13", "50"]
