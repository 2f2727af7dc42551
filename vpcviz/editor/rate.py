"""How often may somebody ask for a change?"""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Rate:
    """
    So many of a kind in so many seconds, from one address of the Internet.

    Attributes:
        what: The kind, as a key.
    """

    what: str
    most: int
    seconds: int

    def is_exceeded(self, request: HttpRequest, about: str = "") -> bool:
        """
        Count one more, and say whether it is one too many.

        Args:
            about: What is counted by itself, such as the link by which it is asked.
        """
        window = int(time.time() / self.seconds)
        key = f"rate {self.what} {about} {request.META.get('REMOTE_ADDR', '')} {window}".replace(" ", ":")
        cache.add(key, 0, self.seconds * 2)
        try:
            return int(cache.incr(key)) > self.most
        except ValueError:
            # It has been dropped between the two, which happens where there is no room for it.
            return False


EDITS = Rate("edits", 200, 10)
"""Nobody's fingers are faster; a class behind one address shares a link with its limit."""

DIAGRAMS = Rate("diagrams", 300, 600)
"""A class behind one address, each with a copy or two."""
