"""What does an option of a command mean, and what is said of one that means nothing?"""

from collections.abc import Callable
from ipaddress import AddressValueError, IPv4Address

from vpcviz.facts.protocols import NUMBERS
from vpcviz.network.errors import ProbeRefused, Problem


def whole_number(option: str, expected: str = "a whole number") -> Callable[[str], int]:
    """Make a reader of whole numbers; which of them make sense is for the probe to say."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise ProbeRefused(Problem(option, None, text or "nothing", expected)) from None

    return read


def address(option: str) -> Callable[[str], IPv4Address]:
    """Make a reader of IPv4 addresses."""

    def read(text: str) -> IPv4Address:
        try:
            return IPv4Address(text)
        except AddressValueError:
            raise ProbeRefused(Problem(option, None, text or "nothing", "an IPv4 address")) from None

    return read


def protocol(option: str) -> Callable[[str], int]:
    """Make a reader of protocols, by name or by number."""
    read_number = whole_number(option, f"{', '.join(NUMBERS)}, or a number, 0 to 255")

    def read(text: str) -> int:
        return NUMBERS[text] if text in NUMBERS else read_number(text)

    return read
