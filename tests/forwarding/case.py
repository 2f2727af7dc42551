"""What does a case say: one stage, one situation, and what has to come of it?"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ConfigDict

from tests.packets.written import field_of, layer_of, written_packet
from tests.stories.story import Told, merge
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.packets.flow import flow_of
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory, Side
from vpcviz.steps.model import MODELS, Model, with_switch
from vpcviz.steps.verdict import Dropped, Evidence, LeftModel, Verdict

CASES = Path(__file__).parent / "cases"
TOPOLOGIES = Path(__file__).parent.parent / "stories" / "topologies"


class Outcome(Told):
    """
    What has to come of it.

    Attributes:
        verdict: `forwarded`, `delivered`, `dropped REASON`, `left-model`, or `none` where the stage does not apply.
        found: What the stage answers besides its verdict: a MAC address, a route, a way of the fork.
        fields: Fields of the packet afterwards, by layer and name.
        unchanged: Whether the packet is as it was.
        won: A part of the row that decided; empty where no row may have.
        lost: Parts of rows that did not.
        objects: Things that the evidence names, among others.
        read: Fields that it says it read, all of them.
        assumption: The default that was taken.
        standing: How sure the claim is on which it rests.
    """

    verdict: str
    found: str | None = None
    fields: dict[str, Any] = {}
    unchanged: bool | None = None
    won: str | None = None
    lost: list[str] = []
    objects: list[str] = []
    read: list[str] | None = None
    assumption: str | None = None
    standing: str | None = None


class Case(Told):
    """
    One situation; the file's name is the claim.

    Attributes:
        topology: The name of a topology of the stories.
        changes: What differs from it, as a merge patch.
        stage: The function that is asked.
        at: The thing that it is about: an interface, a table, a gateway, a host.
        sender: The interface or gateway that the packet came from.
        remembers: Packets that the interface has let `in` and `out`.
        packet: What the stage meets.
    """

    model_config = ConfigDict(extra="forbid")

    topology: str = "t0"
    changes: dict[str, Any] = {}
    model: str = "aws"
    set: dict[str, str] = {}
    stage: str
    at: str
    sender: str = ""
    remembers: dict[Side, list[dict[str, Any]]] = {}
    packet: dict[str, Any]
    expect: Outcome

    def network(self) -> Network:
        """Compile the network of the situation."""
        document = yaml.load((TOPOLOGIES / f"{self.topology}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
        return compile_network(read_topology(json.dumps(merge(document, self.changes))))

    def rules(self) -> Model:
        """Give the model with its switches set."""
        model = MODELS[self.model]
        for switch, position in self.set.items():
            model = with_switch(model, switch, position)
        return model

    def met(self) -> Packet:
        """Give the packet that the stage meets."""
        return written_packet(self.packet)

    def memory(self, interface: ObjectId) -> Memory:
        """Give what an interface remembers."""
        memory = Memory()
        for side, packets in self.remembers.items():
            for written in packets:
                memory = memory.with_connection(interface, side, flow_of(written_packet(written).headers))
        return memory


def cases_of(thing: str, *stages: str) -> list[Any]:
    """Give the cases of a thing, or of some of its stages, each under its file's name."""
    cases = {path.stem: read_case(path) for path in sorted((CASES / thing).glob("*.yaml"))}
    return [pytest.param(case, id=name) for name, case in cases.items() if not stages or case.stage in stages]


def read_case(path: Path) -> Case:
    """Read a case; an unknown key is refused."""
    return Case.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def differences(case: Case, verdict: Verdict | None, found: object = None) -> list[str]:
    """Say in which ways a stage answered otherwise than it should."""
    expected = case.expect
    told = _told(verdict)
    if told != expected.verdict or verdict is None:
        return [] if told == expected.verdict else [f"expected {expected.verdict}, came to {told}"]
    evidence, packet = verdict.evidence, verdict.packet
    came = {path: field_of(packet.headers, path) for path in expected.fields}
    differing = [
        f"expected {path} {value}, came to {came[path]}"
        for path, value in expected.fields.items()
        if str(came[path]) != str(value)
    ]
    if expected.found is not None and str(found) != expected.found:
        differing.append(f"expected to find {expected.found}, came to {found}")
    if expected.unchanged is not None and expected.unchanged is not (packet == case.met()):
        differing.append(f"expected the packet {'as it was' if expected.unchanged else 'changed'}: {packet}")
    return differing + _evidence_differences(expected, evidence, case.met())


def _evidence_differences(expected: Outcome, evidence: Evidence, met: Packet) -> list[str]:
    differing = []
    lookup = evidence.looked_at[0] if evidence.looked_at else None
    winner = lookup.table.line(lookup.won) if lookup and lookup.won is not None else ""
    rows = [lookup.table.line(row) for row in range(len(lookup.table.rows)) if row != lookup.won] if lookup else []
    if expected.won is not None and (expected.won not in winner or bool(expected.won) is not bool(winner)):
        differing.append(f"expected {expected.won!r} to decide, came to {winner!r}")
    differing += [
        f"expected {part!r} to lose, came to {rows}" for part in expected.lost if part not in " / ".join(rows)
    ]
    missing = [thing for thing in expected.objects if thing not in evidence.objects]
    if missing:
        differing.append(f"expected {missing} to be named, came to {evidence.objects}")
    read = sorted(f"{layer_of(met, kind)}.{field}" for kind, field in evidence.read)
    if expected.read is not None and sorted(expected.read) != read:
        differing.append(f"expected to read {expected.read}, came to {read}")
    assumption = evidence.assumption.id if evidence.assumption else None
    if expected.assumption != assumption:
        differing.append(f"expected the assumption {expected.assumption}, came to {assumption}")
    if expected.standing not in (None, evidence.fact.standing):
        differing.append(f"expected it to be {expected.standing}, came to {evidence.fact.standing}")
    return differing


def _told(verdict: Verdict | None) -> str:
    match verdict:
        case None:
            return "none"
        case Dropped(reason=reason):
            return f"dropped {reason}"
        case LeftModel():
            return "left-model"
        case _:
            return type(verdict).__name__.lower()
