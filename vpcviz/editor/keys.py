"""Which key does what while a diagram is edited? The page reads from the sheet of keys what it answers to."""

from vpcviz.editor.panels import PANELS
from vpcviz.network.edits.palette import PALETTE
from vpcviz.playback.keys import KeyGroup, paired

KEYS = (
    KeyGroup(
        "Place",
        tuple(paired(tool.name, (tool.key, tool.cap, f"tool-{tool.section}")) for tool in PALETTE),
    ),
    KeyGroup(
        "What is chosen",
        (
            paired(
                "Choose one more, or one less; a frame around several", ("", "Shift click", ""), ("", "Shift drag", "")
            ),
            paired("Choose all beside what is chosen, or all; nothing", ("", "Ctrl A", ""), ("", "Esc", "")),
            paired(
                "Move by one step of the grid, by ten; the drawing has the focus",
                ("", "← → ↑ ↓", ""),
                ("", "Shift ←", ""),
            ),
            paired("Copy, cut, paste", ("", "Ctrl C", ""), ("", "Ctrl X", ""), ("", "Ctrl V", "")),
            paired("Duplicate", ("", "Ctrl D", "")),
            paired("Delete", ("", "Del", "")),
            paired("Move an entry of a network ACL up, down", ("", "Alt ↑", ""), ("", "Alt ↓", "")),
            paired("Remove the route or the rule whose buttons have the focus", ("", "Del", "")),
            paired("Undo, redo my own edits", ("", "Ctrl Z", ""), ("", "Ctrl Shift Z", "")),
            paired("Drag without grid and guides", ("", "Alt", "")),
        ),
    ),
    KeyGroup(
        "Outline",
        (
            paired("Next, previous line", ("", "↓", ""), ("", "↑", "")),
            paired("Into what stands in it, out to what it stands in", ("", "→", ""), ("", "←", "")),
            paired("Choose; choose one more, or one less", ("", "Enter", ""), ("", "Space", "")),
            paired("The next line that begins with a letter", ("", "Shift letter", "")),
            paired("Move what is chosen in the drawing, by ten", ("", "Ctrl ↑", ""), ("", "Ctrl Shift ↑", "")),
        ),
    ),
    KeyGroup(
        "Walk",
        (
            paired("Walk, or leave the walk", ("w", "W", "walk")),
            paired("Back, next step", ("[", "[", "back"), ("]", "]", "next")),
            paired("The same, where nothing is moved", ("ArrowLeft", "←", "back"), ("ArrowRight", "→", "next")),
            paired("First, last step", ("Home", "Home", "first"), ("End", "End", "last")),
            paired("Play, pause", (" ", "Space", "play")),
            paired("The drop, or the end", ("x", "X", "drop")),
        ),
    ),
    KeyGroup(
        "Drawing",
        (
            paired("The whole drawing, full size", ("f", "F", "look-fit"), ("0", "0", "look-actual-size")),
            paired("Closer, farther", ("+", "+", "look-zoom-in"), ("-", "-", "look-zoom-out")),
            paired("Look further, where nothing is chosen", ("", "Shift ← → ↑ ↓", "")),
        ),
    ),
    KeyGroup(
        "Page",
        (
            paired(
                "Inspector, advice, walk, text, history, a transit gateway as MPLS",
                *((str(at), str(at), f"panel-{name}") for at, name in enumerate(PANELS, 1)),
            ),
            paired("Find a thing, or whatever can be done", ("/", "/", "find"), ("", "Ctrl K", "")),
            paired("Next, previous part", ("F6", "F6", "next-region"), ("Shift+F6", "Shift F6", "previous-region")),
            paired("This sheet", ("?", "?", "keys")),
            paired("Close what is open, leave what has begun", ("", "Esc", "")),
        ),
    ),
)
"""Every key, in the order of the sheet."""
