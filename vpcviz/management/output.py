"""How does an answer get out, and what is done where it can't?"""

import json
import os
import re
import sys
from typing import Any, NoReturn

CANNOT_WRITE = 74
"""The exit status where the answer can't be written (EX_IOERR of sysexits.h)."""

_UNUSUAL = re.compile(r"[^\n -~]")


def as_json(document: Any) -> str:
    """Write a document as JSON in which no character steers the terminal that may show it."""
    text = json.dumps(document, indent=1, ensure_ascii=False)
    return _UNUSUAL.sub(lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text)


def write_answer(text: str) -> None:
    """
    Write an answer to standard output; a reader that has gone away is no reason to complain.

    Raises:
        SystemExit: It can't be written.
    """
    if sys.stdout is None:
        _give_up("it is closed")
    try:
        sys.stdout.write(f"{text}\n")
    except OSError as error:
        _fail(error)
    flush_answer()


def flush_answer() -> None:
    """
    See that what was written to standard output is out.

    Raises:
        SystemExit: It can't be written.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _fail(error)


def write_complaint(text: str) -> None:
    """Write to standard error what is wrong, if anybody listens there."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _fail(error: OSError) -> None:
    # What is still to be written shall go nowhere, so that it does not fail once more when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        _give_up((error.strerror or str(error)).lower())


def _give_up(because: str) -> NoReturn:
    write_complaint(f"standard output can't be written: {because}")
    sys.exit(CANNOT_WRITE)
