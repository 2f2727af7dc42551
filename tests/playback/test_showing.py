from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show

PUBLIC_PING = Question("a", "198.51.100.20", "icmp")
WITHOUT_DEFAULT = PUBLIC_PING.with_route_toggled("rt-public:0.0.0.0/0")


def test_without_a_change_there_is_nothing_to_compare(topology: Topology) -> None:
    assert show(topology, PUBLIC_PING).comparisons == ()


def test_the_articles_experiment_is_one_table(topology: Topology) -> None:
    outcomes = {
        one.name: (one.configured.says, one.changed.says) for one in show(topology, WITHOUT_DEFAULT).comparisons
    }
    assert outcomes == {
        "Ping B's public address": ("answered", "dropped at rt-public"),
        "Ping B's private address": ("answered", "answered"),
    }


def test_a_probe_of_ones_own_is_compared_too(topology: Topology) -> None:
    asked = Question("a", "198.51.100.20", "tcp", "22", off=WITHOUT_DEFAULT.off)
    names = [one.name for one in show(topology, asked).comparisons]
    assert names == ["Ping B's public address", "Ping B's private address", "tcp 22, A to 198.51.100.20"]


def test_a_probe_of_ones_own_is_named_with_its_usual_port(topology: Topology) -> None:
    asked = Question("a", "B", "tcp", off=WITHOUT_DEFAULT.off)
    assert show(topology, asked).comparisons[-1].name == "tcp 443, A to B"


def test_a_protocol_without_ports_is_named_without_one(topology: Topology) -> None:
    asked = Question("b", "10.0.0.10", "icmp", off=WITHOUT_DEFAULT.off)
    assert show(topology, asked).comparisons[-1].name == "icmp, B to 10.0.0.10"


def test_each_outcome_leads_to_the_step_that_decided(topology: Topology) -> None:
    public = show(topology, WITHOUT_DEFAULT).comparisons[0]
    assert (public.configured.question.step, public.configured.question.off) == ("return.guest-receive.1", ())
    assert (public.changed.question.step, public.changed.question.off) == (
        "forward.route-lookup.1",
        WITHOUT_DEFAULT.off,
    )


def test_the_comparison_is_made_under_the_model_that_was_asked_for(topology: Topology) -> None:
    asked = Question("a", "198.51.100.20", "icmp", model="address-on-guest", off=WITHOUT_DEFAULT.off)
    assert {one.changed.says for one in show(topology, asked).comparisons} == {"answered"}


def test_nothing_is_kept_of_a_route_that_was_switched_off(topology: Topology) -> None:
    before = topology.model_dump_json()
    show(topology, WITHOUT_DEFAULT)
    assert topology.model_dump_json() == before


def test_what_is_in_the_way_is_found(topology: Topology) -> None:
    assert [blocker.at for blocker in show(topology, WITHOUT_DEFAULT).blockers] == ["rt-public"]
