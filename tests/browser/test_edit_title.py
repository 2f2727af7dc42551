import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import copy_of, revision, says

pytestmark = pytest.mark.browser


def test_the_title_is_typed_over_in_the_bar_and_links_are_copied_by_a_button(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = copy_of(open_page, permissions=["clipboard-read", "clipboard-write"])
    name = page.get_by_role("textbox", name="Title of the drawing")
    expect(name).to_have_value("Whom does B see?")
    name.fill("Mine")
    name.press("Escape")
    expect(name).to_have_value("Whom does B see?")
    name.fill("Mine")
    name.press("Enter")
    revision(page, 1)
    says(page, "The drawing is called “Mine”")
    name.fill("Ours")
    page.locator("#thing-a").click()
    revision(page, 2)
    expect(name).to_have_value("Ours")
    # A walk beside the drawing has no menu of its own.
    page.locator("#walk").click()
    expect(page.locator("#transport")).to_be_visible()
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    page.get_by_text("Save as", exact=True).click()
    page.get_by_text("Save it as PNG").click()
    expect(page.locator("#save [data-share-status]")).to_have_text("Saved")
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="The drawing, PNG").click()
    expect(page.locator(".links__keep [data-share-status]")).to_have_text("Saved")
    assert saved == ["ours.png", "ours.png"]
    page.get_by_role("button", name="Copy the link to edit, share and delete").click()
    expect(page.locator("[data-copied]")).to_contain_text("Copied: http://")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/edit/")
    page.get_by_text("Delete the drawing for good").click()
    page.get_by_role("button", name="Delete “Ours” for good").click()
    expect(page.get_by_role("heading", name="“Ours” is deleted")).to_be_visible()
    assert complaints == []


def test_where_nothing_can_be_copied_by_a_button_there_is_none(open_page: OpenPage) -> None:
    page = copy_of(open_page, java_script_enabled=False)
    page.get_by_role("link", name="Share").click()
    expect(page.locator("[data-copies-from]").first).to_be_hidden()
    expect(page.locator(".links__address").first).to_be_visible()
