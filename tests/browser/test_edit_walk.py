import re

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import barriers
from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, copy_of, revision, says, says_verdict, write_instead
from tests.browser.legible import illegible
from tests.drawing.test_dual_stack import DUAL_STACK

pytestmark = pytest.mark.browser


def test_the_minutes_network_by_keyboard_alone(open_page: OpenPage, complaints: list[str]) -> None:
    page = begin(open_page)
    # A VPC, an Internet gateway, a public subnet with a NAT gateway and an instance, a second one with two instances.
    for number, key in enumerate("vgsnisii", 1):
        page.keyboard.press(key)
        revision(page, number)
    page.keyboard.press("w")
    expect(page.locator("#sentence")).to_contain_text("1 /")
    page.keyboard.press("x")
    says_verdict(page, "answered")
    assert complaints == []


def test_the_minutes_network_as_a_screen_reader_meets_it(open_page: OpenPage) -> None:
    """Everything by its role and name in the accessibility tree; nothing by where it is drawn."""
    page = begin(open_page)
    place = page.get_by_role("navigation", name="Place and find")
    tools = ["VPC", "Internet gateway", "Subnet", "NAT gateway", "Instance", "Subnet", "Instance", "Instance"]
    for number, tool in enumerate(tools, 1):
        place.get_by_role("button", name=re.compile(f"^(Place: )?{tool}")).press("Enter")
        revision(page, number)
        expect(page.get_by_role("status").filter(has_text="Placed")).to_be_visible()
    outline = place.get_by_role("tree", name="Outline")
    for name in ("VPC vpc-1", "Subnet s1", "Subnet s2", "nat", "Internet gateway", "A", "B", "C"):
        expect(outline.get_by_role("treeitem", name=re.compile(rf"^{name}\b")).first).to_be_visible()
    outline.get_by_role("treeitem", name=re.compile(r"^C\b")).press("Enter")
    expect(page.get_by_role("heading", name="An instance: c")).to_be_visible()
    page.get_by_role("link", name="Walk A to B").press("Enter")
    steps = page.get_by_role("region", name="Steps of the walk")
    steps.get_by_role("link", name="Next step").press("Enter")
    expect(steps).to_contain_text("2 /")


def test_a_walk_stays_beside_the_drawing_while_it_is_edited_and_a_change_of_its_verdict_is_told(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = copy_of(open_page)
    page.keyboard.press("w")
    expect(page.locator("#sentence")).to_contain_text("1 / 56")
    for _ in range(4):
        page.keyboard.press("]")
    expect(page.locator("#sentence")).to_contain_text("5 / 56")
    expect(page.locator("#packet")).to_be_visible()
    page.get_by_role("treeitem", name="rt-public").first.click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "rt-public")
    expect(page.locator("#sentence")).to_contain_text("5 / 56")
    page.get_by_role("switch").click()
    revision(page, 1)
    says(page, "Ping B's public address: answered before, dropped at")
    expect(page.locator("#sentence")).not_to_contain_text("/ 56")
    page.keyboard.press("x")
    expect(page.locator(".tick--now")).to_have_attribute("data-marks", re.compile("drop"))
    page.keyboard.press("Control+z")
    revision(page, 2)
    says(page, "answered now")
    expect(page.locator("#sentence")).to_contain_text("/ 56")
    page.keyboard.press("w")
    expect(page.locator("#transport")).to_have_count(0)
    assert complaints == []


def test_what_is_walked_and_then_deleted_is_said_to_be_gone_and_undo_brings_it_back(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("w")
    expect(page.locator("#sentence")).to_contain_text("1 / 56")
    page.locator("#thing-a").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    page.keyboard.press("Delete")
    revision(page, 1)
    expect(page.locator("#transport")).to_contain_text("can't be walked any more")
    page.keyboard.press("Control+z")
    revision(page, 2)
    expect(page.locator("#sentence")).to_contain_text("1 / 56")


def test_a_walk_over_ipv6_leaves_by_the_egress_only_gateway_and_sets_its_addresses_as_such(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = begin(open_page)
    write_instead(page, DUAL_STACK)
    page.locator("#walk").click()
    expect(page.locator("#sentence .address").first).to_have_text("2001:db8:ffff::7")
    says_verdict(page, "answered")
    page.keyboard.press("End")
    expect(page.locator("#sentence")).to_contain_text("b receives the answer that it waits for")
    expect(page.locator("#header-ipv6")).to_be_visible()
    lane = page.locator("#internet .as-if").last.get_attribute("points")
    expect(page.locator(f'#ly-hi .trail polyline[points*="{str(lane).split()[1]}"]').first).to_be_attached()
    assert (barriers(page), illegible(page), complaints) == ([], [], [])
