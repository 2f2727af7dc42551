"""Which steps happened at a place: what does its pill say, and how wide is it?"""

from dataclasses import dataclass

from vpcviz.drawing.geometry import Box
from vpcviz.drawing.label import Align
from vpcviz.drawing.place import Level, Place

HEIGHT = 20
_DIGIT = 8
_PADDING = 12
_SHOWN_RUNS = 3


@dataclass(frozen=True, slots=True)
class Footprint:
    """
    Attributes:
        place: The id of its place; a later footprint takes the place of an earlier one there.
        text: The steps as a list of runs, `2-5` with a longer dash; where they are many, the latest alone.
        every: All of them, where the text has not.
        is_ghost: Whether the latest of them is past a drop, and not really taken.
    """

    place: str
    box: Box
    text: str
    is_below: bool
    every: str = ""
    is_ghost: bool = False

    @property
    def text_x(self) -> int:
        """The middle of the text."""
        return self.box.centre.x

    @property
    def text_y(self) -> int:
        """The baseline of the text."""
        return self.box.y + 14


def footprint_of(place: Place, steps: tuple[int, ...]) -> Footprint:
    """Give the pill of a place at which some steps happened, in their order."""
    written = runs(steps)
    text = shortened(written)
    width = pill_width(text)
    left = {Align.START: 0, Align.MIDDLE: width // 2, Align.END: width}[place.pill_align]
    box = Box(place.pill.x - left, place.pill.y - HEIGHT // 2, width, HEIGHT)
    every = ", ".join(written) if len(written) > _SHOWN_RUNS else ""
    return Footprint(place.id, box, text, place.level is Level.BELOW, every)


def pill_width(text: str) -> int:
    """Give the width of a pill around some runs of numbers; an even number, so that its middle is a whole one."""
    width = max(HEIGHT, len(text) * _DIGIT + (_PADDING if len(text) > 1 else 0))
    return width + width % 2


def runs(steps: tuple[int, ...]) -> list[str]:
    """Write steps as runs: `2–5`, `9`."""  # noqa: RUF002
    spans: list[list[int]] = []
    for step in steps:
        if spans and spans[-1][-1] + 1 == step:
            spans[-1][1:] = [step]
        else:
            spans.append([step])
    dash = "\N{EN DASH}"
    return [dash.join(map(str, span)) for span in spans]


def shortened(written: list[str]) -> str:
    """Write runs in one line; where there are many, only the latest ones after three dots."""
    shown = written if len(written) <= _SHOWN_RUNS else ["…", *written[1 - _SHOWN_RUNS :]]
    return ", ".join(shown)
