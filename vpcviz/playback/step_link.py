"""How is a step named in a link, so that the link outlives a new stage before it?"""

from collections import Counter
from dataclasses import dataclass

from vpcviz.walks.result import DirectionName, Walk

PARTS = 3
"""Direction, stage, occurrence."""


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
    gone = f"This walk has no step {link}"
    parts = link.split(".")
    if len(parts) != PARTS or parts[0] not in list(DirectionName):
        return FoundStep(1, f"{gone}; it is shown from its beginning.")
    for same, said in ((f"{parts[0]}.{parts[1]}.", "this one is like it"), (f"{parts[0]}.", "the way ends here")):
        near = [number for number, known in enumerate(links, 1) if known.startswith(same)]
        if near:
            return FoundStep(near[-1], f"{gone}; {said}.")
    return FoundStep(len(links), f"{gone}; there is no way back.")
