import pytest

from vpcviz.diagrams.lessons import load_lessons
from vpcviz.diagrams.models import Diagram
from vpcviz.lessons.lesson import lessons

pytestmark = pytest.mark.django_db


def test_every_lesson_is_a_diagram() -> None:
    load_lessons()
    assert list(Diagram.objects.values_list("slug", "lesson")) == [(one.name, one.number) for one in lessons()]


def test_a_diagrams_document_is_the_lessons_drawing() -> None:
    load_lessons()
    kept = {diagram.slug: diagram.topology for diagram in Diagram.objects.all()}
    assert kept == {lesson.name: lesson.topology for lesson in lessons()}


def test_loading_twice_changes_nothing() -> None:
    load_lessons()
    first = list(Diagram.objects.values())
    load_lessons()
    assert list(Diagram.objects.values()) == first


def test_a_lesson_that_was_changed_in_the_database_is_as_shipped_again() -> None:
    load_lessons()
    Diagram.objects.update(document="", title="")
    load_lessons()
    assert [diagram.title for diagram in Diagram.objects.all()] == [lesson.title for lesson in lessons()]


def test_what_is_no_lesson_any_more_goes_and_what_never_was_one_stays() -> None:
    Diagram.objects.create(slug="old", title="Old", document="", lesson=7)
    Diagram.objects.create(slug="mine", title="Mine", document="", lesson=None)
    load_lessons()
    assert set(Diagram.objects.values_list("slug", flat=True)) == {"mine", *(lesson.name for lesson in lessons())}
