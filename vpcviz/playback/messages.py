"""What may a viewer say over the socket, and what is it answered?"""

import json
from collections.abc import Iterator, Sequence
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
        views: Which views of instances it has, too.
    """

    number: int
    walk: str
    have: tuple[int, ...]
    views: tuple["ViewKey", ...] = ()


@dataclass(frozen=True, slots=True)
class ViewKey:
    """Which view it is: what an instance sees from a step on."""

    number: int
    who: str


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
            return Resume(number, walk, tuple(have), _read_views(message.get("views", {})))
        case {"type": "at" | "resume" as kind}:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, f"{kind} lacks a step's number, or what it has")
        case _:
            raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "a message is of the type at or resume")


def _read_views(value: object) -> tuple[ViewKey, ...]:
    """Read which views a viewer has: the numbers of the steps, by instance."""
    if isinstance(value, dict) and all(
        isinstance(numbers, list) and all(map(_is_number, numbers)) for numbers in value.values()
    ):
        return tuple(ViewKey(number, who) for who, numbers in value.items() for number in numbers)
    raise MessageRefused(CloseCode.NOT_UNDERSTOOD, "views are lists of steps' numbers by instance")


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
        views: Every view that there is to send.
        sent: The numbers of the steps that the viewer has, and its views.
    """

    walk: str
    steps: int
    at: int
    views: tuple[ViewKey, ...] = ()
    sent: frozenset[int | ViewKey] = frozenset()

    def hears(self, message: At | Resume) -> "Playback":
        """Follow a viewer's message; a number beyond the walk is its last step."""
        moved = replace(self, at=min(message.number, self.steps))
        if isinstance(message, Resume) and message.walk == self.walk:
            return replace(moved, sent=self.sent.union(message.have, message.views))
        return moved

    def has_sent(self, what: int | ViewKey) -> "Playback":
        """Remember that a step or a view is on its way."""
        return replace(self, sent=self.sent | {what})

    @property
    def next_to_send(self) -> int | ViewKey | None:
        """What to send next: the step that is looked at with what is seen there, then what is ahead, then behind."""
        return next((what for what in self._in_order() if what not in self.sent), None)

    def _in_order(self) -> Iterator[int | ViewKey]:
        yield self.at
        yield from {one.who: one for one in self.views if one.number <= self.at}.values()
        changing: dict[int, list[ViewKey]] = {}
        for view in self.views:
            changing.setdefault(view.number, []).append(view)
        for number in (*range(self.at + 1, self.steps + 1), *range(self.at - 1, 0, -1)):
            yield number
            yield from changing.get(number, ())
        yield from changing.get(self.at, ())


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


def view_message(key: ViewKey, html: str) -> str:
    """Tell what an instance sees from a step on."""
    return _written({"type": "view", "number": key.number, "who": key.who, "html": html})


def _written(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
