"""The outline is the drawing's equal for the keyboard and for the ear: a tree with one entrance."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, copy_of, revision, stands_at, write_instead

pytestmark = pytest.mark.browser


def test_the_outline_is_a_tree_that_is_walked_through_by_arrows_and_letters(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    assert page.locator("#things [tabindex='0']").count() == 1
    page.locator("#thing-b").focus()
    page.keyboard.press("Home")
    expect(page.locator("#things :focus")).to_have_attribute("aria-level", "1")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#things :focus")).to_have_attribute("aria-level", "2")
    for _ in ("closed", "left", "closed"):
        page.keyboard.press("ArrowLeft")
    first = page.get_by_role("tree", name="Outline").get_by_role("treeitem", name="Region us-east-1")
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#thing-a")).to_be_hidden()
    for _ in ("opened", "right", "opened"):
        page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Shift+S")
    expect(page.locator("#thing-s1")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#things [data-thing]").last).to_be_focused()
    assert page.locator("#things [tabindex='0']").count() == 1
    # A letter alone places something still.
    expect(page.locator("#editor")).to_have_attribute("data-base", "0")


def test_what_is_done_in_the_drawing_is_done_from_the_outline_by_keys_alone(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#thing-a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    expect(page.locator("#thing-a")).to_be_focused()
    expect(page.locator("#thing-a")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#thing-a")).to_have_accessible_description("A: 10.0.0.10 · 198.51.100.10 · sg-open")
    x, y = stands_at(page, "a")
    page.keyboard.press("Control+ArrowDown")
    revision(page, 1)
    assert stands_at(page, "a") == (x, y + 8)
    page.locator("#thing-b").focus()
    page.keyboard.press(" ")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a b")
    expect(page.locator("#things [aria-selected='true']")).to_have_count(2)
    page.keyboard.press("Delete")
    revision(page, 2)
    expect(page.locator("#thing-a")).to_have_count(0)
    expect(page.locator("#things :focus")).to_have_count(1)


def crowded(count: int) -> str:
    return json.dumps(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/20"}},
            "instances": {f"i{number}": {"subnet": "s1"} for number in range(count)},
        }
    )


def test_what_the_drawing_only_counts_is_chosen_in_the_outline_with_a_script_and_without(open_page: OpenPage) -> None:
    page = begin(open_page)
    write_instead(page, crowded(1_100))
    page.locator("#panel-choice-thing").click()
    expect(page.locator("#inspector")).to_be_visible()
    page.locator("#listing-s1").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#listing-s1")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#listing-s1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "i0")
    expect(page.locator("#inspector h2")).to_have_text("An instance: i0")
    address = page.url.partition("?")[0]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#thing-i0")).to_have_count(0)
    # It is found, too, by its name and by its address, and then stands in the outline.
    page.keyboard.press("Control+k")
    page.locator("#find-field").fill("10.0.4.51")
    expect(page.locator("#find-list li")).to_have_text(["i1071 · 10.0.4.51"])
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "i1071")
    expect(page.locator("#thing-i1071")).to_be_in_viewport()
    plain = open_page(f"{address}?panel=thing", java_script_enabled=False)
    plain.locator("#listing-s1").click()
    plain.locator("#thing-i1099").click()
    expect(plain.locator("#inspector h2")).to_have_text("An instance: i1099")
