"""What does the page show of an instance's terminals: what the commands print, and what is missing there?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, assert_never

from django.utils.html import escape

from vpcviz.facts import public_address
from vpcviz.facts.dhcp_options import BY_THE_VPC
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.linux import ARP_FAILED, ASKER_IS_LEARNT, ICMP_RATE_LIMIT
from vpcviz.facts.protocols import ICMP
from vpcviz.facts.terminal import PING_WAITS
from vpcviz.guests.command_output import NeighbourState, print_frame
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.neighbor import question_in
from vpcviz.playback.choice import Choice
from vpcviz.playback.question import Question, address_asking
from vpcviz.playback.spoken import Spoken, names_of, speak
from vpcviz.steps.model import Model, PublicAddressAt
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Undecided, Verdict
from vpcviz.walks.guest_view import GuestView, guest_changes, view_guest
from vpcviz.walks.result import Walk
from vpcviz.walks.symptom import SILENCE
from vpcviz.walks.terminal import Terminal, sender_of, terminal_changes, view_terminal

TERMINAL = "terminal"
"""The tab that only the sender has: where the probe was started."""

COMMANDS = {
    TERMINAL: "shell",
    "addr": "ip addr",
    "route": "ip route",
    "neigh": "ip neigh",
    "tcpdump": "tcpdump",
    "lease": "dhcp",
}
"""What can be looked at, by the name that stands in an address."""

NO_NEIGHBOUR = "no neighbour has been asked for yet"
NO_GATEWAY = "the VPC has no Internet gateway"
LONGEST_NAME = 32
FEW_OCTETS, MANY_OCTETS = 400, 800
"""How much of one command's output a message has room for."""


@dataclass(frozen=True, slots=True)
class Note:
    """
    What to say of something that is missing, or is there against all expectation.

    Attributes:
        fact: None where it is the walk that is told of, and not a kernel.
    """

    says: Spoken
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """
    What one command prints.

    Attributes:
        name: Of the command, in an address.
        text: Cut to what a message has room for.
        nothing: What to say where it prints nothing.
    """

    name: str
    text: str
    nothing: str
    note: Note | None = None

    @property
    def command(self) -> str:
        return COMMANDS[self.name]


@dataclass(frozen=True, slots=True)
class ShownView:
    """
    What one instance sees from a step on, until something changes.

    Attributes:
        number: Of that step.
        who: Whose terminal it is.
    """

    number: int
    who: ObjectId
    printed: tuple[Printed, ...]


def shown_views(network: Network, walk: Walk) -> tuple[ShownView, ...]:
    """Look into the terminals of everybody who takes part, at each step at which something changes there."""
    names = names_of(network)
    return tuple(view for who in participants(network, walk) for view in _views_of(network, walk, who, names))


def view_at(seen: Sequence[ShownView], who: str, number: int) -> ShownView | None:
    """Give what an instance sees after a step; None where it takes no part."""
    return next((one for one in reversed(seen) if one.who == who and one.number <= number), None)


def participants(network: Network, walk: Walk) -> tuple[ObjectId, ...]:
    """List the instances that take part: the sender, then each that comes next, then who should have received."""
    probe = walk.probe
    involved = [probe.source, *(step.at for _, _, step in walk.numbered())]
    owners = (_owner(network, one) for one in involved)
    met = [*owners, *_receivers(network, walk)]
    return tuple(dict.fromkeys(one for one in met if network.has_guest(one)))


def _owner(network: Network, object_id: ObjectId) -> ObjectId:
    """Give whose an interface is; a thing that is none is its own."""
    interfaces = network.around(object_id).interfaces
    return interfaces[object_id].instance if object_id in interfaces else object_id


def _receivers(network: Network, walk: Walk) -> Iterator[ObjectId]:
    """Give the instance that has the destination, whether or not anything gets there."""
    destination = walk.probe.destination
    if destination in network.public_addresses:
        yield network.public_addresses[destination][0].instance
    sender = network.instances.get(walk.probe.source)
    ports = sender.interfaces if sender else (walk.probe.source,)
    for port in ports:
        holder = network.interface_at(network.interfaces[port].vpc, destination) if port in network.interfaces else None
        if holder:
            yield holder.instance


