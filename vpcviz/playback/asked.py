"""Which walk does a question ask for, and what is wrong with what it asks?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from ipaddress import ip_address, ip_network
from typing import TypeVar

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.facts.protocols import ICMP, NUMBERS
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused, ProbeRefused, Problem
from vpcviz.network.index import INTERNET, Network, compile_network
from vpcviz.network.outside import outside_hosts
from vpcviz.network.probe import LONGEST_IDLE_SECONDS
from vpcviz.network.public_name import named_address
from vpcviz.network.topology import Topology
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.playback.called import called, senders_called
from vpcviz.playback.question import Question
from vpcviz.playback.quoted import quoted
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.named_model import named_model
from vpcviz.walks.injection_form import read_injections
from vpcviz.walks.probe import Probe, make_probe, sending_instance

HIGHEST_PROTOCOL = 255
HIGHEST_PORT = 65535
HIGHEST_SIZE = 65535
HIGHEST_TTL = 255
MOST_NAMES = 12
"""How many things a refusal offers."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Asked:
    """
    A question that can be walked.

    Attributes:
        question: With ids where it had names.
        network: Without the routes that are off.
    """

    question: Question
    network: Network
    probe: Probe
    model: Model


def understand(topology: Topology, question: Question) -> Asked:
    """
    Make out what a question asks about a drawing.

    Raises:
        ProbeRefused: Something that it names does not exist, or can't be asked; all that is wrong is said at once.
    """
    problems: list[Problem] = []
    for route in question.off:
        topology = _collect(problems, partial(without_route, topology, route)) or topology
    asked = _collect(problems, partial(ask, compile_network(topology), question))
    if problems or asked is None:
        raise ProbeRefused(*problems)
    return asked


def ask(network: Network, question: Question) -> Asked:
    """
    Make out what a question asks about a network.

    Raises:
        ProbeRefused: The probe or the model does not exist; all that is wrong is said at once.
    """
    problems: list[Problem] = []
    source = _collect(problems, partial(read_source, network, question.source))
    destination = _collect(problems, partial(read_destination, network, question.destination))
    protocol = _collect(problems, partial(read_protocol, question.protocol))
    port = _collect(problems, partial(read_port, question.port))
    source_port = _collect(problems, partial(read_whole, "source_port", question.source_port, HIGHEST_PORT))
    source_address = _collect(problems, partial(read_address, question.source_address))
    size = _collect(problems, partial(read_whole, "size", question.size, HIGHEST_SIZE))
    ttl = _collect(problems, partial(read_whole, "ttl", question.ttl, HIGHEST_TTL))
    idle = _collect(problems, partial(read_whole, "idle", question.idle, LONGEST_IDLE_SECONDS))
    model = _collect(problems, partial(named_model, question.model, question.switches)) or AWS
    # What can't be read is replaced by what can be asked for, so that the rest is judged all the same.
    make = partial(
        make_probe,
        network,
        source=source or INTERNET,
        destination=destination or INTERNET,
        protocol=ICMP if protocol is None else protocol,
        port=None if protocol is None else port,
        source_port=None if protocol is None else source_port,
        source_address=source_address,
        size_octets=None if protocol is None else size,
        ttl=INITIAL_TTL if ttl is None else ttl,
        dont_fragment=question.dont_fragment,
        warm=question.warm,
        idle_seconds=None if protocol is None else idle,
        model=model,
    )
    probe = _collect(problems, make)
    if probe is not None and question.inject:
        injected = _collect(problems, partial(read_injections, network, probe, question.inject))
        probe = replace(probe, injected=injected or ())
    if problems or probe is None or source is None or destination is None:
        raise ProbeRefused(*problems)
    return Asked(replace(question, source=source, destination=destination), network, probe, model)


def _collect(problems: list[Problem], read: Callable[[], Read]) -> Read | None:
    """Read something, or note what is wrong with it."""
    try:
        return read()
    except ProbeRefused as refused:
        problems.extend(refused.problems)
        return None


