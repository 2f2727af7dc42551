import pytest
from playwright.sync_api import expect

from tests.browser.barriers import COLOURS, barriers
from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, copy_of, revision, wired, write_instead
from tests.browser.legible import illegible

pytestmark = pytest.mark.browser


WINDOWS = {
    "wide": ({}, None),
    "dark": ({"color_scheme": "dark"}, COLOURS),
    "small": ({"viewport": {"width": 1280, "height": 720}}, COLOURS),
    "phone": ({"viewport": {"width": 390, "height": 844}}, None),
    "without colours": ({"forced_colors": "active"}, COLOURS),
}


@pytest.mark.parametrize(("window", "rules"), [pytest.param(*window, id=name) for name, window in WINDOWS.items()])
def test_every_state_is_legible_and_without_barriers(
    open_page: OpenPage, window: dict[str, object], rules: dict[str, object] | None
) -> None:
    page = copy_of(open_page, "/lessons/whom-does-b-see/", reduced_motion="reduce", **window)
    page.locator("#tool-security_groups").click()
    revision(page, 1)
    own = page.url.partition("?")[0]
    for state in (
        "chosen=a",
        "chosen=sg-1",
        "chosen=s2",
        "panel=advice",
        "chosen=rt-public&panel=probes",
        "panel=text",
        "panel=history",
        "chosen=a+b",
        "panel=probes&from=a&to=198.51.100.20&protocol=icmp&step=17",
        "from=zebra&to=b&protocol=icmp",
    ):
        page.goto(f"{own}?{state}")
        wired(page, {})
        assert (state, illegible(page), barriers(page, rules)) == (state, [], [])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate(CUT_TOOLS) == []
    for key in ("?", "/"):
        page.keyboard.press(key)
        expect(page.locator("dialog[open]")).to_be_visible()
        assert (key, illegible(page), barriers(page, rules)) == (key, [], [])
        page.keyboard.press("Escape")


CUT_TOOLS = """
() => [...document.querySelectorAll(".tool__name, .tool__within")].filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => one.textContent)
"""
MODEL_WORDS = """
() => [...document.querySelectorAll("#stage text, #stage p")].filter((one) => {
  const [box, stage] = [one, document.querySelector("#stage")].map((each) => each.getBoundingClientRect());
  const isAcross = box.left >= stage.left && box.right <= stage.right;
  const isInside = isAcross && box.top >= stage.top && box.bottom <= stage.bottom;
  return one.textContent.endsWith("a model, not a measurement") && one.checkVisibility() && isInside;
}).length
"""
LONG = "very-long-name-" * 16
LONG_NAMES = f"""format: vpcviz/1
title: {LONG}
vpcs:
  lab: {{region: us-east-1, cidrs: [10.0.0.0/16], name: {LONG}}}
subnets:
  s1: {{vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt, name: {LONG}}}
route_tables:
  rt: {{vpc: lab, name: {LONG}, routes: [{{destination: 0.0.0.0/0, target: igw}}]}}
internet_gateways:
  igw: {{vpc: lab, name: {LONG}}}
security_groups:
  {LONG}group: {{vpc: lab}}
instances:
  a: {{subnet: s1, public_address: 198.51.100.10, name: {LONG}}}
  {LONG}b: {{subnet: s1, public_address: 198.51.100.20}}
probes:
  {LONG}probe: {{source: a, destination: {LONG}b}}
"""


def test_names_of_240_letters_leave_the_page_its_shape(open_page: OpenPage) -> None:
    page = begin(open_page, reduced_motion="reduce")
    write_instead(page, LONG_NAMES)
    own = page.url.partition("?")[0]
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for state in (f"chosen={LONG}b", f"chosen=a+{LONG}b", "panel=probes", "panel=history", "chosen=rt&said=latest"):
            page.goto(f"{own}?{state}")
            wired(page, {})
            assert (width, state, illegible(page)) == (width, state, [])
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            assert page.locator("#status").evaluate("status => status.offsetHeight") <= 128
    name = page.locator("#thing-a")
    assert name.evaluate("line => line.offsetHeight") <= 72
    expect(name).to_have_attribute("title", f"{LONG}: 10.0.0.4 · 198.51.100.10 · default")
    expect(page.locator("#walk")).to_have_attribute("title", f"Walk {LONG} to {LONG}b (W)")


