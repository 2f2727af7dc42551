import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, choose, copy_of, middle, revision, says, stands_at, write_instead
from tests.browser.test_stage import SETTLED, touch

DRAWING = """format: vpcviz/1
vpcs:
  lab: {region: us-east-1, cidrs: [10.0.0.0/16]}
  far: {region: us-east-1, cidrs: [10.1.0.0/16]}
subnets:
  s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}
  s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}
  f1: {vpc: far, zone: us-east-1a, cidr: 10.1.0.0/24}
nat_gateways: {nat: {subnet: s1}}
instances: {a: {subnet: s2}}
"""


def drawn(open_page: OpenPage) -> Page:
    page = copy_of(open_page)
    write_instead(page, DRAWING)
    page.locator("#panel-choice-thing").click()
    expect(page.locator("#inspector")).to_be_visible()
    page.keyboard.press("f")
    page.evaluate(SETTLED)
    return page


def drag(page: Page, start: tuple[float, float], end: tuple[float, float], label: str) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    expect(page.locator(".drag-label")).to_have_text(label)
    page.mouse.up()


def test_a_nat_gateway_is_dragged_into_another_subnet(open_page: OpenPage) -> None:
    page = drawn(open_page)
    choose(page, "nat")
    says_it = "nat is in s2 now: 10.0.1.5 instead of 10.0.0.4"
    drag(page, middle(page, "#instance-nat > rect.card"), middle(page, "#subnet-s2"), says_it)
    revision(page, 2)
    says(page, says_it)


def test_a_subnet_is_dragged_into_another_vpc_with_all_that_stands_in_it(open_page: OpenPage) -> None:
    page = drawn(open_page)
    choose(page, "s2")
    box = page.locator("#subnet-s2 .frame--subnet").bounding_box()
    assert box
    grip = (box["x"] + box["width"] / 2, box["y"] + 8)
    into = page.locator("#vpc-far").bounding_box()
    assert into
    label = "s2 is in far now; with another cidr of s2, 10.1.1.0/24"
    drag(page, grip, (into["x"] + into["width"] / 2, into["y"] + into["height"] - 12), label)
    revision(page, 2)
    expect(page.locator("#instance-a")).to_contain_text("10.1.1.4")
    # Wherever in the other VPC it comes to stand, it is in view there.
    expect(page.locator("#subnet-s2 > .frame--subnet")).to_be_in_viewport(ratio=0.9)


def test_a_second_finger_gives_up_the_drag_and_zooms(open_page: OpenPage) -> None:
    page = copy_of(open_page, has_touch=True)
    choose(page, "a")
    x, y = middle(page, "#instance-a > rect.card")
    before, scale = stands_at(page, "a"), float(page.locator("[data-percent]").inner_text().rstrip(" %"))
    touch(
        page,
        [(x, y)],
        [(x - 12, y)],
        [(x - 12, y), (x + 88, y)],
        [(x - 37, y), (x + 113, y)],
        [(x - 62, y), (x + 138, y)],
    )
    says(page, "Two fingers zoom: nothing has moved.")
    assert float(page.locator("[data-percent]").inner_text().rstrip(" %")) == pytest.approx(2 * scale, rel=0.05)
    assert page.locator("#instance-a").evaluate("card => card.style.translate") == ""
    assert (page.locator("#editor").get_attribute("data-base"), stands_at(page, "a")) == ("0", before)


def test_a_subnet_takes_along_what_had_been_put_somewhere_in_it(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "a")
    page.locator("#stage").focus()
    page.keyboard.press("ArrowUp")
    revision(page, 1)
    before = [stands_at(page, one) for one in "ab"]
    choose(page, "s1")
    page.locator("#stage").focus()
    page.keyboard.press("Shift+ArrowRight")
    revision(page, 2)
    assert [stands_at(page, one) for one in "ab"] == [(x + 80, y) for x, y in before]


def test_a_subnet_is_moved_by_a_form_too(open_page: OpenPage) -> None:
    page = drawn(open_page)
    choose(page, "s2")
    page.get_by_label("Move to another VPC").select_option("far")
    expect(page.locator("#moving")).to_contain_text("s2 is in far now")
    page.get_by_role("button", name="Move", exact=True).click()
    revision(page, 2)
    says(page, "s2 is in far now")


def is_in_view(page: Page, selector: str) -> bool:
    stage, box = page.locator("#stage").bounding_box(), page.locator(selector).bounding_box()
    assert stage
    assert box
    return (
        stage["x"] <= box["x"]
        and stage["y"] <= box["y"]
        and box["x"] + box["width"] <= stage["x"] + stage["width"]
        and box["y"] + box["height"] <= stage["y"] + stage["height"]
    )


def test_what_has_just_been_placed_or_is_chosen_in_the_outline_comes_into_view(open_page: OpenPage) -> None:
    page = begin(open_page, reduced_motion="reduce")
    page.get_by_role("button", name="Place a VPC").click()
    revision(page, 1)
    page.keyboard.press("v")
    revision(page, 2)
    assert is_in_view(page, "#vpc-vpc-2")
    assert not is_in_view(page, "#vpc-vpc-1")
    choose(page, "vpc-1")
    assert is_in_view(page, "#vpc-vpc-1")
    page.mouse.move(*middle(page, "#stage"))
    page.mouse.wheel(3000, 0)
    assert not is_in_view(page, "#vpc-vpc-1")
    page.keyboard.press("s")
    revision(page, 3)
    assert is_in_view(page, "#subnet-s1")
    page.keyboard.press("p")
    revision(page, 4)
    assert is_in_view(page, "[id$=-pcx].joint-ring")
