"""In which colours is a text written, where it is written in any?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """What stands before and after a text to colour it on a terminal (ECMA-48)."""

    before: str = ""
    after: str = ""

    def __call__(self, text: str) -> str:
        """Write a text in this ink."""
        return f"{self.before}{text}{self.after}"


NO_INK = Ink()


@dataclass(frozen=True, slots=True)
class Inks:
    """
    The inks of a text.

    Attributes:
        good: What arrived.
        bad: What was dropped.
        open: What nobody can decide.
        strong: What a reader looks for first.
        quiet: What a reader may skip.
    """

    good: Ink = NO_INK
    bad: Ink = NO_INK
    open: Ink = NO_INK
    strong: Ink = NO_INK
    quiet: Ink = NO_INK


_END = "\x1b[0m"

PLAIN = Inks()
"""For a file or another program."""

COLOURED = Inks(
    good=Ink("\x1b[1;32m", _END),
    bad=Ink("\x1b[1;31m", _END),
    open=Ink("\x1b[1;33m", _END),
    strong=Ink("\x1b[1m", _END),
    quiet=Ink("\x1b[2m", _END),
)
"""For a terminal."""
