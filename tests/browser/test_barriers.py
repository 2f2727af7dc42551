import pytest
from playwright.sync_api import expect

from tests.browser.barriers import COLOURS, barriers
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LESSON = "/lessons/where-is-the-public-address/"
BLIND_SPOT = "/lessons/what-the-instance-cannot-see/"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

# Each is met along the lessons' own walks, at whose steps axe looks in a wide window, and in the dark.
ON_THE_WAY = {
    "the first page": "/",
    "an ARP request, two headers new": f"{LESSON}?step=forward.arp-request.1",
    "a table that was consulted": f"{LESSON}?step=forward.route-lookup.1",
    "an encapsulated packet": f"{LESSON}?step=forward.encapsulate.1",
    "a fabric that is assumed": f"{LESSON}?step=forward.underlay.1",
    "a field that has changed": f"{LESSON}?step=forward.internet-gateway.1",
    "the end": f"{LESSON}?step=return.guest-receive.1",
    "the second lesson": "/lessons/whom-does-b-see/",
}
STATES = {
    "a route that is off, and a drop": f"{LESSON}?off=rt-public:0.0.0.0/0&step=forward.route-lookup.1",
    "a step that is gone": f"{LESSON}?step=forward.host-nat.1",
    "a probe that is wrong": f"{LESSON}?to=10.0.0.256&protocol=pigeon&inject=dove",
    "a traceroute": f"{LESSON}?panel=experiment&trace=1&ttl=1",
    "a transit gateway as MPLS": "/lessons/is-a-transit-gateway-a-router-with-vrfs/?panel=mpls",
    "a cache that is empty": f"{BLIND_SPOT}?view=neigh",
    "a request that was not seen": f"{BLIND_SPOT}?who=b&view=tcpdump&step=forward.arp-intercept.1",
    "a capture with wide lines": f"{BLIND_SPOT}?warm=1&view=tcpdump&step=return.guest-receive.1",
    "routes, seen by nobody who takes part": f"{BLIND_SPOT}?who=c&view=route",
    "a walk without instances": f"{BLIND_SPOT}?from=internet&to=198.51.100.99",
    "nothing": "/lessons/nothing/",
}


@pytest.mark.parametrize("path", [pytest.param(path, id=state) for state, path in STATES.items()])
def test_axe_finds_no_barrier_in_the_light_or_the_dark(open_page: OpenPage, path: str) -> None:
    page = open_page(path, color_scheme="light", viewport=WIDE)
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, COLOURS) == []


@pytest.mark.parametrize("path", [pytest.param(path, id=state) for state, path in (ON_THE_WAY | STATES).items()])
def test_axe_finds_no_barrier_on_a_phone(open_page: OpenPage, path: str) -> None:
    assert barriers(open_page(path, viewport=NARROW)) == []


def test_axe_finds_no_barrier_after_steps_that_the_socket_brought(open_page: OpenPage) -> None:
    page = open_page("/")
    for _ in range(16):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#sentence")).to_contain_text("17 / 56")
    assert barriers(page) == []


def test_axe_would_find_one(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("document.querySelector('#go-next').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('#go-next').removeAttribute('title')")
    assert [rule for rule, _ in barriers(page)] == ["link-name"]
