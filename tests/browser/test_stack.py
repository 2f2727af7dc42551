import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/?from=a&to=198.51.100.20"
AT_GATEWAY = f"{LESSON}&step=forward.internet-gateway.1"
ENCAPSULATED = f"{LESSON}&step=forward.encapsulate.1"
TOLD = "IPv4 source, octets 12 to 15: c6 33 64 0a"


def pointed_octets(page: Page) -> str:
    """Read which octets are lit because somebody points at their field."""
    return " ".join(page.locator("#bytes [data-pointed]").all_inner_texts())


def pointed_fields(page: Page) -> list[str]:
    """Name the fields of the stack that are lit because somebody points at them or at their octets."""
    fields = page.locator("#stack [data-pointed]")
    return [fields.nth(index).get_attribute("data-field") or "" for index in range(fields.count())]


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_the_bytes_that_a_step_has_changed_are_lit(open_page: OpenPage, java_script_enabled: bool) -> None:
    page = open_page(AT_GATEWAY, java_script_enabled=java_script_enabled)
    expect(page.locator("#bytes mark")).to_have_text(["26 24", "c6 33 64"])


def test_who_points_at_a_field_sees_its_bytes(open_page: OpenPage) -> None:
    page = open_page(AT_GATEWAY)
    page.locator("#field-ipv4-source").hover()
    expect(page.locator("[data-told]")).to_have_text(TOLD)
    assert pointed_octets(page) == "c6 33 64 0a"


def test_who_points_at_bytes_sees_their_field(open_page: OpenPage) -> None:
    page = open_page(AT_GATEWAY)
    page.locator("#bytes mark").last.hover()
    expect(page.locator("[data-told]")).to_have_text(TOLD)
    assert pointed_fields(page) == ["ipv4-source"]


def test_who_points_elsewhere_sees_the_whole_again(open_page: OpenPage) -> None:
    page = open_page(AT_GATEWAY)
    page.locator("#field-ipv4-source").hover()
    page.locator("#why-title").hover(position={"x": 4, "y": 4})
    expect(page.locator("[data-told]")).to_have_text("84 octets, 56 of them payload")
    assert pointed_octets(page) == ""


@pytest.mark.parametrize("block", ["fields", "octets"])
def test_the_arrows_go_from_field_to_field_and_the_step_stays(open_page: OpenPage, block: str) -> None:
    page = open_page(AT_GATEWAY)
    page.locator("#panel-choice-step").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.linked") == block:
            break
    told = page.locator("[data-told]")
    while "IPv4 source" not in told.inner_text():
        before = told.inner_text()
        page.keyboard.press("ArrowRight")
        assert told.inner_text() != before
    expect(told).to_have_text(TOLD)
    assert (pointed_octets(page), pointed_fields(page)) == ("c6 33 64 0a", ["ipv4-source"])
    expect(page.locator("[data-walk]")).to_have_attribute("data-at", "17")
    page.locator("#panel-choice-step").focus()
    assert pointed_octets(page) == ""


def test_a_field_stays_lit_from_step_to_step(open_page: OpenPage) -> None:
    page = open_page(AT_GATEWAY)
    page.locator('[data-linked="octets"]').focus()
    page.keyboard.press("End")
    last = page.locator("[data-told]").inner_text()
    assert last.startswith("ICMP sequence")
    page.keyboard.press("j")
    page.keyboard.press("Home")
    expect(page.locator("[data-told]")).to_have_text(re.compile("IPv4 version, octet 0: 45"))


def test_the_vpc_header_is_said_to_be_a_stand_in(open_page: OpenPage) -> None:
    page = open_page(ENCAPSULATED)
    expect(page.locator("#bytes")).to_contain_text(
        "it counts as 8, and is written as GENEVE (UDP 6081), a stand-in of 36"
    )


