"""How is it written for a terminal which instances reach which?"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vpcviz.exporters.inks import PLAIN, Inks
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.printable import printable
from vpcviz.walks.reach import Kind, Outcome, Reach
from vpcviz.walks.result import DirectionName

COLUMNS = 100
MOST_NAMES = 6
"""So many of those that are alike are named; the rest is counted."""

NOTHING = "There are no two instances that could send each other anything."
_WAY = {DirectionName.FORWARD: "there", DirectionName.RETURN: "back"}


def reach_text(found: Reach, asked: str, inks: Inks = PLAIN) -> str:
    """
    Write a paragraph an outcome, those that are answered first, and in it a line for each group of sources.

    Args:
        asked: What is sent, by which model.
    """
    pairs = sum(found.count(*pair) for pair in found.outcomes)
    if not pairs:
        return NOTHING
    instances = sum(map(len, found.classes))
    head = f"{asked}: {instances:,} instances in {len(found.classes):,} groups, {pairs:,} pairs"
    by_outcome: dict[Outcome, list[tuple[int, int]]] = {}
    for pair, outcome in found.outcomes.items():
        by_outcome.setdefault(outcome, []).append(pair)
    told = sorted(by_outcome.items(), key=lambda one: not one[0].answered)
    return "\n\n".join([head, *("\n".join(_paragraph(found, outcome, some, inks)) for outcome, some in told)])


def outcome_text(outcome: Outcome) -> str:
    """Say in a few words how it ends, where and on which way."""
    if outcome.answered:
        return "answered"
    way = f"on the way {_WAY[outcome.direction]}"
    if outcome.kind is Kind.DELIVERED:
        return f"delivered, and not answered, {way}"
    reason = f", {outcome.reason}" if outcome.reason else ""
    return f"{outcome.kind} at {printable(outcome.at)}{reason}, {way}"


def _paragraph(found: Reach, outcome: Outcome, pairs: Sequence[tuple[int, int]], inks: Inks) -> Iterator[str]:
    count = sum(found.count(*pair) for pair in pairs)
    ink = inks.good if outcome.answered else inks.bad
    yield f"{ink(outcome_text(outcome))}: {count:,} {'pair' if count == 1 else 'pairs'}"
    destinations: dict[int, list[int]] = {}
    for one, other in pairs:
        destinations.setdefault(one, []).append(other)
    # Sources that reach the same ones are told together.
    sources: dict[tuple[int, ...], list[int]] = {}
    for one, others in destinations.items():
        sources.setdefault(tuple(others), []).append(one)
    for reached, ones in sources.items():
        yield from wrap(
            f"{_named(found, ones)} → {_named(found, reached)}",
            COLUMNS,
            initial_indent="  ",
            subsequent_indent="      ",
            break_on_hyphens=False,
        )


def _named(found: Reach, classes: Sequence[int]) -> str:
    members = [found.classes[one] for one in classes]
    return ("; " if any(len(one) > 1 for one in members) else ", ").join(map(_class_named, members))


def _class_named(members: Sequence[ObjectId]) -> str:
    names = ", ".join(map(printable, members[:MOST_NAMES]))
    return names if len(members) <= MOST_NAMES else f"{names} and {len(members) - MOST_NAMES:,} more like them"
