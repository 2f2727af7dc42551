"""What does an option of a command mean, and what is said of one that means nothing?"""

from dataclasses import dataclass, field
from ipaddress import ip_address

from vpcviz.facts.identifiers import Address
from vpcviz.facts.protocols import NUMBERS
from vpcviz.network.errors import Problem


@dataclass(slots=True)
class OptionReader:
    """
    Reads what was typed, and gathers what is wrong with it, so that all of it is said at once.

    What can't be read, or was not typed, is None.
    """

    problems: list[Problem] = field(default_factory=list)

    def whole_number(self, option: str, text: str | None, expected: str = "a whole number") -> int | None:
        """Read a whole number; which of them make sense is for the probe to say."""
        if text is None:
            return None
        try:
            return int(text)
        except ValueError:
            self.problems.append(Problem(option, None, text or "nothing", expected))
            return None

    def address(self, option: str, text: str | None) -> Address | None:
        """Read an address of either version."""
        if text is None:
            return None
        try:
            return ip_address(text)
        except ValueError:
            self.problems.append(Problem(option, None, text or "nothing", "an address"))
            return None

    def protocol(self, option: str, text: str) -> int | None:
        """Read a protocol, by name or by number."""
        if text in NUMBERS:
            return NUMBERS[text]
        return self.whole_number(option, text, f"{', '.join(NUMBERS)}, or a number, 0 to 255")
