"""What may a viewer say over the socket, and what is it answered?"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any

LONGEST_MESSAGE_OCTETS = 4096
MOST_STEPS = 100_000
"""More than any walk has; what a viewer says it has is held in memory."""

_RANGES = re.compile(r"(?:[0-9]{1,6}(?:-[0-9]{1,6})?(?:,[0-9]{1,6}(?:-[0-9]{1,6})?)*)?")


class CloseCode(IntEnum):
    """Why a socket is closed; the numbers from 4000 on are ours (RFC 6455, 7.4.2)."""

    TOO_LONG = 1009
    NOT_UNDERSTOOD = 4400
    NOT_FOUND = 4404
    REFUSED = 4422
    TOO_FREQUENT = 4429


class MessageRefused(Exception):
    """A viewer's message is none; the socket is closed with this code and reason."""

    def __init__(self, code: CloseCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class At:
    """The viewer has moved to a step."""

    number: int


class Part(StrEnum):
    """What a step is told in, a message a part; the last two are parts of those steps alone that have such a thing."""

    STEP = "step"
    STACK = "stack"
    BYTES = "bytes"
    ASIDES = "asides"
    END = "end"


USUAL_PARTS = (Part.STEP, Part.STACK, Part.BYTES)
"""What every step is told in."""


@dataclass(frozen=True, slots=True)
class PartKey:
    """Which part of which step it is."""

    number: int
    part: Part


@dataclass(frozen=True, slots=True)
class ViewKey:
    """Which view it is: what an instance sees from a step on."""

    number: int
    who: str


Key = PartKey | ViewKey
"""Which message of a walk it is; each is sent once."""


@dataclass(frozen=True, slots=True)
class Resume:
    """
    The viewer comes, perhaps not for the first time.

    Attributes:
        walk: The digest of the walk that it has parts of.
        have: Those parts.
    """

    number: int
    walk: str
    have: frozenset[Key]


def read_message(text: str) -> At | Resume:
    """
    Read what a viewer says.

    Raises:
        MessageRefused: It is too long, no JSON, or nothing that a viewer can say.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_MESSAGE_OCTETS:
        raise MessageRefused(CloseCode.TOO_LONG, f"a message has at most {LONGEST_MESSAGE_OCTETS} octets")
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "a message is a JSON object") from None
    match message:
        case {"type": "at", "number": int(number)} if _is_number(number):
            return At(number)
        case {"type": "resume", "number": int(number), "walk": str(walk), "have": dict(have)} if _is_number(number):
            return Resume(number, walk, frozenset(_read_have(have)))
        case {"type": "at" | "resume" as kind}:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, f"{kind} lacks a step's number, or what it has")
        case _:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "a message is of the type at or resume")


def _read_have(have: dict[str, object]) -> Iterator[Key]:
    """Read which parts of a walk a viewer has: the numbers of the steps as ranges, for views by instance."""
    for kind, numbers in have.items():
        match kind, numbers:
            case "step" | "stack" | "bytes" | "asides" | "end", str():
                yield from (PartKey(number, Part(kind)) for number in read_ranges(numbers))
            case "view", dict():
                yield from (ViewKey(number, who) for who, ranges in numbers.items() for number in read_ranges(ranges))
            case _:
                raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "one has the parts of steps, and views by instance")


def read_ranges(ranges: object) -> tuple[int, ...]:
    """
    Read rising numbers that are written as `1-40,42`; an empty text is none.

    Raises:
        MessageRefused: They are not written so, or are more than a walk has steps.
    """
    if not isinstance(ranges, str) or not _RANGES.fullmatch(ranges):
        raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "numbers are written as 1-40,42")
    numbers: list[int] = []
    for one in filter(None, ranges.split(",")):
        first, _, last = one.partition("-")
        lowest, highest = int(first), int(last or first)
        if lowest <= (numbers[-1] if numbers else 0) or not lowest <= highest <= MOST_STEPS:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, f"numbers rise from 1 to {MOST_STEPS} at most")
        numbers += range(lowest, highest + 1)
    return tuple(numbers)


def _is_number(value: object) -> bool:
    """Say whether a value may be a step's number; JSON's true is an integer to Python."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST_STEPS


@dataclass(frozen=True, slots=True)
class Playback:
    """
    Where one viewer is, and what it has been sent.

    Attributes:
        walk: The digest of the walk.
        steps: How many it has.
        at: The step that the viewer looks at.
        further: The parts that a step has besides the usual ones, by its number.
        views: Every view that there is to send.
        sent: What the viewer has.
    """

    walk: str
    steps: int
    at: int
    further: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)
    views: tuple[ViewKey, ...] = ()
    sent: frozenset[Key] = frozenset()

    def hears(self, message: At | Resume) -> "Playback":
        """Follow a viewer's message; a number beyond the walk is its last step."""
        moved = replace(self, at=min(message.number, self.steps))
        if isinstance(message, Resume) and message.walk == self.walk:
            return replace(moved, sent=self.sent | message.have)
        return moved

    def has_sent(self, what: Key) -> "Playback":
        """Remember that a part is on its way."""
        return replace(self, sent=self.sent | {what})

    @property
    def next_to_send(self) -> Key | None:
        """What to send next: the step that is looked at with all that is seen of it, then those ahead, then behind."""
        return next((what for what in self._in_order() if what not in self.sent), None)

    def _in_order(self) -> Iterator[Key]:
        yield from self._parts_of(self.at)
        yield from {one.who: one for one in self.views if one.number <= self.at}.values()
        changing: dict[int, list[ViewKey]] = {}
        for view in self.views:
            changing.setdefault(view.number, []).append(view)
        for number in (*range(self.at + 1, self.steps + 1), *range(self.at - 1, 0, -1)):
            yield from self._parts_of(number)
            yield from changing.get(number, ())
        yield from changing.get(self.at, ())

    def _parts_of(self, number: int) -> Iterator[Key]:
        return (PartKey(number, part) for part in (*USUAL_PARTS, *self.further.get(number, ())))


def walk_message(playback: Playback) -> str:
    """Tell which walk it is, how long, and where it is opened."""
    return _written({"type": "walk", "walk": playback.walk, "steps": playback.steps, "at": playback.at})


def refused_message(problems: Sequence[Any]) -> str:
    """Tell why there is no walk."""
    return _written({"type": "refused", "problems": [str(problem) for problem in problems]})


def step_message(
    number: int, further: Sequence[Part], link: str, here: str, html: dict[str, str], picture: object
) -> str:
    """
    Tell one step.

    Args:
        further: In which other messages it is told, besides the usual ones.
        here: The line of the outline where it happens.
        html: The fragments that the page without JavaScript has, by id.
        picture: What the step adds to the drawing.
    """
    return _written(
        {
            "type": Part.STEP,
            "number": number,
            "further": further,
            "link": link,
            "here": here,
            "html": html,
            "picture": picture,
        }
    )


def part_message(key: PartKey, html: dict[str, str], trail: str = "") -> str:
    """
    Tell what else there is to show of a step.

    Args:
        html: The fragments that the page without JavaScript has, by id.
        trail: What it adds to the drawing, from its step on.
    """
    return _written({"type": key.part, "number": key.number, "html": html, "trail": trail})


def view_message(key: ViewKey, html: str) -> str:
    """Tell what an instance sees from a step on."""
    return _written({"type": "view", "number": key.number, "who": key.who, "html": html})


def _written(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
