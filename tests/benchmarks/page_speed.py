"""
How soon does a step show, how large is its message, and how heavy is the page?

Prints a table and asserts nothing: `python -m tests.benchmarks.page_speed [--smoke]`. The bounds are 50 ms from the
key to the painted step at the median, 4 KiB a message, and 60 KiB for a page, 30 KiB of it JavaScript (htmx aside).
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from playwright.sync_api import Page, Response, WebSocket, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.drawings import LONG_WAY, TOPOLOGIES
from tests.browser.server import Server

STEPS_THERE_AND_BACK = 50
STEPS_IN_SHORT = 5
MILLISECONDS_AT_FOUR_TIMES = 400

# From the moment at which the key was pressed to the task after the frame in which the step was drawn.
MEASURE_PAINTS = """
window.paints = [];
addEventListener("keydown", (event) => requestAnimationFrame(() => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => window.paints.push(performance.now() - event.timeStamp);
  port2.postMessage(null);
}), true);
"""

MEASURE_STEPS = """
window.shown = [];
new MutationObserver(() => window.shown.push(performance.now()))
  .observe(document.querySelector("[data-live]"), {childList: true});
"""


@contextmanager
def served() -> Iterator[Server]:
    """Run the product on a database of its own."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder) / "db.sqlite3", TOPOLOGIES / "a_long_way.yaml")
        server.start()
        try:
            yield server
        finally:
            server.stop()


def press_keys(page: Page, steps: int) -> list[float]:
    """Step there and back; give the milliseconds of each step."""
    page.evaluate(MEASURE_PAINTS)
    for number, key in enumerate(["ArrowRight"] * steps + ["ArrowLeft"] * steps, 1):
        page.keyboard.press(key)
        while page.evaluate("window.paints.length") < number:
            pass
    paints: list[float] = page.evaluate("window.paints")
    return paints


def weight(responses: list[Response], *kinds: str) -> int:
    """Add up what came over the wire."""
    return sum(
        response.request.sizes()["responseBodySize"]
        for response in responses
        if not kinds or response.request.resource_type in kinds
    )


def measure(steps: int) -> Iterator[str]:
    """Open the first lesson, step through it, and tell what it took."""
    with served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        messages: list[str] = []
        responses: list[Response] = []
        page.on("response", lambda response: responses.append(response))
        page.on("websocket", lambda socket: listen(socket, messages))
        page.goto(urljoin(server.address, "/"), wait_until="networkidle")
        total = page.locator("[data-step]").count()
        page.locator(f'[data-walk][data-held="{total}"]').wait_for()

        for kind in ("step", "view"):
            sizes = [len(text.encode()) for text in messages if json.loads(text)["type"] == kind]
            yield f"{kind} messages     {len(sizes)}, median {median(sizes):.0f} octets, largest {max(sizes)}"
        htmx = [response for response in responses if "htmx" in response.url]
        rest = [response for response in responses if response not in htmx]
        yield f"page              {weight(rest):,} octets compressed without htmx, {weight(htmx):,} of htmx"
        kinds = {"HTML": "document", "JavaScript": "script", "style sheets": "stylesheet"}
        yield f"  of it           {', '.join(f'{weight(rest, kind):,} {name}' for name, kind in kinds.items())}"
        yield f"key to paint      {told(press_keys(page, steps))}"
        yield from measure_long(page, server, steps)
        browser.close()


def told(paints: list[float]) -> str:
    """Sum up how soon steps were painted."""
    slowest = quantiles(paints, n=20)[-1]
    return f"{len(paints)} steps, median {median(paints):.1f} ms, 95th percentile {slowest:.1f} ms"


def measure_long(page: Page, server: Server, steps: int) -> Iterator[str]:
    """Step through a walk of more than 300 steps, with their list beside the drawing, and play it fast."""
    page.goto(urljoin(server.address, f"{LONG_WAY}?panel=walk"))
    total = page.locator("[data-step]").count()
    page.locator(f'[data-walk][data-held="{total}"]').wait_for(timeout=60_000)
    yield f"  of {total} steps    {told(press_keys(page, steps))}"
    page.evaluate(MEASURE_STEPS)
    for key in (">", ">", " "):
        page.keyboard.press(key)
    page.wait_for_timeout(steps * MILLISECONDS_AT_FOUR_TIMES)
    shown: list[float] = page.evaluate("window.shown")
    gaps = [after - before for before, after in pairwise(shown)]
    yield f"play at 4 times   {len(shown)} steps, one each {median(gaps):.0f} ms, at the most {max(gaps):.0f} ms"


def listen(socket: WebSocket, messages: list[str]) -> None:
    """Keep what a socket receives."""
    socket.on("framereceived", lambda payload: messages.append(str(payload)))


if __name__ == "__main__":
    for line in measure(STEPS_IN_SHORT if "--smoke" in sys.argv[1:] else STEPS_THERE_AND_BACK):
        print(line)
