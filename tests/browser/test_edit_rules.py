import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, revision, says, wired, write_instead

pytestmark = pytest.mark.browser

RULES = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt, network_acl: acl}}
route_tables:
  rt: {vpc: lab, routes: [{destination: 192.0.2.0/24, target: blackhole}, {destination: 0.0.0.0/0, target: igw}]}
internet_gateways: {igw: {vpc: lab}}
network_acls:
  acl:
    vpc: lab
    ingress: [{number: 100, action: allow, peer: 10.1.0.0/16}, {number: 110, action: deny, peer: 10.2.0.0/16}]
instances: {a: {subnet: s1, address: 10.0.0.10}}
"""


def rules(open_page: OpenPage, thing: str, **options: object) -> Page:
    """Draw a network with rules, and choose a thing that has some."""
    page = begin(open_page, **options)
    write_instead(page, RULES)
    page.goto(f"{page.url.partition('?')[0]}?chosen={thing}")
    return wired(page, options)


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def test_a_route_is_written_switched_off_and_removed_by_keys_alone(open_page: OpenPage, complaints: list[str]) -> None:
    page = rules(open_page, "rt")
    expect(page.get_by_role("row").nth(1)).to_contain_text("local")
    page.get_by_label("Destination of the new route").focus()
    page.keyboard.type("198.51.100.0/24")
    page.keyboard.press("Tab")
    page.keyboard.type("nowhere")
    told = page.locator("#error-routes-new-target")
    expect(told).to_contain_text("nothing in this file")
    target = page.get_by_label("Target of the new route")
    expect(target).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+a")
    page.keyboard.type("igw")
    expect(told).to_be_empty()
    page.keyboard.press("Enter")
    revision(page, 2)
    says(page, "rt: added 198.51.100.0/24 to igw")
    expect(target).to_be_focused()
    expect(target).to_have_value("")
    switch = page.get_by_role("switch", name="198.51.100.0/24 is in the network")
    switch.press(" ")
    revision(page, 3)
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(switch).to_be_focused()
    # The key is for the row, and not for the route table.
    switch.press("Delete")
    revision(page, 4)
    says(page, "rt: removed 198.51.100.0/24 to igw")
    # What takes its place could be the next to go.
    expect(page.get_by_role("button", name="Remove 0.0.0.0/0")).to_be_focused()
    assert complaints == []


def test_a_rule_that_moves_keeps_the_keyboard_and_what_is_open(open_page: OpenPage) -> None:
    page = rules(open_page, "acl")
    page.locator("#more-ingress-1").press("Enter")
    page.get_by_role("button", name="Move rule 110 up").press("Enter")
    revision(page, 2)
    says(page, "acl: moved rule 110 up, to 100")
    sources = page.locator("tr[data-row] input[name='entry:peer']")
    assert [one.input_value() for one in sources.all()] == ["10.2.0.0/16", "10.1.0.0/16"]
    # It is the first one now, and can only go down again.
    expect(page.get_by_role("button", name="Move rule 100 down")).to_be_focused()
    page.keyboard.press("Enter")
    revision(page, 3)
    expect(page.get_by_role("button", name="Move rule 110 up")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu-ingress-1")).not_to_have_attribute("open", "")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "acl")


def test_a_rule_is_moved_from_the_field_that_is_typed_in_and_what_is_typed_goes_along(open_page: OpenPage) -> None:
    page = rules(open_page, "acl")
    source = page.get_by_label("Source of rule 110")
    source.fill("10.3.0.0/16")
    source.press("Alt+ArrowUp")
    revision(page, 3)
    source = page.get_by_label("Source of rule 100")
    expect(source).to_have_value("10.3.0.0/16")
    expect(source).to_be_focused()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("thing", ["rt", "acl"])
def test_a_table_needs_no_scrolling_sideways_on_a_phone(open_page: OpenPage, thing: str, width: int) -> None:
    page = rules(open_page, thing, viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    fields = page.locator("tr[data-row] > td > :is(input, select)")
    for field in fields.all():
        box = field.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["width"] >= 44


def test_a_table_is_a_form_without_a_script_too(open_page: OpenPage) -> None:
    page = rules(open_page, "rt", java_script_enabled=False)
    page.get_by_label("Target of 192.0.2.0/24").fill("igw")
    page.get_by_role("button", name="Save 192.0.2.0/24").click()
    revision(page, 2)
    page.get_by_label("Destination of the new route").fill("10.9.0.0/33")
    page.get_by_label("Target of the new route").fill("igw")
    page.get_by_role("button", name="Add the route").click()
    expect(page.locator("#error-routes-new-destination")).to_contain_text("found 10.9.0.0/33")
    expect(page.get_by_label("Destination of the new route")).to_have_value("10.9.0.0/33")


def test_the_panel_stays_where_it_was_scrolled_to(open_page: OpenPage) -> None:
    page = rules(open_page, "acl", viewport={"width": 1280, "height": 600})
    switch = page.locator("#switch-ingress-1")
    switch.scroll_into_view_if_needed()
    before = page.evaluate("document.querySelector('#panel').scrollTop")
    assert before > 0
    switch.click()
    revision(page, 2)
    assert page.evaluate("document.querySelector('#panel').scrollTop") == before


def test_a_wide_panel_has_room_for_every_column_in_one_line_and_stays_wide(open_page: OpenPage) -> None:
    page = rules(open_page, "acl")
    source = page.get_by_label("Source of rule 100")

    def is_in_one_line() -> bool:
        number, other = (one.bounding_box() for one in (page.get_by_label("Number of rule 100"), source))
        assert number
        assert other
        return number["y"] == other["y"]

    assert not is_in_one_line()
    widen = page.get_by_role("button", name="A wide panel")
    widen.press("Enter")
    expect(widen).to_have_attribute("aria-pressed", "true")
    assert is_in_one_line()
    page.reload()
    expect(widen).to_have_attribute("aria-pressed", "true")
    assert is_in_one_line()
