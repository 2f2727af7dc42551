"""What does someone read who quotes one step?"""

from collections.abc import Callable

from tests.exporters.walked import walked
from vpcviz.exporters.step_text import packet_lines, step_text
from vpcviz.facts.protocols import TCP, UDP
from vpcviz.steps.step import Step

Golden = Callable[[str, str], None]


def step_at(stage: str, destination: str, **asked: object) -> Step:
    """Take the first step of a stage on a walk from a."""
    taken, _ = walked(destination, **asked)  # type: ignore[arg-type]
    return next(step for _, _, step in taken.numbered() if step.stage == stage)


def test_a_lookup_is_told_with_the_row_that_won_and_those_that_lost(golden: Golden) -> None:
    golden("a_lookup.txt", step_text(step_at("route-lookup", "198.51.100.20"), "step 11 of 56, on the way there"))


def test_a_translation_is_told_with_what_stood_there_before(golden: Golden) -> None:
    golden("a_translation.txt", step_text(step_at("internet-gateway", "198.51.100.20"), "step 17 of 56"))


def test_a_drop_is_told_with_its_reason(golden: Golden) -> None:
    step = step_at("security-group-ingress", "10.0.0.20", protocol=TCP, port=22)
    golden("a_step_that_drops.txt", step_text(step, "step 20 of 20"))


def test_a_header_is_marked_as_put_on_taken_off_or_changed() -> None:
    encapsulated = [*packet_lines(step_at("encapsulate", "10.0.0.30", protocol=UDP, port=9))]
    translated = [*packet_lines(step_at("internet-gateway", "198.51.100.20"))]
    routed = [*packet_lines(step_at("route-lookup", "198.51.100.20"))]
    assert [line[:6] for line in encapsulated[:3]] == ["+ ipv4", "+ vpc ", "  ethe"]
    assert translated[0].startswith("* ipv4 source=198.51.100.10 ")
    assert translated[0].endswith("(source was 10.0.0.10)")
    assert routed[0].startswith("- ethernet ")


def test_things_are_called_as_somebody_calls_them() -> None:
    text = step_text(step_at("guest-route", "10.0.0.20"), "step 1 of 2", lambda one: one.upper())
    assert "step 1 of 2: guest-route at A" in text
    assert "10.0.0.20 IS ON LINK AT A/ETH0" in text


def test_what_is_told_cannot_steer_a_terminal() -> None:
    text = step_text(step_at("guest-route", "10.0.0.20"), "step 1 of 2", lambda one: f"{one}\x1b[2J")
    assert all(line.isprintable() for line in text.split("\n"))
