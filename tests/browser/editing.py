"""How does a test edit a diagram in the browser?"""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage


def wired(page: Page, options: dict[str, object]) -> Page:
    """Wait until a page answers to keys, if it ever will."""
    if options.get("java_script_enabled", True):
        expect(page.locator("#stage")).to_have_attribute("data-has-camera", "")
    return page


def begin(open_page: OpenPage, **options: object) -> Page:
    """Begin a diagram with nothing in it."""
    page = open_page("/lessons/", **options)
    page.get_by_role("button", name="Begin a drawing of your own").click()
    expect(page.locator(".stage__empty")).to_be_visible()
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


def says_verdict(page: Page, words: str) -> None:
    expect(page.locator("#probes .verdict").first).to_have_text(words)


def write_instead(page: Page, document: str) -> None:
    """Write a topology file over a diagram that nobody has edited yet."""
    page.locator("#panel-choice-text").click()
    page.locator("#text-area").fill(document)
    page.get_by_role("button", name="Take over").click()
    revision(page, 1)
