"""What is a lesson, and which lessons are there?"""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vpcviz.network.document import build_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.finding import Finding
from vpcviz.network.marked_text import Marked, mark
from vpcviz.network.probe import SavedProbe
from vpcviz.network.topology import Topology
from vpcviz.network.wording import findings_of


@dataclass(frozen=True, slots=True)
class Lesson:
    """
    A drawing with a question.

    Attributes:
        name: Its file's stem, by which links name it.
        number: Its place among the lessons, from 1 on.
        question: What is asked, in one sentence.
        finding: What somebody knows after it, without the answer.
        picture_step: The link of the step that its small picture shows; empty for the first.
        summary: One or two sentences.
        text: Short paragraphs, without any marks in them.
    """

    name: str
    number: int
    title: str
    question: str
    finding: str
    picture_step: str
    summary: str
    text: tuple[str, ...]
    topology: Topology

    @property
    def probe(self) -> SavedProbe:
        """The question that the lesson begins with: the first of its drawing's."""
        return next(iter(self.topology.probes.values()))


class LessonHead(BaseModel):
    """
    What a lesson's file holds besides the drawing.

    Attributes:
        number: Its place among the lessons, from 1 on.
        question: What is asked, in one sentence, as the list of lessons shows it.
        finding: What somebody knows after it, in one sentence that does not give the answer away.
        picture_step: The link of the step that its small picture in the list of lessons shows.
        summary: The question as it stands beside the drawing, in one or two sentences.
        text: Short paragraphs, without any marks in them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["vpcviz-lesson/1"]
    number: int = Field(ge=1, strict=True)
    title: str = Field(min_length=1)
    question: str = Field(min_length=1)
    finding: str = Field(min_length=1)
    picture_step: str = ""
    summary: str = Field(min_length=1)
    text: tuple[str, ...] = Field(min_length=1)


def lessons() -> tuple[Lesson, ...]:
    """
    Read every lesson that ships, in order.

    Raises:
        TopologyRefused: A file is wrong.
    """
    shipped = (file for file in files("vpcviz.lessons").iterdir() if file.name.endswith(".yaml"))
    read = (read_lesson(file.name.removesuffix(".yaml"), file.read_text("utf-8")) for file in shipped)
    return tuple(sorted(read, key=lambda lesson: lesson.number))


def find_lesson(name: str) -> Lesson | None:
    """
    Find a lesson by its name.

    Raises:
        TopologyRefused: A file is wrong.
    """
    return next((lesson for lesson in lessons() if lesson.name == name), None)


def read_lesson(name: str, text: str) -> Lesson:
    """
    Read a lesson's file.

    Raises:
        TopologyRefused: With what is wrong with it, each problem with its line in this file.
    """
    marked = mark(text)
    head = _read_head(marked)
    topology = build_topology(marked.under("topology"))
    if not topology.probes:
        raise TopologyRefused(marked.problems([Finding(("topology", "probes"), "no probe", "the lesson's question")]))
    return Lesson(
        name=name,
        number=head.number,
        title=head.title,
        question=head.question,
        finding=head.finding,
        picture_step=head.picture_step,
        summary=head.summary,
        text=head.text,
        topology=topology,
    )


def _read_head(marked: Marked) -> LessonHead:
    if not isinstance(marked.value, dict):
        raise TopologyRefused(marked.problems([Finding((), "no mapping", "a lesson", "begin with format:")]))
    head: dict[str, Any] = {key: value for key, value in marked.value.items() if key != "topology"}
    findings = [] if "topology" in marked.value else [Finding((), "no topology", "topology: with the drawing")]
    try:
        read = LessonHead.model_validate(head)
    except ValidationError as error:
        raise TopologyRefused(marked.problems([*findings, *findings_of(error, LessonHead)])) from None
    if findings:
        raise TopologyRefused(marked.problems(findings))
    return read
