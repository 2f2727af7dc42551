"""Which steps does a walk have, one mark each, and which of them can one jump to?"""

from collections.abc import Sequence
from dataclasses import dataclass

from vpcviz.playback.outline import place_of
from vpcviz.playback.question import address_asking
from vpcviz.playback.showing import Showing
from vpcviz.playback.spoken import Spoken, speak
from vpcviz.playback.step_link import stage_words
from vpcviz.steps.kind import Mark, StepKind, kind_of, marks_of
from vpcviz.walks.result import DirectionName

WAYS = {DirectionName.FORWARD: "there", DirectionName.RETURN: "back"}
GHOST = "past the drop"


@dataclass(frozen=True, slots=True)
class Tick:
    """
    One step on the time line and in the list of steps.

    Attributes:
        stage: In words.
        at: What the drawing calls the thing where it happens.
        place: The line of the outline that stands for it.
        way: There, back, or past the drop.
        turns: Whether another way begins here.
    """

    number: int
    kind: StepKind
    marks: tuple[Mark, ...]
    stage: str
    at: str
    place: str
    way: str
    turns: bool
    says: Spoken
    address: str

    @property
    def glyph(self) -> str:
        """The stem of its picture in the sprite."""
        return "dropped" if Mark.DROP in self.marks else f"kind-{self.kind}"

    @property
    def is_ghost(self) -> bool:
        """Whether the packet would be here only if it had not been dropped."""
        return self.way == GHOST


@dataclass(frozen=True, slots=True)
class Jump:
    """
    A way to the next step of a sort.

    Attributes:
        glyph: The stem of its picture in the sprite.
        word: What stands beside the glyph; empty where the jump beside it says so.
        arrow: The stem of the picture behind the word; empty where there is none.
        key: What to press for it.
        none: Why it leads nowhere, where it does not.
        address: Empty where it leads nowhere.
    """

    name: str
    label: str
    glyph: str
    word: str
    arrow: str
    key: str
    none: str
    address: str


def ticks_of(showing: Showing, address: str) -> tuple[Tick, ...]:
    """
    Give every step of a walk its mark.

    Args:
        address: Of the page, without a question, be it with parameters of its own.
    """
    ways = [GHOST if shown.is_ghost else WAYS[shown.direction] for shown in showing.shown]
    return tuple(
        Tick(
            number=shown.number,
            kind=kind_of(shown.step),
            marks=marks_of(shown.step),
            stage=stage_words(shown.step.stage),
            at=showing.names.get(shown.step.at, shown.step.at),
            place=place_of(showing.network, showing.picture, shown.step),
            way=way,
            turns=before is not None and before != way,
            says=speak(shown.step.evidence.says, showing.names),
            address=address_asking(address, showing.question.at_step(shown.link)),
        )
        for shown, way, before in zip(showing.shown, ways, [None, *ways], strict=False)
    )


def jumps(ticks: Sequence[Tick], number: int) -> tuple[Jump, ...]:
    """Lead from a step to the changes and decisions around it, and to the drop or else to the end."""
    found = []
    for mark in (Mark.CHANGE, Mark.DECISION):
        before = [tick for tick in ticks[: number - 1] if mark in tick.marks]
        after = [tick for tick in ticks[number:] if mark in tick.marks]
        letter = mark[0].upper()
        for side, others, key, looks in (
            ("previous", before[-1:], f"Shift+{letter}", ("back", "", "")),
            ("next", after[:1], letter, (str(mark), mark.capitalize(), "next")),
        ):
            none = f"No {mark} {'before' if side == 'previous' else 'after'} this step"
            label, to = f"{side.capitalize()} {mark}", others[0].address if others else ""
            found.append(Jump(f"{side}-{mark}", label, *looks, key, none, to))
    drops = [tick for tick in ticks if Mark.DROP in tick.marks]
    label, none = ("The drop", "Here the packet is dropped") if drops else ("The end", "Here the walk ends")
    end = next((tick for tick in drops if tick.number > number), (drops or [real_end(ticks)])[0])
    glyph, to = "dropped" if drops else "kind-final", "" if end.number == number else end.address
    found.append(Jump("drop", label, glyph, label.partition(" ")[2].capitalize(), "", "X", none, to))
    return tuple(found)


def real_end(ticks: Sequence[Tick]) -> Tick:
    """Give the last step that the packet really takes."""
    return [tick for tick in ticks if not tick.is_ghost][-1]


def last_address(ticks: Sequence[Tick], number: int) -> str:
    """Lead to the real end and, from there or beyond it, to the last step of all."""
    end = real_end(ticks)
    return (end if number < end.number else ticks[-1]).address
