import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_walk_page import choose_panel, connected, expect_step, experimenting

pytestmark = pytest.mark.browser

LESSON = "/lessons/what-the-instance-cannot-see/"
REQUEST = "ARP, Request who-has 10.0.0.20 tell 10.0.0.10"
PING = "IP 10.0.0.10 > 10.0.0.20: ICMP echo request"
STEPS = 36


def terminal(page: Page) -> str:
    """Read what the chosen command prints, with the words below it."""
    return page.locator("#guest-view > div:visible").inner_text()


def expect_terminal(page: Page, said: str) -> None:
    """Wait until the chosen command prints something."""
    expect(page.locator("#guest-view > div:visible")).to_contain_text(said)


def choose(page: Page, name: str) -> None:
    """Click on a command or an instance."""
    page.locator("#guest").get_by_role("link", name=name, exact=True).click()


def press_on(page: Page, name: str) -> None:
    """Go to a command or an instance by the Tab key, and press Enter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#guest') && document.activeElement.innerText") == name:
            return page.keyboard.press("Enter")
    raise AssertionError(f"no way to {name} by Tab")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_b_does_not_see_the_request_but_sees_the_ping(
    open_page: OpenPage, complaints: list[str], java_script_enabled: bool
) -> None:
    page = open_page(LESSON, java_script_enabled=java_script_enabled)
    expect_terminal(page, "$ ping -c 1 10.0.0.20")
    expect_terminal(page, "It waits.")
    choose(page, "ip addr")
    expect_terminal(page, "198.51.100.10 is not here. It exists on")
    choose(page, "tcpdump")
    expect_terminal(page, "nothing: no frame has passed here yet")
    for number in range(2, 5):
        page.get_by_role("link", name="Next step").click()
        expect_step(page, number, STEPS)
    expect_terminal(page, REQUEST)
    choose(page, "B")
    expect(page.locator("#guest-title")).to_have_text("What B sees now")
    expect_terminal(page, "nothing: no frame has passed here yet")
    expect_terminal(page, "The request of 10.0.0.10 for the MAC address of 10.0.0.20 has not come here")
    for number in range(5, 19):
        page.get_by_role("link", name="Next step").click()
        expect_step(page, number, STEPS)
    expect_terminal(page, PING)
    assert "ARP, " not in terminal(page)
    experimenting(page).get_by_label("Neighbours known already").check()
    page.get_by_role("button", name="Walk it").click()
    expect_step(page, 1, 30)
    choose_panel(page, "This step")
    choose(page, "A")
    choose(page, "ip neigh")
    expect_terminal(page, "10.0.0.20 dev eth0 lladdr 02:00:0a:00:00:14 REACHABLE")
    ping_c = experimenting(page).get_by_role("link", name="Ping C, on the same host")
    ping_c.click()
    expect(ping_c).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Neighbours known already")).to_be_checked()
    expect_terminal(choose_panel(page, "This step"), "10.0.0.30 dev eth0 lladdr")
    assert complaints == []


def test_the_views_are_chosen_by_keyboard_alone(open_page: OpenPage, complaints: list[str]) -> None:
    page = connected(open_page(LESSON))
    press_on(page, "tcpdump")
    for number in range(2, 5):
        page.keyboard.press("ArrowRight")
        expect_step(page, number, STEPS)
    expect_terminal(page, REQUEST)
    page.locator("#walk").evaluate("element => document.activeElement.blur()")
    press_on(page, "B")
    expect_terminal(page, "nothing: no frame has passed here yet")
    page.keyboard.press("End")
    expect_terminal(page, PING)
    page.keyboard.press("Home")
    expect_terminal(page, "nothing: no frame has passed here yet")
    assert complaints == []


def test_a_wide_line_is_read_by_keyboard_without_leaving_the_step(open_page: OpenPage) -> None:
    page = connected(open_page(f"{LESSON}?view=tcpdump&step=return.guest-receive.1"))
    shown = page.get_by_role("region", name="tcpdump")
    shown.focus()
    shown.evaluate("""element => {
        window.scrolled = new Promise((done) => element.addEventListener("scroll", done, {once: true}));
    }""")
    page.keyboard.press("ArrowRight")
    assert shown.evaluate("element => window.scrolled.then(() => element.scrollLeft)") > 0
    expect_step(page, STEPS, STEPS)
    page.keyboard.press("Home")
    expect_step(page, 1, STEPS)


def test_nothing_is_loaded_to_switch(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "B")
    choose(page, "ip route")
    expect_terminal(page, "default via 10.0.0.1 dev eth0")
    expect(page).to_have_url(re.compile("who=b&view=route&step=forward.guest-route.1$"))
    # The browser looks for the icon again whenever the address changes.
    assert [url for url in asked if not url.endswith("/icon.svg")] == []


def test_what_was_chosen_is_kept_by_the_address_and_by_every_link(open_page: OpenPage) -> None:
    page = connected(open_page(LESSON))
    choose(page, "B")
    choose(page, "ip neigh")
    page.keyboard.press("ArrowRight")
    expect_step(page, 2, STEPS)
    experimenting(page).get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect(page.locator("#outcomes")).to_be_visible()
    expect(page.locator("#guest")).to_have_attribute("data-view", "neigh")
    expect(page.locator("#guest-title")).to_have_text("What B sees now")
    page.locator("#outcomes a.outcome").first.click()
    expect(page.locator("#guest")).to_have_attribute("data-who", "b")
    connected(page).reload()
    expect(page.locator("#guest-title")).to_have_text("What B sees now")
    expect(page.locator("#guest")).to_have_attribute("data-view", "neigh")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_the_senders_terminal_is_left_with_the_sender(
    open_page: OpenPage, complaints: list[str], java_script_enabled: bool
) -> None:
    page = open_page(f"{LESSON}?to=10.0.0.77&step=forward.guest-neighbor.2", java_script_enabled=java_script_enabled)
    expect_terminal(page, "From 10.0.0.10 icmp_seq=1 Destination Host Unreachable")
    expect_terminal(page, "After 3.07 s.")
    page = open_page(f"{LESSON}?step=return.guest-receive.1", java_script_enabled=java_script_enabled)
    if java_script_enabled:
        connected(page)
    choose(page, "B")
    expect(page.locator("#guest")).to_have_attribute("data-view", "addr")
    expect(page.locator("#guest [data-choose-view='terminal']")).to_be_hidden()
    expect_terminal(page, "inet 10.0.0.20/24")
    choose(page, "A")
    choose(page, "shell")
    expect_terminal(page, "64 bytes from 10.0.0.20: icmp_seq=1 ttl=64")
    assert complaints == []


@pytest.mark.parametrize("step", ["forward.arp-intercept.1", "forward.guest-receive.1", "return.guest-receive.1"])
@pytest.mark.parametrize("who", ["a", "b"])
def test_what_the_socket_shows_is_what_the_page_of_that_step_shows(open_page: OpenPage, who: str, step: str) -> None:
    page = open_page(f"{LESSON}?who={who}&view=tcpdump&step={step}")
    served = page.locator("#guest").inner_text()
    number = int(page.locator("#sentence b").inner_text())
    page = connected(open_page(f"{LESSON}?who={who}&view=tcpdump&step=forward.encapsulate.1"))
    page.get_by_role("slider", name="Step").fill(str(number))
    expect_step(page, number, STEPS)
    assert page.locator("#guest").inner_text() == served


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("who=zz", "zz takes no part in this walk."),
        ("view=ifconfig", "ifconfig can't be typed here."),
        ("from=internet&to=198.51.100.99", "No instance takes part in this walk."),
    ],
)
def test_a_view_that_there_is_not_is_said_to_be_none(
    open_page: OpenPage, complaints: list[str], query: str, said: str
) -> None:
    page = connected(open_page(f"{LESSON}?{query}"))
    expect(page.locator("#guest")).to_contain_text(said)
    page.keyboard.press("ArrowRight")
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_only_the_terminal_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    page = open_page(f"{LESSON}?view=tcpdump&step=return.guest-receive.1", viewport={"width": width, "height": 800})
    wide = page.evaluate("""[...document.querySelectorAll("html, #evidence, #guest, #guest *")]
        .filter((element) => element.clientWidth && element.scrollWidth > element.clientWidth)
        .filter((element) => getComputedStyle(element).display !== "inline")
        .map((element) => element.tagName)""")
    assert wide == ["PRE"]
    small = page.evaluate("""[...document.querySelectorAll("#guest *")]
        .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 12).length""")
    assert small == 0
