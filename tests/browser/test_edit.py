import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import begin, choose, copy_of, middle, revision, says, stands_at, wired

pytestmark = pytest.mark.browser


def pressed(open_page: OpenPage, keys: str) -> Page:
    """Begin a diagram, and place what some keys place."""
    page = begin(open_page)
    for number, key in enumerate(keys, 1):
        page.keyboard.press(key)
        revision(page, number)
    return page


def two_subnets(open_page: OpenPage) -> Page:
    """Draw a VPC with two subnets, of which none is chosen."""
    page = pressed(open_page, "vss")
    page.get_by_role("treeitem", name="VPC vpc-1").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "vpc-1")
    return page


def test_five_keys_and_a_probe_draw_a_network_and_walk_a_packet_through_it(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = pressed(open_page, "vsgiih")
    page.locator("#panel-choice-probes").focus()
    page.keyboard.press("Enter")
    page.locator("#probe-from").select_option("a")
    page.locator("#probe-to").fill("host-1")
    page.keyboard.press("Enter")
    revision(page, 7)
    expect(page.locator("#probes .verdict")).to_have_text("answered")
    expect(page.locator("#sentence")).to_contain_text("1 /")
    page.keyboard.press("]")
    expect(page.locator("#sentence")).to_contain_text("2 /")
    assert complaints == []


def test_the_same_by_mouse_alone(open_page: OpenPage, complaints: list[str]) -> None:
    page = begin(open_page)
    page.get_by_role("button", name="Place a VPC").click()
    revision(page, 1)
    page.locator("#tool-subnets").click()
    revision(page, 2)
    page.locator("#tool-internet_gateways").click()
    revision(page, 3)
    # Onto the subnet, as one drags it.
    page.mouse.move(*middle(page, "#tool-instances"))
    page.mouse.down()
    page.mouse.move(*middle(page, "#subnet-s1"), steps=5)
    page.mouse.up()
    revision(page, 4)
    expect(page.locator("#instance-a")).to_be_visible()
    assert complaints == []


def test_the_same_by_touch(open_page: OpenPage, complaints: list[str]) -> None:
    page = begin(open_page, has_touch=True, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Place a VPC").tap()
    revision(page, 1)
    for number, tool in enumerate(["subnets", "internet_gateways", "instances", "internet_hosts"], 2):
        page.locator(f"#tool-{tool}").tap()
        revision(page, number)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert complaints == []


def test_the_same_without_a_script(open_page: OpenPage) -> None:
    page = begin(open_page, java_script_enabled=False)
    page.get_by_role("button", name="Place a VPC").click()
    revision(page, 1)
    for number, tool in enumerate(["subnets", "internet_gateways", "instances"], 2):
        page.locator(f"#tool-{tool}").click()
        revision(page, number)
    page.get_by_role("link", name="Text").click()
    expect(page.locator("#text-area")).to_contain_text("instances:")


def test_where_there_are_two_subnets_it_is_asked_in_which_and_a_click_answers(open_page: OpenPage) -> None:
    page = two_subnets(open_page)
    page.keyboard.press("i")
    expect(page.locator("#placing")).to_contain_text("Choose the subnet")
    page.keyboard.press("Escape")
    expect(page.locator("#placing")).to_be_hidden()
    page.keyboard.press("i")
    page.mouse.click(*middle(page, "#subnet-s2"))
    revision(page, 4)
    says(page, "A has 10.0.1.4 of s2")


def test_where_it_is_asked_in_which_the_outline_answers_too(open_page: OpenPage) -> None:
    page = two_subnets(open_page)
    page.locator("#tool-instances").click()
    expect(page.locator("#placing")).to_contain_text("Choose the subnet")
    page.get_by_role("treeitem", name="Subnet s2").focus()
    page.keyboard.press("Enter")
    revision(page, 4)
    says(page, "A has 10.0.1.4 of s2")
    expect(page.locator("#placing")).to_be_hidden()
    assert "with instance A" in page.locator("#stage-title").evaluate("title => title.textContent")


def test_a_tool_that_was_clicked_or_dragged_places_at_every_time(open_page: OpenPage) -> None:
    page = two_subnets(open_page)
    page.locator("#tool-instances").click()
    page.mouse.click(*middle(page, "#subnet-s2"))
    revision(page, 4)
    for number in (5, 6):
        page.mouse.move(*middle(page, "#tool-instances"))
        page.mouse.down()
        page.mouse.move(*middle(page, "#subnet-s1"), steps=4)
        page.mouse.up()
        revision(page, number)
    says(page, "C has 10.0.0.5 of s1")


def test_the_page_is_no_higher_than_its_window_however_long_the_outline_is(open_page: OpenPage) -> None:
    page = pressed(open_page, "vsgiiinvsvsvs")
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
    assert page.evaluate("things.scrollHeight - things.clientHeight") > 0


def test_the_page_is_no_higher_than_its_window_however_long_the_panel_is(open_page: OpenPage) -> None:
    page = copy_of(open_page, "/lessons/how-does-a-private-subnet-get-out/")
    choose(page, "w")
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
    assert page.evaluate("panel.scrollHeight - panel.clientHeight") > 0


def test_what_is_asked_ends_where_there_is_nothing_left_to_choose(open_page: OpenPage) -> None:
    page = two_subnets(open_page)
    page.keyboard.press("i")
    expect(page.locator("#placing")).to_be_visible()
    for number in (4, 5, 6):
        page.keyboard.press("Control+z")
        revision(page, number)
    expect(page.locator("#placing")).to_be_hidden()


def test_a_click_chooses_what_it_meets_and_its_form_stands_beside(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.mouse.click(*middle(page, "#instance-a > rect.card"))
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    expect(page.locator("#instance-a")).to_have_class(re.compile("is-chosen"))
    page.get_by_label("Name").fill("Web")
    page.get_by_role("button", name="Save", exact=True).click()
    says(page, "Changed a: name")
    expect(page.locator("#instance-a")).to_contain_text("Web")


def test_what_is_chosen_is_dragged_and_that_is_one_edit(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.mouse.click(*middle(page, "#instance-b > rect.card"))
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    x, y = middle(page, "#instance-b > rect.card")
    before = stands_at(page, "b")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 40, steps=6)
    page.mouse.move(x + 60, y - 60, steps=6)
    page.mouse.up()
    revision(page, 1)
    says(page, "Moved b")
    page.keyboard.press("Control+z")
    revision(page, 2)
    assert stands_at(page, "b") == before


def test_every_arrow_moves_what_is_chosen_by_one_step_of_the_grid(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.mouse.click(*middle(page, "#instance-b > rect.card"))
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    page.locator("#stage").focus()
    x, y = stands_at(page, "b")
    a = stands_at(page, "a")
    page.keyboard.press("ArrowRight")
    revision(page, 1)
    expect(page.locator("#instance-b")).to_have_attribute("transform", f"translate({x + 8} {y})")
    assert stands_at(page, "a") == a


def test_the_keys_are_on_a_sheet_and_whatever_can_be_done_is_found_by_a_few_letters(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("?")
    expect(page.locator("#sheet")).to_contain_text("NAT gateway")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("int hos")
    expect(page.locator("#find-list")).to_contain_text("Place: Internet host")
    page.keyboard.press("Enter")
    revision(page, 1)
    for typed, found in (
        ("10.0.0.20", "B · 10.0.0.20"),
        ("fit", "The whole drawing (F) · fit"),
        ("svg", "Save as: The drawing, SVG"),
    ):
        page.keyboard.press("/")
        page.keyboard.type(typed)
        expect(page.locator("#find-list > li").first).to_have_text(found)
        page.keyboard.press("Escape")
        expect(page.locator("#find")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("copy it as png")
    expect(page.locator("#find-list > li").first).to_have_text("Save as: Copy it as PNG")
    page.keyboard.press("Enter")
    expect(page.locator("#save")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("nothing of this name")
    expect(page.locator("#find")).to_contain_text("Nothing here is called so")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()


def test_what_is_wrong_with_a_field_is_told_beside_it_while_it_is_typed(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.get_by_role("treeitem", name="Subnet s1").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "s1")
    field = page.get_by_label("Addresses", exact=True)
    field.fill("10.1.0.0/24")
    expect(page.locator("#error-cidr")).to_contain_text("expected a block inside")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    field.fill("10.0.0.0/20")
    expect(page.locator("#hint-cidr")).to_have_text("4,091 to use, 5 are AWS's own")
    expect(page.locator("#error-cidr")).to_be_empty()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#editor")).to_have_attribute("data-base", "0")


def test_the_text_says_what_is_wrong_while_it_is_typed_and_lights_what_the_cursor_is_in(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#panel-choice-text").click()
    area = page.locator("#text-area")
    area.click()
    area.evaluate("one => { const at = one.value.indexOf('  a:'); one.setSelectionRange(at + 2, at + 2); }")
    expect(page.locator("#instance-a")).to_have_class(re.compile("is-pointed"))
    expect(page.locator("#text-at")).to_contain_text("lit in the drawing")
    area.evaluate("one => { const at = one.value.indexOf('cidr: ') + 6; one.setSelectionRange(at, at); }")
    page.keyboard.type("9")
    line = page.locator("#text-problems a")
    expect(line).to_have_text(re.compile(r"Line \d+"))
    at = int(line.inner_text().removeprefix("Line "))
    assert area.evaluate("(one, at) => one.value.split('\\n')[at - 1]", at).strip().startswith("s1:")
    expect(area).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#text-gutter .text__mark--wrong")).to_have_attribute("title", re.compile("cidr"))
    line.press("Enter")
    expect(area).to_be_focused()
    assert "910.0.0.0/24" in area.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    expect(page.locator("#text-at")).to_contain_text("expected a block of addresses")
    area.evaluate("one => { const at = one.value.indexOf('910.') + 1; one.setSelectionRange(at, at); }")
    page.keyboard.press("Backspace")
    expect(page.locator("#text-problems")).to_be_empty()
    area.evaluate("one => { const at = one.value.indexOf('name: A') + 7; one.setSelectionRange(at, at); }")
    page.keyboard.type("lpha")
    page.keyboard.press("Control+Enter")
    revision(page, 1)
    expect(page.locator("#instance-a")).to_contain_text("Alpha")


def test_the_lines_of_the_text_are_numbered_and_the_numbers_stay_beside_them(open_page: OpenPage) -> None:
    page = copy_of(open_page, viewport={"width": 1280, "height": 600})
    page.locator("#panel-choice-text").click()
    area, gutter = page.locator("#text-area"), page.locator("#text-gutter")
    lines = area.input_value().count("\n") + 1
    expect(gutter.locator("pre")).to_have_text(re.compile(rf"\b{lines}$"))
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n" * 40)
    expect(gutter.locator("pre")).to_have_text(re.compile(rf"\b{lines + 40}$"))
    scrolled = area.evaluate("one => one.scrollTop")
    assert scrolled > 0
    expect(gutter.locator("pre")).to_have_css("transform", f"matrix(1, 0, 0, 1, 0, {-scrolled})")
    here = gutter.locator(".text__mark--here").bounding_box()
    box = area.bounding_box()
    assert here
    assert box
    assert box["y"] < here["y"] < box["y"] + box["height"]


def test_comments_in_the_text_are_told_of_and_taken_over_as_notes(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#panel-choice-text").click()
    area = page.locator("#text-area")
    keep = page.get_by_role("button", name="Take over, comments as notes")
    expect(keep).to_be_hidden()
    area.fill(area.input_value().replace("  igw:", "  # the way out\n  igw:"))
    expect(page.locator("#text-comments")).to_contain_text("1 comment")
    keep.click()
    revision(page, 1)
    expect(area).to_have_value(re.compile("igw: {note: the way out, vpc: lab}"))


def test_delete_is_taken_back_instead_of_asked_about(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.get_by_role("treeitem", name="Subnet s1").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "s1")
    page.keyboard.press("Delete")
    revision(page, 1)
    expect(page.locator("#instance-a")).to_have_count(0)
    page.keyboard.press("Control+z")
    revision(page, 2)
    expect(page.locator("#instance-a")).to_have_count(1)
    page.keyboard.press("Control+Shift+Z")
    revision(page, 3)
    expect(page.locator("#instance-a")).to_have_count(0)


def test_what_is_typed_into_a_field_places_nothing(open_page: OpenPage) -> None:
    page = copy_of(open_page, "/lessons/whom-does-b-see/")
    page.mouse.click(*middle(page, "#instance-a > rect.card"))
    page.get_by_label("Name").press_sequentially("visits")
    revision(page, 0)


def test_the_outline_leads_to_every_thing_that_can_be_chosen_in_the_drawing(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    things = page.locator("#things [data-element]").evaluate_all("links => links.map((one) => one.dataset.element)")
    assert {"vpc-lab", "subnet-s1", "instance-a", "instance-b"} <= set(things)
    missing = page.evaluate("things => things.filter((one) => !document.getElementById(one))", things)
    assert missing == []


def test_who_edits_by_a_link_that_is_revoked_is_told_so(open_page: OpenPage) -> None:
    owner = copy_of(open_page)
    owner.goto(f"{owner.url.split('edit/', maxsplit=1)[0]}share/")
    owner.locator("#right").select_option("edit")
    owner.get_by_role("button", name="Make a link").click()
    link = (
        owner.locator(".links__one", has=owner.get_by_role("button", name="Revoke"))
        .locator(".links__address")
        .inner_text()
    )
    guest = wired(open_page(urlsplit(link).path), {})
    owner.get_by_role("button", name="Revoke").click()
    expect(owner.get_by_role("button", name="Revoke")).to_have_count(0)
    guest.keyboard.press("v")
    says(guest, "This link is not valid any more")
