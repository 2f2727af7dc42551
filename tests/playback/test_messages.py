import json

import pytest

from vpcviz.playback.messages import (
    LONGEST_MESSAGE_OCTETS,
    MOST_STEPS,
    At,
    CloseCode,
    Key,
    MessageRefused,
    Part,
    PartKey,
    Playback,
    Resume,
    ViewKey,
    part_message,
    read_message,
    read_ranges,
    step_message,
    view_message,
)


def test_a_viewer_says_where_it_is() -> None:
    assert read_message('{"type": "at", "number": 7}') == At(7)


def test_saying_where_one_is_takes_less_than_a_hundred_octets() -> None:
    assert len(f'{{"type":"at","number":{MOST_STEPS}}}') < 100


def test_a_viewer_says_what_it_has() -> None:
    said = '{"type": "resume", "number": 7, "walk": "abc", "have": {"step": "7-8", "stack": "7", "bytes": ""}}'
    have = {PartKey(7, Part.STEP), PartKey(8, Part.STEP), PartKey(7, Part.STACK)}
    assert read_message(said) == Resume(7, "abc", frozenset(have))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "7",
        "[]",
        '"at"',
        "{}",
        '{"type": "at"}',
        '{"type": "at", "number": "7"}',
        '{"type": "at", "number": 7.5}',
        '{"type": "at", "number": true}',
        '{"type": "at", "number": 0}',
        '{"type": "at", "number": -1}',
        '{"type": "at", "number": 1e400}',
        '{"type": "at", "number": 99999999999}',
        '{"type": "resume", "number": 7, "walk": "abc"}',
        '{"type": "resume", "number": 7, "walk": 5, "have": {}}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": [7]}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": {"step": [7]}}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": {"step": "x"}}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": {"steps": "7"}}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": {"view": "7"}}',
        '{"type": "resume", "number": 7, "walk": "abc", "have": {"view": {"a": 1}}}',
        '{"type": "edit", "number": 7}',
        '{"type": ["at"], "number": 7}',
        "[" * 4000,
        '{"type": "at", "number": ' + "9" * 4000 + "}",
    ],
)
def test_what_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(MessageRefused) as refused:
        read_message(text)
    assert refused.value.code == CloseCode.NOT_UNDERSTOOD


@pytest.mark.parametrize("text", ["x" * (LONGEST_MESSAGE_OCTETS + 1), "é" * LONGEST_MESSAGE_OCTETS])
def test_a_message_that_is_too_long_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(MessageRefused) as refused:
        read_message(text)
    assert refused.value.code == CloseCode.TOO_LONG


def test_a_viewer_says_which_views_it_has() -> None:
    resume = read_message('{"type": "resume", "number": 7, "walk": "abc", "have": {"view": {"a": "1,3", "b": "1"}}}')
    assert resume == Resume(7, "abc", frozenset({ViewKey(1, "a"), ViewKey(3, "a"), ViewKey(1, "b")}))


@pytest.mark.parametrize(
    ("written", "numbers"), [("", ()), ("7", (7,)), ("1-3", (1, 2, 3)), ("1-2,4,6-7", (1, 2, 4, 6, 7))]
)
def test_numbers_are_written_as_ranges(written: str, numbers: tuple[int, ...]) -> None:
    assert read_ranges(written) == numbers


@pytest.mark.parametrize(
    "written", ["0", "3-1", "2,1", "1,1", "1-3,3", "1-", "-1", ",", "1,,2", " 1", "1-2-3", f"1-{MOST_STEPS + 1}", "1²"]
)
def test_ranges_that_do_not_rise_from_one_are_refused(written: str) -> None:
    with pytest.raises(MessageRefused) as refused:
        read_ranges(written)
    assert refused.value.code == CloseCode.NOT_UNDERSTOOD


def all_parts(*numbers: int) -> frozenset[Key]:
    """Name every part of some steps."""
    return frozenset(PartKey(number, part) for number in numbers for part in Part)


def sent_in_order(playback: Playback) -> list[Key]:
    """Send everything that is left, and give the parts in order."""
    order = []
    while (what := playback.next_to_send) is not None:
        order.append(what)
        playback = playback.has_sent(what)
    return order


