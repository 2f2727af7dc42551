"""How do tests share windows, and know nothing of each other?"""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext


class Windows:
    """
    Windows that were used before, emptied: of what a test has left in one only the fetched scripts and styles stay.

    To fetch those anew, and to begin a process that has to make sense of them, takes longer than all else that is done
    to open a page. So in each window a page stays that says nothing, whose process the others share.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = defaultdict(list)
        self._kinds: dict[BrowserContext, str] = {}

    def take(self, options: Mapping[str, Any], quiet: str) -> BrowserContext:
        """
        Give a window with nothing in it that nobody else uses.

        Args:
            options: Those of a browser context.
            quiet: The address of a page of the product that does nothing.
        """
        kind = json.dumps(options, sort_keys=True)
        if self._free[kind]:
            window = self._free[kind].pop()
        else:
            window = self._browser.new_context(**options)
            window.new_page().goto(quiet)
        self._kinds[window] = kind
        return window

    def give_back(self, window: BrowserContext) -> None:
        """Forget whatever the pages in a window have kept."""
        kind = self._kinds.pop(window)
        quiet, *pages = window.pages
        if not pages:
            window.close()
            return
        session = window.new_cdp_session(quiet)
        for origin in {"{0.scheme}://{0.netloc}".format(urlsplit(page.url)) for page in pages}:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
        for page in pages:
            page.close()
        window.clear_cookies()
        self._free[kind].append(window)
