"""Which question do the options of `walk` ask, and what is wrong with it, all of it at once?"""

from dataclasses import replace
from typing import Any

from vpcviz.facts.protocols import TCP
from vpcviz.management.options import OptionReader
from vpcviz.management.topology_argument import topology_named
from vpcviz.network.errors import ProbeRefused, Problem, TopologyRefused
from vpcviz.network.index import INTERNET, Network, compile_network
from vpcviz.network.topology import Topology
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.named_model import named_model
from vpcviz.walks.injection_form import read_injections
from vpcviz.walks.probe import Probe, make_probe

NEEDED = {
    "topology": "a file, - for standard input, or a lesson's name",
    "source": "an instance, an interface, a host on the Internet, or internet",
    "destination": "an address, or the id of what has one",
}
"""What nobody can be asked without, and what may stand there."""


def read_question(options: dict[str, Any]) -> tuple[Network, Probe, Model]:
    """
    Read the topology, the probe and the model.

    Whom the probe is from and for can be told only where the topology can be read.

    Raises:
        ProbeRefused: With everything that is wrong with any of them.
    """
    problems = _missing(options)
    model, network = AWS, compile_network(Topology(format="vpcviz/1"))
    ends: dict[str, str] = {"source": INTERNET, "destination": INTERNET}
    try:
        model = named_model(options["model"], options["set"])
    except ProbeRefused as refused:
        problems += refused.problems
    try:
        if options["topology"] is not None:
            network = compile_network(topology_named(options["topology"]))
            ends |= {end: options[end] for end in ends if options[end] is not None}
    except (ProbeRefused, TopologyRefused) as refused:
        problems += refused.problems
    try:
        probe = _read_probe(network, options, model, **ends)
    except ProbeRefused as refused:
        raise ProbeRefused(*refused.problems, *problems) from None
    if problems:
        raise ProbeRefused(*problems)
    return network, probe, model


def _missing(options: dict[str, Any]) -> list[Problem]:
    problems = [Problem(name, None, "nothing", expected) for name, expected in NEEDED.items() if options[name] is None]
    if options["traceroute"] and options["ttl"] is not None:
        problems.append(Problem("traceroute", None, "--traceroute with --ttl", "one of them"))
    if options["cold"] and options["warm"]:
        problems.append(Problem("warm", None, "--warm with --cold", "one of them"))
    return problems


def _read_probe(network: Network, options: dict[str, Any], model: Model, *, source: str, destination: str) -> Probe:
    """
    Read the probe's own options, and fill in what they leave open.

    Args:
        source: Its sender; `internet`, which every network has, where nobody better is known.
        destination: Whom it is for; `internet` likewise.

    Raises:
        ProbeRefused: With everything that is wrong with them.
    """
    reader = OptionReader()
    protocol = reader.protocol("protocol", options["protocol"])
    port = reader.whole_number("port", options["port"])
    source_port = reader.whole_number("source_port", options["source_port"])
    source_address = reader.address("source_address", options["source_address"])
    size = reader.whole_number("size", options["size"])
    ttl = reader.whole_number("ttl", options["ttl"])
    idle = reader.whole_number("idle", options["idle"])
    try:
        probe = make_probe(
            network,
            source=source,
            destination=destination,
            # Of a protocol that can't be read nobody knows whether it has ports and how long it is.
            protocol=TCP if protocol is None else protocol,
            port=port,
            source_port=source_port,
            source_address=source_address,
            size_octets=None if protocol is None else size,
            ttl=INITIAL_TTL if ttl is None else ttl,
            dont_fragment=options["dont_fragment"],
            idle_seconds=None if protocol is None else idle,
            warm=options["warm"],
            model=model,
        )
    except ProbeRefused as refused:
        raise ProbeRefused(*reader.problems, *refused.problems) from None
    if reader.problems:
        raise ProbeRefused(*reader.problems)
    return replace(probe, injected=read_injections(network, probe, options["inject"]))
