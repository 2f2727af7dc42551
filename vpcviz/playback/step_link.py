"""How is a step named in a link, so that the link outlives a new stage before it?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vpcviz.steps.stage import Stage
from vpcviz.walks.blockers import GhostStep
from vpcviz.walks.result import DirectionName, Walk

GHOST = "ghost-"
"""What a link to a step begins with that would be taken only past a drop."""

LINK = re.compile(r"(?P<ghost>ghost-)?(?P<direction>[a-z]+)\.(?P<stage>[a-z-]+)\.(?P<occurrence>[1-9][0-9]{0,2})")
ORDINALS = dict(enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2))
SPELT = {"acl": "ACL", "arp": "ARP", "internet": "Internet", "nat": "NAT"}
"""Words of a stage's name that are not written small."""


@dataclass(frozen=True, slots=True)
class FoundStep:
    """
    The step that a link leads to.

    Attributes:
        number: From 1 on.
        note: What to tell the reader where the link's own step is gone; empty where it is there.
    """

    number: int
    note: str = ""


def step_links(walk: Walk, ghost: Sequence[GhostStep] = ()) -> tuple[str, ...]:
    """Name every step by direction, stage and occurrence: `forward.route-lookup.1`, `ghost-forward.guest-receive.1`."""
    stages = [f"{direction}.{step.stage}" for _, direction, step in walk.numbered()]
    stages += [f"{GHOST}{one.direction}.{one.step.stage}" for one in ghost]
    seen: Counter[str] = Counter()
    links = []
    for stage in stages:
        seen[stage] += 1
        links.append(f"{stage}.{seen[stage]}")
    return tuple(links)


def find_step(links: Sequence[str], link: str) -> FoundStep:
    """
    Find the step that a link means or, where the walk has none such any more, the nearest sensible one.

    A walk that ends early lacks the later steps of its direction, so its direction's end stands in for them. A number,
    as somebody may have noted it down, is the step that has it now.

    Args:
        links: Those of all the steps that there are, in order.
    """
    if not link:
        return FoundStep(1)
    if link in links:
        return FoundStep(links.index(link) + 1)
    if link.isdecimal() and len(link) < 7:
        number = min(max(1, int(link)), len(links))
        note = "" if number == int(link) else f"This walk has no step {link}; here is the nearest."
        return FoundStep(number, note)
    match = LINK.fullmatch(link)
    if match is None or match["direction"] not in list(DirectionName) or match["stage"] not in list(Stage):
        return FoundStep(1, "The link names no step that a walk could have; here is the beginning.")
    gone = f"This walk has no {step_words(match)}"
    # What would be past a drop may have come true: then it is a step of the way itself.
    for way in dict.fromkeys((f"{match['ghost'] or ''}{match['direction']}.", f"{match['direction']}.")):
        for same, said in ((f"{way}{match['stage']}.", "here is the nearest"), (way, "here is where that way ends")):
            near = [number for number, known in enumerate(links, 1) if known.startswith(same)]
            if near:
                return FoundStep(near[-1], f"{gone}; {said}.")
    real = [number for number, known in enumerate(links, 1) if not known.startswith(GHOST)]
    return FoundStep(real[-1], f"{gone}; there is no way back, and here is the end.")


def step_words(link: re.Match[str]) -> str:
    """Say which step a link names: `second Internet gateway step on the way there`."""
    number = int(link["occurrence"])
    # Of most stages there is but one on a way, so that the first need not be counted.
    before = f"{ORDINALS[number]} " if number in ORDINALS else ""
    behind = "" if number == 1 or before else f" {number}"
    stage = stage_words(link["stage"])
    way = "back" if link["direction"] == DirectionName.RETURN else "there"
    past = ", past a drop" if link["ghost"] else ""
    return f"{before}{stage} step{behind} on the way {way}{past}"


def stage_words(stage: str) -> str:
    """Show a stage's name as words: `network ACL egress`."""
    return " ".join(SPELT.get(word, word) for word in stage.split("-"))
