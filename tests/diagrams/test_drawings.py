import pytest

from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.diagrams.lessons import load_lessons
from vpcviz.diagrams.models import Diagram
from vpcviz.network.document import read_topology

FIRST, SECOND = (read_topology(f"format: vpcviz/1\ntitle: {title}\n") for title in ("First", "Second"))

pytestmark = pytest.mark.django_db


def test_a_drawing_that_is_opened_again_takes_the_place_of_the_old_one() -> None:
    keep_drawing("My network", FIRST)
    kept = keep_drawing("My network", SECOND)
    assert (kept.slug, Diagram.objects.get(slug="my-network").topology.title) == ("my-network", "Second")


def test_a_drawing_never_takes_the_address_of_a_lesson() -> None:
    load_lessons()
    kept = keep_drawing("where-is-the-public-address", FIRST)
    assert kept.slug == "where-is-the-public-address-drawing"
    assert Diagram.objects.get(slug="where-is-the-public-address").lesson == 1


@pytest.mark.parametrize("name", ["", "…", "../../etc/passwd", "x" * 500])
def test_any_name_makes_an_address(name: str) -> None:
    assert 0 < len(keep_drawing(name, FIRST).slug) <= 100


def test_the_lessons_that_are_loaded_anew_leave_drawings_alone() -> None:
    keep_drawing("mine", FIRST)
    load_lessons()
    assert Diagram.objects.filter(slug="mine").exists()
