import re
import struct
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.server import Server
from tests.browser.test_bad_input import OUTSIDE

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
PNG = b"\x89PNG\r\n\x1a\n"
WINDOWS = [(1440, 900), (1280, 720), (900, 1000), (390, 844), (320, 640)]


def share(page: Page, choice: str) -> None:
    """Choose something of the menu, opening that where it is closed."""
    if page.locator("#share").get_attribute("open") is None:
        page.get_by_text("Share", exact=True).click()
    page.locator("#share").get_by_text(choice, exact=True).click()


def step_twice(page: Page) -> None:
    """Go to the third step."""
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#sentence")).to_contain_text("3 / 56")


def copied(page: Page) -> str:
    """Wait until the page says that it has copied, and give what."""
    expect(page.locator("[data-share-status]")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_link_of_the_step_that_is_shown_is_copied(open_page: OpenPage, server: Server) -> None:
    page = open_page(LESSON, **CLIPBOARD)
    step_twice(page)
    share(page, "Link to this step")
    query = "from=a&to=198.51.100.20&protocol=icmp&step=forward.arp-request.1"
    assert copied(page) == urljoin(server.address, f"{LESSON}?{query}")


def test_the_step_that_is_shown_is_copied_as_text(open_page: OpenPage) -> None:
    page = open_page(LESSON, **CLIPBOARD)
    step_twice(page)
    share(page, "This step as text")
    assert "step 3 of 56, on the way there: arp-request at a/eth0" in copied(page)


def test_the_whole_walk_is_copied_as_text(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?to=10.0.0.20", **CLIPBOARD)
    share(page, "The whole walk as text")
    assert "icmp from A (10.0.0.10) to 10.0.0.20, model aws" in copied(page)


def test_what_was_said_of_one_step_is_not_said_of_the_next(open_page: OpenPage) -> None:
    page = open_page(LESSON, **CLIPBOARD)
    share(page, "Link to this step")
    copied(page)
    page.locator("#share summary").focus()
    step_twice(page)
    expect(page.locator("[data-share-status]")).to_have_text("")


def test_where_the_browser_lets_nobody_copy_the_text_is_selected_to_be_copied_by_hand(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    # So it is in a page that comes over plain HTTP from another machine.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    share(page, "This step as text")
    by_hand = page.locator("[data-share-text]")
    expect(by_hand).to_be_focused()
    selected = by_hand.evaluate("text => text.value.slice(text.selectionStart, text.selectionEnd)")
    assert "step 1 of 56, on the way there: guest-route at A" in selected
    expect(page.locator("[data-share-status]")).to_contain_text("by hand")


def test_without_scripts_everything_is_a_link(open_page: OpenPage) -> None:
    page = open_page(f"{LESSON}?step=forward.arp-request.1", java_script_enabled=False)
    expect(page.get_by_text("Copy it as PNG")).to_be_hidden()
    share(page, "This step as text")
    expect(page.locator("body")).to_contain_text("step 3 of 56, on the way there: arp-request at a/eth0")


def test_a_picture_of_the_step_is_saved_at_twice_its_size(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(f"{LESSON}?step=forward.encapsulate.1")
    with page.expect_download() as waiting:
        share(page, "Save it as PNG")
    assert waiting.value.suggested_filename == "where-is-the-public-address.png"
    waiting.value.save_as(tmp_path / "step.png")
    octets = (tmp_path / "step.png").read_bytes()
    width, height = re.findall(r' (?:width|height)="(\d+)"', page.request.get(urljoin(page.url, "step.svg")).text())[:2]
    assert octets.startswith(PNG)
    assert struct.unpack(">II", octets[16:24]) == (2 * int(width), 2 * int(height))


def test_a_picture_of_the_step_is_copied(open_page: OpenPage) -> None:
    page = open_page(LESSON, **CLIPBOARD)
    share(page, "Copy it as PNG")
    expect(page.locator("[data-share-status]")).to_have_text("Copied")
    types = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((one) => [...one.types]))")
    assert types == ["image/png"]


def test_a_picture_shows_its_colours_although_a_page_may_have_no_style_of_its_own(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = open_page(f"{LESSON}step.svg?step=forward.encapsulate.1", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.querySelector('.ground')).fill")
    assert ground == "rgb(252, 251, 247)"
    assert complaints == []


def test_escape_closes_the_menu_and_goes_back_to_what_opened_it(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.locator("#share summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#share").get_by_text("Link to this step")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#share")).not_to_have_attribute("open", "")
    expect(page.locator("#share summary")).to_be_focused()


def test_a_click_elsewhere_closes_the_menu(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    page.get_by_text("Share", exact=True).click()
    page.locator("#sentence").click()
    expect(page.locator("#share")).not_to_have_attribute("open", "")


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_menu_lies_inside_the_window_and_over_all_else(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(LESSON, viewport={"width": width, "height": height})
    page.get_by_text("Share", exact=True).click()
    assert page.evaluate(OUTSIDE) == []
    for choice in page.locator("#share li:visible > *").all():
        choice.scroll_into_view_if_needed()
        on_top = "one => { const box = one.getBoundingClientRect();" + (
            " return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"
        )
        assert choice.evaluate(on_top), choice.inner_text()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_barrier_in_the_menu(open_page: OpenPage, width: int, color_scheme: str) -> None:
    page = open_page(LESSON, viewport={"width": width, "height": 900}, color_scheme=color_scheme)
    page.get_by_text("Share", exact=True).click()
    assert barriers(page) == []
