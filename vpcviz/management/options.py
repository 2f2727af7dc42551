"""What does an option of a command mean, and what is said of one that means nothing?"""

from collections.abc import Callable
from ipaddress import AddressValueError, IPv4Address

from vpcviz.facts.protocols import NUMBERS
from vpcviz.network.errors import ProbeRefused, Problem


def whole_number(option: str, lowest: int, highest: int) -> Callable[[str], int]:
    """Make a reader of whole numbers from the lowest to the highest, both included."""

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and lowest <= int(text) <= highest:
            return int(text)
        raise ProbeRefused(Problem(option, None, text, f"a whole number, {lowest} to {highest}"))

    return read


def address(option: str) -> Callable[[str], IPv4Address]:
    """Make a reader of IPv4 addresses."""

    def read(text: str) -> IPv4Address:
        try:
            return IPv4Address(text)
        except AddressValueError:
            raise ProbeRefused(Problem(option, None, text, "an IPv4 address such as 10.0.0.10")) from None

    return read


def protocol(option: str) -> Callable[[str], int]:
    """Make a reader of protocols, by name or by number."""
    read_number = whole_number(option, 0, 255)

    def read(text: str) -> int:
        if text in NUMBERS:
            return NUMBERS[text]
        try:
            return read_number(text)
        except ProbeRefused:
            names = ", ".join(NUMBERS)
            raise ProbeRefused(Problem(option, None, text, f"one of {names}, or a number, 0 to 255")) from None

    return read
