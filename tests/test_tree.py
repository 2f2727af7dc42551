"""Is every file where a reader would look for it, and does it keep the rules that a machine can check?"""

import ast
import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_a_template_has_no_inline_style(path: Path) -> None:
    assert not re.search(r"<style\b|\sstyle\s*=", path.read_text(), re.I)


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_a_template_has_no_inline_script(path: Path) -> None:
    assert not re.search(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|\shx-on[:=-]|javascript:", path.read_text(), re.I)


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_what_htmx_fetches_can_be_reached_without_it(path: Path) -> None:
    elements = re.findall(r"<[a-z][^>]*\shx-get[^>]*>", path.read_text())
    assert [element for element in elements if not re.search(r"\s(href|action)=", element)] == []


@pytest.mark.parametrize("path", located(TEMPLATES))
def test_what_htmx_sends_is_a_real_form(path: Path) -> None:
    elements = re.findall(r"<([a-z]+)[^>]*\shx-post[^>]*>", path.read_text())
    assert set(elements) <= {"form", "button"}
