import re

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.drawings import IN_THE_WAY, LONG_NAMES, LONG_WAY
from tests.browser.legible import illegible
from tests.browser.test_walk_page import choose_panel, connected, expect_step, experimenting

pytestmark = pytest.mark.browser

STEPS = 316
TINY, ZOOMED = {"width": 320, "height": 640}, {"width": 320, "height": 256}
WINDOWS: dict[str, dict[str, object]] = {
    "wide": {},
    "narrow": {"viewport": TINY},
    "a quarter of a desktop's": {"viewport": ZOOMED},
    "without colours": {"forced_colors": "active"},
    "without scripts": {"java_script_enabled": False},
}
PANELS = {"step": "This step", "walk": "All steps", "experiment": "Experiment"}
# What reaches out of the window on its right, apart from what can be scrolled to or panned.
OUTSIDE = """
() => [...document.body.querySelectorAll("*")].filter((element) => {
  const box = element.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 0.5 || !element.checkVisibility()) return false;
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)) return false;
  }
  return true;
}).map((element) => element.outerHTML.slice(0, 120))
"""


def visit(page: Page, path: str) -> Page:
    """Follow an address from where a page stands."""
    page.goto(re.sub(r"^(\w+://[^/]+).*", rf"\1{path}", page.url))
    return page


def wrong_at(page: Page) -> dict[str, object]:
    """Give what can't be read, reaches out of the window or bars the way; what is in order is left out."""
    found = {"illegible": illegible(page), "outside": page.evaluate(OUTSIDE)}
    return {kind: what for kind, what in found.items() if what}


def marks_outside(page: Page) -> list[int]:
    """Number the steps that have no mark, or one that is not whole in the window."""
    marks = page.evaluate(
        "[...document.querySelectorAll('.tick > a')].map((one) => one.getBoundingClientRect())"
        ".map(({left, right, width}) => left >= 0 && right <= innerWidth && width > 0)"
    )
    return [number for number in range(STEPS) if marks[number : number + 1] != [True]]


def count_of(page: Page) -> Locator:
    """Find the words that say how many steps the filter lets through."""
    return page.locator("#filter-count")


# Links to what is gone or never was


# What is said of each is asked of the server; here it has to be read and got rid of, wherever it stands.
@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "step=ghost-forward.guest-receive.9",
            "no ninth guest receive step on the way there, past a drop; here is the",
        ),
        ("panel=attic", "Nothing beside the drawing is called attic; here is what this step shows."),
        ("panel=walk&kind=pigeon&place=nowhere", "Nothing happens at nowhere in this walk."),
    ],
)
def test_a_link_to_what_is_gone_says_so_and_shows_what_is_next_to_it(
    open_page: OpenPage, complaints: list[str], query: str, said: str, java_script_enabled: bool
) -> None:
    page = open_page(f"{IN_THE_WAY}?{query}", java_script_enabled=java_script_enabled)
    expect(page.locator("#note")).to_contain_text(said)
    assert wrong_at(page) == {}
    page.get_by_role("link", name="Last step").click()
    # Either the packet's own last step or, from there, the last of those past the drop.
    expect(page.locator(".transport__count")).to_have_text(re.compile("^18 "))
    page.get_by_role("link", name="First step").click()
    expect_step(page, 1, 18)
    expect(page.locator("#note")).to_have_count(0 if java_script_enabled or "step=" in query else 1)
    assert complaints == []


@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=<script>alert(1)</script>", "<script>alert(1)</script> can't be asked for"),
        ("off=rt-of-another:0.0.0.0/0", "rt-of-another:0.0.0.0/0 can't be asked for"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_beside_the_usual_walk(
    open_page: OpenPage, complaints: list[str], query: str, said: str, java_script_enabled: bool
) -> None:
    page = open_page(f"{IN_THE_WAY}?{query}", java_script_enabled=java_script_enabled)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.locator("#probe")).to_contain_text("What is shown meanwhile is the walk that this drawing begins with.")
    assert wrong_at(page) == {}
    page.get_by_role("link", name="Next step").click()
    expect(page.locator("#sentence b")).to_have_text("2")
    assert [one for one in complaints if "status of 422" not in one] == []


