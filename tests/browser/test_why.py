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


@pytest.mark.parametrize("width", [390, 1280, 1440])
@pytest.mark.parametrize("step", ["network-acl-egress", "security-group-egress", "mapping-lookup", "internet-gateway"])
def test_the_heads_of_a_table_stand_whole_and_inside_of_their_column(
    open_page: OpenPage, step: str, width: int
) -> None:
    page = open_page(f"{LESSON}&step=forward.{step}.1")
    page.set_viewport_size({"width": width, "height": 720})
    assert broken_words(page) == []
    assert page.locator("#why").evaluate("(why) => why.scrollWidth - why.clientWidth") == 0


def test_the_standing_is_beside_the_title_of_why(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}&step=forward.route-lookup.1")
    page.keyboard.press("ArrowRight")
    title, badge = page.locator("#why-title").bounding_box(), page.locator("#why .badge").bounding_box()
    assert title
    assert badge
    assert abs(title["y"] + title["height"] / 2 - badge["y"] - badge["height"] / 2) <= 6
