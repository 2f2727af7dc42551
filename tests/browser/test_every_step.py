from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import COLOURS, Inspector
from tests.browser.conftest import OpenPage
from tests.browser.drawings import IN_THE_WAY, IPV6_ALONE
from tests.browser.legible import illegible
from tests.browser.test_walk_page import experimenting
from vpcviz.lessons.lesson import Lesson, lessons
from vpcviz.playback.asked import understand
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.shown_step import shown_steps
from vpcviz.walks.blockers import find_obstacles
from vpcviz.walks.walk import walk

pytestmark = pytest.mark.browser

WIDE, SMALL, PHONE = {"width": 1440, "height": 900}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}
STRANGERS_IN_THE_DRAWING = """
() => [...document.querySelectorAll("#stage svg [id]")]
  .filter((element) => element.namespaceURI !== "http://www.w3.org/2000/svg")
  .map((element) => element.id)
"""


def walks_of(lesson: Lesson) -> list[Question]:
    """Give the question of each walk of a lesson: its probes, and the first without its first route."""
    questions = [question_of(probe) for probe in lesson.topology.probes.values()]
    tables = lesson.topology.route_tables.items()
    off = [f"{table_id}:{route.destination}" for table_id, table in tables for route in table.routes][:1]
    return [*questions, *(questions[0].with_route_toggled(route) for route in off)]


def steps_of(lesson: Lesson, question: Question) -> list[tuple[str, ...]]:
    """Tell each step of a walk by what looks different: what happens, where, how it ends, and to which headers."""
    asked = understand(lesson.topology, question)
    taken = walk(asked.network, asked.probe, asked.model)
    steps = [one.step for one in shown_steps(taken, find_obstacles(asked.network, taken).ghost)]
    return [
        (step.stage, step.at, type(step.verdict).__name__, *(type(header).__name__ for header in step.packet.headers))
        for step in steps
    ]


def pages(most: int | None = None) -> Iterator[tuple[str, str, list[int] | None]]:
    """
    Name each walk, with its address, its first step and those that look like none of an earlier walk in its drawing.

    Args:
        most: How many walks of a lesson; None for all.
    """
    known: set[tuple[str, ...]] = set()
    for lesson in lessons():
        network = lesson.topology.model_copy(update={"title": "", "about": ""}).model_dump_json()
        for number, question in enumerate(walks_of(lesson)[:most], 1):
            steps = [(network, *step) for step in steps_of(lesson, question)]
            new = [place for place, step in enumerate(steps, 1) if place == 1 or step not in known]
            yield f"{lesson.name}-{number}", f"/lessons/{lesson.name}/?{question.query}", new
            known.update(steps)
    # A walk that goes on past its drop.
    yield "three-things-in-the-way", IN_THE_WAY, None
    # IPv6: a neighbour that is solicited, and a translation there and back.
    yield "ipv6-alone", IPV6_ALONE, [3, 5, 18, 36]


WALKS = [pytest.param(path, steps, id=name) for name, path, steps in pages()]
# What stands in a narrow window follows from what stands in the wide one: of each lesson its own question is enough.
FIRST_WALKS = [pytest.param(path, steps, id=name) for name, path, steps in pages(most=1)]


@pytest.fixture(scope="module")
def every_rule() -> Inspector:
    """An inspector that holds a page to every rule."""
    return Inspector()


@pytest.fixture(scope="module")
def colours_alone() -> Inspector:
    """An inspector that looks at colours."""
    return Inspector(COLOURS)


def complaints_along(page: Page, inspector: Inspector | None, steps: list[int] | None) -> dict[str, object]:
    """
    Walk by one key, and give what is wrong at each step; a step at which nothing is wrong is left out.

    What is asked and changed is the same at every step: it is looked at after the last.

    Args:
        steps: Those to look at; None for all.
    """
    root = page.locator("[data-walk]")
    total = root.get_attribute("data-steps") or ""
    expect(root).to_have_attribute("data-held", total)
    wrong: dict[str, object] = {}

    def look(where: object) -> None:
        found = {
            "illegible": illegible(page),
            "strangers": page.evaluate(STRANGERS_IN_THE_DRAWING),
            "barriers": inspector.barriers(page) if inspector else [],
        }
        wrong.update({f"{where}, {kind}": what for kind, what in found.items() if what})

    for number in range(1, (int(total) if steps is None else steps[-1]) + 1):
        expect(root).to_have_attribute("data-at", str(number))
        if steps is None or number in steps:
            look(number)
        page.keyboard.press("ArrowRight")
    expect(experimenting(page).locator("[data-walk]")).to_have_attribute("data-panel", "experiment")
    look("experiment")
    return wrong


@pytest.mark.parametrize(("path", "steps"), WALKS)
def test_every_step_is_legible_and_without_barriers(
    open_page: OpenPage, complaints: list[str], every_rule: Inspector, path: str, steps: list[int] | None
) -> None:
    page = open_page(path, viewport=WIDE, reduced_motion="reduce")
    assert complaints_along(page, every_rule, steps) == {}
    assert complaints == []


@pytest.mark.parametrize(("path", "steps"), FIRST_WALKS)
def test_every_step_is_legible_in_the_dark_on_a_phone(
    open_page: OpenPage, colours_alone: Inspector, path: str, steps: list[int] | None
) -> None:
    page = open_page(path, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    assert complaints_along(page, colours_alone, steps) == {}


@pytest.mark.parametrize(("path", "steps"), FIRST_WALKS)
def test_every_step_is_legible_in_a_small_window(open_page: OpenPage, path: str, steps: list[int] | None) -> None:
    page = open_page(path, viewport=SMALL, reduced_motion="reduce")
    assert complaints_along(page, None, steps) == {}


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
