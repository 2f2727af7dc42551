"""How is a step named in a link, so that the link outlives a new stage before it?"""

import re
from collections import Counter
from dataclasses import dataclass

from vpcviz.steps.stage import Stage
from vpcviz.walks.result import DirectionName, Walk

LINK = re.compile(r"(?P<direction>[a-z]+)\.(?P<stage>[a-z-]+)\.(?P<occurrence>[1-9][0-9]{0,2})")
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


def step_links(walk: Walk) -> tuple[str, ...]:
    """Name every step by direction, stage and occurrence: `forward.route-lookup.1`."""
    seen: Counter[str] = Counter()
    links = []
    for _, direction, step in walk.numbered():
        stage = f"{direction}.{step.stage}"
        seen[stage] += 1
        links.append(f"{stage}.{seen[stage]}")
    return tuple(links)


def find_step(walk: Walk, link: str) -> FoundStep:
    """
    Find the step that a link means or, where the walk has none such any more, the nearest sensible one.

    A walk that ends early lacks the later steps of its direction, so its direction's end stands in for them.
    """
    links = step_links(walk)
    if not link:
        return FoundStep(1)
    if link in links:
        return FoundStep(links.index(link) + 1)
    match = LINK.fullmatch(link)
    if match is None or match["direction"] not in list(DirectionName) or match["stage"] not in list(Stage):
        return FoundStep(1, "The link names no step that a walk could have; here is the beginning.")
    gone = f"This walk has no {step_words(match)}"
    direction = f"{match['direction']}."
    for same, said in (
        (f"{direction}{match['stage']}.", "here is the nearest"),
        (direction, "here is where that way ends"),
    ):
        near = [number for number, known in enumerate(links, 1) if known.startswith(same)]
        if near:
            return FoundStep(near[-1], f"{gone}; {said}.")
    return FoundStep(len(links), f"{gone}; there is no way back, and here is the end.")


def step_words(link: re.Match[str]) -> str:
    """Say which step a link names: `second Internet gateway step on the way there`."""
    number = int(link["occurrence"])
    # Of most stages there is but one on a way, so that the first need not be counted.
    before = f"{ORDINALS[number]} " if number in ORDINALS else ""
    behind = "" if number == 1 or before else f" {number}"
    stage = stage_words(link["stage"])
    way = "back" if link["direction"] == DirectionName.RETURN else "there"
    return f"{before}{stage} step{behind} on the way {way}"


def stage_words(stage: str) -> str:
    """Show a stage's name as words: `network ACL egress`."""
    return " ".join(SPELT.get(word, word) for word in stage.split("-"))
