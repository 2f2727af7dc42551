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

    To fetch those anew takes as long as all else that is done to open a page.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = defaultdict(list)
        self._kinds: dict[BrowserContext, str] = {}

    def take(self, options: Mapping[str, Any]) -> BrowserContext:
        """Give a window with nothing in it that nobody else uses."""
        kind = json.dumps(options, sort_keys=True)
        window = self._free[kind].pop() if self._free[kind] else self._browser.new_context(**options)
        self._kinds[window] = kind
        return window

    def give_back(self, window: BrowserContext) -> None:
        """Forget whatever the pages in a window have kept."""
        kind = self._kinds.pop(window)
        if not window.pages:
            window.close()
            return
        session = window.new_cdp_session(window.pages[0])
        for origin in {"{0.scheme}://{0.netloc}".format(urlsplit(page.url)) for page in window.pages}:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
        for page in window.pages:
            page.close()
        window.clear_cookies()
        self._free[kind].append(window)
