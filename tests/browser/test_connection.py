from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.drawings import LONG_WAY, TOPOLOGIES
from tests.browser.server import Server
from tests.browser.test_bad_input import STEPS
from tests.browser.test_guest_view import LESSON as BLIND_SPOT
from tests.browser.test_guest_view import PING, expect_terminal
from tests.browser.test_walk_page import connected, expect_step

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may be ended, and started again."""
    running = Server(tmp_path_factory.mktemp("database") / "db.sqlite3", TOPOLOGIES / "a_long_way.yaml")
    running.start()
    yield running
    running.kill()


def test_a_server_that_is_killed_and_started_again_is_taken_up_at_the_same_step(
    open_page: OpenPage, server: Server
) -> None:
    page = connected(open_page("/lessons/where-is-the-public-address/?step=forward.next-hop.1"))
    server.kill()
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.keyboard.press("ArrowRight")
    expect_step(page, 10)
    server.start()
    expect(page.get_by_role("status")).to_be_empty()
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
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("link", name="Turn 0.0.0.0/0 off").click()
    expect(page.locator("#outcomes")).to_contain_text("dropped at rt-public")


def test_ctrl_c_ends_the_server_cleanly_although_somebody_watches(open_page: OpenPage, server: Server) -> None:
    page = connected(open_page("/"))
    status, complaints = server.stop()
    assert (status, complaints) == (0, "")
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    server.start()
    expect(page.get_by_role("status")).to_be_empty()


def test_a_long_way_goes_on_where_it_was_after_the_connection_was_lost(open_page: OpenPage, server: Server) -> None:
    page = connected(open_page(LONG_WAY))
    page.get_by_role("slider", name="Step").fill("200")
    expect_step(page, 200, STEPS)
    server.kill()
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.keyboard.press("ArrowRight")
    expect_step(page, 201, STEPS)
    server.start()
    expect(page.get_by_role("status")).to_be_empty()
    page.keyboard.press("End")
    expect_step(page, STEPS, STEPS)


def test_after_a_cut_the_view_goes_on_where_it_was(open_page: OpenPage, server: Server) -> None:
    page = connected(open_page(f"{BLIND_SPOT}?who=b&view=tcpdump&step=forward.arp-intercept.1"))
    server.kill()
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.keyboard.press("End")
    expect_terminal(page, PING)
    server.start()
    expect(page.get_by_role("status")).to_be_empty()
    page.keyboard.press("Home")
    expect_terminal(page, "nothing: no frame has passed here yet")
    page.keyboard.press("End")
    expect_terminal(page, PING)
