import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.drawings import LONG_WAY
from tests.browser.test_walk_page import STEPS, expect_step

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
DROPPED = f"{LESSON}?off=rt-public:0.0.0.0/0"
LONG_STEPS = 316
PHONE = {"width": 390, "height": 844}

COUNT_SPOKEN = """
window.spoken = [];
for (const region of document.querySelectorAll("[aria-live], [role=status], [role=alert], output")) {
  new MutationObserver(() => window.spoken.push(region.textContent.trim()))
    .observe(region, {childList: true, characterData: true, subtree: true});
}
"""


def box(element: Locator) -> FloatRect:
    """Measure an element."""
    found = element.bounding_box()
    assert found
    return found


def tick_point(page: Page, number: int) -> tuple[float, float]:
    """Find the middle of a step's mark."""
    tick = box(page.locator(f"#tick-{number}"))
    return tick["x"] + tick["width"] / 2, tick["y"] + tick["height"] / 2


@pytest.mark.parametrize("number", [1, 2, 28, 55, 56])
def test_the_slider_leads_to_the_mark_that_is_pointed_at(open_page: OpenPage, number: int) -> None:
    page = open_page("/?step=forward.next-hop.1")
    page.mouse.click(*tick_point(page, number))
    expect_step(page, number)


def test_a_walk_is_scrubbed_by_dragging(open_page: OpenPage) -> None:
    page = open_page("/")
    page.mouse.move(*tick_point(page, 1))
    page.mouse.down()
    page.mouse.move(*tick_point(page, 20), steps=8)
    expect_step(page, 20)
    page.mouse.move(*tick_point(page, 12), steps=4)
    page.mouse.up()
    expect_step(page, 12)


def test_a_walk_is_scrubbed_by_touch(open_page: OpenPage) -> None:
    page = open_page("/", viewport=PHONE, has_touch=True, is_mobile=True)
    page.touchscreen.tap(*tick_point(page, 40))
    expect_step(page, 40)


