"""Is every file where a reader would look for it, and does it keep the rules that a machine can check?"""

import ast
import re
from collections.abc import Callable, Iterable, Mapping
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


@pytest.fixture(scope="module")
def syntax() -> Mapping[Path, ast.Module]:
    """Parse every module once."""
    return {path: ast.parse(path.read_text()) for path in MODULES}


def breaking(paths: Iterable[Path], keeps: Callable[[Path], object]) -> list[str]:
    """Name by their places in the tree those files that don't keep a rule."""
    return [str(path.relative_to(TREE)) for path in paths if not keeps(path)]


def imported(module: ast.Module, source: str) -> set[str]:
    """Name what a module imports from another one, or from any whose name begins so."""
    imports = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom)]
    return {name.name for node in imports if (node.module or "").startswith(source) for name in node.names}


def test_a_module_begins_with_the_question_that_it_answers(syntax: Mapping[Path, ast.Module]) -> None:
    def asks(path: Path) -> bool:
        return "?" in (ast.get_docstring(syntax[path]) or "").split("\n\n")[0]

    assert breaking([path for path in MODULES if path.stem != "__init__"], asks) == []


def test_a_package_says_what_it_is_for(syntax: Mapping[Path, ast.Module]) -> None:
    packages = [path for path in MODULES if path.stem == "__init__"]
    assert breaking(packages, lambda path: ast.get_docstring(syntax[path])) == []


def test_a_name_says_what_is_inside() -> None:
    def says(path: Path) -> bool:
        return not EMPTY_NAMES & {part.lstrip("_") for part in (path.stem, *path.relative_to(TREE).parent.parts)}

    assert breaking(WRITTEN, says) == []


def test_a_file_is_one_idea() -> None:
    assert breaking(WRITTEN, lambda path: len(path.read_text().splitlines()) <= LONGEST_FILE_LINES) == []


def test_a_private_name_stays_in_its_module(syntax: Mapping[Path, ast.Module]) -> None:
    def stays(path: Path) -> bool:
        return not [name for name in imported(syntax[path], "vpcviz") if name.startswith("_")]

    assert breaking(MODULES, stays) == []


def test_a_module_keeps_no_cache(syntax: Mapping[Path, ast.Module]) -> None:
    assert breaking(MODULES, lambda path: not imported(syntax[path], "functools") & CACHES) == []


def test_a_test_mocks_nothing() -> None:
    mocking = re.compile(r"^\s*(from|import) (unittest import mock|unittest\.mock|mock)\b", re.M)
    assert breaking(TESTS, lambda path: not mocking.search(path.read_text())) == []


KEPT = {"picture.svg", "file.html"}
"""What is no part of a page but a file of its own, which brings its style with it."""


def test_a_template_has_no_inline_style() -> None:
    styled = re.compile(r"<style\b|\sstyle\s*=", re.I)
    parts = [path for path in TEMPLATES if path.name not in KEPT]
    assert breaking(parts, lambda path: not styled.search(path.read_text())) == []


def test_a_template_has_no_inline_script() -> None:
    scripted = re.compile(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|\shx-on[:=-]|javascript:", re.I)

    def has_none(path: Path) -> bool:
        text = path.read_text()
        if path.name == "file.html":
            # The page that is kept has one, whole from a file of ours and allowed by its hash.
            before, script, after = text.partition('<script type="module">{{ script }}</script>')
            assert script
            text = before + after
        return not scripted.search(text)

    assert breaking(TEMPLATES, has_none) == []


def test_what_htmx_fetches_can_be_reached_without_it() -> None:
    def is_reached(path: Path) -> bool:
        elements = re.findall(r"<[a-z][^>]*\shx-get[^>]*>", path.read_text())
        return all(re.search(r"\s(href|action)=", element) for element in elements)

    assert breaking(TEMPLATES, is_reached) == []


def test_what_htmx_sends_is_a_real_form() -> None:
    def is_form(path: Path) -> bool:
        return set(re.findall(r"<([a-z]+)[^>]*\shx-post[^>]*>", path.read_text())) <= {"form", "button"}

    assert breaking(TEMPLATES, is_form) == []


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


def test_a_stage_has_a_test(told: Mapping[Stage, tuple[Question, Step]]) -> None:
    assert [stage for stage in Stage if stage not in told] == []


def test_a_stage_has_a_fact(told: Mapping[Stage, tuple[Question, Step]]) -> None:
    facts = set(CATALOGUE.values())
    assert [stage for stage, (_, step) in told.items() if step.evidence.fact not in facts] == []


def test_a_stage_has_a_picture(told: Mapping[Stage, tuple[Question, Step]]) -> None:
    def is_drawn(stage: Stage, question: Question, step: Step) -> bool:
        picture = lay_out(compile_network(read_topology(as_text(question.document))))
        # The switches of the underlay are drawn as one fabric; the packet stops between them.
        if stage is Stage.UNDERLAY:
            return any(picture.fabric.stops.values())
        return bool(picture.anchors.get(picture.seat_of(step.at, step.evidence.objects) or step.at))

    assert [stage for stage, (question, step) in told.items() if not is_drawn(stage, question, step)] == []
