"""Does the browser show of a step what the server would have rendered?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.drawing.networks import lesson_one
from tests.drawing.rendered import opened, render_drawing, render_increment
from tests.drawing.walks import ping
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.trail import trace
from vpcviz.network.index import Network

pytestmark = pytest.mark.browser

PUBLIC = "198.51.100.20"
MOUNT = """async (log) => {
    const {mountStage} = await import("/static/js/dom/stage.js");
    window.stage = mountStage(document.querySelector("#stage"));
    window.log = new Map(log);
}"""
HIDDEN = """() => {
    const stage = document.querySelector("#stage");
    return [stage.scrollWidth - stage.clientWidth, stage.scrollHeight - stage.clientHeight];
}"""
DURATIONS = "() => document.querySelector('#packet').getAnimations().map((one) => one.effect.getTiming().duration)"
SHAPES = """() => [...document.querySelectorAll("#ly-hi > *, #ly-packet > *")]
    .map((one) => one.outerHTML.replaceAll(/\\s+/g, " "))"""
SCALE = "() => document.querySelector('#ly-topo').getScreenCTM().a"
WHERE = """() => {
    const seen = document.querySelector("#packet").getBoundingClientRect();
    const stage = document.querySelector("#stage").getBoundingClientRect();
    return seen.left >= stage.left && seen.right <= stage.right && seen.top >= stage.top && seen.bottom <= stage.bottom;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


def mounted(page: Page, network: Network, destination: str) -> None:
    """Take over the page's stage with all increments of a walk."""
    increments = trace(lay_out(network), ping(network, "a", destination)).increments
    page.evaluate(MOUNT, [[one.number, render_increment(one)] for one in increments])


def page_at(number: int, network: Network, destination: str = PUBLIC) -> str:
    picture = lay_out(network)
    return render_drawing(picture, trace(picture, ping(network, "a", destination)), number)


def test_a_step_shows_what_the_page_of_that_step_shows(browser: Browser) -> None:
    with opened(browser, page_at(17, lesson_one())) as page:
        rendered = page.evaluate(SHAPES)
    with opened(browser, page_at(1, lesson_one())) as page:
        mounted(page, lesson_one(), PUBLIC)
        assert page.evaluate("() => stage.show(log, 17)")
        shown = page.evaluate(SHAPES)
    assert sorted(shown) == sorted(rendered)


def test_the_packet_travels_along_its_way(browser: Browser) -> None:
    with opened(browser, page_at(9, lesson_one())) as page:
        mounted(page, lesson_one(), PUBLIC)
        # At once: by the time of another question it may have come.
        moving = page.evaluate(
            f"() => {{ stage.show(log, 9); stage.show(log, 10, {{animate: true}}); return ({DURATIONS})(); }}"
        )
    assert moving == [450]


def test_with_reduced_motion_nothing_moves(browser: Browser) -> None:
    with opened(browser, page_at(9, lesson_one())) as page:
        page.emulate_media(reduced_motion="reduce")
        mounted(page, lesson_one(), PUBLIC)
        page.evaluate("() => { stage.show(log, 9); stage.show(log, 10, {animate: true}); }")
        moving = page.evaluate("() => document.querySelector('#packet').getAnimations().length")
    assert moving == 0


def test_the_first_lesson_needs_no_scrolling(browser: Browser) -> None:
    with opened(browser, page_at(17, lesson_one())) as page:
        sizes = page.evaluate(HIDDEN)
    assert sizes == [0, 0]


def test_text_is_never_smaller_than_12_pixels(browser: Browser) -> None:
    wide = lesson_one(instances={f"i{n}" if n else "a": {"subnet": "s1"} for n in range(30)})
    with opened(browser, page_at(1, wide, "10.0.0.9")) as page:
        mounted(page, wide, "10.0.0.9")
        scale = page.evaluate(SCALE)
    assert scale == 1


def test_a_large_drawing_is_panned_to_the_packet(browser: Browser) -> None:
    wide = lesson_one(instances={f"i{n}" if n else "a": {"subnet": "s1"} for n in range(30)})
    with opened(browser, page_at(1, wide, "10.0.0.33")) as page:
        mounted(page, wide, "10.0.0.33")
        seen = page.evaluate(
            f"() => [...log.keys()].map((number) => {{ stage.show(log, number); return ({WHERE})(); }})"
        )
    assert all(seen)


def test_a_narrow_window_shows_the_near_picture_without_a_script(browser: Browser) -> None:
    with opened(browser, page_at(13, lesson_one()), 390, 844) as page:
        near = page.locator("#stage-near")
        assert near.is_visible()
        assert near.get_attribute("aria-label") == "The packet, with 4 headers, at the host host/a"
        assert page.evaluate("() => document.querySelector('#stage-near').getScreenCTM().a") >= 1


def test_a_narrow_window_stands_close_to_the_packet(browser: Browser) -> None:
    with opened(browser, page_at(17, lesson_one()), 390, 844) as page:
        mounted(page, lesson_one(), PUBLIC)
        seen = page.evaluate(
            f"() => [...log.keys()].map((number) => {{ stage.show(log, number); return ({WHERE})(); }})"
        )
        assert all(seen)
        assert page.evaluate(SCALE) == 1
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
