import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.legible import illegible

pytestmark = pytest.mark.browser

COMPARED = "/lessons/where-is-the-public-address/compare/?from=a&to=198.51.100.20&protocol=icmp&off=rt-public:0.0.0.0/0"
ROWS, FIRST = 56, 11
WHAT_IS_SHOWN = """() => ["#ly-hi", "#ly-packet", "#compare-sentence"]
  .map((one) => document.querySelector(one).innerHTML.replace(/>\\s+</g, "><").trim())"""
PHONE = {"width": 390, "height": 844}
WINDOWS = [
    {"viewport": {"width": 1440, "height": 900}},
    {"viewport": {"width": 1280, "height": 720}, "color_scheme": "dark"},
    {"viewport": PHONE},
    {"viewport": {"width": 320, "height": 640}},
    {"viewport": {"width": 1280, "height": 720}, "forced_colors": "active"},
]


def expect_row(page: Page, number: int) -> None:
    """Wait until a row is shown everywhere."""
    expect(page.locator("#compare-sentence .transport__count b")).to_have_text(str(number))
    expect(page.locator(".pair--now")).to_have_id(f"pair-{number}")
    expect(page.locator("#scrubber")).to_have_value(str(number))


def test_it_opens_at_the_first_difference_with_both_packets(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(COMPARED)
    expect_row(page, FIRST)
    expect(page.locator("#ly-packet #packet-before")).to_have_count(1)
    expect(page.locator("#ly-packet #packet-after.packet--dropped")).to_have_count(1)
    assert not complaints


def test_keys_step_both_packets_through_the_rows(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(f"{COMPARED}&row=1")
    page.keyboard.press("ArrowRight")
    expect_row(page, 2)
    page.keyboard.press("End")
    expect_row(page, ROWS)
    page.keyboard.press("ArrowLeft")
    expect_row(page, ROWS - 1)
    assert not complaints


def test_x_leads_to_the_first_difference_from_either_side(open_page: OpenPage) -> None:
    page = open_page(f"{COMPARED}&row=1")
    page.keyboard.press("x")
    expect_row(page, FIRST)
    page.keyboard.press("End")
    page.keyboard.press("x")
    expect_row(page, FIRST)
    expect(page.locator("#go-first-difference")).to_have_attribute("aria-disabled", "true")


def test_what_scripts_show_at_a_row_is_what_the_server_shows(open_page: OpenPage) -> None:
    stepped, served = open_page(f"{COMPARED}&row=1"), open_page(f"{COMPARED}&row=30")
    stepped.locator("#scrubber").fill("30")
    expect_row(stepped, 30)
    assert stepped.evaluate(WHAT_IS_SHOWN) == served.evaluate(WHAT_IS_SHOWN)


def test_a_row_has_an_address_that_outlives_the_page(open_page: OpenPage) -> None:
    page = open_page(f"{COMPARED}&row=1")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**row=2")
    page.reload()
    expect_row(page, 2)


def test_a_row_that_is_folded_away_unfolds_when_it_is_gone_to(open_page: OpenPage) -> None:
    page = open_page(COMPARED)
    expect(page.locator("#pair-5")).to_be_hidden()
    page.locator("#scrubber").fill("5")
    expect(page.locator("#pair-5")).to_be_in_viewport()


def test_a_row_says_one_sentence(open_page: OpenPage) -> None:
    page = open_page(f"{COMPARED}&row=1")
    page.evaluate(
        "() => { window.spoken = 0; const heard = () => { window.spoken += 1; };"
        "for (const one of document.querySelectorAll('[aria-live], [role=status]'))"
        "new MutationObserver(heard).observe(one, {childList: true, characterData: true, subtree: true}); }"
    )
    page.keyboard.press("ArrowRight")
    expect_row(page, 2)
    assert page.evaluate("window.spoken") == 1


def test_it_plays_to_the_end_and_stops_there(open_page: OpenPage) -> None:
    page = open_page(f"{COMPARED}&row={ROWS - 1}")
    page.keyboard.press("Space")
    expect_row(page, ROWS)
    expect(page.locator("#go-play")).to_have_attribute("aria-pressed", "false")


def test_without_scripts_links_lead_from_row_to_row(open_page: OpenPage) -> None:
    page = open_page(COMPARED, java_script_enabled=False)
    page.locator("#go-next").click()
    expect(page.locator("#compare-sentence")).to_contain_text(f"{FIRST + 1} / {ROWS}")
    page.locator("#go-first-difference").click()
    expect(page.locator("#compare-sentence")).to_contain_text("First difference")


@pytest.mark.parametrize("window", WINDOWS)
def test_every_row_can_be_read_and_is_no_wider_than_the_window(open_page: OpenPage, window: dict[str, object]) -> None:
    page = open_page(f"{COMPARED}&row=1", reduced_motion="reduce", **window)
    found = {}
    for number in range(1, ROWS + 1):
        expect_row(page, number)
        problems = (illegible(page), page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        if problems != ([], False):
            found[number] = problems
        page.keyboard.press("ArrowRight")
    assert found == {}


@pytest.mark.parametrize("window", WINDOWS[:3])
def test_axe_finds_no_barrier_in_a_comparison(open_page: OpenPage, window: dict[str, object]) -> None:
    assert barriers(open_page(COMPARED, **window)) == []
