"""What does a story say: which network, which packets, and what has to become of each?"""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.yaml"))
WALKS = "\nwalks:"
"""What divides a story that a person wrote from the walks that the engine wrote."""


class Told(BaseModel):
    """A part of a story; a key that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Symptom(Told):
    """What the sender's terminal shows, in part, and when."""

    says: str
    after_seconds: float


class Expectation(Told):
    """
    What has to become of a packet.

    A step is named by its stage and its place (`route-lookup rt-pub`); `#2` after the stage means the second of its
    kind, `*` in the place means any. With a direction in front it is a step of that direction.

    Attributes:
        refused: What the refusal names, where there can be no walk at all; nothing else is expected then.
        ends: How each direction ends, and which directions there are.
        blockers: Every drop in order; `...` at the end leaves open what else there is.
        assumptions: The ids of the defaults that were taken, all of them.
        whole: Every step of a direction.
        passes: Steps of a direction that occur in this order, whatever is between them.
        never: Stages that a direction does not have.
        untouched: Places where nothing happens in any direction.
        fields: Fields of the packet after a step, by layer and name (`ipv4.source`); the outermost layer of its kind.
        won: A part of the row that decided in the first table that a step looked at.
        lost: Parts of other rows of that table.
        looked_at: Parts of what a step says about the tables that it looked at, or did not need.
    """

    refused: str = ""
    answered: bool | None = None
    ends: dict[str, str] = {}
    blockers: list[str] = []
    assumptions: list[str] = []
    symptom: Symptom | str | None = None
    whole: dict[str, list[str]] = {}
    passes: dict[str, list[str]] = {}
    never: dict[str, list[str]] = {}
    untouched: list[str] = []
    fields: dict[str, dict[str, Any]] = {}
    won: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    looked_at: dict[str, list[str]] = {}


class Asked(Told):
    """
    One packet that is sent.

    Attributes:
        inject: What is put into the network besides the packet, as the command takes it.
        changes: What differs in the topology from here on, as a merge patch (RFC 7396).
        set: Switches of the model; a list asks once for each position, and all have to come to the same.
    """

    source: str = Field(alias="from")
    destination: str = Field(alias="to")
    protocol: str | int = "icmp"
    port: int | None = None
    source_port: int | None = None
    source_address: str | None = None
    size: int | None = None
    dont_fragment: bool = False
    ttl: int | None = None
    idle: int | None = None
    model: str = "aws"
    set: dict[str, Any] = {}
    warm: bool = False
    inject: list[str] = []
    changes: dict[str, Any] = {}
    expect: Expectation


class Story(Told):
    """
    A question, a rule that answers it, and packets that show it.

    Attributes:
        says: The rule of AWS or of Linux, in one sentence.
        topology: A topology document, or the name of one in `topologies/`.
        changes: What differs from that topology, as a merge patch.
        walks: The whole of every walk, written by the engine and reviewed as prose.
    """

    says: str
    topology: dict[str, Any] | str
    changes: dict[str, Any] = {}
    probes: list[Asked] = Field(min_length=1)
    walks: list[str] = []


@dataclass(frozen=True, slots=True)
class Question:
    """One packet in one network under one model, everything spelt out."""

    asked: Asked
    document: dict[str, Any]
    switches: dict[str, str]

    @property
    def title(self) -> str:
        """Tell what is asked, in one line."""
        asked = self.asked
        options = {
            "port": asked.port,
            "source-port": asked.source_port,
            "source-address": asked.source_address,
            "size": asked.size,
            "dont-fragment": asked.dont_fragment or None,
            "ttl": asked.ttl,
            "idle": asked.idle,
        } | self.switches
        told = [f"{name}={value}" for name, value in options.items() if value is not None]
        model = f"under {asked.model}" + (", warm" if asked.warm else "")
        told += [f"inject={injected}" for injected in asked.inject]
        return " ".join([f"{asked.source} to {asked.destination}, {asked.protocol}", *told, model])


def read_story(path: Path) -> Story:
    """Read one story; an unknown key is refused."""
    return Story.model_validate(_read(path))


def questions(story: Story) -> Iterator[Question]:
    """Go through all that a story asks; what a packet's question changes in the network stays changed."""
    document = merge(_document(story.topology), story.changes)
    for asked in story.probes:
        document = merge(document, asked.changes)
        positions = [value if isinstance(value, list) else [value] for value in asked.set.values()]
        for chosen in itertools.product(*positions):
            yield Question(asked, document, dict(zip(asked.set, map(_position, chosen), strict=True)))


def rewrite_walks(path: Path, walks: list[str]) -> None:
    """Put walks in place of those that a story has; what a person wrote stays as it is, to the letter."""
    written = path.read_text(encoding="utf-8").partition(WALKS)[0].rstrip()
    told = "".join(f"\n- |\n{_indented(walk)}" for walk in walks)
    path.write_text(f"{written}{WALKS}{told}\n", encoding="utf-8")


def merge(document: Any, patch: Any) -> Any:
    """Apply a merge patch as RFC 7396 has it: null takes a key away, a list is replaced whole."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(document) if isinstance(document, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


def as_text(document: dict[str, Any]) -> str:
    """Give a topology document in the file's JSON form."""
    return json.dumps(document)


def _document(topology: dict[str, Any] | str) -> dict[str, Any]:
    if isinstance(topology, dict):
        return topology
    document = _read(HERE / "topologies" / f"{topology}.yaml")
    assert isinstance(document, dict)
    return document


def _read(path: Path) -> Any:
    # Many tests read all stories: in Python itself that would take longer than all that they ask of them.
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _position(value: Any) -> str:
    """Give a switch's position as the command line has it: `true`, not Python's True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
