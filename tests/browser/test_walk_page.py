import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
ANSWERED = "A receives the answer that it waits for, from 198.51.100.20."
STEPS = 56


def count(page: Page) -> str:
    """Read which step of how many is shown."""
    return page.locator("#sentence .transport__count").inner_text()


def expect_step(page: Page, number: int, steps: int = STEPS) -> None:
    """Wait until a step is shown."""
    expect(page.locator("#sentence .transport__count")).to_contain_text(re.compile(rf"^{number} / {steps} "))


def connected(page: Page) -> Page:
    """Wait until every step has been sent ahead."""
    expect(page.locator("[data-walk]")).to_have_attribute("data-held", str(page.locator("[data-step]").count()))
    return page


def choose_panel(page: Page, title: str) -> Page:
    """Choose what stands beside the drawing."""
    page.locator("#evidence").get_by_role("link", name=title, exact=True).click()
    return page


def experimenting(page: Page) -> Page:
    """Choose what is asked and changed."""
    return choose_panel(page, "Experiment")


def test_a_lesson_is_walked_by_mouse(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(LESSON)
    for number in range(2, STEPS + 1):
        page.get_by_role("link", name="Next step").click()
        expect_step(page, number)
    expect(page.locator("#sentence")).to_contain_text(ANSWERED)
    expect(page.locator("#end")).to_contain_text("64 bytes from 198.51.100.20")
    page.get_by_role("link", name="Back", exact=True).click()
    expect_step(page, STEPS - 1)
    page.get_by_role("link", name="First step").click()
    expect_step(page, 1)
    assert complaints == []


def test_a_lesson_is_walked_by_keyboard_alone(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(LESSON)
    for number in range(2, STEPS + 1):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
    page.keyboard.press("ArrowRight")
    expect_step(page, STEPS)
    page.keyboard.press("Home")
    expect_step(page, 1)
    page.keyboard.press("End")
    expect_step(page, STEPS)
    page.keyboard.press("ArrowLeft")
    expect_step(page, STEPS - 1)
    assert complaints == []


def test_a_lesson_is_walked_without_javascript(open_page: OpenPage) -> None:
    page = open_page(LESSON, java_script_enabled=False)
    expect(page.locator('[data-go="play"]')).to_be_hidden()
    for number in range(2, STEPS + 1):
        page.get_by_role("link", name="Next step").click()
        expect_step(page, number)
    expect(page.locator("#sentence")).to_contain_text(ANSWERED)


def test_the_first_step_is_one_key_away_from_the_first_page(open_page: OpenPage) -> None:
    page = open_page("/")
    expect_step(page, 1)
    page.keyboard.press("ArrowRight")
    expect_step(page, 2)


def test_the_address_follows_the_step_and_opens_it_again(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?step=forward.next-hop.1")
    page.keyboard.press("ArrowRight")
    expect_step(page, 10)
    expect(page).to_have_url(re.compile("step=forward.network-acl-egress.1$"))
    page.reload()
    expect_step(page, 10)


def test_stepping_leaves_no_trail_in_the_history(open_page: OpenPage, server: Server) -> None:
    page = open_page("/lessons/whom-does-b-see/")
    page.goto(server.address)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect_step(page, 4)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Whom does B see?")


def test_what_a_step_shows_is_what_the_page_of_that_step_shows(open_page: OpenPage, server: Server) -> None:
    page = open_page("/")
    for _ in range(16):
        page.keyboard.press("ArrowRight")
    expect_step(page, 17)
    parts = ["#sentence", "#stack", "#why", "#outline"]
    expect(page).to_have_url(re.compile("step=forward.internet-gateway.1$"))
    streamed = [page.locator(part).evaluate("element => element.outerHTML") for part in parts]
    page.goto(page.url)
    assert [page.locator(part).evaluate("element => element.outerHTML") for part in parts] == streamed


def test_play_goes_on_by_itself_and_stops_when_told(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?step=forward.guest-receive.1")
    page.keyboard.press("Space")
    expect_step(page, 29)
    expect(page.locator('[data-go="play"]')).to_have_attribute("aria-pressed", "true")
    expect_step(page, 30)
    page.get_by_role("button", name="Play").click()
    expect(page.locator('[data-go="play"]')).to_have_attribute("aria-pressed", "false")


def test_play_stops_at_the_end(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?step=return.frame-delivered.1")
    page.keyboard.press("Space")
    expect_step(page, STEPS)
    expect(page.locator('[data-go="play"]')).to_have_attribute("aria-pressed", "false")


def test_the_space_bar_of_a_field_is_the_fields(open_page: OpenPage) -> None:
    page = open_page("/?panel=experiment")
    page.get_by_label("To", exact=True).press("Space")
    page.get_by_label("To", exact=True).press("ArrowRight")
    expect_step(page, 1)


def test_a_tick_is_clicked(open_page: OpenPage) -> None:
    page = open_page("/")
    tick = page.locator("#tick-17").bounding_box()
    assert tick
    page.mouse.click(tick["x"] + tick["width"] / 2, tick["y"] + tick["height"] / 2)
    expect_step(page, 17)
    expect(page.locator("#outline [aria-current]")).to_have_text("Internet gateway igw")


def test_a_tick_is_a_link_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Step 17, Internet gateway at igw").click()
    expect_step(page, 17)


def test_the_default_route_is_switched_off_and_both_outcomes_are_seen(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = experimenting(open_page("/"))
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    outcomes = page.locator("#outcomes")
    expect(outcomes).to_contain_text("answered")
    expect(outcomes).to_contain_text("dropped at rt-public NO_ROUTE_TO_DESTINATION")
    expect_step(page, 1, 11)
    page.keyboard.press("End")
    expect_step(page, 11, 11)
    expect(page.locator("#why")).to_contain_text("NO_ROUTE_TO_DESTINATION")
    page.get_by_role("link", name="Turn 0.0.0.0/0 on").click()
    expect(outcomes).to_have_count(0)
    expect_step(page, 11)
    assert complaints == []


def test_each_outcome_is_a_click_away_from_the_step_that_decided(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?panel=experiment&off=rt-public:0.0.0.0/0")
    page.get_by_role("link", name="dropped at rt-public").click()
    expect_step(page, 11, 11)
    page.locator("#outcomes").get_by_role("link", name="answered").first.click()
    expect_step(page, STEPS)


def test_a_route_is_switched_off_from_where_one_stands(open_page: OpenPage) -> None:
    page = open_page("/")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect_step(page, 5)
    page.keyboard.press("3")
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect_step(page, 5, 11)


def test_a_step_that_the_packet_does_not_reach_without_the_route_is_said_to_be_gone(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?panel=experiment&step=forward.internet-gateway.1")
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect_step(page, 11, 11)
    expect(page.locator("#note")).to_contain_text("no Internet gateway step on the way there")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#note")).to_have_count(0)


def test_the_route_is_switched_off_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("3")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id").startswith("toggle-"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public")
    assert page.evaluate("document.activeElement.id").startswith("toggle-")
    page.keyboard.press("End")
    expect_step(page, 11, 11)


def test_the_route_is_switched_off_without_javascript(open_page: OpenPage) -> None:
    page = experimenting(open_page("/", java_script_enabled=False))
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public NO_ROUTE_TO_DESTINATION")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_another_probe_is_asked_for(open_page: OpenPage, java_script_enabled: bool) -> None:
    page = experimenting(open_page("/", java_script_enabled=java_script_enabled))
    page.get_by_label("From", exact=True).select_option("b")
    page.get_by_label("To", exact=True).fill("10.0.0.10")
    page.get_by_label("Protocol").select_option("tcp")
    page.get_by_label("Port", exact=True).fill("22")
    page.get_by_role("button", name="Walk it").click()
    expect(page.locator("#sentence")).to_contain_text("10.0.0.10 is on link")
    page.get_by_role("link", name="Last step").click()
    choose_panel(page, "This step")
    expect(page.locator("#end")).to_contain_text("connected to 10.0.0.10 port 22")
    assert parse_qs(urlsplit(page.url).query)["port"] == ["22"]


def test_another_probe_is_stepped_by_the_same_keys(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page("/?panel=experiment")
    page.get_by_role("link", name="Ping B's private address").click()
    expect_step(page, 1, 36)
    page.keyboard.press("ArrowRight")
    expect_step(page, 2, 36)
    page.go_back()
    expect_step(page, 1)
    assert complaints == []


def test_who_answers_each_ttl_is_asked_and_each_packet_walked_by_keyboard_alone(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = open_page("/lessons/how-does-a-private-subnet-get-out/?panel=experiment")
    page.get_by_role("link", name="Send a packet of each TTL").focus()
    page.keyboard.press("Enter")
    hops = page.get_by_role("region", name="Traceroute").get_by_role("row")
    expect(hops.nth(1)).to_contain_text("Time exceeded")
    hops.nth(1).get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(hops.nth(1).locator("[aria-current]")).to_be_visible()
    expect(page.locator("#probe-ttl")).to_have_value("1")
    assert complaints == []


def test_a_frame_that_no_probe_makes_is_put_in(open_page: OpenPage) -> None:
    page = open_page("/?panel=experiment&to=10.0.0.20")
    page.get_by_text("Frames that no probe makes").click()
    page.get_by_label("Put in one").fill("neighbor:a:10.0.0.20=02:00:00:00:00:63")
    page.get_by_role("button", name="Walk it").click()
    expect(page.locator("#walk")).to_have_attribute("data-steps", "6")
    page.get_by_role("link", name="Compare step by step").click()
    expect(page.locator("body")).to_contain_text("neighbor:a:10.0.0.20=02:00:00:00:00:63")


def test_a_probe_that_cannot_be_asked_leaves_the_walk_in_view(open_page: OpenPage) -> None:
    page = open_page("/lessons/where-is-the-public-address/?panel=experiment&step=forward.next-hop.1")
    address = page.url
    page.get_by_label("To", exact=True).fill("10.0.0.256")
    page.get_by_role("button", name="Walk it").click()
    expect(page.get_by_role("alert")).to_contain_text("10.0.0.256")
    expect(page.get_by_label("To", exact=True)).to_have_value("10.0.0.256")
    expect_step(page, 9)
    assert page.url == address


def test_a_probe_that_cannot_be_asked_is_told_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/?panel=experiment", java_script_enabled=False)
    page.get_by_label("To", exact=True).fill("10.0.0.256")
    page.get_by_role("button", name="Walk it").click()
    expect(page.get_by_role("alert")).to_contain_text("10.0.0.256")
    expect_step(page, 1)


def test_the_page_can_be_left_for_its_steps_by_one_link(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the steps")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="First step")).to_be_focused()
