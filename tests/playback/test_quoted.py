import pytest

from vpcviz.playback.quoted import quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "nothing"),
        ("10.0.0.256", "10.0.0.256"),
        ("10.0.0.1 10.0.0.2", "“10.0.0.1 10.0.0.2”"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("\0", "“\0”"),
    ],
)
def test_what_was_typed_is_quoted_so_that_it_can_be_seen(text: str, shown: str) -> None:
    assert quoted(text) == shown
