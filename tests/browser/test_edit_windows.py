import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, copy_of, middle, revision, wired, write_instead

pytestmark = pytest.mark.browser


def seen(page: Page, selector: str) -> tuple[float, float]:
    """Give the upper and the lower edge of something in the window."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


@pytest.mark.parametrize("height", [720, 900])
def test_the_palette_leaves_the_outline_its_room_and_what_is_opened_in_it_stays_open(
    open_page: OpenPage, height: int
) -> None:
    page = copy_of(open_page, viewport={"width": 1280, "height": height})
    tools = page.locator("#tools")
    assert tools.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    page.get_by_text("Other networks", exact=True).click()
    page.locator("#things [data-thing=sg-open]").last.click()
    assert seen(page, "#things")[1] - seen(page, "#things")[0] >= 128
    expect(page.locator("#things [aria-current]")).to_be_in_viewport(ratio=1)
    page.locator("#tool-transit_gateways").click()
    revision(page, 1)
    page.get_by_text("Rules", exact=True).click()
    page.reload()
    expect(page.locator("#tool-transit_gateways")).to_be_visible()
    expect(page.locator("#tool-prefix_lists")).to_be_hidden()
    names = page.locator(".tool__name").evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth)")
    assert names == []
    # What is in a part that is closed is found all the same.
    page.keyboard.press("/")
    page.keyboard.type("prefix list")
    page.keyboard.press("Enter")
    revision(page, 2)


def test_what_is_chosen_on_a_phone_answers_below_the_drawing_and_so_does_what_is_placed(open_page: OpenPage) -> None:
    page = copy_of(open_page, viewport={"width": 390, "height": 844}, has_touch=True)
    page.touchscreen.tap(*middle(page, "#instance-a > rect.card"))
    form = page.get_by_role("heading", name="instance: a")
    expect(form).to_be_in_viewport()
    status = seen(page, "#status")[0]
    assert seen(page, "#field-name")[1] < status
    expect(page.locator("#instance-a")).to_be_in_viewport()
    # What can be placed is one tap away, and what has been placed is seen, in the drawing and as a form.
    page.get_by_role("link", name="Place", exact=True).tap()
    page.locator("#tool-instances").tap()
    revision(page, 1)
    chosen = page.locator("#editor").get_attribute("data-chosen")
    expect(page.locator(f"#instance-{chosen}")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name=f"instance: {chosen}")).to_be_in_viewport()
    # So is what is chosen in the outline, and nothing.
    page.locator("#thing-b").tap()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    expect(page.locator("#instance-b")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Choose nothing").tap()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "")


def test_what_a_finger_opens_on_a_phone_is_all_in_view_and_left_without_a_key(open_page: OpenPage) -> None:
    page = copy_of(
        open_page,
        "/lessons/is-a-transit-gateway-a-router-with-vrfs/",
        viewport={"width": 390, "height": 844},
        has_touch=True,
    )
    page.locator("#save > summary").tap()
    expect(page.locator("#save .share__menu")).to_be_in_viewport(ratio=1)
    page.locator("#tool-instances").tap()
    expect(page.locator("#placing")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Leave it").tap()
    expect(page.locator("#placing")).to_be_hidden()


def test_a_phone_that_lies_on_its_side_keeps_the_drawing_beside_what_is_chosen(open_page: OpenPage) -> None:
    page = copy_of(open_page, viewport={"width": 844, "height": 390}, has_touch=True)
    page.touchscreen.tap(*middle(page, "#instance-a > rect.card"))
    page.locator("#delete").scroll_into_view_if_needed()
    expect(page.locator("#instance-a")).to_be_in_viewport(ratio=1)
    expect(page.locator("#delete")).to_be_in_viewport(ratio=1)


def test_a_drawing_begins_with_what_stands_in_its_regions_however_high_the_ways_between_them_are(
    open_page: OpenPage,
) -> None:
    page = begin(open_page, viewport={"width": 390, "height": 844})
    vpcs = "".join(f"  v{n}: {{region: us-east-1, cidrs: [10.{n}.0.0/16]}}\n" for n in range(6))
    peerings = "".join(f"  p{n}{m}: {{requester: v{n}, accepter: v{m}}}\n" for m in range(6) for n in range(m))
    write_instead(page, f"format: vpcviz/1\nvpcs:\n{vpcs}vpc_peerings:\n{peerings}")
    page.reload()
    wired(page, {})
    assert 0 <= seen(page, "#ly-topo rect.frame >> nth=0")[0] - seen(page, "#stage")[0] < 60
