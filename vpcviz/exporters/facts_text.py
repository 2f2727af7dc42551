"""How are the facts written for someone who reads them on a terminal?"""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from vpcviz.exporters.inks import PLAIN, Inks
from vpcviz.facts.fact import Fact

COLUMNS = 100


def facts_text(facts: Mapping[str, Fact], inks: Inks = PLAIN) -> str:
    """Write a paragraph a fact: its id, what it says, how sure it is, and where it comes from."""
    return "\n\n".join("\n".join(_paragraph(name, fact, inks)) for name, fact in facts.items())


def _paragraph(name: str, fact: Fact, inks: Inks) -> Iterator[str]:
    yield inks.strong(name)
    yield from wrap(fact.says, COLUMNS, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    observer = f" by {fact.observed_by}" if fact.observed_by else f", from {fact.reports}" if fact.reports else ""
    yield inks.quiet(f"  {fact.standing}{observer}; checked {fact.checked}; {fact.source}")
