"""What are things called in what is written out?"""

from collections.abc import Callable

Naming = Callable[[str], str]
"""Puts names in the place of a text's ids."""


def by_id(text: str) -> str:
    """Leave the ids as they are, as a topology file has them."""
    return text