def test_the_slider_says_step_and_place(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.encapsulate.1")
    slider = page.get_by_role("slider", name="Step")
    expect(slider).to_have_attribute("aria-valuetext", f"step 13 of {STEPS}: encapsulate at Host A")
    slider.press("ArrowRight")
    expect_step(page, 14)
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^step 14 of {STEPS}: underlay at "))


def test_what_is_pointed_at_on_the_time_line_is_named(open_page: OpenPage) -> None:
    page = open_page("/")
    page.mouse.move(*tick_point(page, 17))
    expect(page.locator("[data-track-label]")).to_have_text("17 Internet gateway at igw")
    page.mouse.move(10, 10)
    expect(page.locator("[data-track-label]")).to_be_hidden()


def test_of_a_long_walk_every_mark_is_in_view_at_once(open_page: OpenPage) -> None:
    page = open_page(LONG_WAY)
    track = box(page.locator("[data-track]"))
    expect(page.locator("[data-ticks]")).to_have_attribute("data-density", "mark")
    first, last = box(page.locator("#tick-1 > a")), box(page.locator(f"#tick-{LONG_STEPS} > a"))
    assert track["x"] <= first["x"]
    assert last["x"] + last["width"] <= track["x"] + track["width"]
    page.mouse.click(*tick_point(page, 200))
    expect_step(page, 200, LONG_STEPS)


def test_a_long_walk_plays_four_times_as_fast_without_passing_a_step_over(open_page: OpenPage) -> None:
    page = open_page(LONG_WAY)
    expect(page.locator("[data-walk]")).to_have_attribute("data-held", str(LONG_STEPS))
    page.keyboard.press(">")
    page.keyboard.press(">")
    page.evaluate("""
        window.shown = [];
        new MutationObserver(() => window.shown.push(Number(document.querySelector("#sentence b").textContent)))
          .observe(document.querySelector("[data-live]"), {childList: true});
    """)
    page.keyboard.press("Space")
    # A minute is far more than twelve steps take; the page's policy lets nothing be evaluated in it again and again.
    page.evaluate("""async () => {
        for (const start = Date.now(); window.shown.length < 12 && Date.now() - start < 60_000;) {
            await new Promise((done) => setTimeout(done, 50));
        }
    }""")
    assert page.evaluate("window.shown.slice(0, 12)") == list(range(2, 14))


def test_the_turning_point_is_marked(open_page: OpenPage) -> None:
    page = open_page("/")
    assert page.locator(".tick--turn").evaluate_all("ticks => ticks.map((tick) => tick.id)") == ["tick-29"]


def test_a_drop_has_a_mark_of_its_own(open_page: OpenPage) -> None:
    page = open_page(DROPPED)
    assert page.locator('.tick[data-marks~="drop"]').evaluate_all("ticks => ticks.map((tick) => tick.id)") == [
        "tick-11"
    ]


@pytest.mark.parametrize(
    ("key", "number"),
    [("c", 10 + 1), ("Shift+C", 6), ("d", 10), ("Shift+D", 8), ("x", STEPS), ("Home", 1), ("End", STEPS)],
)
def test_a_key_leads_from_the_ninth_step_to_what_it_is_for(open_page: OpenPage, key: str, number: int) -> None:
    page = open_page(f"{LESSON}?step=forward.next-hop.1")
    page.keyboard.press(key)
    expect_step(page, number)


def test_a_jump_is_clicked(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.next-hop.1")
    page.get_by_role("link", name="Next change").click()
    expect_step(page, 11)
    page.get_by_role("link", name="Previous decision").click()
    expect_step(page, 10)


def test_the_drop_is_one_click_away(open_page: OpenPage) -> None:
    page = open_page(DROPPED, java_script_enabled=False)
    page.get_by_role("link", name="The drop").click()
    expect_step(page, 11, 11)


def test_a_jump_that_leads_nowhere_says_why(open_page: OpenPage) -> None:
    page = open_page("/")
    jump = page.get_by_role("link", name="Previous change")
    expect(jump).to_have_attribute("aria-disabled", "true")
    expect(jump).to_have_attribute("title", "No change before this step")
    jump.click(force=True)
    expect_step(page, 1)
    page.keyboard.press("End")
    expect(jump).not_to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("link", name="Next change")).to_have_attribute("title", "No change after this step")


def test_the_speed_is_kept_for_the_next_visit(open_page: OpenPage) -> None:
    page = open_page("/")
    speed = page.get_by_role("button", name="Speed")
    expect(speed).to_have_text("Speed 1\u00d7")
    speed.click()
    speed.click()
    page.keyboard.press("<")
    page.reload()
    expect(speed).to_have_text("Speed 2\u00d7")


def test_a_browser_that_keeps_nothing_plays_all_the_same(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page("/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page.reload()
    page.keyboard.press(">")
    expect(page.get_by_role("button", name="Speed")).to_have_text("Speed 2\u00d7")
    assert complaints == []


def test_one_sentence_is_spoken_a_step_and_no_more(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("[data-walk]")).to_have_attribute("data-held", str(STEPS))
    page.evaluate(COUNT_SPOKEN)
    for number in range(2, 30):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
    assert len(page.evaluate("window.spoken")) == 28


def test_a_phone_has_five_large_buttons_a_time_line_and_the_speed(open_page: OpenPage) -> None:
    page = open_page("/", viewport=PHONE)
    buttons = page.locator(".transport__buttons > *").all()
    assert len(buttons) == 6
    assert [one for one in map(box, buttons) if one["height"] < 44 or one["width"] < 44] == []
    assert box(page.locator("[data-track]"))["width"] > 340


def test_the_sheet_lists_the_keys_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page("/")
    opener = page.get_by_role("button", name="Keys")
    opener.click()
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("Next, previous change")
    page.keyboard.press("ArrowRight")
    expect_step(page, 1)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()


def test_the_sheet_is_read_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/?panel=walk", java_script_enabled=False)
    page.locator("#keys summary").click()
    expect(page.locator("#keys")).to_contain_text("Next, previous change")
    expect(page.locator("#keys")).to_contain_text("Keys are answered where scripts may run")


def test_single_keys_are_switched_off_and_stay_off(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Single keys").uncheck()
    expect(page.get_by_role("dialog")).to_contain_text("Off: only F6")
    page.keyboard.press("Escape")
    page.reload()
    page.locator("#transport").focus()
    for key in ("ArrowRight", "c", "x", "End"):
        page.keyboard.press(key)
    expect_step(page, 1)
    page.keyboard.press("F6")
    expect(page.locator('#outline [role="treeitem"]:focus')).to_have_count(1)


def test_with_single_keys_off_the_slider_answers_to_its_own(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Single keys").uncheck()
    page.keyboard.press("Escape")
    page.get_by_role("slider", name="Step").press("ArrowRight")
    expect_step(page, 2)


def test_f6_goes_round_the_parts_of_the_page(open_page: OpenPage) -> None:
    page = open_page("/")
    visited = []
    for _ in range(5):
        page.keyboard.press("F6")
        visited.append(page.evaluate("document.activeElement.closest('#outline, #stage, #evidence, #transport').id"))
    assert visited == ["outline", "stage", "evidence", "transport", "outline"]
    page.keyboard.press("Shift+F6")
    expect(page.locator("#transport")).to_be_focused()


def test_a_key_presses_the_button_that_is_there_already(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("2")
    expect(page.locator("#steps")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator("#stack")).to_be_visible()
    before = page.locator("[data-percent]").inner_text()
    page.keyboard.press("+")
    expect(page.locator("[data-percent]")).not_to_have_text(before)
