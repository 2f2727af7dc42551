"""What may a viewer say over the socket, and what is it answered?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

LONGEST_MESSAGE_OCTETS = 4096


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


@dataclass(frozen=True, slots=True)
class Resume:
    """
    The viewer comes, perhaps not for the first time.

    Attributes:
        walk: The digest of the walk that it has steps of.
        have: The numbers of those steps.
    """

    number: int
    walk: str
    have: tuple[int, ...]


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
        case {"type": "resume", "number": int(number), "walk": str(walk), "have": list(have)} if _is_number(
            number
        ) and all(map(_is_number, have)):
            return Resume(number, walk, tuple(have))
        case {"type": "at" | "resume" as kind}:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, f"{kind} lacks a step's number, or what it has")
        case _:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "a message is of the type at or resume")


def _is_number(value: object) -> bool:
    """Say whether a value may be a step's number; JSON's true is an integer to Python."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000_000


@dataclass(frozen=True, slots=True)
class Playback:
    """
    Where one viewer is, and what it has been sent.

    Attributes:
        walk: The digest of the walk.
        steps: How many it has.
        at: The step that the viewer looks at.
        sent: The numbers of the steps that the viewer has.
    """

    walk: str
    steps: int
    at: int
    sent: frozenset[int] = frozenset()

    def hears(self, message: At | Resume) -> "Playback":
        """Follow a viewer's message; a number beyond the walk is its last step."""
        moved = replace(self, at=min(message.number, self.steps))
        if isinstance(message, Resume) and message.walk == self.walk:
            return replace(moved, sent=self.sent | frozenset(message.have))
        return moved

    def has_sent(self, number: int) -> "Playback":
        """Remember that a step is on its way."""
        return replace(self, sent=self.sent | {number})

    @property
    def next_number(self) -> int | None:
        """The step to send next: the one that is looked at, then those ahead of it, then those behind."""
        ahead = range(self.at, self.steps + 1)
        behind = range(self.at - 1, 0, -1)
        return next((number for numbers in (ahead, behind) for number in numbers if number not in self.sent), None)


def walk_message(playback: Playback) -> str:
    """Tell which walk it is, how long, and where it is opened."""
    return _written({"type": "walk", "walk": playback.walk, "steps": playback.steps, "at": playback.at})


def refused_message(problems: Sequence[Any]) -> str:
    """Tell why there is no walk."""
    return _written({"type": "refused", "problems": [str(problem) for problem in problems]})


def step_message(number: int, link: str, here: str, html: dict[str, str], picture: object) -> str:
    """
    Tell one step.

    Args:
        here: The line of the outline where it happens.
        html: The fragments that the page without JavaScript has, by id.
        picture: What the step adds to the drawing.
    """
    return _written({"type": "step", "number": number, "link": link, "here": here, "html": html, "picture": picture})


def _written(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
