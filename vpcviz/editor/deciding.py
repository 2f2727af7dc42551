"""Which saved probes does a route or a rule decide?"""

from collections.abc import Iterable

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Entry
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.route_table import Route
from vpcviz.network.rule_tables import acl_row, route_row, rule_row
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology
from vpcviz.playback.asked import ask
from vpcviz.playback.question import Question
from vpcviz.steps.verdict import Lookup
from vpcviz.walks.walk import walk


def decided(
    network: Network, section: str, object_id: str, key: str, probes: Iterable[tuple[str, Question]]
) -> tuple[tuple[str, ...], ...]:
    """
    Give, for each entry of a list in its file's order, the names of the probes on whose way it is the one that decides.

    Args:
        probes: Each with its name; one that can't be walked any more is decided by nothing.
    """
    won = [(name, _consulted(network, question)) for name, question in probes]
    rows = [(entry, _row(object_id, entry)) for entry in _entries(network.topology, section, object_id, key)]
    return tuple(
        tuple(
            name
            for name, lookups in won
            if not entry.off and any(_decides(lookup, (section, object_id, key), row) for lookup in lookups)
        )
        for entry, row in rows
    )


def _entries(topology: Topology, section: str, object_id: str, key: str) -> tuple[Entry, ...]:
    entries = getattr(getattr(topology, section)[ObjectId(object_id)], key, None) or ()
    return tuple(one for one in entries if isinstance(one, Entry))


def _consulted(network: Network, question: Question) -> list[Lookup]:
    try:
        asked = ask(network, question)
    except ProbeRefused:
        return []
    steps = (step for _, _, step in walk(network, asked.probe, asked.model).numbered())
    return [lookup for step in steps for lookup in step.evidence.looked_at if lookup.won is not None]


def _decides(lookup: Lookup, place: tuple[str, str, str], row: tuple[str, ...]) -> bool:
    """Say whether it was this row of this list that won; a row of several groups' rules names its group itself."""
    section, object_id, key = place
    if lookup.won is None or lookup.table.place not in ((section, object_id, key), (section, None, key)):
        return False
    return lookup.table.rows[lookup.won] == row


def _row(object_id: str, entry: Entry) -> tuple[str, ...]:
    match entry:
        case Route():
            return route_row(entry)
        case NetworkAclEntry():
            return acl_row(entry)
        case SecurityGroupRule():
            return rule_row(ObjectId(object_id), entry)
        case _:
            return ()
