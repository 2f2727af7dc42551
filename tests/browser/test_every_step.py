from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.drawings import TOPOLOGIES
from tests.browser.legible import illegible
from tests.browser.server import Server
from vpcviz.lessons.lesson import Lesson, lessons
from vpcviz.playback.question import question_of

pytestmark = pytest.mark.browser

WIDE, SMALL, PHONE = {"width": 1440, "height": 900}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}
STRANGERS_IN_THE_DRAWING = """
() => [...document.querySelectorAll("#stage svg [id]")]
  .filter((element) => element.namespaceURI !== "http://www.w3.org/2000/svg")
  .map((element) => element.id)
"""
# What is the same in every colour is looked at once.
COLOURS = {"runOnly": ["color-contrast"]}
# Of what sorts the things are that are in view, and what they stand in.
SORTS_IN_VIEW = """
() => {
  const sort = (element) => `${element.tagName} ${element.getAttribute("class")} ${element.getAttribute("role")}`;
  const shown = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
  return [...new Set(shown.map((element) => `${sort(element.parentElement)} > ${sort(element)}`))];
}
"""


def walks_of(lesson: Lesson) -> list[str]:
    """Give the address of each walk of a lesson: its probes, and the first without its first route."""
    questions = [question_of(probe) for probe in lesson.topology.probes.values()]
    tables = lesson.topology.route_tables.items()
    off = [f"{table_id}:{route.destination}" for table_id, table in tables for route in table.routes][:1]
    changed = [questions[0].with_route_toggled(route) for route in off]
    questions += [question.beside(panel) for question in changed for panel in ("", "experiment")]
    return [f"/lessons/{lesson.name}/?{question.query}" for question in questions]


WALKS = [
    pytest.param(path, id=f"{lesson.name}-{number}")
    for lesson in lessons()
    for number, path in enumerate(walks_of(lesson), 1)
]
# A walk that goes on past its drop.
WALKS.append(pytest.param("/diagrams/three_things_in_the_way/", id="three-things-in-the-way"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product, with a drawing besides the lessons."""
    running = Server(tmp_path_factory.mktemp("database") / "db.sqlite3", TOPOLOGIES / "three_things_in_the_way.yaml")
    running.start()
    yield running
    running.kill()


class Inspector:
    """Lets axe look at pages, but at those alone on which there is a sort of thing that it has not yet seen."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.seen: set[str] = set()

    def barriers(self, page: Page) -> list[tuple[str, list[str]]]:
        """Give each rule that is broken with where."""
        sorts = set(page.evaluate(SORTS_IN_VIEW))
        if sorts <= self.seen:
            return []
        self.seen |= sorts
        found = Axe().run(page, options=self.options).response["violations"]
        return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


@pytest.fixture(scope="module")
def every_rule() -> Inspector:
    """An inspector that holds a page to every rule."""
    return Inspector({})


@pytest.fixture(scope="module")
def colours_alone() -> Inspector:
    """An inspector that looks at colours."""
    return Inspector(COLOURS)


def complaints_at_each_step(page: Page, inspector: Inspector | None) -> dict[str, object]:
    """Walk to the end by one key, and give what is wrong at each step; a step at which nothing is wrong is left out."""
    root = page.locator("[data-walk]")
    steps = root.get_attribute("data-steps") or ""
    expect(root).to_have_attribute("data-held", steps)
    wrong: dict[str, object] = {}
    for number in range(1, int(steps) + 1):
        expect(root).to_have_attribute("data-at", str(number))
        found = {
            "illegible": illegible(page),
            "strangers": page.evaluate(STRANGERS_IN_THE_DRAWING),
            "barriers": inspector.barriers(page) if inspector else [],
        }
        wrong |= {f"{number}, {kind}": what for kind, what in found.items() if what}
        page.keyboard.press("ArrowRight")
    return wrong


@pytest.mark.parametrize("path", WALKS)
def test_every_step_is_legible_and_without_barriers(
    open_page: OpenPage, complaints: list[str], every_rule: Inspector, path: str
) -> None:
    page = open_page(path, viewport=WIDE, reduced_motion="reduce")
    assert complaints_at_each_step(page, every_rule) == {}
    assert complaints == []


@pytest.mark.parametrize("path", WALKS)
def test_every_step_is_legible_in_the_dark_on_a_phone(open_page: OpenPage, colours_alone: Inspector, path: str) -> None:
    page = open_page(path, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    assert complaints_at_each_step(page, colours_alone) == {}


@pytest.mark.parametrize("path", WALKS)
def test_every_step_is_legible_in_a_small_window(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport=SMALL, reduced_motion="reduce")
    assert complaints_at_each_step(page, None) == {}


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
