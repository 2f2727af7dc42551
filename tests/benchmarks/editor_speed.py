"""
How long does the editor take: its page, a choice, an edit until it is painted, a small network from nothing?

Prints a table and asserts nothing: `python -m tests.benchmarks.editor_speed [--smoke] [NODES...]`, a node being an
instance. The bounds at 1,000 nodes are 150 ms for the page from the server, 100 ms from a key to the painted edit, and
50 frames a second of pan and zoom; a network of two instances and a gateway takes 10 actions and 60 s at the most. A
robot's hands take the least time that a person's could.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.server import Server

SIZES = (100, 1_000)
INSTANCES_A_SUBNET = 50
ROUNDS = 15

# A frame is painted once what was posted in it comes: a message waits for nothing else.
PAINTED = """const painted = (name) => new Promise((done) => {
        new MutationObserver((changes, observer) => {
            if (!changes.some(({attributeName}) => attributeName === name)) return;
            observer.disconnect();
            requestAnimationFrame(() => {
                const {port1, port2} = new MessageChannel();
                port1.onmessage = done;
                port2.postMessage(0);
            });
        }).observe(document.querySelector("#editor"), {attributes: true});
    });"""
KEY_TO_PAINT = f"""async ([key, code]) => {{
    {PAINTED}
    const start = performance.now();
    const isPainted = painted("data-base");
    document.dispatchEvent(new KeyboardEvent("keydown", {{key, code, bubbles: true, cancelable: true}}));
    await isPainted;
    return performance.now() - start;
}}"""
CLICK_TO_PAINT = f"""async (thing) => {{
    {PAINTED}
    const start = performance.now();
    const isPainted = painted("data-chosen");
    document.querySelector(`#things [data-thing="${{thing}}"]`).click();
    await isPainted;
    return performance.now() - start;
}}"""
FRAMES = """async ([name, milliseconds]) => {
    const stage = document.querySelector("#stage");
    const turn = (deltaX, deltaY) => {
        const {left, top, width, height} = stage.getBoundingClientRect();
        const at = {clientX: left + width / 2, clientY: top + height / 2};
        stage.dispatchEvent(new WheelEvent("wheel", {deltaX, deltaY, cancelable: true, bubbles: true, ...at}));
    };
    const times = [];
    const start = performance.now();
    for (let frame = 0, now = start; now - start < milliseconds; frame += 1) {
        if (name === "pan") turn(frame % 120 < 60 ? 8 : -8, 0);
        else turn(0, frame % 120 < 60 ? 12 : -12);
        now = await new Promise(requestAnimationFrame);
        times.push(now);
    }
    return times.slice(6).map((time, index) => time - times[index + 5]);
}"""


def drawing(nodes: int) -> str:
    """Write a VPC with so many instances, as a topology file."""
    subnets = range(-(-nodes // INSTANCES_A_SUBNET))
    lines = ["format: vpcviz/1", "vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}", "subnets:"]
    lines += [f"  s{one}: {{vpc: lab, zone: us-east-1{'abc'[one % 3]}, cidr: 10.0.{one}.0/24}}" for one in subnets]
    lines += ["instances:", *(f"  i{one}: {{subnet: s{one // INSTANCES_A_SUBNET}}}" for one in range(nodes))]
    return "\n".join([*lines, ""])


def ready(page: Page) -> Page:
    """Wait until a page answers to keys."""
    page.wait_for_selector("#stage[data-has-camera]")
    page.wait_for_timeout(300)
    return page


def copied(browser: Browser, server: Server, name: str) -> Page:
    """Open a copy of a drawing to be edited."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(urljoin(server.address, f"/diagrams/{name}/copy/"))
    page.get_by_role("button", name="Make the copy").click()
    return ready(page)


def told(name: str, milliseconds: list[float]) -> str:
    """Tell the median and the 95th percentile."""
    high = quantiles(milliseconds, n=20)[-1] if len(milliseconds) > 2 else max(milliseconds)
    return f"{name} {median(milliseconds):.0f} ms, 95th percentile {high:.0f}"


def timed(act: Callable[[], object], rounds: int) -> list[float]:
    """Time something, in milliseconds."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        found.append((time.perf_counter() - start) * 1000)
    return found


def measure(browser: Browser, server: Server, name: str, rounds: int) -> Iterator[str]:
    """Measure one drawing: its page, choices, edits, and frames."""
    page = copied(browser, server, name)
    page.goto(f"{page.url}?chosen=s0")
    ready(page)
    yield told("  page, from the server", timed(lambda: page.request.get(page.url).body(), rounds))
    # Of a crowd the outline lists nobody.
    kind = "i" if page.locator('#things [data-thing="i0"]').count() else "s"
    chosen = [page.evaluate(CLICK_TO_PAINT, f"{kind}{number}") for number in range(1, rounds + 1)]
    yield told("  click to painted choice", chosen)
    edits = []
    for _ in range(rounds):
        edits.append(page.evaluate(KEY_TO_PAINT, ["i", "KeyI"]))
        page.wait_for_timeout(100)
    yield told("  key to painted edit", edits)
    for view in ("at full size", "seen whole"):
        page.keyboard.press("0" if view == "at full size" else "f")
        page.wait_for_timeout(600)
        frames = {one: page.evaluate(FRAMES, [one, 300 if rounds == 1 else 2000]) for one in ("pan", "zoom")}
        rates = ", ".join(f"{one} {1000 / median(deltas):.0f}" for one, deltas in frames.items() if deltas)
        yield f"  frames a second, {view}: {rates}"
    page.close()


def build(browser: Browser, server: Server, keys: str) -> str:
    """Build a network from nothing by keys, and walk a packet through it."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(urljoin(server.address, "/lessons/"))
    page.get_by_role("button", name="Begin a drawing of your own").click()
    ready(page)
    start = time.perf_counter()
    for number, key in enumerate(keys, 1):
        page.keyboard.press(key)
        page.wait_for_selector(f'#editor[data-base="{number}"]')
    page.keyboard.press("w")
    page.wait_for_selector("#sentence")
    took = time.perf_counter() - start
    page.close()
    return f"  {len(keys) + 1} keys ({' '.join(keys)} w), {took:.1f} s until the packet stands at its first step"


def main(arguments: list[str]) -> None:
    """Measure every size, or those asked for."""
    is_short = "--smoke" in arguments
    sizes = [int(one) for one in arguments if one.isdecimal()] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for nodes in [20] if is_short else sizes:
            file = Path(folder, f"nodes-{nodes}.yaml")
            file.write_text(drawing(nodes))
            server = Server(Path(folder, f"{nodes}.sqlite3"), file)
            server.start()
            print(f"{nodes:,} nodes", flush=True)
            for line in measure(browser, server, file.stem, 1 if is_short else ROUNDS):
                print(line, flush=True)
            if nodes == min(sizes) or is_short:
                print("from nothing", flush=True)
                print(build(browser, server, "vgsii"), flush=True)
                print(build(browser, server, "vgsnisii"), flush=True)
            server.kill()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
