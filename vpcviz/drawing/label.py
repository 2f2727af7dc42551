"""What is written in the picture, where, and how much room does it take?"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import repeat
from math import ceil
from typing import NamedTuple, Protocol, assert_never

from vpcviz.drawing.geometry import Box, Point


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
    OFF = "off"


# Widths at 12 px for the widest of the fonts that a page may get, DejaVu; a monospaced one is the same for all.
_MONOSPACED = 7.3
_NARROW, _WIDE = frozenset("fijlrtI .,:;'|!()[]/-"), frozenset("mwMW@%…")
_LEAST_WIDTH = 5.2
_LARGER = 14 / 12
# From here on the letters are Arabic, Indic, Chinese and the like, or pictures: up to half wider than the size is high.
_OTHER_SCRIPTS, _OF_OTHER_SCRIPTS = 0x590, 18.0
_MOST_WIDTH = _OF_OTHER_SCRIPTS * _LARGER


def _widths(narrow: float, small: float, capital: float, wide: float) -> Mapping[str, float]:
    """Give every letter its width, but those of other scripts."""
    return {
        one: narrow if one in _NARROW else wide if one in _WIDE else capital if one.isupper() else small
        for one in (*map(chr, range(_OTHER_SCRIPTS)), *_WIDE)
    }


_REGULAR = _widths(_LEAST_WIDTH, 7.7, 8.6, 12.0)
_BOLD = _widths(6.0, 8.6, 9.7, 13.2)
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


class Size(StrEnum):
    """To what part of its size the picture is made smaller; the value is the style sheet's name for it."""

    HALF = "half"
    THIRD = "third"
    QUARTER = "quarter"
    TENTH = "tenth"


HALVED, SMALL, TINY = (Size.HALF,), (Size.THIRD, Size.QUARTER), (Size.TENTH,)
"""Where there is still room for the names of all frames; for those of cards; for those of VPCs alone."""

# A name is written so large in the picture that it still has 12 pixels where the picture is smallest.
_LARGEST = {Size.HALF: 24, Size.THIRD: 40, Size.QUARTER: 48, Size.TENTH: 120}


def text_width(text: str, role: Role) -> float:
    """Estimate the width of a text, rather too wide than too narrow."""
    match role:
        case Role.ADDRESS | Role.ADDRESS_STRONG | Role.ADDRESS_QUIET | Role.OFF:
            return len(text) * _MONOSPACED
        case Role.PLAIN | Role.QUIET:
            return _sum(text, _REGULAR)
        case Role.STRONG | Role.PLANE:
            return _sum(text, _BOLD)
        case Role.NAME:
            return _sum(text, _BOLD) * _LARGER
        case _:
            assert_never(role)


def _sum(text: str, widths: Mapping[str, float]) -> float:
    return sum(map(widths.get, text, repeat(_OF_OTHER_SCRIPTS)))


class Words(NamedTuple):
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
        return ceil(text_width(self.text, self.role))


class Labelled(Protocol):
    """Whatever has labels."""

    @property
    def labels(self) -> "tuple[Label, ...]": ...


class Label(NamedTuple):
    """
    One line of text.

    Attributes:
        x: Of the end that `align` names.
        y: Of the baseline.
        words: Parts with a gap of 8 between them.
        sizes: Where the picture is made how small its first part is still read.
        smaller: What is read in its place where there is no room for that.
    """

    x: int
    y: int
    words: tuple[Words, ...]
    align: Align = Align.START
    halo: Halo = Halo.NONE
    sizes: tuple[Size, ...] = ()
    smaller: tuple["Label", ...] = ()

    @property
    def whole(self) -> str:
        """The whole text, where a part of it was shortened; else empty."""
        if len(self.words) == 1:
            return self.words[0].whole
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


class Named(NamedTuple):
    """
    What is read of a label where the picture is made smaller.

    Attributes:
        room: For the whole of it, in units.
        at: Where it stands then, and `halo` around it; None where the label stands.
        is_whole: Whether it is left out where there is no room for all of it.
        beyond: How much more room there is if then all of it can be read.
    """

    sizes: tuple[Size, ...]
    text: str
    room: int
    at: Point | None = None
    halo: Halo = Halo.NONE
    is_whole: bool = False
    beyond: int = 0


def with_names(label: Label, *names: Named) -> Label:
    """Let the first part of a label, which is a name, be read where the picture is made smaller, too."""
    role, own = label.words[0].role, label.words[0].text
    natural = 12 * (_LARGER if role is Role.NAME else 1)
    as_it_is: tuple[Size, ...] = ()
    otherwise: dict[tuple[Words, Point, Halo], tuple[Size, ...]] = {}
    for name in names:
        at, halo = (name.at, name.halo) if name.at else (Point(label.x, label.y), label.halo)
        for size in name.sizes:
            smaller_by = natural / _LARGEST[size]
            words = shorten(name.text, int((name.room + name.beyond) * smaller_by), role)
            if words.whole and name.beyond:
                words = shorten(name.text, int(name.room * smaller_by), role)
            if name.is_whole and words.whole:
                continue
            if words.text == own and name.at is None:
                as_it_is += (size,)
            else:
                otherwise[words, at, halo] = (*otherwise.get((words, at, halo), ()), size)
    smaller = tuple(
        Label(at.x, at.y, (words,), label.align, halo, sizes) for (words, at, halo), sizes in otherwise.items()
    )
    return label._replace(sizes=as_it_is, smaller=smaller)


def shorten(text: str, room: int, role: Role = Role.PLAIN) -> Words:
    """Take characters out of the middle of a text until it fits; its first one stays in any case."""
    if len(text) * _MOST_WIDTH <= room:
        return Words(text, role)
    most = int(room / _LEAST_WIDTH)
    if len(text) <= most and text_width(text, role) <= room:
        return Words(text, role)
    for kept in range(min(len(text) - 1, most), 1, -1):
        tail = kept // 3
        shorter = f"{text[: kept - tail]}…{text[len(text) - tail :] if tail else ''}"
        if text_width(shorter, role) <= room:
            return Words(shorter, role, text)
    return Words(f"{text[:1]}…", role, text)
