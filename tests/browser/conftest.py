"""What do tests of the page share: a server, and a Chromium that looks at it?"""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.drawings import TOPOLOGIES
from tests.browser.server import Server
from tests.browser.windows import Windows

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of one window share a process as far as they may: to begin one takes as long as to open a page in it.
    "--renderer-process-limit=1",
]

OpenPage = Callable[..., Page]

# How long something may take says nothing about whether it happens: the machine may have much else to do.
PATIENCE_MILLISECONDS = 60_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product, running, with every drawing of `topologies/` beside the lessons; no test ends it."""
    running = Server(tmp_path_factory.mktemp("database") / "db.sqlite3")
    for topology in sorted(TOPOLOGIES.glob("*.yaml")):
        keeping = Server(running.database, topology)
        keeping.start()
        keeping.kill()
    running.start()
    yield running
    running.kill()


# The package's own, since Playwright keeps an event loop in which no other test can start one.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def windows(browser: Browser) -> Windows:
    """The windows of the Chromium that are in nobody's use."""
    return Windows(browser)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: errors of scripts, and what the content security policy refused."""
    return []


@pytest.fixture
def open_page(windows: Windows, server: Server, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens a path of the product in a window of its own; the arguments are those of a browser context."""
    opened: list[BrowserContext] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def open_path(path: str = "/", **options: object) -> Page:
        quiet = urljoin(server.address, "/health")
        opened.append(windows.take({"viewport": {"width": 1440, "height": 900}, **options}, quiet))
        page = opened[-1].new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(urljoin(server.address, path))
        return page

    yield open_path
    for window in opened:
        windows.give_back(window)
