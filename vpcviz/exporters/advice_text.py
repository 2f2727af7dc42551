"""How is advice written for someone who reads it on a terminal?"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vpcviz.exporters.inks import PLAIN, Inks
from vpcviz.network.lint.advice import Advice
from vpcviz.network.printable import printable

COLUMNS = 100
NOTHING = "Nothing that AWS would take looks as if somebody would regret it."


def advice_text(advice: Sequence[Advice], inks: Inks = PLAIN) -> str:
    """Write a paragraph a piece of advice: where it stands, what it says, what could be done, and who says so."""
    return "\n\n".join("\n".join(_paragraph(one, inks)) for one in advice) if advice else NOTHING


def _paragraph(advice: Advice, inks: Inks) -> Iterator[str]:
    yield f"{inks.strong(printable(advice.at))} {advice.id}"
    yield from _lines(f"{printable(advice.says)}.")
    yield from _lines(advice.because.says)
    for remedy in advice.remedies:
        yield from _lines(f"Remedy: {printable(remedy.says)}.")
    yield inks.quiet(f"  {advice.because.standing}; {advice.because.source}")


def _lines(text: str) -> list[str]:
    return wrap(text, COLUMNS, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
