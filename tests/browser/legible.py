"""Can everything that is written on a page be read: is it large enough, whole, and not on top of something else?"""

from pathlib import Path

from playwright.sync_api import Page

LEAST_PIXELS = 12
_LOOK = Path(__file__).with_suffix(".js").read_text()


def illegible(page: Page) -> list[str]:
    """Name every text on a page that is too small, cut off, or on top of another one or under a footprint."""
    # Without a script nothing else tells when a page that was followed to has its style sheets.
    page.wait_for_load_state("load")
    found: list[str] = page.evaluate(_LOOK, [LEAST_PIXELS])
    return found
