import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/?from=a&to=198.51.100.20"


def broken_words(page: Page) -> list[str]:
    """Name the words of the tables' heads that go on in a second line."""
    broken: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#why th, #why .table__asked td, #why .cell--block")].filter((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            const tops = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
            return !/ /.test(cell.textContent) && tops.size > 1;
        }).map((cell) => cell.textContent)"""
    )
    return broken


def test_the_packets_destination_stands_above_the_routes_and_each_says_what_became_of_it(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.route-lookup.1")
    expect(page.locator("#why .table__asked td")).to_have_text(["198.51.100.20", "", "packet"])
    expect(page.locator("#why .table__says")).to_have_text(["does not match", "longest match"])


def test_a_mark_and_not_a_colour_says_of_a_rules_cells_that_they_match(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.network-acl-egress.1")
    mark = "(cell) => getComputedStyle(cell, '::before').content"
    assert page.locator("#why .table__won .cell--fits").nth(0).evaluate(mark).startswith('"✓')
    assert page.locator("#why .table__unread td").nth(2).evaluate(mark) == "none"


@pytest.mark.parametrize("step", ["network-acl-egress", "security-group-egress", "mapping-lookup", "internet-gateway"])
def test_the_heads_of_a_table_stand_whole_and_inside_of_their_column(open_page: OpenPage, step: str) -> None:
    page = open_page(f"{LESSON}&step=forward.{step}.1")
    found = {}
    for width in (390, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 720})
        beyond = page.locator("#why").evaluate("(why) => why.scrollWidth - why.clientWidth")
        found[width] = (broken_words(page), beyond)
    assert found == {390: ([], 0), 1280: ([], 0), 1440: ([], 0)}


def test_the_standing_is_beside_the_title_of_why(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.route-lookup.1")
    page.keyboard.press("ArrowRight")
    # What is measured while it is being replaced is nowhere.
    expect(page.locator("#sentence")).to_contain_text("12 / 56")
    title, badge = page.locator("#why-title").bounding_box(), page.locator("#why .badge").bounding_box()
    assert title
    assert badge
    assert abs(title["y"] + title["height"] / 2 - badge["y"] - badge["height"] / 2) <= 6


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_every_step_is_seen_whole_beside_the_drawing(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(
        f"{LESSON}&step=forward.guest-route.1",
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    walk = page.locator("[data-walk]")
    steps = int(walk.get_attribute("data-steps") or 0)
    expect(walk).to_have_attribute("data-held", str(steps))
    hidden: dict[str, int] = page.evaluate(
        """(steps) => {
            const column = document.querySelector("#evidence");
            const hidden = {};
            for (let step = 1; step <= steps; step++) {
              const pixels = column.scrollHeight - column.clientHeight;
              if (pixels > 0) hidden[`${step} ${column.querySelector(".why__stage").textContent}`] = pixels;
              document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
            }
            return hidden;
        }""",
        steps,
    )
    expect(walk).to_have_attribute("data-at", str(steps))
    assert hidden == {}


def test_a_part_that_is_folded_stays_so_over_steps_and_for_the_next_visit(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.guest-route.1")
    page.locator("#bytes > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#guest summary").click()
    page.locator("#stage").click(position={"x": 5, "y": 5})
    page.keyboard.press("ArrowRight")
    expect(page.locator("#why")).to_contain_text("guest-neighbor")
    expect(page.locator("#bytes")).not_to_have_attribute("open", "")
    page.reload()
    expect(page.locator("#bytes")).not_to_have_attribute("open", "")
    expect(page.locator("#guest details")).not_to_have_attribute("open", "")


def test_folded_parts_open_without_scripts(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.encapsulate.1", java_script_enabled=False)
    rows = page.locator("#bytes > dl")
    expect(rows).to_be_visible()
    page.locator("#bytes > summary").click()
    expect(rows).to_be_hidden()


def test_a_mark_before_the_first_column_says_which_row_of_a_mapping_is_the_packets(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.mapping-lookup.1")
    cells = page.locator("#why .table__asked td")
    expect(cells.nth(0).get_by_role("img", name="packet")).to_be_visible()
    expect(cells.nth(2)).to_have_text("")


def test_the_hops_of_the_underlay_read_as_one_line(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.underlay.1")
    expect(page.locator("#why .why__list code")).to_have_count(6)
    expect(page.locator("#why table")).to_have_count(0)
