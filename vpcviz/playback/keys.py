"""Which key does what? The sheet lists them, and the page reads from the sheet which ones it answers to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """
    One key.

    Attributes:
        press: Its name in the browser, `Shift+` before it where that makes another key of it; empty where the browser
            itself answers to it.
        cap: What stands on it.
    """

    press: str
    cap: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What some keys do, each in its own direction; a key's action is the one at its place."""

    says: str
    keys: tuple[tuple[Key, str], ...]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    bindings: tuple[Binding, ...]


def paired(says: str, *keys: tuple[str, str, str]) -> Binding:
    """Bind keys, each as its name in the browser, what stands on it, and what it does."""
    return Binding(says, tuple((Key(press, cap), does) for press, cap, does in keys))


KEYS = (
    KeyGroup(
        "Steps",
        (
            paired("Back, next step", ("ArrowLeft", "←", "back"), ("ArrowRight", "→", "next")),
            paired("First, last step", ("Home", "Home", "first"), ("End", "End", "last")),
            paired("Play, pause", (" ", "Space", "play")),
            paired("Slower, faster", ("<", "<", "slower"), (">", ">", "faster")),
        ),
    ),
    KeyGroup(
        "Go to",
        (
            paired("Next, previous change", ("c", "C", "next-change"), ("Shift+c", "Shift C", "previous-change")),
            paired("Next, previous decision", ("d", "D", "next-decision"), ("Shift+d", "Shift D", "previous-decision")),
            paired("The drop, or the end", ("x", "X", "drop")),
            paired(
                "Next, previous match of the filter", ("n", "N", "next-match"), ("Shift+n", "Shift N", "previous-match")
            ),
            paired("To the filter", ("/", "/", "filter")),
        ),
    ),
    KeyGroup(
        "Drawing",
        (
            paired("Both planes, the tenant's, the model", ("u", "U", "look-planes")),
            paired("The whole drawing, full size", ("f", "F", "look-fit"), ("0", "0", "look-actual-size")),
            paired("Closer, farther", ("+", "+", "look-zoom-in"), ("-", "-", "look-zoom-out")),
            paired(
                "Look further left, right, up, down",
                ("Shift+ArrowLeft", "Shift ←", "look-left"),
                ("Shift+ArrowRight", "Shift →", "look-right"),
                ("Shift+ArrowUp", "Shift ↑", "look-up"),
                ("Shift+ArrowDown", "Shift ↓", "look-down"),
            ),
        ),
    ),
    KeyGroup(
        "Page",
        (
            paired(
                "This step, all steps, experiment, a transit gateway as MPLS",
                ("1", "1", "panel-step"),
                ("2", "2", "panel-walk"),
                ("3", "3", "panel-experiment"),
                ("4", "4", "panel-mpls"),
            ),
            paired("Next, previous part", ("F6", "F6", "next-region"), ("Shift+F6", "Shift F6", "previous-region")),
            paired("This sheet", ("?", "?", "keys")),
            paired("Close what is open", ("", "Esc", "")),
        ),
    ),
)
"""Every key, in the order of the sheet."""