THREE_TIERS = """format: vpcviz/1
vpcs:
  prod: {region: us-east-1, cidrs: [10.0.0.0/16], name: Production}
  tools: {region: us-east-1, cidrs: [10.1.0.0/16], name: Tools}
subnets:
  web-a: {vpc: prod, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  web-b: {vpc: prod, zone: us-east-1b, cidr: 10.0.1.0/24, route_table: rt}
  app-a: {vpc: prod, zone: us-east-1a, cidr: 10.0.10.0/24}
  app-b: {vpc: prod, zone: us-east-1b, cidr: 10.0.11.0/24}
  build: {vpc: tools, zone: us-east-1a, cidr: 10.1.0.0/24}
route_tables:
  rt: {vpc: prod, routes: [{destination: 0.0.0.0/0, target: igw}, {destination: 10.1.0.0/16, target: peer}]}
internet_gateways: {igw: {vpc: prod}, igw-tools: {vpc: tools}}
nat_gateways: {nat: {subnet: web-a}}
vpc_peerings: {peer: {requester: prod, accepter: tools}}
instances:
  web-1: {subnet: web-a}
  web-2: {subnet: web-b}
  web-3: {subnet: web-b}
  app-1: {subnet: app-a}
  app-2: {subnet: app-a}
  app-3: {subnet: app-b}
  ci: {subnet: build}
  ci-2: {subnet: build}
"""
NAMES = """
() => [...document.querySelectorAll("#stage .label")].filter((one) => one.checkVisibility())
  .map((one) => one.textContent && one.firstChild.textContent)
"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (1024, 700)])
def test_the_outline_is_in_view_beside_all_tools_and_the_words_about_the_model(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = copy_of(open_page, viewport={"width": width, "height": height})
    outline, bar = page.locator("#things").bounding_box(), page.locator("#status").bounding_box()
    assert outline
    assert bar
    assert outline["height"] >= 100
    assert outline["y"] + outline["height"] <= bar["y"]
    page.locator("#things [data-thing]").last.focus()
    expect(page.locator("#things [data-thing]").last).to_be_in_viewport(ratio=0.9)
    assert page.evaluate(MODEL_WORDS) >= 1


def test_at_the_size_at_which_all_is_in_view_every_name_is_read(open_page: OpenPage) -> None:
    page = begin(open_page, reduced_motion="reduce")
    write_instead(page, THREE_TIERS)
    cards = {"web-1", "web-2", "web-3", "app-1", "app-2", "app-3", "ci", "ci-2", "nat"}
    page.keyboard.press("Escape")
    page.locator("#stage").focus()
    scales = []
    for key in ("f", "+", "+", "+"):
        page.keyboard.press(key)
        scales.append(int(page.locator("[data-percent]").inner_text().rstrip(" %")))
        read = set(page.evaluate(NAMES))
        assert cards | {"VPC Production", "VPC Tools"} <= read, scales
        assert {"web-a", "build"} <= {one.removeprefix("Subnet ") for one in read}
        assert illegible(page) == []
    assert scales[0] < 50 < scales[-1] < 100


def test_text_of_twice_the_size_is_read_without_moving_the_page_sideways(open_page: OpenPage) -> None:
    page = copy_of(open_page, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    own = page.url.partition("?")[0]
    for state in ("chosen=a", "chosen=rt-public", "panel=text", "panel=probes&from=a&to=b&protocol=icmp&step=4"):
        page.goto(f"{own}?{state}")
        wired(page, {})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        # The drawing keeps its size, and can be moved from under what stands on it; line numbers go with the text.
        moved = ("in #stage", "in #ly-", "in #text-gutter")
        covered = [one for one in illegible(page) if not any(part in one for part in moved)]
        assert (state, covered) == (state, [])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/lessons/whom-does-b-see/copy/", "/diagrams/three_things_in_the_way/edit/"])
def test_pages_beside_the_editor_are_without_barriers(open_page: OpenPage, path: str) -> None:
    assert barriers(open_page(path)) == []


def test_sharing_and_a_revision_are_without_barriers(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    own = page.url.split("edit/", maxsplit=1)[0]
    page.goto(f"{own}share/")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_role("button", name="Revoke")).to_be_visible()
    assert (barriers(page), illegible(page)) == ([], [])
    page.goto(f"{own}edit/")
    wired(page, {}).keyboard.press("h")
    revision(page, 1)
    for state in ("revisions/0/", "revisions/1/", "revisions/1/?side=before"):
        page.goto(f"{own}{state}")
        assert (state, barriers(page), illegible(page)) == (state, [], [])
    # What a revision has changed is in view, wherever in the drawing it is.
    page.goto(f"{own}revisions/1/")
    expect(page.locator("#stage")).to_have_attribute("data-has-camera", "")
    expect(page.locator("#stage-overlay .touched > rect")).to_be_in_viewport(ratio=1)
