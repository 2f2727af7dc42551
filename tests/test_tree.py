"""Is every file where a reader would look for it, and does it keep the rules that a machine can check?"""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.stories.story import STORIES, Question, as_text, questions, read_story
from tests.stories.test_stories import take
from vpcviz.drawing.layout import lay_out
from vpcviz.facts.catalogue import CATALOGUE
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step

TREE = Path(__file__).parent.parent
PACKAGE = TREE / "vpcviz"
LONGEST_FILE_LINES = 400

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((TREE / "tests").rglob("test_*.py"))
TEMPLATES = sorted((TREE / "templates").rglob("*.html")) + sorted((TREE / "templates").rglob("*.svg"))
SCRIPTS = sorted((TREE / "static" / "js").rglob("*.js"))
WRITTEN = [*MODULES, *TESTS, *TEMPLATES, *SCRIPTS]

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "services", "managers", "misc", "base"}
CACHES = {"cache", "lru_cache"}


def located(paths: list[Path]) -> list[object]:
    """Give each path as a case that goes by its place in the tree."""
    return [pytest.param(path, id=str(path.relative_to(TREE))) for path in paths]


@pytest.mark.parametrize("path", located([path for path in MODULES if path.stem != "__init__"]))
def test_a_module_begins_with_the_question_that_it_answers(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
    assert "?" in docstring.split("\n\n")[0]


@pytest.mark.parametrize("path", located([path for path in MODULES if path.stem == "__init__"]))
def test_a_package_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", located(WRITTEN))
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert not EMPTY_NAMES & {part.lstrip("_") for part in (path.stem, *path.relative_to(TREE).parent.parts)}


@pytest.mark.parametrize("path", located(WRITTEN))
def test_a_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE_LINES


@pytest.mark.parametrize("path", located(MODULES))
def test_a_private_name_stays_in_its_module(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    names = [name.name for node in imports if (node.module or "").startswith("vpcviz") for name in node.names]
    assert [name for name in names if name.startswith("_")] == []


@pytest.mark.parametrize("path", located(MODULES))
def test_a_module_keeps_no_cache(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    names = {name.name for node in imports if node.module == "functools" for name in node.names}
    assert names & CACHES == set()


@pytest.mark.parametrize("path", located(TESTS))
def test_a_test_mocks_nothing(path: Path) -> None:
    assert not re.search(r"^\s*(from|import) (unittest import mock|unittest\.mock|mock)\b", path.read_text(), re.M)


KEPT = {"picture.svg", "file.html"}
"""What is no part of a page but a file of its own, which brings its style with it."""


@pytest.mark.parametrize("path", located([path for path in TEMPLATES if path.name not in KEPT]))
def test_a_template_has_no_inline_style(path: Path) -> None:
    assert not re.search(r"<style\b|\sstyle\s*=", path.read_text(), re.I)


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_a_template_has_no_inline_script(path: Path) -> None:
    text = path.read_text()
    if path.name == "file.html":
        # The page that is kept has one, whole from a file of ours and allowed by its hash.
        before, script, after = text.partition('<script type="module">{{ script }}</script>')
        assert script
        text = before + after
    assert not re.search(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|\shx-on[:=-]|javascript:", text, re.I)


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_what_htmx_fetches_can_be_reached_without_it(path: Path) -> None:
    elements = re.findall(r"<[a-z][^>]*\shx-get[^>]*>", path.read_text())
    assert [element for element in elements if not re.search(r"\s(href|action)=", element)] == []


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_what_htmx_sends_is_a_real_form(path: Path) -> None:
    elements = re.findall(r"<([a-z]+)[^>]*\shx-post[^>]*>", path.read_text())
    assert set(elements) <= {"form", "button"}


@pytest.fixture(scope="module")
def told() -> Mapping[Stage, tuple[Question, Step]]:
    """Take the walks of the stories, and keep for each stage a step and the question that led to it."""
    asked = [
        question for path in STORIES for question in questions(read_story(path)) if not question.asked.expect.refused
    ]
    return {
        step.stage: (question, step)
        for question in asked
        for direction in take(question).walk.directions
        for step in direction.steps
    }


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_a_test(stage: Stage, told: Mapping[Stage, tuple[Question, Step]]) -> None:
    assert stage in told


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_a_fact(stage: Stage, told: Mapping[Stage, tuple[Question, Step]]) -> None:
    _, step = told[stage]
    assert step.evidence.fact in CATALOGUE.values()


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_a_picture(stage: Stage, told: Mapping[Stage, tuple[Question, Step]]) -> None:
    question, step = told[stage]
    picture = lay_out(compile_network(read_topology(as_text(question.document))))
    # The switches of the underlay are drawn as one fabric; the packet stops between them.
    places = (
        picture.fabric.stops.values()
        if stage is Stage.UNDERLAY
        else [picture.anchors.get(picture.seat_of(step.at, step.evidence.objects) or step.at)]
    )
    assert any(places)
