"""How does a test give a command, and what does it get back?"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import execute_from_command_line


@dataclass(frozen=True, slots=True)
class Said:
    """What a command wrote, and its exit status."""

    output: str
    errors: str
    status: int


Command = Callable[..., Said]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Give commands as on the command line, with nothing or a text on standard input."""

    def give(*arguments: str, standard_input: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input)))
        capsys.readouterr()
        status = 0
        try:
            execute_from_command_line(["manage.py", *arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        said = capsys.readouterr()
        return Said(said.out, said.err, status)

    return give
