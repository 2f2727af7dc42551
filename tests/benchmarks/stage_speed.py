"""
How many frames a second does the stage show while the packet moves, and while the drawing is panned and zoomed?

Prints a table and asserts nothing: `python -m tests.benchmarks.stage_speed [--smoke] [NODES...]`, a node being an
instance. The bounds are 60 frames a second for the packet over 100, 1,000 and 10,000 nodes, 50 for pan and zoom at
1,000, and 15 at 10,000; each figure is one second by the median of the time between two frames.
"""

import os
import sys
import time
from collections.abc import Iterator
from statistics import median

import django
from playwright.sync_api import Browser, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
django.setup()

from tests.browser.conftest import ARGUMENTS, CHROMIUM  # noqa: E402
from tests.drawing.networks import network  # noqa: E402
from tests.drawing.rendered import opened, render_drawing, render_increment  # noqa: E402
from tests.drawing.walks import ping  # noqa: E402
from vpcviz.drawing.layout import lay_out  # noqa: E402
from vpcviz.drawing.trail import trace  # noqa: E402
from vpcviz.network.index import Network  # noqa: E402

SIZES = (100, 1_000, 10_000)
SIZE_IN_SHORT = 20
INSTANCES_A_SUBNET = 50
SECONDS_TO_MOUNT = 300

MOUNT = """async (log) => {
    const {mountStage} = await import("/static/js/dom/stage.js");
    window.root = document.querySelector("#stage");
    window.stage = mountStage(root);
    window.log = new Map(log);
}"""
# Does something in every frame, and gives the milliseconds from each frame to the next, without those of the start.
FRAMES = """async ([milliseconds, name]) => {
    const turn = (deltaX, deltaY) => {
        const at = {clientX: root.offsetLeft + root.clientWidth / 2, clientY: root.offsetTop + root.clientHeight / 2};
        root.dispatchEvent(new WheelEvent("wheel", {deltaX, deltaY, cancelable: true, bubbles: true, ...at}));
    };
    let step = 1;
    const acts = {
        packet: (frame) => { if (frame % 30 === 0) stage.show(log, step = step % log.size + 1, {animate: true}); },
        pan: (frame) => turn(frame % 120 < 60 ? 8 : -8, 0),
        zoom: (frame) => turn(0, frame % 120 < 60 ? 12 : -12),
    };
    const times = [];
    const start = performance.now();
    for (let frame = 0, now = start; now - start < milliseconds; frame += 1) {
        acts[name](frame);
        now = await new Promise(requestAnimationFrame);
        times.push(now);
    }
    return times.slice(6).map((time, index) => time - times[index + 5]);
}"""


def grow(nodes: int) -> Network:
    """Make a network of one VPC with so many instances."""
    subnets = range(-(-nodes // INSTANCES_A_SUBNET))
    return network(
        vpcs={"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
        internet_gateways={"igw": {"vpc": "lab"}},
        route_tables={"rt": {"vpc": "lab", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}},
        security_groups={
            "open": {"vpc": "lab", "default": True, "ingress": [{"protocol": "all", "peer": "0.0.0.0/0"}]}
        },
        subnets={
            f"s{number}": {
                "vpc": "lab",
                "zone": f"us-east-1{'abc'[number % 3]}",
                "cidr": f"10.0.{number}.0/24",
                "route_table": "rt",
            }
            for number in subnets
        },
        instances={f"i{number}": {"subnet": f"s{number // INSTANCES_A_SUBNET}"} for number in range(nodes)},
    )


def measure(browser: Browser, nodes: int, milliseconds: int) -> Iterator[str]:
    """Open a drawing, move the packet, and move the camera at three sizes of the picture."""
    grown = grow(nodes)
    start = time.perf_counter()
    picture = lay_out(grown)
    laid_out = time.perf_counter() - start
    last = next(one for one in grown.interfaces.values() if one.instance == f"i{nodes - 1}")
    trail = trace(picture, ping(grown, "i0", str(last.address)))
    drawing = render_drawing(picture, trail, 1)
    yield f"{nodes:,} nodes: laid out in {laid_out:.1f} s, {len(drawing):,} octets, {picture.width} by {picture.height}"
    with opened(browser, drawing, 1440, 900) as page:
        page.set_default_timeout(SECONDS_TO_MOUNT * 1000)
        page.evaluate(MOUNT, [[one.number, render_increment(one)] for one in trail.increments])
        for view in ("at full size", "seen whole"):
            if view == "seen whole":
                page.evaluate("stage.look('fit')")
                page.wait_for_timeout(500)
            scale = page.evaluate("stage.kept().camera.scale")
            figures = []
            for name in ("packet", "pan", "zoom"):
                deltas: list[float] = page.evaluate(FRAMES, [milliseconds, name])
                frames = 1000 / median(deltas) if deltas else 0
                figures.append(f"{name} {frames:.0f} (slowest frame {max(deltas, default=0):.0f} ms)")
            yield f"  {view}, {scale:.2f}: frames a second: {', '.join(figures)}"


def main(arguments: list[str]) -> None:
    """Measure every size, or those asked for."""
    is_short = "--smoke" in arguments
    sizes = [int(one) for one in arguments if one.isdecimal()] or list(SIZES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for nodes in [SIZE_IN_SHORT] if is_short else sizes:
            for line in measure(browser, nodes, 300 if is_short else 2500):
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
