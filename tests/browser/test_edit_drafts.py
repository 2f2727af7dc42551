import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import choose, copy_of, middle, revision, says, wired

pytestmark = pytest.mark.browser


def chosen(page: Page, thing: str) -> None:
    expect(page.locator("#editor")).to_have_attribute("data-chosen", thing)


def test_what_can_be_saved_is_saved_by_choosing_another_thing(open_page: OpenPage, complaints: list[str]) -> None:
    page = copy_of(open_page)
    choose(page, "a")
    page.get_by_label("Name").fill("Web")
    page.mouse.click(*middle(page, "#instance-b > rect.card"))
    chosen(page, "b")
    revision(page, 1)
    expect(page.locator("#instance-a")).to_contain_text("Web")
    expect(page.locator("#unsaved")).to_be_hidden()
    assert complaints == []


def test_what_is_typed_next_is_not_overwritten_by_what_has_been_saved(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "rt-public")
    page.get_by_label("Name").fill("Main")
    page.locator("#routes-new-destination").click()
    page.keyboard.type("198.51.100.0/24", delay=20)
    revision(page, 1)
    expect(page.locator("#routes-new-destination")).to_have_value("198.51.100.0/24")
    expect(page.locator("#routes-new-destination")).to_be_focused()


def test_what_cannot_be_saved_is_kept_and_told_of_until_it_is_taken_back(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "a")
    field = page.get_by_label("Address", exact=True)
    before = field.input_value()
    field.fill("10.0.0.999")
    expect(page.locator("#error-address")).to_contain_text("expected an IPv4 address")
    page.locator("#thing-b").click()
    chosen(page, "b")
    expect(page.locator("#unsaved")).to_have_text("Not saved yet: a")
    expect(field).not_to_have_value("10.0.0.999")
    page.locator("#panel-choice-history").click()
    expect(page.locator("#history")).to_be_visible()
    page.locator("#unsaved").get_by_role("link", name="a").click()
    expect(field).to_have_value("10.0.0.999")
    expect(page.locator("#error-address")).to_contain_text("expected an IPv4 address")
    expect(page.locator("#unsaved")).to_be_hidden()
    page.get_by_role("button", name="Take back").click()
    expect(field).to_have_value(before)
    revision(page, 0)


def test_whoever_closes_the_page_while_something_is_unsaved_is_asked_and_finds_it_again(
    open_page: OpenPage,
) -> None:
    page = copy_of(open_page)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    choose(page, "a")
    page.get_by_label("Address", exact=True).fill("10.0.0.999")
    page.locator("#panel-choice-text").click()
    text = page.locator("#text-area").input_value()
    page.locator("#text-area").press_sequentially("x")
    page.reload()
    assert asked == ["beforeunload"]
    # And nothing of it is lost.
    expect(page.locator("#text-area")).to_have_value(re.compile("x"))
    expect(page.locator("#unsaved")).to_have_text(
        "Typed before the page was loaded anew, and not saved yet: a, the text"
    )
    expect(page.locator("#text-problems")).not_to_be_empty()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("#text-area")).to_have_value(text)
    page.locator("#unsaved").get_by_role("link", name="a").click()
    expect(page.get_by_label("Address", exact=True)).to_have_value("10.0.0.999")
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("#unsaved")).to_be_hidden()
    page.reload()
    assert asked == ["beforeunload"]


