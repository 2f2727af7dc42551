"""Is the page as it should be in a real Chromium? A package: its tests share one, and one server, and end both."""
