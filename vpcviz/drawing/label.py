"""What is written in the picture, where, and how much room does it take?"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Protocol

from vpcviz.drawing.geometry import Box


class Role(StrEnum):
    """What some words are; the value is the style sheet's name for it."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    NAME = "name"
    PLANE = "plane"
    ADDRESS = "address"
    ADDRESS_STRONG = "address-strong"
    ADDRESS_QUIET = "address-quiet"


# Widths of a character of 12 px (a name has 14), for the widest of the fonts that a page may get: DejaVu.
_WIDTHS = {
    Role.PLAIN: 7.2,
    Role.STRONG: 8.2,
    Role.QUIET: 7.2,
    Role.NAME: 9.6,
    Role.PLANE: 8.2,
    Role.ADDRESS: 7.3,
    Role.ADDRESS_STRONG: 7.3,
    Role.ADDRESS_QUIET: 7.3,
}
_GAP = 8
_ASCENT, _DESCENT = 11, 3


class Align(StrEnum):
    """Which end of a label its point is; the values are SVG's."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Halo(StrEnum):
    """Whose colour a label has around itself, to interrupt a line that must pass it."""

    NONE = "none"
    PAPER = "paper"
    SLATE = "slate"


@dataclass(frozen=True, slots=True)
class Words:
    """
    A part of a label.

    Attributes:
        whole: The whole text where it was shortened; else empty.
    """

    text: str
    role: Role = Role.PLAIN
    whole: str = ""

    @property
    def width(self) -> int:
        """How much room the words need at the most."""
        return ceil(len(self.text) * _WIDTHS[self.role])


class Labelled(Protocol):
    """Whatever has labels."""

    @property
    def labels(self) -> "tuple[Label, ...]": ...


@dataclass(frozen=True, slots=True)
class Label:
    """
    One line of text.

    Attributes:
        x: Of the end that `align` names.
        y: Of the baseline.
        words: Parts with a gap of 8 between them.
    """

    x: int
    y: int
    words: tuple[Words, ...]
    align: Align = Align.START
    halo: Halo = Halo.NONE

    @property
    def whole(self) -> str:
        """The whole text, where a part of it was shortened; else empty."""
        return " ".join(part.whole or part.text for part in self.words) if any(one.whole for one in self.words) else ""

    @property
    def width(self) -> int:
        """How much room the label needs at the most."""
        return sum(part.width for part in self.words) + _GAP * (len(self.words) - 1)

    @property
    def box(self) -> Box:
        """The room that the label takes."""
        left = {Align.START: 0, Align.MIDDLE: self.width // 2, Align.END: self.width}[self.align]
        return Box(self.x - left, self.y - _ASCENT, self.width, _ASCENT + _DESCENT)


def shorten(text: str, room: int, role: Role = Role.PLAIN) -> Words:
    """Take characters out of the middle of a text until it fits; its ends tell it from its neighbours."""
    longest = max(2, int(room / _WIDTHS[role]))
    if len(text) <= longest:
        return Words(text, role)
    tail = (longest - 1) // 3
    return Words(f"{text[: longest - 1 - tail]}…{text[len(text) - tail :] if tail else ''}", role, text)
