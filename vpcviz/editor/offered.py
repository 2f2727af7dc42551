"""What can be placed, pasted and walked, given what is chosen?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from vpcviz.drawing.glyph import glyph_of
from vpcviz.editor.choice import Choice
from vpcviz.editor.fields import called
from vpcviz.network.edits.construct import Construct
from vpcviz.network.edits.fitting import CONTAINERS
from vpcviz.network.edits.moving import home_of
from vpcviz.network.edits.palette import GROUPS, PALETTE
from vpcviz.network.outside import OUTSIDE_SECTIONS
from vpcviz.network.sections import SECTIONS, noun_of, things_in
from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question


def _draggable() -> dict[str, str]:
    homes = {section: home_of(section) for section in SECTIONS}
    return {section: home for section, home in homes.items() if home == "subnets" or section == "subnets"}


DRAGGABLE: Mapping[str, str] = MappingProxyType(_draggable())
"""Which things stand as frames or cards in others in the drawing, and in which; others stand at an edge, or nowhere."""


@dataclass(frozen=True, slots=True)
class Tool:
    """
    Something of the palette.

    Attributes:
        within: The thing in which it would be placed now, or the two that it would join with a space between them;
            empty where that has still to be chosen, or need not be.
        count: In how many things it stands, or how many it joins.
        kinds: The sections of what it can stand in.
        nouns: What those are called.
    """

    section: str
    name: str
    cap: str
    glyph: str
    within: str
    count: int
    kinds: tuple[str, ...]
    nouns: tuple[str, ...]

    @property
    def where(self) -> str:
        """Where it would be placed now, in words; empty where that has still to be chosen, or need not be."""
        named = self.within.replace(" ", " and ")
        between = "between" if " " in self.within else "from"
        return f"{'in' if self.count == 1 else between} {named}" if named else ""


@dataclass(frozen=True, slots=True)
class ToolGroup:
    """
    A part of the palette.

    Attributes:
        is_open: Whether its tools are in view until the reader says otherwise.
    """

    name: str
    tools: tuple[Tool, ...]
    is_open: bool


def tool_groups(topology: Topology, several: Sequence[tuple[str, str]]) -> list[ToolGroup]:
    """Give what can be placed, and in which of the chosen things it would stand now."""
    chosen = [one for one, _ in several]
    return [
        ToolGroup(group.name, tuple(_tool(topology, chosen, one) for one in group.constructs), group.is_open)
        for group in GROUPS
    ]


def _tool(topology: Topology, chosen: Sequence[str], construct: Construct) -> Tool:
    return Tool(
        construct.section,
        construct.name,
        construct.cap,
        glyph_of(construct.section),
        _within(topology, chosen, construct),
        2 if construct.join else 1,
        construct.within,
        tuple(map(noun_of, construct.within)),
    )


@dataclass(frozen=True, slots=True)
class Needed:
    """
    What has to be placed next before a packet can be sent.

    Attributes:
        kind: What it is, as a sentence has it: `a subnet`.
    """

    section: str
    kind: str


def needed(topology: Topology) -> Needed:
    """Give what there is none of: a VPC, a subnet in it, and an instance in that."""
    section = next((one for one in ("vpcs", "subnets") if not things_in(topology, one)), "instances")
    return Needed(section, SECTIONS[section].kind)


def _within(topology: Topology, chosen: Sequence[str], construct: Construct) -> str:
    joined = [one for one in chosen if any(one in things_in(topology, section) for section in construct.within)]
    if construct.join and len(chosen) == len(joined) == 2:
        return " ".join(joined)
    return container_of(topology, chosen[0] if chosen else "", construct.within)


def paste_into(topology: Topology, several: Sequence[tuple[str, str]]) -> str:
    """
    Give what pasted things come into: what is chosen, or what that stands in; empty where nothing is, or no one thing.

    So whatever is copied and pasted at once comes to stand beside itself, as a duplicate does.
    """
    around = {_around(topology, one) for one, _ in several}
    return around.pop() if len(around) == 1 else ""


def _around(topology: Topology, chosen: str) -> str:
    if chosen in topology.vpcs:
        return chosen
    return container_of(topology, chosen, ("subnets",)) or container_of(topology, chosen, ("vpcs",))


def walk_between(address: str, choice: Choice, several: Sequence[tuple[str, str]]) -> str:
    """Give where a packet is walked from one of two chosen things to the other; empty where none can be."""
    ends = [one for one, section in several if section in ("instances", *OUTSIDE_SECTIONS)]
    if len(several) != 2 or len(ends) != 2:
        return ""
    asked = Question(ends[0], ends[1], "icmp")
    return f"{address}?{replace(choice, panel='probes', asked=asked).query()}"


def container_of(topology: Topology, chosen: str, sections: tuple[str, ...]) -> str:
    """Give the thing of some sections in which the chosen one stands, or which it is itself."""
    around = chosen
    for _ in range(len(CONTAINERS) + 1):
        if any(around in getattr(topology, section) for section in sections):
            return around
        thing = next((things[around] for one in SECTIONS if around in (things := getattr(topology, one))), None)
        around = next(filter(None, (getattr(thing, key, None) for key in CONTAINERS)), "")
    return ""


@dataclass(frozen=True, slots=True)
class Homes:
    """
    What the chosen things could be moved into.

    Attributes:
        noun: What that is: `subnet`.
        choices: Each by its id and what it is called.
    """

    noun: str
    choices: tuple[tuple[str, str], ...]


def homes_for(topology: Topology, several: Sequence[tuple[str, str]]) -> Homes | None:
    """Give what the chosen things could be moved into; None where that is nothing, or not of one kind."""
    sections = {section for _, section in several}
    kinds = {home_of(section) for section in sections}
    if len(kinds) != 1 or "" in kinds or sections & {one.section for one in PALETTE if one.is_rule}:
        return None
    home = kinds.pop()
    now = {container_of(topology, one, (home,)) for one, _ in several}
    choices = tuple((one, called(one, thing)) for one, thing in things_in(topology, home).items() if {one} != now)
    return Homes(noun_of(home), choices) if choices else None
