from vpcviz.playback.pace import MESSAGES_A_SECOND, MOST_AT_ONCE, Pace


def paced(pace: Pace, *times: float) -> Pace:
    """Let messages come at these times."""
    for time in times:
        pace = pace.after_message(time)
    return pace


def test_so_many_messages_may_come_at_once() -> None:
    assert not paced(Pace(0.0), *[0.0] * MOST_AT_ONCE).is_too_fast


def test_one_more_at_once_is_too_fast() -> None:
    assert paced(Pace(0.0), *[0.0] * (MOST_AT_ONCE + 1)).is_too_fast


def test_a_held_key_is_not_too_fast() -> None:
    key_repeats_a_second = MESSAGES_A_SECOND - 1
    assert not paced(Pace(0.0), *[number / key_repeats_a_second for number in range(1000)]).is_too_fast


def test_a_long_silence_does_not_save_up_for_more_than_the_most_at_once() -> None:
    assert paced(Pace(0.0), *[3600.0] * (MOST_AT_ONCE + 1)).is_too_fast
