"""Which kernel is asked, and what is it handed?"""

import json
from pathlib import Path
from typing import Any

import yaml

from tests.packets.written import written_packet
from tests.stories.story import merge
from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.guests.guest import Guest
from vpcviz.guests.outcome import Outcome
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.packets.flow import flow_of
from vpcviz.steps.memory import Memory
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.verdict import Dropped

T0 = Path(__file__).parent.parent / "stories" / "topologies" / "t0.yaml"

A, B, ROUTER = (MacAddress(f"02:00:0a:00:00:{last}") for last in ("0a", "14", "01"))
EVERYBODY = MacAddress("ff:ff:ff:ff:ff:ff")
PORT = ObjectId("b/eth0")


def kernel(model: Model = AWS, **configuration: Any) -> Guest:
    """Give the kernel of instance b, 10.0.0.20/24 at 02:00:0a:00:00:14, as its guest is configured."""
    changes = {"instances": {"b": {"source_dest_check": False, "guest": configuration}}}
    document = merge(yaml.safe_load(T0.read_text(encoding="utf-8")), changes)
    network = compile_network(read_topology(json.dumps(document)))
    return Guest(network, network.instances[ObjectId("b")], model)


def received(guest: Guest, *, mac: str = B, memory: Memory | None = None, **written: Any) -> Outcome:
    """Let a frame from a's MAC address arrive; its packet is a ping from a unless it is said to be otherwise."""
    packet = written_packet({"from": "10.0.0.10", "to": "10.0.0.20", "frame": {"from": A, "to": mac}} | written)
    return guest.receive(PORT, packet, memory or Memory(), 0.0)


def sent(guest: Guest, *, memory: Memory | None = None, **written: Any) -> Outcome:
    """Let the guest send; a ping from its own address unless it is said to be otherwise."""
    return guest.send(written_packet({"from": "10.0.0.20"} | written), memory or Memory(), 0.0)


def waiting_for(**written: Any) -> Memory:
    """Give a memory in which b waits for the answer to a packet of its own."""
    return Memory().expecting(ObjectId("b"), flow_of(written_packet({"from": "10.0.0.20"} | written).headers))


def stages(outcome: Outcome) -> list[str]:
    """Name what the kernel did, in order."""
    return [str(step.stage) for step in outcome.steps]


def reason(outcome: Outcome) -> str:
    """Say why the kernel dropped what it had; empty where it did not."""
    verdict = outcome.steps[-1].verdict
    return str(verdict.reason) if isinstance(verdict, Dropped) else ""
