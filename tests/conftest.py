"""What do all tests share: the option that rewrites what is expected?"""

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

# How long an example takes tells of the machine, which may be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option by which expected walks and texts are written anew, to be reviewed as prose."""
    parser.addoption(
        "--rewrite-stories",
        action="store_true",
        help="write what stories and texts come to over what was expected; refused when CI is set",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite what a machine should check."""
    if config.getoption("--rewrite-stories") and os.environ.get("CI"):
        raise pytest.UsageError("--rewrite-stories is refused when CI is set: what is expected is reviewed first")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text that a user reads with what was expected, which stands in `golden/` beside the test."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--rewrite-stories"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{text}\n")
        assert f"{text}\n" == path.read_text()

    return compare
