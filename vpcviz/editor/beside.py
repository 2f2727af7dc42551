"""Which walk stands beside the drawing while it is edited?"""

from dataclasses import dataclass
from typing import Any

from vpcviz.drawing.picture import Picture
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.topology import Topology
from vpcviz.playback.page import walk_context
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show


@dataclass(frozen=True, slots=True)
class Beside:
    """
    Attributes:
        picture: The drawing, with whoever takes part in the walk; None where nothing is walked.
        parts: What the walk's own page shows of it; None where nothing is walked.
        refused: Why what is asked can't be walked in the drawing as it has become; empty where it can.
    """

    picture: Picture | None = None
    parts: dict[str, Any] | None = None
    refused: str = ""


def walk_beside(topology: Topology, asked: Question | None, address: str, walk_address: str) -> Beside:
    """
    Walk what is asked; a thing that it names may be gone.

    Args:
        address: Of the editor, with its own parameters.
        walk_address: Where the diagram is walked, and streamed from.
    """
    if asked is None:
        return Beside()
    try:
        showing = show(topology, asked)
    except ProbeRefused as refused:
        return Beside(refused=" ".join(f"{problem}." for problem in refused.problems))
    return Beside(showing.picture, walk_context(showing, address, walk_address))
