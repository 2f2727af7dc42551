"""Does anything on a page bar somebody's way: what does axe find?"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = {"runOnly": ["color-contrast"]}
"""What differs where a page only has other colours: all else is looked at once."""

# Of what sorts the things are that are in view, and what they stand in.
_SORTS_IN_VIEW = """
() => {
  const sort = (element) => `${element.tagName} ${element.getAttribute("class")} ${element.getAttribute("role")}`;
  const shown = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
  return [...new Set(shown.map((element) => `${sort(element.parentElement)} > ${sort(element)}`))];
}
"""


def barriers(page: Page, rules: dict[str, Any] | None = None) -> list[tuple[str, list[str]]]:
    """
    Let axe look at a page; give each rule that is broken with where.

    Args:
        rules: Those that it is held to, as axe's options; else every one.
    """
    # Whatever keeps a rule need not be told, which would take most of the time.
    options = {"resultTypes": ["violations"], **(rules or {})}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


class Inspector:
    """Lets axe look at pages, but at those alone on which there is a sort of thing that it has not yet seen."""

    def __init__(self, rules: dict[str, Any] | None = None) -> None:
        self.rules = rules
        self.seen: set[str] = set()

    def barriers(self, page: Page) -> list[tuple[str, list[str]]]:
        """Give each rule that is broken with where."""
        sorts = set(page.evaluate(_SORTS_IN_VIEW))
        if sorts <= self.seen:
            return []
        self.seen |= sorts
        return barriers(page, self.rules)
