"""What do all tests share: the option that rewrites what is expected?"""

import os

import pytest


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
