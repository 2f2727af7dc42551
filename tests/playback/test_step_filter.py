import pytest

from vpcviz.network.topology import Topology
from vpcviz.playback.outline import outline
from vpcviz.playback.question import Question
from vpcviz.playback.showing import Showing, show
from vpcviz.playback.step_filter import StepFilter, step_filter, unfiltered
from vpcviz.playback.ticks import ticks_of

ADDRESS = "/lessons/where-is-the-public-address/"
ASKED = Question("a", "198.51.100.20", "icmp")


@pytest.fixture
def showing(topology: Topology) -> Showing:
    """A ping of B's public address."""
    return show(topology, ASKED)


def filtered(showing: Showing, sorts: tuple[str, ...] = (), place: str = "") -> StepFilter:
    """Filter its steps."""
    asked = Question("a", "198.51.100.20", "icmp", sorts=sorts, place=place)
    return step_filter(ticks_of(showing, ADDRESS), asked, outline(showing.network, showing.picture))


def test_a_filter_that_is_not_set_lets_every_step_through(showing: Showing) -> None:
    found = filtered(showing)
    assert (found.is_set, len(found.shown)) == (False, 56)


@pytest.mark.parametrize(
    ("sorts", "place", "shown"),
    [
        (("final",), "", {28, 56}),
        ((), "igw", {17, 18, 45, 46}),
        (("lookup",), "host/a", {9, 12}),
        (("final", "change"), "igw", {17, 18, 45, 46}),
        (("final",), "igw", set()),
    ],
)
def test_steps_of_any_of_the_sorts_and_at_the_place_are_let_through(
    showing: Showing, sorts: tuple[str, ...], place: str, shown: set[int]
) -> None:
    assert filtered(showing, sorts, place).shown == shown


def test_a_sort_that_does_not_exist_is_not_asked_for_and_said_to_be_none(showing: Showing) -> None:
    found = filtered(showing, ("pigeon",))
    assert (found.is_set, found.note) == (False, "No sort of steps is called pigeon.")


def test_a_place_at_which_nothing_happens_is_not_asked_for_and_said_to_be_none(showing: Showing) -> None:
    found = filtered(showing, (), "nowhere")
    assert (found.is_set, len(found.shown), found.note) == (False, 56, "Nothing happens at nowhere in this walk.")


def test_the_places_are_those_where_steps_happen_in_the_outlines_order_and_words(showing: Showing) -> None:
    assert [place.label for place in filtered(showing).places] == [
        "A", "a/eth0", "B", "b/eth0", "default-acl", "rt-public", "Internet gateway",
        "Host A", "Host B", "Fabric", "Edge us-east-1",
    ]  # fmt: skip


def test_the_form_keeps_what_else_is_asked(showing: Showing) -> None:
    assert filtered(showing, ("final",)).kept == (("from", "a"), ("to", "198.51.100.20"), ("protocol", "icmp"))


def test_one_link_leads_to_all_steps_again() -> None:
    asked = Question("a", "10.0.0.20", "icmp", sorts=("final",), place="a", step="forward.guest-route.1")
    assert unfiltered(asked, "/l/") == ("/l/?from=a&to=10.0.0.20&protocol=icmp&panel=walk&step=forward.guest-route.1")