def sending_order(playback: Playback) -> list[int | ViewKey]:
    """Send everything that is left, and give the steps' numbers and the views in order."""
    order = sent_in_order(playback)
    told = [what for what in order if isinstance(what, ViewKey) or what.part is Part.STEP]
    return [what if isinstance(what, ViewKey) else what.number for what in told]


A1, A3, A5, B1, B4 = ViewKey(1, "a"), ViewKey(3, "a"), ViewKey(5, "a"), ViewKey(1, "b"), ViewKey(4, "b")
VIEWS = (A1, A3, A5, B1, B4)


def test_the_step_that_is_looked_at_is_sent_first_then_those_ahead_then_those_behind() -> None:
    assert sending_order(Playback("abc", steps=6, at=4)) == [4, 5, 6, 3, 2, 1]


def test_a_step_comes_with_its_packet_before_the_next() -> None:
    of_one = [PartKey(1, Part.STEP), PartKey(1, Part.STACK), PartKey(1, Part.BYTES)]
    of_two = [PartKey(2, part) for part in Part]
    playback = Playback("abc", steps=2, at=2, further={2: (Part.ASIDES, Part.END)})
    assert sent_in_order(playback) == [*of_two, *of_one]


def test_every_step_is_sent_once() -> None:
    order = sending_order(Playback("abc", steps=40, at=17))
    assert (len(order), set(order)) == (40, set(range(1, 41)))


def test_a_view_is_sent_with_the_step_that_brings_it() -> None:
    assert sending_order(Playback("abc", steps=5, at=1, views=VIEWS)) == [1, A1, B1, 2, 3, A3, 4, B4, 5, A5]


def test_a_step_in_the_middle_comes_with_what_everybody_sees_there_although_it_is_older() -> None:
    assert sending_order(Playback("abc", steps=5, at=4, views=VIEWS)) == [4, A3, B4, 5, A5, 3, 2, 1, A1, B1]


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_every_view_is_sent_once_wherever_the_viewer_is(at: int) -> None:
    views = [what for what in sending_order(Playback("abc", 5, at, views=VIEWS)) if isinstance(what, ViewKey)]
    assert (len(views), set(views)) == (len(VIEWS), set(VIEWS))


def test_a_viewer_that_comes_back_is_sent_the_views_that_it_lacks() -> None:
    resume = Resume(4, "abc", all_parts(1, 2, 3, 4, 5) | {A1, A3, B1})
    assert sending_order(Playback("abc", 5, 1, views=VIEWS).hears(resume)) == [B4, A5]


def test_a_viewer_that_jumps_is_sent_what_it_needs_first() -> None:
    playback = Playback("abc", steps=6, at=1, sent=all_parts(1, 2))
    assert sending_order(playback.hears(At(5))) == [5, 6, 4, 3]


def test_a_viewer_that_comes_back_is_not_sent_what_it_has() -> None:
    playback = Playback("abc", steps=6, at=1).hears(Resume(3, "abc", all_parts(1, 2, 3, 4)))
    assert (playback.at, sending_order(playback)) == (3, [5, 6])


def test_steps_of_another_walk_do_not_count() -> None:
    playback = Playback("abc", steps=3, at=1).hears(Resume(2, "another", all_parts(1, 2, 3)))
    assert sending_order(playback) == [2, 3, 1]


def test_a_number_beyond_the_walk_is_its_last_step() -> None:
    assert Playback("abc", steps=6, at=1).hears(At(400)).at == 6


def test_a_step_carries_its_fragments_by_their_ids() -> None:
    message = json.loads(step_message(3, [Part.END], "forward.next-hop.1", "a", {"why": "<section>ö</section>"}, [1]))
    assert message == {
        "type": "step",
        "number": 3,
        "further": ["end"],
        "link": "forward.next-hop.1",
        "here": "a",
        "html": {"why": "<section>ö</section>"},
        "picture": [1],
    }


def test_a_view_says_whose_it_is_and_from_which_step_on() -> None:
    assert json.loads(view_message(B4, "<div>ö</div>")) == {
        "type": "view",
        "number": 4,
        "who": "b",
        "html": "<div>ö</div>",
    }


def test_a_part_of_a_step_carries_its_fragment_by_its_id() -> None:
    assert json.loads(part_message(PartKey(4, Part.BYTES), {"bytes": "<div>ö</div>"})) == {
        "type": "bytes",
        "number": 4,
        "html": {"bytes": "<div>ö</div>"},
        "trail": "",
    }
