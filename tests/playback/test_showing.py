import pytest

from vpcviz.network.errors import ProbeRefused
from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question
from vpcviz.playback.showing import read_port, read_protocol, show

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
    assert names == ["Ping B's public address", "Ping B's private address", "a to 198.51.100.20"]


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


@pytest.mark.parametrize(("text", "number"), [("icmp", 1), ("tcp", 6), ("udp", 17), ("47", 47), ("255", 255)])
def test_a_protocol_goes_by_name_or_number(text: str, number: int) -> None:
    assert read_protocol(text) == number


@pytest.mark.parametrize("text", ["", "256", "-1", "ICMP", "4.7", "٣", "icmp6"])
def test_what_is_no_protocol_is_refused(text: str) -> None:
    with pytest.raises(ProbeRefused) as refused:
        read_protocol(text)
    assert refused.value.problems[0].path == "protocol"


@pytest.mark.parametrize(("text", "number"), [("", None), ("0", 0), ("443", 443), ("65535", 65535)])
def test_a_port_may_be_left_out(text: str, number: int | None) -> None:
    assert read_port(text) == number


@pytest.mark.parametrize("text", ["65536", "-1", "http", "1e3", "٣", "99999999999999999999"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ProbeRefused) as refused:
        read_port(text)
    assert refused.value.problems[0].path == "port"
