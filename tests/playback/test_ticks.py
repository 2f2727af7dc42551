import pytest

from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.ticks import Jump, jumps, last_address, real_end, ticks_of
from vpcviz.steps.kind import Mark

ADDRESS = "/lessons/where-is-the-public-address/"


@pytest.fixture
def answered(topology: Topology) -> Showing:
    """A ping of B's public address, answered after 56 steps."""
    return show(topology, Question("a", "198.51.100.20", "icmp"))


@pytest.fixture
def dropped(topology: Topology) -> Showing:
    """The same ping without the default route, dropped in its eleventh step."""
    return show(topology, Question("a", "198.51.100.20", "icmp", off=("rt-public:0.0.0.0/0",)))


def jump(showing: Showing, number: int, name: str) -> Jump:
    """Find one jump from a step."""
    return next(one for one in jumps(ticks_of(showing, ADDRESS), number) if one.name == name)


def test_there_is_a_tick_a_step_with_a_link_to_it(answered: Showing) -> None:
    ticks = ticks_of(answered, ADDRESS)
    assert [tick.number for tick in ticks] == list(range(1, 57))
    assert ticks[16].address.endswith("&step=forward.internet-gateway.1")


def test_a_tick_says_stage_and_place_in_the_drawings_words(answered: Showing) -> None:
    tick = ticks_of(answered, ADDRESS)[12]
    assert (tick.stage, tick.at, tick.place) == ("encapsulate", "Host A", "host/a")


def test_the_way_back_begins_where_the_way_there_ends(answered: Showing) -> None:
    ticks = ticks_of(answered, ADDRESS)
    assert [(tick.number, tick.way) for tick in ticks if tick.turns] == [(29, "back")]


def test_a_drop_looks_like_one(dropped: Showing) -> None:
    ticks = [tick for tick in ticks_of(dropped, ADDRESS) if not tick.is_ghost]
    assert [(tick.number, tick.glyph) for tick in ticks if Mark.DROP in tick.marks] == [(11, "dropped")]


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("previous-change", "forward.frame-sent.1"),
        ("next-change", "forward.route-lookup.1"),
        ("previous-decision", "forward.security-group-egress.1"),
        ("next-decision", "forward.network-acl-egress.1"),
        ("drop", "return.guest-receive.1"),
    ],
)
def test_a_jump_leads_to_the_nearest_step_of_its_sort(answered: Showing, name: str, link: str) -> None:
    assert jump(answered, 9, name).address.endswith(f"&step={link}")


def test_a_jump_that_leads_nowhere_says_why(answered: Showing) -> None:
    before, after = jump(answered, 1, "previous-change"), jump(answered, 56, "next-decision")
    assert (before.address, before.none) == ("", "No change before this step")
    assert (after.address, after.none) == ("", "No decision after this step")


def test_the_jump_to_the_drop_leads_to_the_end_where_nothing_is_dropped(answered: Showing, dropped: Showing) -> None:
    assert (jump(answered, 1, "drop").label, jump(dropped, 1, "drop").label) == ("The end", "The drop")
    assert jump(dropped, 1, "drop").address.endswith("&step=forward.route-lookup.1")


def test_the_end_is_the_last_step_that_the_packet_takes(dropped: Showing) -> None:
    ticks = ticks_of(dropped, ADDRESS)
    assert real_end(ticks).number == 11
    assert last_address(ticks, 1) == ticks[10].address
    assert last_address(ticks, 11) == ticks[-1].address
