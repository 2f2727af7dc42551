import re
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.drawings import TOPOLOGIES
from tests.browser.legible import illegible
from tests.browser.server import Server
from tests.browser.test_barriers import barriers

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product, with a drawing besides the lessons."""
    running = Server(tmp_path_factory.mktemp("database") / "db.sqlite3", TOPOLOGIES / "three_things_in_the_way.yaml")
    running.start()
    yield running
    running.kill()


def wired(page: Page, options: dict[str, object]) -> Page:
    """Wait until a page answers to keys, if it ever will."""
    if options.get("java_script_enabled", True):
        expect(page.locator("#stage")).to_have_attribute("data-has-camera", "")
    return page


def begin(open_page: OpenPage, **options: object) -> Page:
    """Begin a diagram with nothing in it."""
    page = open_page("/lessons/", **options)
    page.get_by_role("button", name="Begin a drawing of your own").click()
    expect(page.locator("#empty")).to_be_visible()
    return wired(page, options)


def copy_of(open_page: OpenPage, path: str = "/lessons/whom-does-b-see/", **options: object) -> Page:
    """Make a copy of a drawing, to be edited."""
    page = open_page(f"{path}copy/", **options)
    page.get_by_role("button", name="Make the copy").click()
    expect(page.locator("#editor")).to_be_visible()
    return wired(page, options)


def revision(page: Page, number: int) -> None:
    """Wait for a revision to be shown."""
    expect(page.locator("#editor")).to_have_attribute("data-base", str(number))


def says(page: Page, words: str) -> None:
    expect(page.locator(".status__says")).to_contain_text(words)


def middle(page: Page, selector: str) -> tuple[float, float]:
    """Give the middle of an element in the window."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_five_keys_and_a_probe_draw_a_network_and_walk_a_packet_through_it(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = begin(open_page)
    for number, key in enumerate("vsgiih", 1):
        page.keyboard.press(key)
        revision(page, number)
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


def says_verdict(page: Page, words: str) -> None:
    expect(page.locator("#probes .verdict").first).to_have_text(words)


def test_the_minutes_network_as_a_screen_reader_meets_it(open_page: OpenPage) -> None:
    """Everything by its role and name in the accessibility tree; nothing by where it is drawn."""
    page = begin(open_page)
    place = page.get_by_role("navigation", name="Place and find")
    tools = ["VPC", "Internet gateway", "Subnet", "NAT gateway", "Instance", "Subnet", "Instance", "Instance"]
    for number, tool in enumerate(tools, 1):
        place.get_by_role("button", name=re.compile(f"^(Place: )?{tool}")).press("Enter")
        revision(page, number)
        expect(page.get_by_role("status").filter(has_text="Placed")).to_be_visible()
    outline = place.get_by_role("list", name="Outline")
    for name in ("VPC vpc-1", "Subnet s1", "Subnet s2", "NAT gateway nat", "Internet gateway", "A", "B", "C"):
        expect(outline.get_by_role("link", name=re.compile(rf"^{name}\b")).first).to_be_visible()
    outline.get_by_role("link", name=re.compile(r"^C\b")).press("Enter")
    expect(page.get_by_role("heading", name="An instance: c")).to_be_visible()
    page.get_by_role("link", name="Walk A to B").press("Enter")
    steps = page.get_by_role("region", name="Steps of the walk")
    steps.get_by_role("link", name="Next step").press("Enter")
    expect(steps).to_contain_text("2 /")


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
    page = begin(open_page)
    for number, key in enumerate("vss", 1):
        page.keyboard.press(key)
        revision(page, number)
    page.get_by_role("link", name="VPC vpc-1").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "vpc-1")
    page.keyboard.press("i")
    expect(page.locator("#placing")).to_contain_text("Choose the subnet")
    page.keyboard.press("Escape")
    expect(page.locator("#placing")).to_be_hidden()
    page.keyboard.press("i")
    page.mouse.click(*middle(page, "#subnet-s2"))
    revision(page, 4)
    says(page, "A has 10.0.1.4 of s2")


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
    page.get_by_role("link", name="rt-public").first.click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "rt-public")
    expect(page.locator("#sentence")).to_contain_text("5 / 56")
    page.get_by_role("button", name="Switch off").click()
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
    page.keyboard.press("/")
    page.keyboard.type("nothing of this name")
    expect(page.locator("#find")).to_contain_text("Nothing here is called so")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()


def test_what_is_wrong_with_a_field_is_told_beside_it_while_it_is_typed(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.get_by_role("link", name="Subnet s1").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "s1")
    field = page.get_by_label("Addresses")
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
    expect(page.locator("#text-problems")).to_contain_text("line ")
    page.keyboard.press("Backspace")
    expect(page.locator("#text-problems")).to_be_empty()
    area.evaluate("one => { const at = one.value.indexOf('name: A') + 7; one.setSelectionRange(at, at); }")
    page.keyboard.type("lpha")
    page.keyboard.press("Control+Enter")
    revision(page, 1)
    expect(page.locator("#instance-a")).to_contain_text("Alpha")


