"""Is the drawing looked at by wheel, pointer, fingers, keys and buttons, and does it show what a step does?"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_walk_page import connected, expect_step
from tests.browser.test_windows import box, lies_within, whole, window

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
FABRIC = f"{LESSON}?step=forward.underlay.1"
DROPPED = f"{LESSON}?from=a&to=198.51.100.20&protocol=icmp&off=rt-public:0.0.0.0/0"
SWITCH = '[hx-get*="off="]'
WORDS = "a model, not a measurement"
MATRIX = "() => { const {a, e, f} = document.querySelector('#ly-topo').getScreenCTM(); return [a, e, f]; }"
SMALL = """() => [...document.querySelectorAll("#stage text, #stage tspan")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}))
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a < 11.99)
    .map((one) => one.textContent)"""
# What cuts some words: the drawing its own, the stage those that stand below it.
FRAME = "one => (one.closest('#stage-drawing') ?? one.closest('#stage')).getBoundingClientRect().toJSON()"
ANIMATED = "() => document.getAnimations().map((one) => one.effect.getTiming().duration)"
SETTLED = "() => Promise.allSettled(document.getAnimations().map((one) => one.finished))"
FORBID_STORAGE = """for (const name of ["sessionStorage", "localStorage"]) {
    Object.defineProperty(window, name, {get() { throw new DOMException("forbidden", "SecurityError"); }});
}"""


def camera(page: Page) -> tuple[float, float, float]:
    """Measure how large the picture is drawn, and where its origin is, once nothing moves any more."""
    page.evaluate(SETTLED)
    scale, x, y = page.evaluate(MATRIX)
    return scale, x, y


def middle(page: Page) -> tuple[float, float]:
    """Find the middle of the stage."""
    stage = box(page.locator("#stage-drawing"))
    return stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2


def touch(page: Page, *moments: list[tuple[float, float]]) -> None:
    """Put fingers on the page, move them from moment to moment, and lift them."""
    session = page.context.new_cdp_session(page)
    for number, fingers in enumerate(moments):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        session.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if number else "touchStart", "touchPoints": points}
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def press_look(page: Page, name: str) -> None:
    """Press a button of the view."""
    page.get_by_role("button", name=name).click()


def test_a_small_drawing_begins_whole_and_at_full_size_or_larger(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    scale, x, y = camera(page)
    stage = box(page.locator("#stage"))
    assert scale >= 1
    assert x >= stage["x"]
    assert y >= stage["y"]
    expect(page.locator(".stage__pad")).to_be_hidden()


def test_plus_minus_zero_and_f_zoom_and_fit(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    start = camera(page)
    page.keyboard.press("+")
    larger = camera(page)[0]
    page.keyboard.press("-")
    page.keyboard.press("-")
    smaller = camera(page)[0]
    page.keyboard.press("0")
    full = camera(page)[0]
    page.keyboard.press("f")
    assert larger > start[0] > smaller
    assert full == 1
    assert camera(page) == pytest.approx(start)


def test_shift_and_an_arrow_pan_once(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    page.locator("#stage").focus()
    scale, x, y = camera(page)
    page.keyboard.press("Shift+ArrowRight")
    width = box(page.locator("#stage"))["width"]
    assert camera(page) == pytest.approx((scale, x - width / 8, y), abs=0.1)
    expect_step(page, 1)


def test_plain_arrows_step_the_walk_although_the_stage_has_the_focus(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    page.locator("#stage").focus()
    page.keyboard.press("ArrowRight")
    expect_step(page, 2)


def test_the_buttons_do_what_the_keys_and_the_drag_do(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    press_look(page, "Zoom in")
    press_look(page, "Zoom in")
    before = camera(page)
    for name in ("Look further left", "Look further up", "Look further right", "Look further down"):
        press_look(page, name)
    assert camera(page) == pytest.approx(before, abs=0.1)
    press_look(page, "Look further down")
    assert camera(page)[2] < before[2]
    press_look(page, "The whole drawing")
    expect(page.locator(".stage__pad")).to_be_hidden()


def test_every_button_of_the_view_has_a_name_and_is_32_pixels_large(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    press_look(page, "Zoom in")
    buttons = page.locator("#stage-tools button").all()
    assert len(buttons) == 9
    assert [one for one in buttons if box(one)["width"] < 32 or box(one)["height"] < 32] == []


def test_the_wheel_zooms_at_the_pointer(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    scale, x, y = camera(page)
    at_x, at_y = 500.0, 300.0
    under = ((at_x - x) / scale, (at_y - y) / scale)
    page.mouse.move(at_x, at_y)
    page.mouse.wheel(0, -300)
    expect(page.locator("[data-percent]")).not_to_have_text(f"{round(scale * 100)} %")
    zoomed, x, y = camera(page)
    assert zoomed > scale
    assert ((at_x - x) / zoomed, (at_y - y) / zoomed) == pytest.approx(under, abs=0.1)


def test_on_its_way_the_drawing_is_moved_as_it_stands_and_laid_out_once_it_has_come(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    ground = page.locator("#stage-drawing [data-camera]")
    start = ground.get_attribute("transform")
    turned = page.evaluate(
        """(turns) => turns.map((deltaY) => {
            const stage = document.querySelector("#stage");
            stage.dispatchEvent(new WheelEvent("wheel", {deltaY, clientX: 500, clientY: 300, cancelable: true}));
            const ground = stage.querySelector("[data-camera]");
            const {a, e, f} = ground.getScreenCTM();
            return [ground.getAttribute("transform"), a, (500 - e) / a, (300 - f) / a];
        })""",
        [-50, -50, -300, -300],
    )
    assert [transform == start for transform, *_ in turned] == [True, True, True, False]
    for _, scale, *under in turned[1:]:
        assert scale > turned[0][1]
        assert under == pytest.approx(turned[0][2:], abs=0.1)
    page.evaluate("""() => document.querySelector("#stage").dispatchEvent(new WheelEvent("wheel", {deltaY: 50}))""")
    expect(ground).not_to_have_attribute("transform", turned[-1][0])
    assert page.locator("#stage-drawing").evaluate("one => one.style.transform") == ""


def test_a_drag_pans(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    scale, x, y = camera(page)
    page.mouse.move(400, 400)
    page.mouse.down()
    page.mouse.move(420, 410)
    page.mouse.move(460, 380)
    page.mouse.up()
    page.mouse.move(600, 600)
    assert camera(page) == pytest.approx((scale, x + 60, y - 20), abs=0.1)


def test_a_double_click_zooms_in(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    scale = camera(page)[0]
    page.mouse.dblclick(*middle(page))
    assert camera(page)[0] == pytest.approx(2 * scale)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_a_finger_pans_and_two_pinch(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(FABRIC, viewport=window(width, height), has_touch=True)
    scale, x, y = camera(page)
    at_x, at_y = middle(page)
    touch(page, [(at_x, at_y)], [(at_x - 20, at_y)], [(at_x - 40, at_y + 30)])
    panned = camera(page)
    assert panned == pytest.approx((scale, x - 40, y + 30), abs=0.1)
    touch(
        page,
        [(at_x - 40, at_y), (at_x + 40, at_y)],
        [(at_x - 60, at_y), (at_x + 60, at_y)],
        [(at_x - 80, at_y), (at_x + 80, at_y)],
    )
    assert camera(page)[0] == pytest.approx(2 * scale, rel=0.02)


def test_what_was_chosen_stays_from_step_to_step(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    press_look(page, "Zoom out")
    chosen = camera(page)
    page.keyboard.press("ArrowRight")
    expect_step(page, 2)
    assert camera(page) == chosen


def test_what_was_chosen_stays_when_the_walk_is_another_one(open_page: OpenPage) -> None:
    page = connected(open_page(f"{LESSON}?panel=experiment"))
    press_look(page, "Zoom out")
    chosen = camera(page)
    page.locator(SWITCH).first.click()
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public")
    expect(page.locator("#stage[data-has-camera]")).to_be_visible()
    assert camera(page) == pytest.approx(chosen, abs=0.1)


def test_a_packet_out_of_sight_is_brought_in(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON, reduced_motion="reduce"))
    for _ in range(5):
        page.keyboard.press("+")
    outside = []
    for number in range(2, 25):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
        if not lies_within(box(page.locator("#packet .packet__mark")), box(page.locator("#stage"))):
            outside.append(number)
    assert outside == []


def test_the_planes_take_turns(open_page: OpenPage) -> None:
    page = connected(open_page(FABRIC))
    planes = page.locator('[data-look="planes"]')
    stage = box(page.locator("#stage"))
    waterline = float(page.locator("#stage-drawing").get_attribute("data-waterline") or "")

    def line() -> float:
        page.evaluate(SETTLED)
        scale, _, y = camera(page)
        return (y + waterline * scale - stage["y"]) / stage["height"]

    expect(planes).to_have_text("Both")
    page.keyboard.press("u")
    expect(planes).to_have_text("Tenant")
    cover = box(page.locator("#stage-cover"))
    assert cover["y"] == pytest.approx(stage["y"] + line() * stage["height"], abs=8)
    assert cover["y"] + cover["height"] == pytest.approx(stage["y"] + stage["height"], abs=1)
    expect(page.locator("#stage-cover")).to_contain_text("The packet is down there.")
    page.keyboard.press("u")
    expect(planes).to_have_text("Model")
    assert line() == pytest.approx(0.3, abs=0.01)
    page.keyboard.press("u")
    expect(planes).to_have_text("Both")
    expect(planes).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (1024, 700), (390, 844), (320, 640)])
def test_the_words_about_the_model_are_in_view_wherever_the_model_is(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = connected(open_page(FABRIC, viewport=window(width, height), reduced_motion="reduce"))
    silent = []
    for looks in ([], ["planes", "planes"], ["zoom-in"], ["zoom-in", "down"], ["zoom-in", "left"], ["fit"], ["up"]):
        for look in looks:
            page.locator(f'[data-look="{look}"]').dispatch_event("click")
        words = [one for one in page.get_by_text(WORDS).all() if one.is_visible() and one.bounding_box()]
        if not any(lies_within(box(one), one.evaluate(FRAME)) for one in words):
            silent.append(looks)
    assert silent == []


def test_the_choice_of_planes_outlives_the_page(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    page.keyboard.press("u")
    page.reload()
    expect(page.locator('[data-look="planes"]')).to_have_text("Tenant")


def test_planes_are_chosen_where_nothing_may_be_stored(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page(LESSON)
    page.add_init_script(FORBID_STORAGE)
    page.reload()
    connected(page).keyboard.press("u")
    expect(page.locator('[data-look="planes"]')).to_have_text("Tenant")
    assert complaints == []


def test_who_has_hidden_the_model_is_not_led_below_the_waterline(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON, reduced_motion="reduce"))
    page.keyboard.press("u")
    before = camera(page)
    for number in range(2, 16):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
    assert camera(page) == before


@pytest.mark.parametrize("look", ["fit", "zoom-out", "actual-size", "zoom-in"])
def test_no_text_is_painted_that_is_smaller_than_12_pixels(open_page: OpenPage, look: str) -> None:
    page = connected(open_page(FABRIC, viewport=window(390, 844)))
    for _ in range(3):
        page.locator(f'[data-look="{look}"]').dispatch_event("click")
    page.evaluate(SETTLED)
    assert page.evaluate(SMALL) == []


def test_with_reduced_motion_nothing_moves_by_itself(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON, reduced_motion="reduce"))
    moving = []
    for key in ("+", "+", "u", "u", "ArrowRight", "ArrowRight", "ArrowRight", "End", "Home", "f"):
        page.keyboard.press(key)
        moving += [one for one in page.evaluate(ANIMATED) if one > 0]
    assert moving == []


def test_keys_that_are_held_down_queue_no_motion(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON, reduced_motion="no-preference"))
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect_step(page, 21)
    packets = page.evaluate("() => document.querySelector('#stage').getAnimations({subtree: true}).length")
    assert packets <= 6
    page.evaluate(SETTLED)
    assert page.evaluate("() => document.querySelector('#stage').getAnimations({subtree: true}).length") == 0


def test_an_encapsulated_packet_gains_its_rings_within_300_milliseconds(open_page: OpenPage) -> None:
    page = connected(open_page(f"{LESSON}?step=forward.mapping-lookup.1", reduced_motion="no-preference"))
    durations = page.evaluate(
        """() => {
            document.querySelector('[data-move="next"], #go-next').click();
            const rings = [...document.querySelectorAll("#packet [data-ring]")];
            const duration = (one) => one.effect.getTiming().duration;
            return rings.flatMap((ring) => ring.getAnimations().map((one) => [ring.dataset.ring, duration(one)]));
        }"""
    )
    assert durations == [["p", 300], ["v", 300]]


def test_a_dropped_packet_shakes_once_for_150_milliseconds_at_most(open_page: OpenPage) -> None:
    page = connected(open_page(DROPPED, reduced_motion="no-preference"))
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.evaluate(SETTLED)
    page.keyboard.press("ArrowRight")
    timing = page.locator("#packet .packet__mark").evaluate(
        "mark => mark.getAnimations().map((one) => one.effect.getTiming()).map((one) => [one.duration, one.iterations])"
    )
    assert timing == [[150, 1]]


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_sees_the_packet_close_and_the_whole_drawing_by_a_button(open_page: OpenPage, width: int) -> None:
    page = connected(open_page(FABRIC, viewport=window(width, 640), has_touch=True, reduced_motion="reduce"))
    assert camera(page)[0] == 1
    tools = [one for one in page.locator("#stage-tools button").all() if one.is_visible()]
    assert [one for one in tools if not lies_within(box(one), whole(page))] == []
    assert len({box(one)["y"] for one in tools}) == 1
    press_look(page, "The whole drawing")
    assert camera(page)[0] < 0.6
    expect(page.locator("#packet .packet__mark")).to_be_visible()
    assert box(page.locator("#packet-body, #packet .packet__mark").last)["width"] >= 24


def test_the_wheel_is_the_pages_own_where_the_page_scrolls(open_page: OpenPage) -> None:
    page = open_page(LESSON, viewport=window(390, 844))
    before = camera(page)[0]
    page.mouse.move(*middle(page))
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 0")
    assert camera(page)[0] == before


def test_without_a_script_the_drawing_is_scrolled(open_page: OpenPage) -> None:
    page = open_page(LESSON, viewport=window(1024, 700), java_script_enabled=False)
    expect(page.locator(".stage__tools")).to_be_hidden()
    stage = page.locator("#stage")
    assert stage.evaluate("stage => getComputedStyle(stage).overflowX") == "auto"
    assert stage.evaluate("stage => stage.scrollWidth > stage.clientWidth")


def test_a_window_of_another_size_keeps_the_drawing_whole(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.set_viewport_size({"width": 1900, "height": 1100})
    page.wait_for_function("() => document.querySelector('#ly-topo').getScreenCTM().a > 1.4")
    assert page.locator("#stage").get_attribute("data-cut") is None


def test_where_the_lower_plane_is_large_the_book_lies_open_at_its_row(open_page: OpenPage) -> None:
    page = connected(open_page(f"{LESSON}?step=forward.next-hop.1"))
    ledger = page.locator("#ledger")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(ledger.locator(".table__won")).to_have_text("labigwEdge us-east-1")
    expect(ledger).to_be_hidden()
    page.keyboard.press("u")
    expect(ledger).to_be_hidden()
    page.keyboard.press("u")
    expect(ledger).to_be_visible()
    assert lies_within(box(ledger), box(page.locator("#stage")))
    page.keyboard.press("ArrowRight")
    expect(ledger).to_be_hidden()
