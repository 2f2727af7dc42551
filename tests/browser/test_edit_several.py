import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import choose, copy_of, middle, revision, says, stands_at, wired
from tests.browser.test_stage import SETTLED

pytestmark = pytest.mark.browser


def test_several_are_chosen_and_dragged_together_and_that_is_one_edit(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#thing-a").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    page.keyboard.down("Shift")
    page.mouse.click(*middle(page, "#instance-b > rect.card"))
    page.keyboard.up("Shift")
    expect(page.locator("#choice")).to_have_text("2 chosen")
    expect(page.locator("#instance-a")).to_have_class(re.compile("is-chosen"))
    before = [stands_at(page, one) for one in "ab"]
    x, y = middle(page, "#instance-a > rect.card")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 30, steps=4)
    page.mouse.move(x + 24, y + 40, steps=4)
    page.mouse.up()
    revision(page, 1)
    says(page, "Moved a, b")
    moved = [
        (now[0] - was[0], now[1] - was[1]) for was, now in zip(before, map(partial(stands_at, page), "ab"), strict=True)
    ]
    assert moved[0] == moved[1] != (0, 0)
    page.keyboard.press("Escape")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "")


def test_a_frame_gathers_what_it_meets_and_control_a_all_of_a_level(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    a, b = (page.locator(f"#instance-{one} > rect.card").bounding_box() for one in "ab")
    assert a
    assert b
    page.keyboard.down("Shift")
    page.mouse.move(a["x"] - 10, a["y"] - 20)
    page.mouse.down()
    page.mouse.move(b["x"] + 20, b["y"] + 20, steps=4)
    expect(page.locator(".marquee")).to_be_visible()
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a b")
    expect(page.locator(".marquee")).to_be_hidden()
    for first, gathered in (("a", "a b"), ("s1", "s1 igw"), ("", "lab")):
        page.keyboard.press("Escape")
        expect(page.locator("#editor")).to_have_attribute("data-chosen", "")
        if first:
            choose(page, first)
        page.keyboard.press("Control+a")
        expect(page.locator("#editor")).to_have_attribute("data-chosen", gathered)
    page.keyboard.press("Delete")
    revision(page, 1)
    expect(page.locator(".stage__empty")).to_be_visible()


def test_after_a_deletion_the_focus_is_beside_what_is_gone(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#thing-b").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    page.keyboard.press("Delete")
    revision(page, 1)
    expect(page.locator("#thing-a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    page.locator("#delete").focus()
    page.keyboard.press("Enter")
    revision(page, 2)
    expect(page.locator("#thing-s1")).to_be_focused()
    page.locator("#thing-lab").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "lab")
    page.keyboard.press("Delete")
    revision(page, 3)
    expect(page.locator("#palette :focus")).to_have_text("Internet")


def test_what_is_copied_here_is_pasted_there(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "a", "b")
    page.keyboard.press("Control+c")
    says(page, "Copied")
    page.keyboard.press("Control+v")
    revision(page, 1)
    expect(page.locator("#instance-a2")).to_be_visible()
    page.keyboard.press("Control+x")
    revision(page, 2)
    expect(page.locator("#instance-a2")).to_have_count(0)
    page.locator("#thing-lab").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "lab")
    page.keyboard.press("Control+c")
    says(page, "Copied")
    other = page.context.new_page()
    other.goto(page.url.split("/diagrams/")[0] + "/lessons/")
    other.get_by_role("button", name="Begin a drawing of your own").click()
    wired(other, {})
    other.keyboard.press("Control+v")
    revision(other, 1)
    expect(other.locator("#instance-a")).to_be_visible()


def test_a_drag_over_another_subnet_says_what_would_change_before_it_is_let_go(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("s")
    revision(page, 1)
    page.locator("#thing-b").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    page.keyboard.press("f")
    page.evaluate(SETTLED)
    page.mouse.move(*middle(page, "#instance-b > rect.card"))
    page.mouse.down()
    page.mouse.move(*middle(page, "#subnet-s2"), steps=6)
    expect(page.locator(".drag-label")).to_have_text("b is in s2 now: 10.0.1.4 instead of 10.0.0.20")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator("#editor")).to_have_attribute("data-base", "1")
    page.mouse.move(*middle(page, "#instance-b > rect.card"))
    page.mouse.down()
    page.mouse.move(*middle(page, "#subnet-s2"), steps=6)
    page.mouse.up()
    revision(page, 2)
    says(page, "b is in s2 now: 10.0.1.4 instead of 10.0.0.20")


def test_a_small_map_shows_what_is_in_view_and_leads_elsewhere(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    expect(page.locator("#minimap")).to_be_hidden()
    for _ in range(4):
        page.keyboard.press("+")
    expect(page.locator("#minimap")).to_be_visible()
    where = "document.querySelector('#stage [data-camera]').getAttribute('transform')"
    before = page.evaluate(where)
    box = page.locator("#minimap svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    assert page.evaluate(where) != before


def test_what_is_chosen_in_the_outline_is_brought_into_view_but_nothing_else_is(open_page: OpenPage) -> None:
    page = copy_of(open_page, "/lessons/does-a-peering-lead-further/", reduced_motion="reduce")
    where = "document.querySelector('#stage [data-camera]').getAttribute('transform')"
    for _ in range(4):
        page.keyboard.press("+")
    card = {one: page.locator(f"#instance-{one} > rect.card") for one in "ac"}
    expect(card["c"]).not_to_be_in_viewport()
    choose(page, "c")
    expect(card["c"]).to_be_in_viewport(ratio=1)
    expect(card["a"]).not_to_be_in_viewport()
    scale = page.evaluate(where).partition("scale")[2]
    page.keyboard.press("Control+k")
    page.keyboard.type("10.1.0.10")
    page.keyboard.press("Enter")
    expect(card["a"]).to_be_in_viewport(ratio=1)
    assert page.evaluate(where).partition("scale")[2] == scale
    # Whoever points at a thing sees as much of it as they want to.
    page.keyboard.press("Escape")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "")
    page.locator("#stage").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(card["a"]).not_to_be_in_viewport(ratio=1)
    before = page.evaluate(where)
    page.mouse.click(*middle(page, "#instance-a > rect.card"))
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    assert page.evaluate(where) == before
    # Beside a walk the view is the packet's.
    page.keyboard.press("w")
    expect(page.locator("#sentence")).to_contain_text("1 /")
    before = page.evaluate(where)
    choose(page, "c")
    assert page.evaluate(where) == before
