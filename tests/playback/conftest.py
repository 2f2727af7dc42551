"""What do tests of the page share: the lessons, loaded and walked?"""

import pytest

from vpcviz.diagrams.lessons import load_lessons
from vpcviz.lessons.lesson import lessons
from vpcviz.network.topology import Topology


@pytest.fixture
def topology() -> Topology:
    """The first lesson's drawing: A and B in one subnet, each with a public address."""
    return lessons()[0].topology


@pytest.fixture
def loaded_lessons(db: None) -> None:
    """Every lesson in the database."""
    load_lessons()
