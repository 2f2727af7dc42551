"""What becomes of an answer that nobody reads, or that can't be written?"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANAGE = f"{sys.executable} manage.py"
WALK = f"{MANAGE} walk where-is-the-public-address --from a --to"


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Give a command to a shell, whose redirections stand in for what a user's terminal does."""
    return subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "status"),
    [
        pytest.param(f"{WALK} b", 0, id="answered"),
        pytest.param(f"{WALK} 10.0.0.99 --json", 1, id="dropped"),
        pytest.param(f"{WALK} nobody --json", 2, id="wrong input"),
        pytest.param(f"{MANAGE} schema", 0, id="schema"),
        pytest.param(f"{MANAGE} walk --help", 0, id="help"),
    ],
)
def test_a_reader_that_has_gone_away_changes_nothing(command: str, status: int) -> None:
    ended = run(f"{command} | true; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (status, "")


@pytest.mark.parametrize("command", [f"{WALK} b", f"{WALK} nobody --json", f"{MANAGE} schema", f"{MANAGE} facts"])
def test_a_full_disk_is_told_in_a_line(command: str) -> None:
    ended = run(f"{command} > /dev/full")
    assert (ended.returncode, ended.stderr) == (74, "standard output can't be written: no space left on device\n")


def test_a_closed_output_is_told_in_a_line() -> None:
    ended = run(f"{WALK} b >&-")
    assert (ended.returncode, ended.stderr) == (74, "standard output can't be written: it is closed\n")


def test_a_closed_input_is_wrong_input() -> None:
    ended = run(f"{MANAGE} walk - --from a --to b <&-")
    assert ended.returncode == 2
    assert ended.stderr.startswith("TOPOLOGY: found standard input, which is closed, expected a file")


def test_an_input_that_cannot_be_read_is_wrong_input() -> None:
    ended = run(f"{MANAGE} walk - --from a --to b 0> /dev/null")
    assert ended.returncode == 2
    assert ended.stderr.startswith("TOPOLOGY: found standard input: bad file descriptor, expected a file")


def test_wrong_input_is_wrong_though_nobody_hears_why() -> None:
    ended = run(f"{WALK} nobody 2>&-; echo $?; {WALK} nobody 2>/dev/full; echo $?")
    assert ended.stdout.split() == ["2", "2"]
