"""Which of several things is chosen, and which link chooses another?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """
    A link among several, one of which is chosen.

    Attributes:
        name: What is chosen, as it stands in an address.
    """

    name: str
    label: str
    address: str
    is_chosen: bool
