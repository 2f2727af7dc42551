"""How is a probe saved, and where in its form is told why it can't be sent?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command, added
from vpcviz.facts.protocols import ICMP, protocol_name
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.errors import Problem
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.playback.asked import ask
from vpcviz.playback.probe_form import FIELD_OF, FIELDS, HINTS, LIFE, told
from vpcviz.playback.question import NOTHING_ASKED, TEXTS
from vpcviz.walks.probe import DEFAULT_SOURCE_PORT

_USUAL = protocol_name(ICMP)
TYPED: Mapping[str, str] = MappingProxyType({**FIELDS, **LIFE})
"""What is typed for a probe, by what it is called."""
_USUALLY = MappingProxyType(
    {
        "source_address": "its own",
        "source_port": str(DEFAULT_SOURCE_PORT),
        "size": "the usual number",
        "ttl": str(INITIAL_TTL),
        "idle": "not at all",
    }
)
WHOLE = "whole"
"""Stands for all of them."""


def save_probe(asked: Asked) -> Command:
    """Save a probe that can be walked; nothing is saved of one that can't be."""
    texts: dict[str, Any] = {attribute: asked.get(name, "").strip() for name, attribute in TEXTS.items()}
    protocol = texts.pop("protocol")
    is_whole = bool(asked.get("dont_fragment"))
    typed = replace(NOTHING_ASKED, **texts, protocol=protocol or _USUAL, dont_fragment=is_whole)

    def edit(topology: Topology) -> Edited:
        question = ask(compile_network(topology), typed).question
        number = next(n for n in range(1, len(topology.probes) + 2) if f"probe-{n}" not in topology.probes)
        told = {key: int(text) if text.isdecimal() else text for key, text in texts.items() if text}
        probe: dict[str, Json] = {**told, "source": question.source, "destination": question.destination}
        probe |= {"protocol": protocol} if protocol else {}
        probe |= {"dont_fragment": True} if is_whole else {}
        changed = put(topology, ("probes", f"probe-{number}"), probe)
        return Edited(changed, f"Saved the probe {question.source} to {question.destination}")

    return Command(edit, is_addition=True, walked=added("probes"))


def life_fields(typed: Mapping[str, str], errors: Mapping[str, str]) -> list[dict[str, str]]:
    """
    Give the fields for what is seldom said of a probe.

    Args:
        typed: What was typed for a probe that can't be sent; empty where nothing was.
        errors: What is wrong with it.
    """
    return [
        {
            "name": name,
            "label": label,
            "value": typed.get(name, ""),
            "usual": _USUALLY[name],
            "hint": HINTS.get(name, ""),
            "problem": errors.get(name, ""),
        }
        for name, label in LIFE.items()
    ]


def told_of_probe(problems: Iterable[Problem]) -> dict[str, str]:
    """Tell what is wrong with a probe, by what is typed for it."""
    errors: dict[str, list[str]] = {}
    for problem in problems:
        # The file has it under the probe's own key.
        key = problem.path.rpartition(".")[2]
        errors.setdefault(FIELD_OF.get(key, WHOLE), []).append(told(problem))
    return {key: "; ".join(says) for key, says in errors.items()}