def without_route(topology: Topology, route: str) -> Topology:
    """
    Switch a route of a drawing off.

    Args:
        route: As `rt-public:0.0.0.0/0`.

    Raises:
        ProbeRefused: There is no such route.
    """
    table, _, destination = route.partition(":")
    try:
        block = ip_network(destination)
    except ValueError:
        expected = "a route table with a route's destination: rt-public:0.0.0.0/0"
        raise ProbeRefused(Problem("off", None, quoted(route), expected)) from None
    try:
        return put(topology, ("route_tables", table, "routes", str(block), "off"), value=True)
    except EditRefused:
        raise ProbeRefused(Problem("off", None, quoted(route), "a route of the drawing's own")) from None


def read_source(network: Network, text: str) -> str:
    """
    Find the sender that is meant by an id or by a name.

    Raises:
        ProbeRefused: Nobody there can send.
    """
    meant = _meant(network, text)
    hosts = outside_hosts(network.topology)
    if meant == INTERNET or meant in hosts or (meant is not None and sending_instance(network, meant) is not None):
        return meant
    raise ProbeRefused(Problem("source", None, quoted(text), f"one of {_offered(network)}"))


def read_destination(network: Network, text: str) -> str:
    """
    Find whom a packet is meant for: an address or a public name as it stands, else the id that is meant by a text.

    Raises:
        ProbeRefused: It is neither.
    """
    # Which addresses can be asked for is the probe's own matter.
    if is_address(text) or named_address(text):
        return text
    meant = _meant(network, text)
    if meant is None:
        expected = f"an address, or one of {_offered(network)}"
        raise ProbeRefused(Problem("destination", None, quoted(text), expected))
    return meant


def is_address(text: str) -> bool:
    """Say whether a text is an address, of whichever version."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _meant(network: Network, text: str) -> ObjectId | None:
    """Find the one thing that has this id or, whatever the case of its letters, this name."""
    things = called(network)
    exact = ObjectId(text)
    if exact in things or exact in network.interfaces or exact in network.routers:
        return exact
    folded = text.casefold()
    found = {thing for thing, name in things.items() if folded in (name.casefold(), thing.casefold())}
    return found.pop() if len(found) == 1 else None


def _offered(network: Network) -> str:
    """List what can be named, by its name where no other thing has the same."""
    things = senders_called(network)
    names = [name.casefold() for name in things.values()]
    offered = [name if names.count(name.casefold()) == 1 else thing for thing, name in things.items()]
    return ", ".join(_shortened(offered))


def _shortened(names: Iterable[str]) -> list[str]:
    listed = list(names)
    # The Internet is the last of them, and always offered.
    return [*listed[: MOST_NAMES - 1], listed[-1]] if len(listed) > MOST_NAMES else listed


def read_protocol(text: str) -> int:
    """
    Read a protocol's name or number.

    Raises:
        ProbeRefused: It is neither.
    """
    if text in NUMBERS:
        return NUMBERS[text]
    number = _read_number(text, HIGHEST_PROTOCOL)
    if number is not None:
        return number
    expected = f"one of {', '.join(NUMBERS)}, or a number, 0 to {HIGHEST_PROTOCOL}"
    raise ProbeRefused(Problem("protocol", None, quoted(text), expected))


def read_port(text: str) -> int | None:
    """
    Read a port; nothing is the protocol's usual one.

    Raises:
        ProbeRefused: It is no port.
    """
    return read_whole("port", text, HIGHEST_PORT)


def read_address(text: str) -> Address | None:
    """
    Read the address from which a packet is said to come; nothing is the sender's own.

    Raises:
        ProbeRefused: It is none.
    """
    if not text:
        return None
    if is_address(text) and "%" not in text:
        return ip_address(text)
    raise ProbeRefused(Problem("source_address", None, quoted(text), "an address", "or leave it empty"))


def read_whole(name: str, text: str, highest: int) -> int | None:
    """
    Read a whole number; nothing is whatever is usual.

    Raises:
        ProbeRefused: It is none.
    """
    if not text:
        return None
    number = _read_number(text, highest)
    if number is not None:
        return number
    raise ProbeRefused(Problem(name, None, quoted(text), f"a whole number, 0 to {highest}", "or leave it empty"))


def _read_number(text: str, highest: int) -> int | None:
    # Python refuses to convert thousands of digits, so that their count is looked at first.
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(highest)):
        return None
    return int(text) if int(text) <= highest else None
