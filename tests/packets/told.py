"""Which packets do the stories show?"""

from collections.abc import Iterator
from pathlib import Path

from tests.stories.story import Question, as_text, questions, read_story
from tests.stories.test_stories import take
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.packets.packet import Packet
from vpcviz.steps.step import Step
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk


def told_packets(path: Path) -> dict[Packet, str]:
    """Collect every packet of a story's steps once, with the step where it first stands."""
    return {
        packet: f"{path.stem}: {step.stage} at {step.at}"
        for question in questions(read_story(path))
        if not question.asked.expect.refused
        for step in _steps(question)
        for packet in (step.packet, step.before)
        if packet.headers
    }


def _steps(question: Question) -> Iterator[Step]:
    """Go through the steps of a walk, of its asides, and of what lies behind each obstacle that can be lifted."""
    taken = take(question)
    yield from _all_of(taken.walk)
    obstacles = {(one.direction, one.stage, one.at) for one in taken.blockers if one.reason.can_be_lifted}
    if obstacles:
        network = compile_network(read_topology(as_text(question.document)))
        yield from _all_of(walk(network, taken.walk.probe, taken.walk.model, frozenset(obstacles)))


def _all_of(taken: Walk) -> Iterator[Step]:
    for direction in taken.directions:
        yield from direction.steps
    for aside in taken.asides:
        yield from aside.steps
