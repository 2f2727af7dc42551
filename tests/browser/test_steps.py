import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_transport import DROPPED, LESSON
from tests.browser.test_walk_page import STEPS, expect_step

pytestmark = pytest.mark.browser


def rows(page: Page) -> list[str]:
    """Name the rows of the list that can be seen."""
    return [row.get_attribute("id") or "" for row in page.locator("li.row").all() if row.is_visible()]


def test_the_list_has_a_row_a_step_and_leads_to_it(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?panel=walk")
    assert len(rows(page)) == STEPS
    page.locator("#row-17 a").click()
    expect_step(page, 17)
    expect(page.locator("#steps [aria-current]")).to_contain_text("puts A's public address")


def test_the_row_of_the_step_is_scrolled_into_view(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?panel=walk")
    page.keyboard.press("End")
    expect_step(page, STEPS)
    expect(page.locator(f"#row-{STEPS}")).to_be_in_viewport()


def test_the_list_is_filtered_by_sort_and_place(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.keyboard.press("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#filter-count")).to_have_text(f"12 of {STEPS} steps")
    page.get_by_label("At", exact=True).select_option(label="Host A")
    assert rows(page) == ["row-9", "row-12"]
    expect(page.locator(".tick--out")).to_have_count(STEPS - 2)


def test_with_a_filter_the_arrows_go_to_each_step_and_n_to_the_next_match(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?panel=walk&place=igw")
    assert rows(page) == ["row-17", "row-18", "row-45", "row-46"]
    page.keyboard.press("ArrowRight")
    expect_step(page, 2)
    page.keyboard.press("n")
    expect_step(page, 17)
    page.get_by_role("link", name="Next match").click()
    expect_step(page, 18)
    page.keyboard.press("Shift+N")
    expect_step(page, 17)


def test_the_filter_is_kept_in_the_address_and_cleared(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?panel=walk")
    page.get_by_role("checkbox", name="Changes").check()
    expect(page).to_have_url(re.compile("kind=change"))
    page.reload()
    expect(page.locator("#filter-count")).to_have_text(f"26 of {STEPS} steps")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("#filter-count")).to_have_text(f"{STEPS} steps")
    expect(page).not_to_have_url(re.compile("kind="))


def test_the_list_is_filtered_without_javascript(open_page: OpenPage) -> None:
    page = open_page(f"{DROPPED}&panel=walk", java_script_enabled=False)
    page.get_by_label("Decisions").check()
    page.get_by_label("At", exact=True).select_option(label="A")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#filter-count")).to_have_text("2 of 11 steps")
    assert rows(page) == ["row-1", "row-2"]
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("#filter-count")).to_have_text("11 steps")


def test_the_outline_is_walked_through_by_arrows(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator('#outline [tabindex="0"]').focus()
    focused = page.locator("#outline :focus > .tree__item")
    expect(focused).to_have_text("A")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_text("eth0 10.0.0.10 · 198.51.100.10 · sg-open")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_text("B")
    expect_step(page, 1)


def test_the_outline_opens_where_a_step_happens_in_what_was_closed(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator('#outline [data-place="a"]').focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator('#outline [data-place="a/eth0"]')).to_be_hidden()
    page.locator("#transport").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#outline [aria-current]")).to_be_visible()
    expect(page.locator("#outline [aria-current]")).to_have_attribute("data-place", "a/eth0")
