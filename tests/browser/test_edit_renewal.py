import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import copy_of, middle, revision, says, wired

pytestmark = pytest.mark.browser


STANDS = """() => ["#stage-drawing [data-camera]", "#things"].map((selector) => {
  const copy = document.querySelector(selector).cloneNode(true);
  for (const as of ["is-chosen", "is-touched"]) {
    for (const one of copy.querySelectorAll(`.${as}`)) one.classList.remove(as);
  }
  for (const one of copy.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
  const tell = (one) => one.cloneNode(false).outerHTML + (one.children.length ? "" : one.textContent);
  return [...copy.querySelectorAll("*")].map(tell).join("|");
})"""
"""Every element of the drawing and of its outline, as it stands in the page, wherever the keyboard has been."""


def test_what_has_been_turned_into_another_drawing_is_what_the_server_would_draw_anew(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    keys = [
        "s",
        "i",
        "i",
        "n",
        "h",
        "g",
        "s",
        "i",
        "r",
        "u",
        "Control+z",
        "Control+z",
        "Control+Shift+Z",
        "v",
        "s",
        "a",
    ]
    for number, key in enumerate(keys, 1):
        page.keyboard.press(key)
        if key == "g":
            expect(page.locator(".status__says--failed")).to_be_visible()
            page.keyboard.press("h")
        revision(page, number)
    for number, thing in enumerate(["s2", "b", "rt-public"], len(keys) + 1):
        page.locator(f'#things [data-thing="{thing}"]').first.click()
        expect(page.locator("#editor")).to_have_attribute("data-chosen", thing)
        page.keyboard.press("Delete")
        revision(page, number)
    turned = page.evaluate(STANDS)
    page.reload()
    assert page.evaluate(STANDS) == turned


def test_what_is_pressed_while_an_answer_is_awaited_is_done_once_it_is_there(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.evaluate("for (const one of ['thing-b', 'tool-internet_hosts', 'walk']) document.getElementById(one).click()")
    revision(page, 1)
    expect(page.locator("#sentence")).to_contain_text("1 / 56")
    expect(page.locator("#things")).to_contain_text("host-1")


def test_keys_that_come_faster_than_the_answers_are_all_done(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    for key in "hhhh":
        page.keyboard.press(key)
    revision(page, 4)
    expect(page.locator("#things")).to_contain_text("host-4")


def test_an_edit_of_somebody_else_shows_by_itself_and_says_whose_it_is(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    # The first may have been told when the socket opened; the second comes by itself.
    for number in (1, 2):
        expect(bob.locator("#others")).to_be_hidden()
        ann.keyboard.press("h")
        revision(ann, number)
        revision(bob, number)
    expect(bob.locator(".status__says")).to_have_text(re.compile(r"^\w+ \w+ \d+: Placed: host-2 has"))
    expect(ann.locator(".status__says")).to_have_text(re.compile(r"^Placed: host-2 has"))
    # Where it was done is marked in both drawings.
    for page in (ann, bob):
        expect(page.locator(".is-touched")).to_have_count(1)
        expect(page.locator("#internet-host-host-2")).to_have_class(re.compile("is-touched"))


def test_what_somebody_is_typing_stays_while_another_edits(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    bob.mouse.click(*middle(bob, "#instance-a > rect.card"))
    bob.get_by_label("Name").fill("half a na")
    ann.keyboard.press("h")
    revision(ann, 1)
    expect(bob.locator("#others")).to_have_text(re.compile(r"^\w+ \w+ \d+ has edited the drawing; it is shown"))
    expect(bob.get_by_label("Name")).to_have_value("half a na")
    bob.get_by_label("Name").fill("half a name")
    bob.keyboard.press("Enter")
    revision(bob, 2)
    expect(bob.locator("#instance-a")).to_contain_text("half a name")


def test_what_others_do_while_the_server_does_not_answer_is_asked_for_ever_more_seldom_until_it_does(
    open_page: OpenPage,
) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    asked: list[str] = []
    bob.on("request", lambda request: asked.append(request.url))
    bob.route("**/edit/?*", lambda route: route.abort())
    ann.keyboard.press("h")
    revision(ann, 1)
    says(bob, "The server does not answer: what others have done shows once it does.")
    bob.wait_for_timeout(1500)
    assert 1 < len(asked) < 8
    bob.unroute("**/edit/?*")
    revision(bob, 1)


def test_the_view_stays_as_it_was_after_an_edit(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    seen = page.locator("[data-percent]").text_content()
    page.keyboard.press("h")
    revision(page, 1)
    expect(page.locator("[data-percent]")).to_have_text(seen or "")
