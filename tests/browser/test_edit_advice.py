import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import choose, copy_of, revision, write_instead

# What a user would regret about it: B is led to the Internet without an address there, and no route leads s2 out.
DRAWING = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}
route_tables: {rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}}
internet_gateways: {igw: {vpc: lab}}
instances: {a: {subnet: s1, public_address: 198.51.100.10}, b: {subnet: s1}, c: {subnet: s2}}
"""


@pytest.fixture
def advised(open_page: OpenPage) -> Page:
    """A diagram with two pieces of advice."""
    page = copy_of(open_page)
    write_instead(page, DRAWING)
    return page


def test_advice_is_marked_on_the_things_themselves_in_the_drawing_and_in_the_outline(advised: Page) -> None:
    marks = advised.locator("#stage .advice-mark")
    assert marks.evaluate_all("marks => marks.map((mark) => mark.dataset.advises).sort()") == ["b", "s2"]
    expect(advised.locator("#thing-b")).to_contain_text("advice")
    corner, card = marks.and_(advised.locator("#advice-mark-b")).bounding_box(), advised.locator("#instance-b .card")
    box = card.first.bounding_box()
    assert corner
    assert box
    assert abs(corner["x"] + corner["width"] / 2 - box["x"] - box["width"]) < 2


def test_a_mark_leads_to_its_thing_and_the_note_beside_it_remedies_it_in_one_click(advised: Page) -> None:
    advised.locator("#advice-mark-s2").click()
    expect(advised.locator("#editor")).to_have_attribute("data-chosen", "s2")
    note = advised.get_by_role("region", name="Advice on s2")
    expect(note).to_be_visible()
    assert covered(advised) == []
    note.get_by_role("button", name="Lead s2 out by a NAT gateway").click()
    revision(advised, 2)
    expect(note).to_have_count(0)
    expect(advised.locator("#advice-mark-s2")).to_have_count(0)


def covered(page: Page) -> object:
    """Name what the note lies on of that which is to be read in the drawing."""
    return page.locator(".note").evaluate("""note => {
      const own = note.getBoundingClientRect();
      return [...document.querySelectorAll("#ly-topo .card, #ly-topo .route-table, #ly-labels text")].filter((one) => {
        const {left, right, top, bottom, width} = one.getBoundingClientRect();
        return width && left < own.right && right > own.left && top < own.bottom && bottom > own.top;
      }).map((one) => one.id || one.textContent);
    }""")


def test_the_note_goes_with_its_thing_and_hides_where_that_is_out_of_view(advised: Page) -> None:
    choose(advised, "s2")
    note = advised.locator(".note")
    expect(note).to_be_visible()
    beside = note.bounding_box()
    assert beside
    drag_view(advised, 0, -60)
    moved = note.bounding_box()
    assert moved
    assert moved["y"] == pytest.approx(beside["y"] - 60, abs=2)
    for _ in range(3):
        drag_view(advised, 0, -300)
    expect(note).to_be_hidden()
    advised.keyboard.press("Escape")
    expect(note).to_have_count(0)


def drag_view(page: Page, x: int, y: int) -> None:
    """Drag the drawing by its ground."""
    stage = page.locator("#stage").bounding_box()
    assert stage
    start = (stage["x"] + 20, stage["y"] + stage["height"] - 20)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + x, start[1] + y, steps=3)
    page.mouse.up()


def test_without_a_script_the_advice_stands_in_the_inspector_alone(open_page: OpenPage, advised: Page) -> None:
    address = advised.evaluate("location.pathname")
    page = open_page(f"{address}?chosen=s2", java_script_enabled=False)
    expect(page.locator(".note")).to_be_hidden()
    expect(page.locator("#inspector").get_by_role("button", name="Lead s2 out by a NAT gateway")).to_be_visible()