def test_a_terminal_that_there_is_not_is_said_to_be_none(open_page: OpenPage) -> None:
    page = open_page(f"{IN_THE_WAY}?who=nobody&view=ifconfig")
    expect(page.locator("#guest")).to_contain_text("nobody takes no part in this walk. ifconfig can't be typed here.")
    assert wrong_at(page) == {}


@pytest.mark.parametrize("path", ["/diagrams/nothing/", "/lessons/nothing/", "/nothing"])
def test_a_drawing_that_there_is_not_leads_to_those_that_there_are(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport=TINY)
    assert (wrong_at(page), barriers(page)) == ({}, [])
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.locator("#lessons")).to_be_visible()


# Names as long as anybody has ever given


@pytest.mark.parametrize("window", [pytest.param(options, id=name) for name, options in WINDOWS.items()])
def test_long_names_are_kept_inside_at_the_first_a_middle_and_the_last_step_whatever_stands_beside_the_drawing(
    open_page: OpenPage, complaints: list[str], window: dict[str, object]
) -> None:
    page = open_page(f"{LONG_NAMES}?off=rt:0.0.0.0/0", **window)
    found: dict[str, object] = {}

    def look(where: str) -> None:
        for panel, title in PANELS.items():
            choose_panel(page, title)
            expect(page.locator("[data-walk]")).to_have_attribute("data-panel", panel)
            found.update({f"{where}, {panel}, {kind}": what for kind, what in wrong_at(page).items()})

    look("first")
    page.get_by_role("link", name="Last step").click()
    expect_step(page, 11, 11)
    look("last")
    visit(page, f"{LONG_NAMES}?step=forward.encapsulate.2")
    look("middle")
    assert (found, complaints) == ({}, [])


def test_long_names_bar_nobodys_way(open_page: OpenPage) -> None:
    page = open_page(f"{LONG_NAMES}?panel=experiment&off=rt:0.0.0.0/0", viewport=TINY)
    assert barriers(page) == []


@pytest.mark.parametrize("path", [LONG_NAMES, f"{LONG_NAMES}?panel=experiment&off=rt:0.0.0.0/0"])
def test_text_of_twice_the_size_stays_inside_with_long_names_too(open_page: OpenPage, path: str) -> None:
    page = connected(open_page(path, viewport={"width": 1280, "height": 720}))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    # The drawing keeps its size, and can be moved from under what stands on it.
    covered = [one for one in illegible(page) if "in #stage" not in one and "in #ly-" not in one]
    assert (covered, page.evaluate(OUTSIDE)) == ([], [])


def test_a_name_is_never_taken_for_markup(open_page: OpenPage) -> None:
    page = connected(open_page(LONG_NAMES))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect_step(page, 6)
    made = page.locator("body").evaluate("body => [...body.querySelectorAll('h1 b, script')].map(one => one.outerHTML)")
    assert made == []
    expect(page.locator("h1")).to_contain_text("<b>the very long name")


def test_the_whole_of_a_name_that_is_cut_is_told_where_one_points(open_page: OpenPage) -> None:
    page = open_page(LONG_NAMES)
    whole = "<script>alert(1)</script> Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    expect(page.locator("#outline-a > .tree__item")).to_have_attribute("title", re.compile(re.escape(whole)))
    expect(page.locator("#instance-a title").first).to_contain_text(whole)
    expect(page.locator("h1")).to_have_attribute("title", re.compile("<b>the very long name"))


# A walk of 316 steps


