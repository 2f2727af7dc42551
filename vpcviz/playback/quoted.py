"""How is what somebody typed quoted back to them?"""

MOST_LETTERS = 40


def quoted(text: str) -> str:
    """Quote a value: shortened where it is long, in quotation marks where a blank would not be seen as a part of it."""
    shown = shortened(text)
    if not shown:
        return "nothing"
    return shown if shown.isprintable() and " " not in shown else f"“{shown}”"


def shortened(text: str) -> str:
    """Cut a text to forty letters, an ellipsis being the last."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
