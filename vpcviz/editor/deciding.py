"""Which saved probes does a row of a list of routes or rules decide?"""

from collections.abc import Iterable

from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network
from vpcviz.playback.asked import ask
from vpcviz.playback.question import Question
from vpcviz.steps.verdict import Lookup
from vpcviz.walks.walk import walk

Consulted = tuple[tuple[str, tuple[Lookup, ...]], ...]
"""What was looked up and found on the way of each saved probe, by the probe's name."""

ListPlace = tuple[str, str, str]
"""The section, the thing and the key under which a list of rules stands."""


def consulted(network: Network, probes: Iterable[tuple[str, Question]]) -> Consulted:
    """Walk saved probes, each with its name; one that can't be walked any more consults nothing."""
    return tuple((name, tuple(_found(network, question))) for name, question in probes)


def decided(asked: Consulted, place: ListPlace, row: tuple[str, ...]) -> tuple[str, ...]:
    """
    Name the probes on whose way a row of a list is the one that decides.

    Args:
        row: Its cells, as the table that is consulted has them.
    """
    return tuple(name for name, lookups in asked if any(_decides(one, place, row) for one in lookups))


def _found(network: Network, question: Question) -> list[Lookup]:
    try:
        asked = ask(network, question)
    except ProbeRefused:
        return []
    steps = (step for _, _, step in walk(network, asked.probe, asked.model).numbered())
    return [lookup for step in steps for lookup in step.evidence.looked_at if lookup.won is not None]


def _decides(lookup: Lookup, place: ListPlace, row: tuple[str, ...]) -> bool:
    """Say whether it was this row of this list that won; a row of several groups' rules names its group itself."""
    section, object_id, key = place
    if lookup.won is None or lookup.table.place not in ((section, object_id, key), (section, None, key)):
        return False
    return lookup.table.rows[lookup.won] == row