def stands_at(page: Page, instance: str) -> tuple[int, int]:
    """Give where an instance stands, in units of the drawing."""
    standing = page.locator(f"#instance-{instance}").get_attribute("transform") or ""
    x, y = map(int, standing.removeprefix("translate(").removesuffix(")").split())
    return x, y


def choose(page: Page, *things: str) -> None:
    """Choose things in the outline, one after the other."""
    for number, thing in enumerate(things):
        page.locator(f"#thing-{thing}").click(modifiers=["Shift"] if number else [])
        expect(page.locator("#editor")).to_have_attribute("data-chosen", " ".join(things[: number + 1]))


def test_several_are_chosen_and_dragged_together_and_that_is_one_edit(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.locator("#thing-a").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a")
    page.keyboard.down("Shift")
    page.mouse.click(*middle(page, "#instance-b > rect.card"))
    page.keyboard.up("Shift")
    expect(page.locator("#choice")).to_have_text("2 chosen")
    expect(page.locator("#instance-a")).to_have_class(re.compile("is-chosen"))
    before = [stands_at(page, one) for one in "ab"]
    x, y = middle(page, "#instance-a > rect.card")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 30, steps=4)
    page.mouse.move(x + 24, y + 40, steps=4)
    page.mouse.up()
    revision(page, 1)
    says(page, "Moved a, b")
    moved = [
        (now[0] - was[0], now[1] - was[1]) for was, now in zip(before, map(partial(stands_at, page), "ab"), strict=True)
    ]
    assert moved[0] == moved[1] != (0, 0)
    page.keyboard.press("Escape")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "")


def test_a_frame_gathers_what_it_meets_and_control_a_gathers_all(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    a, b = (page.locator(f"#instance-{one} > rect.card").bounding_box() for one in "ab")
    assert a
    assert b
    page.keyboard.down("Shift")
    page.mouse.move(a["x"] - 10, a["y"] - 20)
    page.mouse.down()
    page.mouse.move(b["x"] + 20, b["y"] + 20, steps=4)
    expect(page.locator(".marquee")).to_be_visible()
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "a b")
    expect(page.locator(".marquee")).to_be_hidden()
    page.keyboard.press("Control+a")
    expect(page.locator("#choice")).to_have_text("3 chosen")


def test_what_is_copied_here_is_pasted_there(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    choose(page, "a", "b")
    page.keyboard.press("Control+c")
    says(page, "Copied")
    page.keyboard.press("Control+v")
    revision(page, 1)
    expect(page.locator("#instance-a2")).to_be_visible()
    page.keyboard.press("Control+x")
    revision(page, 2)
    expect(page.locator("#instance-a2")).to_have_count(0)
    page.locator("#thing-lab").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "lab")
    page.keyboard.press("Control+c")
    says(page, "Copied")
    other = page.context.new_page()
    other.goto(page.url.split("/diagrams/")[0] + "/lessons/")
    other.get_by_role("button", name="Begin a drawing of your own").click()
    wired(other, {})
    other.keyboard.press("Control+v")
    revision(other, 1)
    expect(other.locator("#instance-a")).to_be_visible()


def test_a_drag_over_another_subnet_says_what_would_change_before_it_is_let_go(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("s")
    revision(page, 1)
    page.locator("#thing-b").click()
    expect(page.locator("#editor")).to_have_attribute("data-chosen", "b")
    page.keyboard.press("f")
    page.wait_for_timeout(400)
    page.mouse.move(*middle(page, "#instance-b > rect.card"))
    page.mouse.down()
    page.mouse.move(*middle(page, "#subnet-s2"), steps=6)
    expect(page.locator(".drag-label")).to_have_text("b is in s2 now: 10.0.1.4 instead of 10.0.0.20")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator("#editor")).to_have_attribute("data-base", "1")
    page.mouse.move(*middle(page, "#instance-b > rect.card"))
    page.mouse.down()
    page.mouse.move(*middle(page, "#subnet-s2"), steps=6)
    page.mouse.up()
    revision(page, 2)
    says(page, "b is in s2 now: 10.0.1.4 instead of 10.0.0.20")


