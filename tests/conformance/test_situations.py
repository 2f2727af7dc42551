"""Does a packet end where the tests of other tools have it, in situations that are built here after theirs?"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from vpcviz.facts.protocols import ICMP, NUMBERS, TCP, UDP
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Delivered, Dropped, LeftModel
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

HERE = Path(__file__).parent
EXPECTED = HERE.parents[2] / "shared" / "conformance" / "cases.json"
"""What is expected lies beside the project, and isn't part of it."""

TRIED = [(ICMP, None), (253, None)] + [(one, port) for one in (TCP, UDP) for port in (1, 21, 22, 23, 52, 53, 54, 65535)]
"""What is sent where a case says what may pass: protocols, and ports beside those that may decide."""


class Asked(BaseModel):
    """
    Which packet a case is about.

    Attributes:
        near: What the packet ends at; empty where the case says what may pass.
        differs: How AWS's own pages have it, where that is not what the case expects.
    """

    model_config = ConfigDict(extra="forbid")
    source: str = Field(alias="from")
    destination: str = Field(alias="to")
    near: str = ""
    differs: str = ""


class Situation(BaseModel):
    """
    A network, and what is asked in it.

    Attributes:
        stands_for: What the names of its cases begin with.
        topology: A topology document.
        cases: By the rest of a case's name.
    """

    model_config = ConfigDict(extra="forbid")
    stands_for: str
    topology: dict[str, Any]
    cases: dict[str, Asked]


def situations() -> list[Situation]:
    """Read all that is built here."""
    return [
        Situation.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted((HERE / "situations").glob("*.yaml"))
    ]


ASKED = {
    f"{situation.stands_for}/{name}": (situation, asked)
    for situation in situations()
    for name, asked in situation.cases.items()
}


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    """Give what is expected, by the case's name."""
    if not EXPECTED.exists():
        pytest.skip("the expected answers are not here")
    return {case["id"]: case for case in json.loads(EXPECTED.read_text(encoding="utf-8"))}


def test_every_case_is_built(expected: dict[str, dict[str, Any]]) -> None:
    assert set(ASKED) == set(expected)


@pytest.mark.parametrize("name", ASKED)
def test_a_packet_ends_where_it_is_expected_to(name: str, expected: dict[str, dict[str, Any]]) -> None:
    situation, asked = ASKED[name]
    case = expected[name]
    network = compile_network(read_topology(json.dumps(situation.topology)))
    if "allowed" in case:
        passing = {(one, port) for one, port in TRIED if _passes(_walk(network, asked, one, port))}
        assert passing == {(one, port) for one, port in TRIED if _is_in(case["allowed"], one, port)}
        return
    protocol = case["protocol"] if isinstance(case["protocol"], int) else NUMBERS[case["protocol"]]
    taken = _walk(network, asked, protocol, case.get("port"))
    wanted = case["expect"]
    assert _end(taken.directions[0].final) == (wanted["kind"], wanted["reason"], asked.near)
    if "answered" in wanted:
        assert taken.answered is wanted["answered"]


def _walk(network: Network, asked: Asked, protocol: int, port: int | None) -> Walk:
    probe = make_probe(network, source=asked.source, destination=asked.destination, protocol=protocol, port=port)
    return walk(network, probe)


def _passes(taken: Walk) -> bool:
    return isinstance(taken.directions[0].final.verdict, Delivered)


def _end(step: Step) -> tuple[str, str | None, str]:
    """Give in a case's terms how a packet ends, why, and at what."""
    match step.verdict:
        case Delivered():
            return "delivered", None, str(step.at)
        case Dropped(reason=reason):
            return "dropped", str(reason), str(step.at)
        case LeftModel(where=where):
            return "left-model", None, where
        case _:
            return "undecided", None, str(step.at)


def _is_in(allowed: dict[str, Any], protocol: int, port: int | None) -> bool:
    """Tell whether a packet is among what a case lets pass."""
    if allowed.get("none"):
        return False
    if allowed.get("all"):
        return True
    return any(NUMBERS[name] == protocol and str(port) == ports for name, ports in allowed.items())
