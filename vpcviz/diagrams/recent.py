"""What is remembered from one request to the next, so that it need not be made again?"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST = 24
MOST_WEIGHT = 400_000
"""Of the documents together, in characters: some 16,000 instances, and their drawings take some 200 MB."""


class Recent(Generic[Key, Value]):
    """
    A few values, each by the whole of what it was made of, so that none is ever out of date.

    Whoever doesn't find one makes it: nothing depends on what is here, on which process answers, or on when. The ones
    that were asked for last stay.
    """

    def __init__(self, most: int = MOST, most_weight: int = MOST_WEIGHT) -> None:
        self._most = most
        self._most_weight = most_weight
        self._weight = 0
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """Give what is kept under a key; None where that is nothing."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: Key, value: Value, weight: int) -> Value:
        """
        Keep a value, and forget those for which there is no room any more.

        Args:
            value: Nobody changes it from now on.
            weight: How much room it takes, compared with others; what is too heavy alone is not kept.
        """
        if weight > self._most_weight:
            return value
        with self._lock:
            self._weight += weight - (self._kept.pop(key)[1] if key in self._kept else 0)
            self._kept[key] = value, weight
            while self._weight > self._most_weight or len(self._kept) > self._most:
                self._weight -= self._kept.popitem(last=False)[1][1]
        return value
