"""Is what the README shows still true?"""

import re
from pathlib import Path

from tests.management.conftest import Command
from vpcviz.network.document import read_topology

README = (Path(__file__).parents[2] / "README.md").read_text()
BLOCKS = [block.lstrip("\n") for block in re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", README, re.M)]


def block(beginning: str) -> str:
    """Give the indented block that begins so, without its indent."""
    [found] = [block for block in BLOCKS if block.startswith(f"    {beginning}")]
    return re.sub(r"^ {4}", "", found, flags=re.M)


def test_the_walk_that_it_shows_is_taken_like_that(command: Command) -> None:
    asked, _, shown = block(".venv/bin/python manage.py walk").partition("\n")
    lines = command(*asked.split()[2:]).output.splitlines()
    assert [line for line in shown.splitlines() if line.strip() != "…" and line not in lines] == []


def test_the_topology_that_it_shows_can_be_read() -> None:
    assert set(read_topology(block("format: vpcviz/1")).instances) == {"a", "b"}
