from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import COLOURS, Inspector
from tests.browser.conftest import OpenPage
from tests.browser.drawings import IN_THE_WAY
from tests.browser.legible import illegible
from tests.browser.test_walk_page import experimenting
from vpcviz.lessons.lesson import Lesson, lessons
from vpcviz.playback.question import question_of

pytestmark = pytest.mark.browser

WIDE, SMALL, PHONE = {"width": 1440, "height": 900}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}
STRANGERS_IN_THE_DRAWING = """
() => [...document.querySelectorAll("#stage svg [id]")]
  .filter((element) => element.namespaceURI !== "http://www.w3.org/2000/svg")
  .map((element) => element.id)
"""


def walks_of(lesson: Lesson) -> list[str]:
    """Give the question of each walk of a lesson: its probes, and the first without its first route."""
    questions = [question_of(probe) for probe in lesson.topology.probes.values()]
    tables = lesson.topology.route_tables.items()
    off = [f"{table_id}:{route.destination}" for table_id, table in tables for route in table.routes][:1]
    return [question.query for question in (*questions, *(questions[0].with_route_toggled(route) for route in off))]


def pages(most: int | None = None) -> Iterator[tuple[str, str, bool]]:
    """
    Name each walk, with its address, and say whether no earlier lesson has it; of one that has, a page is enough.

    Args:
        most: How many walks of a lesson; None for all.
    """
    known: set[tuple[str, str]] = set()
    for lesson in lessons():
        network = lesson.topology.model_copy(update={"title": "", "about": ""}).model_dump_json()
        for number, query in enumerate(walks_of(lesson)[:most], 1):
            is_new = (network, query) not in known
            if is_new or number == 1:
                yield f"{lesson.name}-{number}", f"/lessons/{lesson.name}/?{query}", is_new
            known.add((network, query))
    # A walk that goes on past its drop.
    yield "three-things-in-the-way", IN_THE_WAY, True


WALKS = [pytest.param(path, is_new, id=name) for name, path, is_new in pages()]
# What stands in a narrow window follows from what stands in the wide one: of each lesson its own question is enough.
FIRST_WALKS = [pytest.param(path, is_new, id=name) for name, path, is_new in pages(most=1)]


@pytest.fixture(scope="module")
def every_rule() -> Inspector:
    """An inspector that holds a page to every rule."""
    return Inspector()


@pytest.fixture(scope="module")
def colours_alone() -> Inspector:
    """An inspector that looks at colours."""
    return Inspector(COLOURS)


def complaints_along(page: Page, inspector: Inspector | None, *, is_new: bool) -> dict[str, object]:
    """
    Walk by one key, and give what is wrong at each step; a step at which nothing is wrong is left out.

    What is asked and changed is the same at every step: it is looked at after the last.

    Args:
        is_new: Whether to walk to the end; else only where it begins is looked at.
    """
    root = page.locator("[data-walk]")
    steps = root.get_attribute("data-steps") or ""
    expect(root).to_have_attribute("data-held", steps)
    wrong: dict[str, object] = {}

    def look(where: object) -> None:
        found = {
            "illegible": illegible(page),
            "strangers": page.evaluate(STRANGERS_IN_THE_DRAWING),
            "barriers": inspector.barriers(page) if inspector else [],
        }
        wrong.update({f"{where}, {kind}": what for kind, what in found.items() if what})

    for number in range(1, int(steps) + 1 if is_new else 2):
        expect(root).to_have_attribute("data-at", str(number))
        look(number)
        page.keyboard.press("ArrowRight")
    expect(experimenting(page).locator("[data-walk]")).to_have_attribute("data-panel", "experiment")
    look("experiment")
    return wrong


@pytest.mark.parametrize(("path", "is_new"), WALKS)
def test_every_step_is_legible_and_without_barriers(
    open_page: OpenPage, complaints: list[str], every_rule: Inspector, path: str, is_new: bool
) -> None:
    page = open_page(path, viewport=WIDE, reduced_motion="reduce")
    assert complaints_along(page, every_rule, is_new=is_new) == {}
    assert complaints == []


@pytest.mark.parametrize(("path", "is_new"), FIRST_WALKS)
def test_every_step_is_legible_in_the_dark_on_a_phone(
    open_page: OpenPage, colours_alone: Inspector, path: str, is_new: bool
) -> None:
    page = open_page(path, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    assert complaints_along(page, colours_alone, is_new=is_new) == {}


@pytest.mark.parametrize(("path", "is_new"), FIRST_WALKS)
def test_every_step_is_legible_in_a_small_window(open_page: OpenPage, path: str, is_new: bool) -> None:
    page = open_page(path, viewport=SMALL, reduced_motion="reduce")
    assert complaints_along(page, None, is_new=is_new) == {}


def test_a_text_that_is_too_small_cut_or_covered_would_be_found(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("document.querySelector('#why-title').style.fontSize = '11px'")
    page.evaluate(
        "document.querySelector('#stack-title').style.cssText = 'overflow: hidden; width: 20px; white-space: nowrap'"
    )
    page.evaluate("document.querySelector('.wordmark').style.transform = 'translateX(150px)'")
    found = illegible(page)
    assert {words for words in ("11.0 px", "is cut by", "lies on") if any(words in one for one in found)} == {
        "11.0 px",
        "is cut by",
        "lies on",
    }
