from urllib.parse import parse_qs

import pytest

from vpcviz.playback.question import Question, read_question

USUAL = Question("a", "198.51.100.20", "icmp")


def test_an_address_without_parameters_asks_what_the_drawing_asks() -> None:
    assert read_question({}, USUAL) == USUAL


def test_what_the_address_does_not_say_is_as_usual() -> None:
    assert read_question({"to": ["10.0.0.20"]}, USUAL) == Question("a", "10.0.0.20", "icmp")


def test_of_what_can_stand_only_once_the_last_counts() -> None:
    assert read_question({"step": ["forward.guest-route.1", "return.guest-receive.1"]}, USUAL).step.startswith("return")


def test_several_routes_can_be_off() -> None:
    off = ["rt-public:0.0.0.0/0", "rt-public:10.9.0.0/16", "rt-public:0.0.0.0/0"]
    assert read_question({"off": off}, USUAL).off == ("rt-public:0.0.0.0/0", "rt-public:10.9.0.0/16")


def test_nothing_of_the_usual_packet_stays_when_another_one_is_asked_for() -> None:
    usual = Question("a", "10.0.0.20", "icmp", size="9001", dont_fragment=True)
    assert read_question({"ttl": ["3"]}, usual) == Question("a", "10.0.0.20", "icmp", ttl="3")
    assert read_question({"model": ["one-mac"]}, usual).dont_fragment


def test_the_usual_port_does_not_stay_when_another_probe_is_asked_for() -> None:
    usual = Question("a", "10.0.0.20", "tcp", "8443")
    assert read_question({"protocol": ["udp"]}, usual).port == ""


@pytest.mark.parametrize(
    "question",
    [
        USUAL,
        Question("a", "10.0.0.20", "tcp", "443"),
        Question("a", "10.0.0.20", "udp", size="9001", ttl="3", dont_fragment=True),
        Question("a", "b", "icmp", model="one-mac", switches=("guest_prefix=host", "unknown_mac=flood")),
        Question("a", "b", "47", off=("rt:0.0.0.0/0", "rt:2001:db8::/32"), step="forward.route-lookup.1"),
        Question("a", "b", "icmp", warm=True, who="b", view="tcpdump", step="forward.arp-intercept.1"),
        Question("a", "b", "icmp", panel="experiment", trace=True),
        Question(
            "a", "b", "tcp", source_address="10.0.0.9", source_port="99", idle="351", inject=("arp:a:10.0.0.9", "x")
        ),
        Question("a", "b", "icmp", panel="walk", sorts=("check", "decision"), place="rt-public"),
        Question("ä &=#", "?", "", model="?"),
    ],
)
def test_a_question_survives_its_address(question: Question) -> None:
    assert read_question(parse_qs(question.query, keep_blank_values=True), USUAL) == question


def test_a_route_that_is_toggled_twice_is_as_it_was() -> None:
    once = USUAL.with_route_toggled("rt-public:0.0.0.0/0")
    assert (once.off, once.with_route_toggled("rt-public:0.0.0.0/0")) == (("rt-public:0.0.0.0/0",), USUAL)


def test_another_probe_keeps_the_model_and_the_routes_and_begins_at_its_first_step() -> None:
    here = Question("a", "b", "icmp", model="one-mac", off=("rt:0.0.0.0/0",), step="forward.next-hop.1")
    there = here.with_probe_of(Question("b", "a", "tcp", "22"))
    assert there == Question("b", "a", "tcp", "22", model="one-mac", off=("rt:0.0.0.0/0",))


def test_another_probe_is_seen_from_the_same_terminal_and_as_warm() -> None:
    here = Question("a", "b", "icmp", warm=True, who="b", view="neigh")
    there = here.with_probe_of(Question("b", "a", "tcp", "22"))
    assert there == Question("b", "a", "tcp", "22", warm=True, who="b", view="neigh")


def test_who_looks_and_what_is_known_makes_no_other_probe() -> None:
    assert USUAL.seen_by("b", "tcpdump").sends_as(USUAL)
    assert not USUAL.sends_as(Question("a", "198.51.100.21", "icmp"))


def test_a_switch_that_is_left_as_usual_is_not_asked_for() -> None:
    assert read_question({"set": ["", "broadcast=flooded", ""]}, USUAL).switches == ("broadcast=flooded",)


def test_a_form_says_each_sort_by_itself() -> None:
    assert read_question({"kind": ["check", "lookup,check", ""]}, USUAL).sorts == ("check", "lookup")
