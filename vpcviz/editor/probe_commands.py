"""How is a probe saved, and where in its form is told why it can't be sent?"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command, added
from vpcviz.facts.protocols import ICMP, protocol_name
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.errors import Problem
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.asked import ask
from vpcviz.playback.probe_form import FIELD_OF, told
from vpcviz.playback.question import Question

_USUAL = protocol_name(ICMP)
FIELDS: Mapping[str, str] = MappingProxyType(
    {"from": "From", "to": "To", "protocol": "Protocol", "port": "Port", "size": "Octets", "ttl": "TTL"}
)
"""What is typed for a probe, by what it is called."""
WHOLE = "whole"
"""Stands for all of them."""


def save_probe(asked: Asked) -> Command:
    """Save a probe that can be walked; nothing is saved of one that can't be."""
    source, destination, protocol, port, size, ttl = (asked.get(key, "").strip() for key in FIELDS)
    is_whole = bool(asked.get("dont_fragment"))
    typed = Question(source, destination, protocol or _USUAL, port, size, ttl, is_whole)

    def edit(topology: Topology) -> Edited:
        question = ask(compile_network(topology), typed).question
        number = next(n for n in range(1, len(topology.probes) + 2) if f"probe-{n}" not in topology.probes)
        numbers = {key: int(text) for key, text in (("port", port), ("size", size), ("ttl", ttl)) if text}
        probe: dict[str, Json] = {"source": question.source, "destination": question.destination, **numbers}
        probe |= {"protocol": protocol} if protocol else {}
        probe |= {"dont_fragment": True} if is_whole else {}
        changed = put(topology, ("probes", f"probe-{number}"), probe)
        return Edited(changed, f"Saved the probe {question.source} to {question.destination}")

    return Command(edit, is_addition=True, walked=added("probes"))


def told_of_probe(problems: Iterable[Problem]) -> dict[str, str]:
    """Tell what is wrong with a probe, by what is typed for it."""
    errors: dict[str, list[str]] = {}
    for problem in problems:
        # The file has it under the probe's own key.
        key = problem.path.rpartition(".")[2]
        errors.setdefault(FIELD_OF.get(key, WHOLE), []).append(told(problem))
    return {key: "; ".join(says) for key, says in errors.items()}