def guest_part(
    network: Network, seen: Sequence[ShownView], here: Question, number: int, address: str
) -> dict[str, Any]:
    """
    Gather what the terminals of an instance show, and which other instances and commands there are.

    Args:
        here: What is asked, at its step.
        number: The number of that step.
        address: Of the page, without its parameters.
    """
    instances = list(dict.fromkeys(view.who for view in seen))
    who = here.who if here.who in instances else next(iter(instances), "")
    view = view_at(seen, who, number)
    offered = [one.name for one in view.printed] if view else list(COMMANDS)
    command = here.view if here.view in offered else next(iter(offered))
    wrong = [f"{here.who} takes no part in this walk."] if here.who not in (*instances, "") else []
    wrong += [f"{here.view} can't be typed here."] if here.view not in (*offered, "") else []
    sender = next((one.who for one in seen if one.printed[0].name == TERMINAL), "")
    return {
        "view": view,
        "command": command,
        "name": network.guest(view.who).name if view else "",
        "note": " ".join(wrong),
        "instances": [
            Choice(one, network.guest(one).name, address_asking(address, here.seen_by(one, typed)), one == who)
            for one in instances
            for typed in [_typed_by(seen, one, command)]
        ],
        "commands": [
            Choice(one, label, address_asking(address, here.seen_by(owner, one)), one == command)
            for one, label in COMMANDS.items()
            for owner in [sender if one == TERMINAL else who]
        ],
        "sender": sender,
        "offered": offered,
    }


def _typed_by(seen: Sequence[ShownView], who: str, command: str) -> str:
    """Keep a command for another instance; where it can't be typed there, take the first that can."""
    view = next(one for one in seen if one.who == who)
    offered = [one.name for one in view.printed]
    return command if command in offered else offered[0]


def _views_of(network: Network, walk: Walk, who: ObjectId, names: Mapping[str, str]) -> Iterator[ShownView]:
    """Look into one instance; a request that stayed away changes what there is to say of the capture."""
    home = network.around(who)
    interfaces = [home.interfaces[port] for port in home.instances[who].interfaces]
    changes = {number for number, _ in guest_changes(network, walk, who)}
    kept_away = dict(_kept_away(network, walk, interfaces))
    is_sender = who == sender_of(network, walk)
    started = {number for number, _ in terminal_changes(network, walk)} if is_sender else set()
    missed: Note | None = None
    for number in sorted(changes | kept_away.keys() | started):
        view = view_guest(network, walk, who, number)
        step_away = kept_away.get(number)
        if step_away and print_frame(step_away.packet) not in view.capture:
            missed = _missed_request(network, step_away, names)
        terminal = view_terminal(network, walk, number) if is_sender else None
        yield ShownView(
            number,
            who,
            (
                *((_shown_terminal(walk, terminal),) if terminal else ()),
                *_printed(network, walk.model, interfaces, view, _of_the_capture(view, missed), names),
            ),
        )


def _shown_terminal(walk: Walk, terminal: Terminal) -> Printed:
    return Printed(
        TERMINAL,
        last_lines(terminal.text, MANY_OCTETS),
        "no usual program sends such a packet; one with a raw socket does, and prints nothing of itself",
        _told_of(walk, terminal),
    )


def _told_of(walk: Walk, terminal: Terminal) -> Note | None:
    """Say what a program waits for, how long it has waited, and what it would print that a walk can't know."""
    seconds = f"{terminal.after_seconds:g} s"
    is_silent = walk.symptom == SILENCE
    if not terminal.text:
        return None
    if terminal.is_unknown:
        return _note(f"What comes next nobody can know: {_unknown(walk.decisive.final.verdict)}")
    if terminal.is_waiting:
        is_over = terminal.after_seconds > 0
        return _note(f"It waits, {seconds} so far" if is_over else "It waits", ARP_FAILED if is_over else None)
    if is_silent and terminal.after_seconds:
        return _note(f"After {seconds}", PING_WAITS)
    if terminal.after_seconds:
        return _note(f"After {seconds}", ARP_FAILED)
    if walk.answered and walk.probe.protocol == ICMP:
        return _note("The round-trip time that ping prints is left out: a model has none")
    return None


def _unknown(verdict: Verdict) -> str:
    if isinstance(verdict, Undecided):
        return f"the drawing lacks {verdict.missing}"
    return "the packet has left what is drawn"


def _note(says: str, fact: Fact | None = None) -> Note:
    return Note(speak(says, {}), fact)


def _of_the_capture(view: GuestView, missed: Note | None) -> Note | None:
    """Say of a capture what is missing from it or, where the kernel has reported something, what is not modelled."""
    if view.has_reported:
        return _note("A kernel limits how many ICMP errors and redirects it sends; this walk does not", ICMP_RATE_LIMIT)
    return missed


