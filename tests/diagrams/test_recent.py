from vpcviz.diagrams.recent import Recent


def test_what_was_asked_for_last_is_remembered_longest() -> None:
    recent: Recent[str, int] = Recent(most=2)
    recent.keep("a", 1, 1)
    recent.keep("b", 2, 1)
    assert recent.get("a") == 1
    recent.keep("c", 3, 1)
    assert [recent.get(one) for one in "abc"] == [1, None, 3]


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    recent: Recent[str, int] = Recent(most_weight=10)
    for number, one in enumerate("abcd"):
        recent.keep(one, number, 4)
    recent.keep("d", 4, 5)
    assert [recent.get(one) for one in "abcd"] == [None, None, 2, 4]


def test_what_is_too_large_alone_drives_nothing_out() -> None:
    recent: Recent[str, int] = Recent(most_weight=10)
    recent.keep("a", 1, 4)
    assert recent.keep("b", 2, 11) == 2
    assert [recent.get(one) for one in "ab"] == [1, None]
