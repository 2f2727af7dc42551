"""What is it that is walked: a lesson, or a drawing that somebody has brought?"""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.text import slugify

from vpcviz.diagrams.links import LinkRefused, find_access
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.lessons.lesson import find_lesson
from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question, question_of
from vpcviz.playback.quoted import shortened

HOW_TO_LOAD = "start the server by python manage.py explore"
NOBODY_ASKS = "There is no instance in the drawing that could send a packet."


class Kind(StrEnum):
    """Which kind of thing is walked; the values are the first part of its address."""

    LESSON = "lessons"
    DIAGRAM = "diagrams"


class SubjectMissing(Exception):
    """There is nothing of this name to walk."""


@dataclass(frozen=True, slots=True)
class Subject:
    """
    Attributes:
        name: As it stands in its address.
        number: A lesson's place among the lessons; 0 for a drawing that is none.
        summary: The question, in one or two sentences; empty where nobody has asked one.
        text: Short paragraphs.
        can_edit: Whether whoever has come by this address may edit it.
    """

    kind: Kind
    name: str
    number: int
    title: str
    summary: str
    text: tuple[str, ...]
    topology: Topology
    can_edit: bool = False

    @property
    def address(self) -> str:
        """Where it is walked."""
        return reverse("walk", args=[self.kind, self.name])

    @property
    def file_stem(self) -> str:
        """What a file is called that is made of it."""
        return file_stem(self.title)

    @property
    def comparison_address(self) -> str:
        """Where two of its walks are compared."""
        return reverse("compare", args=[self.kind, self.name])

    @property
    def first_question(self) -> Question | None:
        """The question that it is opened with; None where there is nobody who could ask."""
        return first_question(self.topology)


def file_stem(title: str) -> str:
    """Call a file after a drawing's title, and never after its link, which may be a key that nobody else may have."""
    return slugify(title) or "drawing"


def first_question(topology: Topology) -> Question | None:
    """Give the first of a drawing's own probes, else a ping between two instances; None where nobody could ask."""
    if topology.probes:
        return question_of(next(iter(topology.probes.values())))
    instances = [*topology.instances]
    if not instances:
        return None
    return Question(instances[0], instances[1] if len(instances) > 1 else "192.0.2.1", "icmp")


def find_subject(kind: Kind, name: str) -> Subject:
    """
    Find what an address names.

    Raises:
        SubjectMissing: It is not there, or not yet.
    """
    return _find_lesson(name) if kind is Kind.LESSON else _find_diagram(name)


def _find_lesson(name: str) -> Subject:
    lesson = find_lesson(name)
    if lesson is None:
        raise SubjectMissing(f"There is no lesson {shortened(name)}.")
    diagram = Diagram.objects.filter(slug=name, lesson__isnull=False).first()
    if diagram is None:
        raise SubjectMissing(f"The lesson {name} is not loaded: {HOW_TO_LOAD}.")
    return Subject(Kind.LESSON, name, lesson.number, lesson.title, lesson.summary, lesson.text, diagram.topology)


def _find_diagram(name: str) -> Subject:
    try:
        access = find_access(name)
    except LinkRefused as refused:
        raise SubjectMissing(str(refused)) from None
    topology = access.diagram.topology
    title = topology.title or access.diagram.title
    summary, *text = paragraphs_of(topology) or [""]
    return Subject(Kind.DIAGRAM, name, 0, title, summary, tuple(text), topology, access.allows(Right.EDIT))


def paragraphs_of(topology: Topology) -> list[str]:
    """Give what a file says of its drawing, a paragraph a line."""
    return [line.strip() for line in topology.about.splitlines() if line.strip()]