def test_what_is_folded_away_opens_and_stays_open_at_the_next_step(open_page: OpenPage) -> None:
    page = open_page(ENCAPSULATED)
    expect(page.locator("[data-walk]")).to_have_attribute(
        "data-held", page.locator("[data-walk]").get_attribute("data-steps") or ""
    )
    page.locator("#bytes details summary").click()
    page.keyboard.press("Escape")
    page.locator("#stage").click(position={"x": 5, "y": 5})
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-walk]")).not_to_have_attribute("data-at", "13")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-walk]")).to_have_attribute("data-at", "13")
    expect(page.locator("#bytes details")).to_have_attribute("open", "")


DECAPSULATED = f"{LESSON}&step=forward.decapsulate.1"


def shown_headers(page: Page) -> list[str]:
    """Name the headers that can be seen, those that are taken off in brackets."""
    names: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#stack .header__line")].filter((line) => line.checkVisibility())
          .map((line) => [line.querySelector("h3"), line.querySelector("del")])
          .map(([name, gone]) => gone?.checkVisibility() ? `(${name.textContent})` : name.textContent)"""
    )
    return names


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_the_stack_is_seen_as_the_step_met_it(open_page: OpenPage, java_script_enabled: bool) -> None:
    page = open_page(DECAPSULATED, java_script_enabled=java_script_enabled)
    assert shown_headers(page) == ["(outer IP)", "(VPC)", "IPv4", "ICMP"]
    page.get_by_role("link", name="Before", exact=True).click()
    expect(page.locator("[data-choose-side=before]")).to_have_attribute("aria-current", "true")
    assert shown_headers(page) == ["outer IP", "VPC", "IPv4", "ICMP"]
    assert "stack=before" in page.url


def test_headers_that_are_put_on_are_not_there_before(open_page: OpenPage) -> None:
    page = open_page(f"{ENCAPSULATED}&stack=before")
    assert shown_headers(page) == ["IPv4", "ICMP"]


def test_a_field_has_its_old_value_before(open_page: OpenPage) -> None:
    page = open_page(f"{AT_GATEWAY}&stack=before")
    expect(page.locator("#field-ipv4-source")).to_have_text("10.0.0.10", use_inner_text=True)


def test_the_side_that_is_looked_at_is_kept_from_step_to_step(open_page: OpenPage) -> None:
    page = open_page(f"{ENCAPSULATED}&stack=before")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-walk]")).to_have_attribute("data-at", "14")
    expect(page.locator(".why__stage code").first).to_have_text("underlay")
    page.wait_for_url(re.compile("stack=before.*step=forward.underlay"))
    assert shown_headers(page) == ["outer IP", "VPC", "IPv4", "ICMP"]


WATCH_MOTIONS = """() => {
  const look = () => {
    window.moved ||= document.querySelector("#stack").getAnimations({subtree: true}).length > 0;
    requestAnimationFrame(look);
  };
  look();
}"""
LATER = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_a_header_is_seen_to_come_where_motion_is_wanted(open_page: OpenPage, motion: str, moves: bool) -> None:
    page = open_page(f"{LESSON}&step=forward.mapping-lookup.1", reduced_motion=motion)
    page.evaluate(WATCH_MOTIONS)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#header-outer-ipv4")).to_be_attached()
    page.evaluate(LATER)
    assert page.evaluate("() => window.moved") is moves


def test_the_ruler_says_how_long_the_packet_is_beside_the_mtu(open_page: OpenPage) -> None:
    expect(open_page(AT_GATEWAY).locator(".ruler")).to_have_text("84 of 1500 octets")
    expect(open_page(ENCAPSULATED).locator(".ruler")).to_have_text("no MTU is published here")


def test_the_octets_of_a_frame_are_told_from_those_that_an_mtu_counts(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.arp-request.1")
    expect(page.locator(".ruler")).to_have_text("28 of 9001 octets")
    expect(page.locator("[data-told]")).to_have_text("42 octets: 28 + 14 of frame")


def test_the_ruler_says_of_which_side_it_is_where_the_other_one_is_seen(open_page: OpenPage) -> None:
    page = open_page(f"{AT_GATEWAY}&stack=before")
    said = page.locator(".ruler > :last-child").evaluate("(told) => getComputedStyle(told, '::after').content")
    assert said == '" · after the step"'
