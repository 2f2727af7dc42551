import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import copy_of, middle, revision, stands_at
from tests.browser.test_stage import touch

pytestmark = pytest.mark.browser

CARD = "#instance-w > rect.card"


def view(page: Page) -> tuple[float, float]:
    """Give where a thing is seen that nobody moves."""
    return middle(page, "#internet-gateway-igw")


def moved(page: Page, selector: str) -> str:
    return str(page.locator(selector).evaluate("one => one.style.translate"))


def test_what_is_not_chosen_is_dragged_at_once_with_all_that_belongs_to_it_and_ground_moves_the_view(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = copy_of(open_page, "/lessons/why-does-the-answer-not-come-back/")
    before, seen = stands_at(page, "w"), view(page)
    x, y = middle(page, CARD)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 64, y + 42, steps=4)
    labels = page.locator("#ly-labels text", has_text="sg-web")
    assert [one != "" for one in labels.evaluate_all("all => all.map(one => one.style.translate)")] == [True, False]
    expect(page.locator("#drop-w")).to_have_class("is-left")
    page.mouse.up()
    revision(page, 1)
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "w")
    assert (stands_at(page, "w"), view(page)) == ((before[0] + 64, before[1] + 42), seen)
    assert page.locator('[style*="translate"]').count() == 0

    # The same where it is chosen already, and only its place becomes another.
    x, y = middle(page, CARD)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 32, y - 16, steps=4)
    page.mouse.up()
    revision(page, 2)
    expect(page.locator('[style*="translate"]')).to_have_count(0)
    assert middle(page, CARD) == (x - 32, y - 16)

    # The advice on what stands at its edge goes along with a subnet, and so does what stands in it.
    box = page.locator("#subnet-s1 .frame--subnet").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 16, box["y"] + 26, steps=4)
    for one in ("#advice-mark-acl-web", "#network-acl-acl-web", "#subnet-s1"):
        assert moved(page, one) != ""
    assert "translate" in str(page.locator(CARD).evaluate("card => card.closest('[style]')?.style.cssText"))
    page.keyboard.press("Escape")
    page.mouse.up()

    # Further inside is ground; where the view has been moved, nothing is chosen by that.
    ground = (box["x"] + box["width"] * 0.8, box["y"] + box["height"] - 30)
    page.mouse.move(*ground)
    page.mouse.down()
    page.mouse.move(ground[0] - 40, ground[1] - 20, steps=4)
    page.mouse.up()
    assert view(page) != seen
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "w")
    expect(page.locator("#editor")).to_have_attribute("data-base", "2")
    assert complaints == []


def test_a_finger_moves_the_view_at_once_and_a_card_once_it_has_stayed_on_it(open_page: OpenPage) -> None:
    page = copy_of(
        open_page, "/lessons/why-does-the-answer-not-come-back/", viewport={"width": 390, "height": 844}, has_touch=True
    )
    before, seen = stands_at(page, "w"), view(page)
    x, y = middle(page, CARD)
    touch(page, [(x, y)], [(x - 20, y)], [(x - 40, y)])
    assert (stands_at(page, "w"), page.locator("#editor").get_attribute("data-base")) == (before, "0")
    assert view(page) != seen
    x, y = middle(page, CARD)
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y, "id": 0}]})
    expect(page.locator("#instance-w")).to_have_class("instance is-held")
    for by in (10, 24):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + by, "y": y, "id": 0}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    revision(page, 1)
    assert stands_at(page, "w")[0] == before[0] + 24