@pytest.mark.parametrize("window", ["wide", "narrow", "a quarter of a desktop's", "without scripts"])
def test_a_long_way_is_legible_at_the_first_a_middle_and_the_last_step(
    open_page: OpenPage, complaints: list[str], window: str
) -> None:
    page = open_page(LONG_WAY, **WINDOWS[window])
    found = {"first": wrong_at(page)}
    if window == "without scripts":
        visit(page, f"{LONG_WAY}?step=forward.encapsulate.5")
    else:
        assert marks_outside(page) == []
        page.get_by_role("slider", name="Step").fill(str(STEPS // 2))
        expect_step(page, STEPS // 2, STEPS)
    found["middle"] = wrong_at(page)
    page.get_by_role("link", name="Last step").click()
    expect_step(page, STEPS, STEPS)
    found["last"] = wrong_at(page)
    assert found == {"first": {}, "middle": {}, "last": {}}
    assert complaints == []


def test_a_long_way_bars_nobodys(open_page: OpenPage) -> None:
    assert barriers(open_page(f"{LONG_WAY}?panel=walk&step=return.encapsulate.3")) == []


def test_of_a_long_way_only_the_decisions_are_stepped_through(open_page: OpenPage) -> None:
    page = connected(open_page(f"{LONG_WAY}?panel=walk"))
    page.get_by_label("Decisions").check()
    expect(count_of(page)).to_have_text(re.compile(rf"^\d+ of {STEPS} steps$"))
    shown = page.locator("li.row:visible")
    numbers = [int(one) for one in shown.locator(".row__number").all_inner_texts()]
    assert 0 < len(numbers) < STEPS
    page.keyboard.press("n")
    expect_step(page, next(one for one in numbers if one > 1), STEPS)
    page.get_by_role("link", name="Clear").click()
    expect(shown).to_have_count(STEPS)


# A browser that may not do everything


def test_without_a_socket_the_page_says_so_and_each_step_is_loaded_by_itself(open_page: OpenPage) -> None:
    page = open_page()
    refused: list[WebSocketRoute] = []

    def refuse(socket: WebSocketRoute) -> None:
        refused.append(socket)
        socket.close()

    page.route_web_socket(re.compile("/ws/"), refuse)
    visit(page, f"{LONG_WAY}?step=forward.encapsulate.1")
    for number in (12, 13):
        expect(page.get_by_role("status")).to_contain_text("Connection lost")
        page.keyboard.press("ArrowRight")
        expect_step(page, number, STEPS)
    assert refused


def test_without_scripts_no_control_is_shown_that_does_nothing(open_page: OpenPage) -> None:
    page = experimenting(open_page(LONG_WAY, java_script_enabled=False))
    assert page.locator("button:visible:not(form button)").count() == 0
    expect(page.get_by_role("slider")).to_have_count(0)
    choose_panel(page, "All steps")
    page.get_by_label("Decisions").check()
    page.get_by_role("button", name="Filter").click()
    expect(count_of(page)).to_have_text(re.compile(rf"^\d+ of {STEPS} steps$"))


def test_what_lies_past_the_first_drop_is_walked_to_the_end(open_page: OpenPage, complaints: list[str]) -> None:
    page = connected(open_page(IN_THE_WAY, viewport=TINY))
    total = int(page.locator("[data-walk]").get_attribute("data-steps") or 0)
    page.get_by_role("slider", name="Step").fill(str(total))
    expect(page.locator("#sentence")).to_contain_text("past the drop")
    page.keyboard.press("Tab")
    assert (wrong_at(page), barriers(page), complaints) == ({}, [], [])


def test_obstacles_are_counted_where_their_numbers_can_be_read_and_only_crossed_where_not(open_page: OpenPage) -> None:
    page = connected(open_page(IN_THE_WAY, viewport={"width": 1280, "height": 720}))
    page.keyboard.press("End")
    numbers = page.locator(".obstacle__number")
    expect(numbers.last).to_be_visible()
    page.keyboard.press("f")
    expect(numbers.last).to_be_hidden()
    expect(page.locator(".obstacle .cut").last).to_be_visible()
    assert illegible(page) == []