def test_whoever_leaves_the_page_waits_for_what_is_being_saved(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    choose(page, "a")
    page.get_by_label("Name").fill("Web")
    page.get_by_role("link", name="Walk", exact=True).first.click()
    expect(page).not_to_have_url(re.compile("/edit/"))
    expect(page.locator("#instance-a")).to_contain_text("Web")


def test_a_text_that_is_typed_stays_while_the_network_is_edited_elsewhere_and_takes_nothing_of_that_back(
    open_page: OpenPage,
) -> None:
    page = copy_of(open_page)
    page.locator("#panel-choice-text").click()
    area = page.locator("#text-area")
    text = area.input_value()
    area.fill(text.replace("name: B", "name: Beta"))
    page.locator("#panel-choice-thing").click()
    expect(page.locator("#inspector")).to_be_visible()
    choose(page, "a")
    expect(page.locator("#unsaved")).to_have_text("Not saved yet: the text")
    page.get_by_label("Name").fill("Alpha")
    page.get_by_role("button", name="Save", exact=True).click()
    revision(page, 1)
    page.locator("#panel-choice-text").click()
    expect(area).to_have_value(re.compile("name: Beta"))
    area.focus()
    page.keyboard.press("Control+Enter")
    revision(page, 2)
    for name in ("Alpha", "Beta"):
        expect(page.locator("#stage")).to_contain_text(name)
    expect(page.locator("#text")).not_to_have_attribute("data-unsaved", "")
    expect(area).to_have_value(re.compile("name: Alpha"))


def test_whoever_is_told_what_somebody_else_has_made_of_it_may_save_theirs_in_its_place(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    choose(ann, "a")
    name = ann.get_by_label("Name")
    name.fill("Web")
    bob = wired(open_page(urlsplit(ann.url).path), {})
    choose(bob, "a")
    bob.get_by_label("Name").fill("Data")
    bob.keyboard.press("Enter")
    revision(bob, 1)
    name.press("Enter")
    says(ann, "it has been changed, by revision 1")
    expect(name).to_have_value("Web")
    name.press("Enter")
    revision(ann, 2)
    expect(ann.locator("#instance-a")).to_contain_text("Web")


def sent(page: Page) -> list[Any]:
    """Listen for the edits that are sent."""
    edits: list[Any] = []
    page.on("request", lambda request: edits.append(request) if request.method == "POST" else None)
    return edits


def test_what_was_typed_about_a_thing_that_somebody_deletes_is_told_until_it_is_let_go(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    choose(bob, "a")
    bob.get_by_label("Address", exact=True).fill("10.0.0.999")
    expect(bob.locator("#error-address")).to_contain_text("expected an IPv4 address")
    choose(bob, "b")
    choose(ann, "a")
    ann.keyboard.press("Delete")
    revision(bob, 1)
    bob.locator("#unsaved").get_by_role("link", name="a").click()
    expect(bob.locator("#unsaved")).to_contain_text("a is not there any more; typed in it was “10.0.0.999”.")
    bob.get_by_role("button", name="Let go of it").click()
    expect(bob.locator("#unsaved")).to_be_hidden()


def test_what_is_sent_by_a_key_is_not_sent_again_by_leaving(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "a")
    edits = sent(page)
    page.get_by_label("Name").fill("Web")
    page.keyboard.press("Enter")
    page.locator("#thing-b").click()
    chosen(page, "b")
    revision(page, 1)
    assert len([one for one in edits if not one.url.endswith("/check")]) == 1


def test_a_question_that_can_not_be_asked_is_kept_but_nothing_of_it_is_unsaved(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    page.locator("#panel-choice-probes").click()
    to = page.locator("#probe-to")
    to.fill("nowhere")
    to.press("Enter")
    expect(page.locator(".status__says--failed")).to_be_visible()
    choose(page, "a")
    expect(page.locator("#unsaved")).to_be_hidden()
    page.locator("#panel-choice-probes").click()
    expect(to).to_have_value("nowhere")
    page.reload()
    expect(to).to_have_value("")


def test_a_text_that_is_longer_than_any_drawing_is_told_of_before_it_is_taken_in(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#panel-choice-text").click()
    kept = page.locator("#text-area").input_value()
    is_taken = page.locator("#text-area").evaluate("""(area) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "x".repeat(50_000_000));
        return area.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
    }""")
    assert not is_taken
    says(page, "Nothing of it was taken: 50,000,000 letters are more than a drawing may have (4,000,000).")
    assert page.locator("#text-area").input_value() == kept
