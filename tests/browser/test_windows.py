from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_walk_page import connected, expect_step

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
WINDOWS = [(1440, 900), (1280, 720), (1280, 577), (1024, 700), (960, 540), (768, 1024), (1440, 480)]


def window(width: int, height: int) -> dict[str, int]:
    """Name the size of a window as Playwright does."""
    return {"width": width, "height": height}


def box(shown: Locator) -> FloatRect:
    """Measure where something is."""
    found = shown.bounding_box()
    assert found
    return found


def lies_within(inner: FloatRect, outer: FloatRect) -> bool:
    """Say whether nothing of one box is outside of the other."""
    return (
        inner["x"] >= outer["x"]
        and inner["y"] >= outer["y"]
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    )


def whole(page: Page) -> FloatRect:
    """Measure the window."""
    assert page.viewport_size
    return {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": page.viewport_size["height"]}


def test_sentence_and_buttons_are_in_view_whatever_the_window_becomes(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.underlay.1")
    outside = []
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        shown = [page.locator("#sentence"), page.locator("#go-next")]
        outside += [(width, height) for one in shown if not lies_within(box(one), whole(page))]
    assert outside == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_what_the_lesson_asks_and_what_to_do_first_is_in_view(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(viewport=window(width, height))
    expect(page.locator("#question")).to_contain_text("Press → or Next to step, space to play.")
    assert box(page.locator("#question"))["y"] >= 0
    bottom = box(page.locator("#question"))["y"] + box(page.locator("#question"))["height"]
    assert bottom <= box(page.locator("#transport"))["y"]


def test_a_phone_shows_the_title_of_the_lesson(open_page: OpenPage) -> None:
    page = open_page(viewport=window(390, 844))
    expect(page.locator("#question").get_by_text("Where is the public address?")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700), (390, 844)])
def test_the_switch_of_a_route_stays_where_it_is(open_page: OpenPage, width: int, height: int) -> None:
    page = connected(open_page("/?panel=experiment", viewport=window(width, height)))
    places = set()
    for number in range(2, 21):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
        places.add(box(page.locator("a.toggle"))["y"])
    assert len(places) == 1


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 577), (390, 844)])
def test_the_switch_is_still_under_the_pointer_once_it_was_used(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page("/?panel=experiment", viewport=window(width, height))
    page.locator("a.toggle").evaluate("toggle => toggle.scrollIntoView({block: 'center'})")
    before = box(page.locator("a.toggle"))
    page.locator("a.toggle").click()
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public")
    assert box(page.locator("a.toggle")) == before


def test_the_packet_is_brought_into_view_although_it_moves(open_page: OpenPage) -> None:
    page = connected(open_page(viewport=window(1024, 700), reduced_motion="no-preference"))
    outside = []
    for number in range(2, 25):
        page.keyboard.press("ArrowRight")
        expect_step(page, number)
        # One that is cut short by the next has ended, too.
        page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
        if not lies_within(box(page.locator("#packet")), box(page.locator("#stage"))):
            outside.append(number)
    assert outside == []


def test_an_opened_header_keeps_its_fields_inside_whatever_the_window_becomes(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.arp-reply.1")
    fields = page.locator("#stack .fields :is(ins, del)")
    expect(fields).to_have_count(14)
    outside = []
    for width in (1440, 1280, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        outer = box(page.locator("#header-ethernet"))
        outside += [(width, one) for one in map(box, fields.all()) if not lies_within(one, outer)]
    assert outside == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_text_of_twice_the_size_lies_on_no_other_and_is_not_cut(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(f"{LESSON}?step=forward.encapsulate.1", viewport=window(width, height))
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(
                '#sentence, .bar__title, .tree__item > span, #question p, #routes td, .header__value, #why p')]
            .filter((one) => one.checkVisibility() && one.clientWidth > 1)
            .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
            .map((one) => one.outerHTML)"""
    )
    assert cut == []
    leading = page.locator("#sentence").evaluate(
        "element => parseFloat(getComputedStyle(element).lineHeight) / parseFloat(getComputedStyle(element).fontSize)"
    )
    assert leading >= 1.25
    assert lies_within(box(page.locator("#sentence")), whole(page))


def test_the_words_about_the_model_are_in_view_where_the_drawing_is_panned(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.underlay.1", viewport=window(1024, 700))
    words = page.get_by_text("Below the waterline: a model, not a measurement")
    assert lies_within(box(words), box(page.locator("#stage")))


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700), (768, 1024)])
def test_no_tick_lies_on_another(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(viewport=window(width, height))
    marks = [box(mark) for mark in page.locator(".tick > a").all()]
    assert [(one, after) for one, after in pairwise(marks) if after["x"] < one["x"] + one["width"] - 0.1] == []


def test_a_tiny_window_crops_the_near_picture_instead_of_shrinking_it(open_page: OpenPage) -> None:
    page = open_page(viewport=window(320, 640), java_script_enabled=False)
    scale = page.locator("#stage-near").evaluate("near => near.getScreenCTM().a")
    assert scale >= 1


def test_a_tiny_window_is_not_wider_than_it_is(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.network-acl-egress.1", viewport=window(320, 640))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    edge = [cell for cell in page.locator("#why td, #why a").all() if box(cell)["x"] + box(cell)["width"] > 320]
    assert edge == []


@pytest.mark.parametrize("chosen", [".panels [aria-current]", ".tick--now > a"])
def test_what_is_chosen_is_marked_without_colours_too(open_page: OpenPage, chosen: str) -> None:
    page = open_page(forced_colors="active")
    style = page.locator(chosen).evaluate("element => getComputedStyle(element).outlineStyle")
    assert style == "solid"
