import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server
from tests.browser.test_walk_page import connected, expect_step

pytestmark = pytest.mark.browser


def test_a_server_that_is_killed_and_started_again_is_taken_up_at_the_same_step(
    open_page: OpenPage, server: Server
) -> None:
    page = connected(open_page("/lessons/where-is-the-public-address/?step=forward.next-hop.1"))
    server.kill()
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.keyboard.press("ArrowRight")
    expect_step(page, 10)
    server.start()
    expect(page.get_by_role("status")).to_be_empty(timeout=15_000)
    expect_step(page, 10)
    page.keyboard.press("ArrowRight")
    expect_step(page, 11)


def test_a_switch_that_could_not_be_sent_is_said_so(open_page: OpenPage, server: Server) -> None:
    page = connected(open_page("/?panel=experiment"))
    server.kill()
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect(page.get_by_role("status")).to_have_text("Not sent: no connection")
    server.start()
    expect(page.get_by_role("status")).to_be_empty(timeout=15_000)
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public")


def test_ctrl_c_ends_the_server_cleanly_although_somebody_watches(open_page: OpenPage, server: Server) -> None:
    page = connected(open_page("/"))
    status, complaints = server.stop()
    assert (status, complaints) == (0, "")
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    server.start()
    expect(page.get_by_role("status")).to_be_empty(timeout=15_000)