def _kept_away(network: Network, walk: Walk, interfaces: Sequence[Interface]) -> Iterator[tuple[int, Step]]:
    """Give the questions for a MAC address of others in the same subnets which a host has intercepted."""
    subnets = {one.subnet for one in interfaces}
    own = {one.mac for one in interfaces}
    for number, _, step in walk.numbered():
        asked = question_in(step.packet) if step.stage is Stage.ARP_INTERCEPT else None
        if asked is None or asked.asker_mac in own:
            continue
        if any(network.interface_with(subnet, asked.asker_mac) for subnet in subnets):
            yield number, step


def _missed_request(network: Network, step: Step, names: Mapping[str, str]) -> Note:
    asked = question_in(step.packet)
    assert asked is not None
    says = (
        f"The request of {asked.asker} for the MAC address of {asked.target} has not come here: "
        f"it got no further than {_short(names.get(step.at, step.at))}"
    )
    return _note(says, step.evidence.fact)


def _printed(
    network: Network,
    model: Model,
    interfaces: Sequence[Interface],
    view: GuestView,
    of_the_capture: Note | None,
    names: Mapping[str, str],
) -> tuple[Printed, ...]:
    """Give what each command prints, in the order of the tabs."""
    return (
        Printed(
            "addr",
            first_lines(view.addresses, MANY_OCTETS),
            "the kernel has no address",
            _public_address(network, model, interfaces, view.addresses, names),
        ),
        Printed("route", first_lines(view.routes, FEW_OCTETS), "the kernel has no route"),
        Printed(
            "neigh", first_lines(view.neighbours, FEW_OCTETS), "no neighbour has been asked for yet", _learnt(view)
        ),
        Printed("tcpdump", last_lines(view.capture, MANY_OCTETS), "no frame has passed here yet", of_the_capture),
        Printed(
            "lease",
            first_lines(view.leases, FEW_OCTETS),
            "what a site's own network tells by DHCP is not drawn",
            _note("Its VPC's DHCP options tell it so", BY_THE_VPC) if view.leases else None,
        ),
    )


def _learnt(view: GuestView) -> Note | None:
    """Say where an entry comes from that nobody has asked for."""
    if f" {NeighbourState.STALE}" not in view.neighbours:
        return None
    return _note("Whoever asks for an address of this kernel's becomes its neighbour, unasked", ASKER_IS_LEARNT)


def _public_address(
    network: Network, model: Model, interfaces: Sequence[Interface], addresses: str, names: Mapping[str, str]
) -> Note | None:
    """Say of the public addresses whether the kernel has them and, where it has not, who has."""
    all_of_them = [public for one in interfaces for public in one.public.values()]
    missing = [public for public in all_of_them if f" {public}/" not in addresses]
    if not all_of_them:
        return None
    if not missing:
        return _note(
            f"{all_of_them[0]}, the public address, is here: this model has it so", public_address.ON_THE_GUEST
        )
    others = len(missing) - 1
    absent = f"{missing[0]} and {others} more are not here" if others else f"{missing[0]} is not here"
    match model.public_address_at:
        case PublicAddressAt.INTERNET_GATEWAY:
            gateway = network.gateway_of.get(interfaces[0].vpc)
            where = (
                f"on {_short(names[gateway.id])} only" if gateway else "nowhere, since the VPC has no Internet gateway"
            )
            return _note(
                f"{absent}. {'They exist' if others else 'It exists'} {where}", public_address.NOT_ON_THE_GUEST
            )
        case PublicAddressAt.HYPERVISOR:
            return _note(f"{absent}. In this model the hosts translate it", public_address.AT_HYPERVISOR)
        case PublicAddressAt.GUEST:
            return _note(f"{absent}, though this model puts the first ones here", public_address.ON_THE_GUEST)
        case unknown:
            assert_never(unknown)


def first_lines(text: str, octets: int) -> str:
    """Cut a text to the lines at its beginning that a message has room for, and say how many are left out."""
    lines = text.splitlines()
    kept = _fitting(lines, octets)
    return text if kept == len(lines) else "\n".join([*lines[:kept], f"… and {len(lines) - kept} more"])


def last_lines(text: str, octets: int) -> str:
    """Cut a text to the lines at its end that a message has room for, and say how many are left out."""
    lines = text.splitlines()
    left_out = len(lines) - _fitting(lines[::-1], octets)
    return "\n".join([f"… {left_out} before", *lines[left_out:]]) if left_out else text


def _fitting(lines: Sequence[str], octets: int) -> int:
    """Count the first lines that fit, each as long as a page has to write it, and its end as JSON has to."""
    sizes = accumulate(len(escape(line).encode()) + len("\\n") for line in lines)
    return sum(size <= octets for size in sizes)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