def test_a_small_map_shows_what_is_in_view_and_leads_elsewhere(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    expect(page.locator("#minimap")).to_be_hidden()
    for _ in range(4):
        page.keyboard.press("+")
    expect(page.locator("#minimap")).to_be_visible()
    where = "document.querySelector('#stage [data-camera]').getAttribute('transform')"
    before = page.evaluate(where)
    box = page.locator("#minimap svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    assert page.evaluate(where) != before


STANDS = """() => ["#stage-drawing [data-camera]", "#things"].map((selector) => {
  const copy = document.querySelector(selector).cloneNode(true);
  for (const one of copy.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
  const tell = (one) => one.cloneNode(false).outerHTML + (one.children.length ? "" : one.textContent);
  return [...copy.querySelectorAll("*")].map(tell).join("|");
})"""
"""Every element of the drawing and of its outline, as it stands in the page."""


def test_what_has_been_turned_into_another_drawing_is_what_the_server_would_draw_anew(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    keys = [
        "s",
        "i",
        "i",
        "n",
        "h",
        "g",
        "s",
        "i",
        "r",
        "u",
        "Control+z",
        "Control+z",
        "Control+Shift+Z",
        "v",
        "s",
        "a",
    ]
    for number, key in enumerate(keys, 1):
        page.keyboard.press(key)
        if key == "g":
            expect(page.locator(".status__says--failed")).to_be_visible()
            page.keyboard.press("h")
        revision(page, number)
    for number, thing in enumerate(["s2", "b", "rt-public"], len(keys) + 1):
        page.locator(f'#things [data-thing="{thing}"]').first.click()
        expect(page.locator("#editor")).to_have_attribute("data-chosen", thing)
        page.keyboard.press("Delete")
        revision(page, number)
    turned = page.evaluate(STANDS)
    page.reload()
    assert page.evaluate(STANDS) == turned


def test_what_is_pressed_while_an_answer_is_awaited_is_done_once_it_is_there(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.evaluate("for (const one of ['thing-b', 'tool-internet_hosts', 'walk']) document.getElementById(one).click()")
    revision(page, 1)
    expect(page.locator("#sentence")).to_contain_text("1 / 56")
    expect(page.locator("#things")).to_contain_text("host-1")


def test_keys_that_come_faster_than_the_answers_are_all_done(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    for key in "hhhh":
        page.keyboard.press(key)
    revision(page, 4)
    expect(page.locator("#things")).to_contain_text("host-4")


def test_delete_is_taken_back_instead_of_asked_about(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.get_by_role("link", name="Subnet s1").click()
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


def test_an_edit_of_somebody_else_shows_within_a_second_and_says_whose_it_is(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    # The socket is open once it has told the latest revision; what comes after that comes by itself.
    expect(bob.locator("#others")).to_be_hidden()
    bob.wait_for_timeout(300)
    ann.keyboard.press("h")
    revision(ann, 1)
    expect(bob.locator("#editor")).to_have_attribute("data-base", "1", timeout=1000)
    expect(bob.locator(".status__says")).to_have_text(re.compile(r"^\w+ \w+ \d+: Placed: host-1 has"))
    expect(ann.locator(".status__says")).to_have_text(re.compile(r"^Placed: host-1 has"))


def test_what_somebody_is_typing_stays_while_another_edits(open_page: OpenPage) -> None:
    ann = copy_of(open_page)
    bob = wired(open_page(ann.url), {})
    bob.mouse.click(*middle(bob, "#instance-a > rect.card"))
    bob.get_by_label("Name").fill("half a na")
    ann.keyboard.press("h")
    revision(ann, 1)
    expect(bob.locator("#others")).to_contain_text("Somebody has edited")
    expect(bob.get_by_label("Name")).to_have_value("half a na")
    bob.get_by_label("Name").fill("half a name")
    bob.keyboard.press("Enter")
    revision(bob, 2)
    expect(bob.locator("#instance-a")).to_contain_text("half a name")


def test_what_is_typed_into_a_field_places_nothing(open_page: OpenPage) -> None:
    page = copy_of(open_page, "/lessons/whom-does-b-see/")
    page.mouse.click(*middle(page, "#instance-a > rect.card"))
    page.get_by_label("Name").press_sequentially("visits")
    revision(page, 0)


def test_the_view_stays_as_it_was_after_an_edit(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    seen = page.locator("[data-percent]").text_content()
    page.keyboard.press("h")
    revision(page, 1)
    expect(page.locator("[data-percent]")).to_have_text(seen or "")


def test_the_outline_leads_to_every_thing_that_can_be_chosen_in_the_drawing(open_page: OpenPage) -> None:
    page = copy_of(open_page)
    things = page.locator("#things [data-element]").evaluate_all("links => links.map((one) => one.dataset.element)")
    assert {"vpc-lab", "subnet-s1", "instance-a", "instance-b"} <= set(things)
    missing = page.evaluate("things => things.filter((one) => !document.getElementById(one))", things)
    assert missing == []


WINDOWS = {
    "wide": {},
    "dark": {"color_scheme": "dark"},
    "small": {"viewport": {"width": 1280, "height": 720}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "without colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("window", [pytest.param(options, id=name) for name, options in WINDOWS.items()])
def test_every_state_is_legible_and_without_barriers(open_page: OpenPage, window: dict[str, object]) -> None:
    page = copy_of(open_page, "/lessons/whom-does-b-see/", reduced_motion="reduce", **window)
    page.locator("#tool-security_groups").click()
    revision(page, 1)
    own = page.url.partition("?")[0]
    for state in (
        "chosen=a",
        "chosen=sg-1",
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
        assert (state, illegible(page), barriers(page)) == (state, [], [])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for key in ("?", "/"):
        page.keyboard.press(key)
        expect(page.locator("dialog[open]")).to_be_visible()
        assert (key, illegible(page), barriers(page)) == (key, [], [])
        page.keyboard.press("Escape")


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
