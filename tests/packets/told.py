"""Which packets do the stories show?"""

from collections.abc import Iterator
from pathlib import Path

from tests.stories.story import Question, questions, read_story
from tests.stories.test_stories import take
from vpcviz.packets.packet import Packet
from vpcviz.steps.step import Step


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
    taken = take(question).walk
    for direction in taken.directions:
        yield from direction.steps
    for aside in taken.asides:
        yield from aside.steps
