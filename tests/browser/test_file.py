from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import barriers
from tests.browser.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def kept(server: Server, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """A walk, kept as a file."""
    page = browser.new_page()
    answer = page.request.get(f"{server.address.rstrip('/')}/lessons/where-is-the-public-address/walk.html")
    path = tmp_path_factory.mktemp("kept") / "walk.html"
    path.write_bytes(answer.body())
    page.close()
    return path


def open_file(browser: Browser, path: Path, **options: object) -> Page:
    """Open the file where there is no network at all."""
    context = browser.new_context(offline=True, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("request", lambda request: None if request.url.startswith("file:") else pytest.fail(request.url))
    page.goto(path.as_uri())
    return page


def test_it_is_stepped_by_keys_buttons_and_slider_without_a_server(browser: Browser, kept: Path) -> None:
    page = open_file(browser, kept)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    expect(page.locator("#count")).to_have_text("1 / 56")
    for _ in range(16):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#count")).to_have_text("17 / 56")
    expect(page.locator("#step-17")).to_contain_text("puts A's public address")
    expect(page.locator("#step-16")).to_be_hidden()
    expect(page.locator("#ly-packet #packet")).to_have_count(1)
    page.get_by_role("button", name="Last").click()
    expect(page.locator("#count")).to_have_text("56 / 56")
    page.locator("#slider").fill("4")
    expect(page.locator("#step-4")).to_be_visible()
    page.goto(f"{kept.as_uri()}#at-9")
    expect(page.locator("#count")).to_have_text("9 / 56")
    assert complaints == []


def test_on_a_phone_the_packet_and_what_is_said_of_it_are_in_view_at_every_step(browser: Browser, kept: Path) -> None:
    page = open_file(browser, kept, viewport={"width": 390, "height": 844}, has_touch=True)
    for number in range(2, 20):
        page.get_by_role("button", name="Next").tap()
        expect(page.locator(f"#step-{number} .transport__sentence")).to_be_in_viewport(ratio=1)
        packet, frame = (page.locator(one).bounding_box() for one in ("#packet", ".file__stage"))
        assert packet
        assert frame
        assert frame["x"] <= packet["x"] <= frame["x"] + frame["width"] - packet["width"]
        assert frame["y"] <= packet["y"] <= frame["y"] + frame["height"] - packet["height"]


def test_without_a_script_every_step_is_listed(browser: Browser, kept: Path) -> None:
    page = open_file(browser, kept, java_script_enabled=False)
    expect(page.locator("#step-1")).to_be_visible()
    expect(page.locator("#step-56")).to_be_visible()
    expect(page.locator("#moves")).to_be_hidden()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}])
def test_it_is_without_barriers(browser: Browser, kept: Path, options: dict[str, object]) -> None:
    # The policy of the file lets no other script in, so the one that looks for barriers is let in by the browser.
    page = open_file(browser, kept, bypass_csp=True, **options)
    assert barriers(page) == []
