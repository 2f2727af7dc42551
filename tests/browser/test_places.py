"""The list of the lessons, the lesson that was opened last, and the page that is printed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.drawings import LONG_WAY
from tests.browser.test_bad_input import OUTSIDE
from vpcviz.lessons.lesson import lessons

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
PLACES = ["/lessons/", f"{LESSON}print/", f"{LESSON}print/?to=zz"]
A4 = {"width": 794, "height": 1123}


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_no_barrier(open_page: OpenPage, path: str, color_scheme: str) -> None:
    assert barriers(open_page(path, color_scheme=color_scheme)) == []


@pytest.mark.parametrize("path", PLACES)
def test_nothing_reaches_out_of_a_tiny_window(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", PLACES)
def test_no_text_is_smaller_than_twelve_pixels(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    sizes = "[...document.body.querySelectorAll('*')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    assert min(page.evaluate(sizes)) >= 12


def test_a_lesson_is_opened_by_the_keyboard_and_marked_from_then_on(open_page: OpenPage, complaints: list[str]) -> None:
    page = open_page("/lessons/")
    expect(page.locator(".lesson-card--opened")).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bar__title")).to_contain_text("Whom does B see?")
    page.get_by_role("link", name="Lessons").click()
    expect(page.locator(".lesson-card--opened")).to_contain_text("Whom does B see?")
    page.locator(".wordmark").click()
    expect(page.locator(".bar__title")).to_contain_text("Whom does B see?")
    assert complaints == []


def test_a_lesson_has_its_picture(open_page: OpenPage) -> None:
    page = open_page("/lessons/")
    pictures = page.locator(".lesson-card__picture")
    pictures.last.scroll_into_view_if_needed()
    expect(pictures).to_have_count(len(lessons()))
    for picture in pictures.all():
        picture.evaluate("picture => picture.decode()")
        assert picture.evaluate("picture => picture.naturalWidth") > 0


def test_a_lesson_begins_anew_without_what_was_changed_in_it(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?off=rt-public:0.0.0.0/0&panel=experiment&step=forward.next-hop.1")
    page.evaluate("sessionStorage.setItem('vpcviz.planes', 'upper')")
    page.get_by_role("link", name="Begin the lesson anew").click()
    expect(page.locator("#sentence")).to_contain_text("1 / 56")
    expect(page).to_have_url(re.compile(f"{LESSON}$"))
    assert page.evaluate("sessionStorage.getItem('vpcviz.planes')") is None


def test_on_paper_there_is_black_on_white_and_no_step_is_broken(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}print/", viewport=A4, color_scheme="dark")
    page.emulate_media(media="print")
    step = page.locator(".paper__step").first
    assert step.evaluate("step => getComputedStyle(step).breakInside") == "avoid"
    assert step.evaluate("step => getComputedStyle(step).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_a_walk_of_316_steps_is_printed_whole(open_page: OpenPage) -> None:
    page = open_page(f"{LONG_WAY}print/", viewport=A4)
    expect(page.locator(".paper__step")).to_have_count(316)
    page.emulate_media(media="print")
    highest = max(page.locator(".paper__step").evaluate_all("steps => steps.map((step) => step.offsetHeight)"))
    # So that a step fits onto a sheet, within its margins.
    assert highest < 1000
    assert page.evaluate(OUTSIDE) == []
    octets = page.pdf(prefer_css_page_size=True)
    assert 40 < len(re.findall(rb"/Type /Page\b", octets)) < 200
