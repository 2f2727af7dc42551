"""What does the page show of an instance's terminal: what the commands print, and what is missing there?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import assert_never

from django.utils.html import escape

from vpcviz.facts import public_address
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.guests.command_output import print_frame
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import Arp
from vpcviz.steps.model import Model, PublicAddressAt
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.walks.guest_view import GuestView, guest_changes, view_guest
from vpcviz.walks.result import Walk

COMMANDS = {"addr": "ip addr", "route": "ip route", "neigh": "ip neigh", "tcpdump": "tcpdump"}
"""What can be typed, by the name that stands in an address."""

LONGEST_NAME = 32
FEW_OCTETS, MANY_OCTETS = 400, 800
"""How much of one command's output a message has room for."""


@dataclass(frozen=True, slots=True)
class Note:
    """What to say of something that is missing, or is there against all expectation."""

    says: str
    fact: Fact


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
    """Look into the terminal of everybody who takes part, at each step at which something changes there."""
    return tuple(view for who in participants(network, walk) for view in _views_of(network, walk, who))


def view_at(seen: Sequence[ShownView], who: str, number: int) -> ShownView | None:
    """Give what an instance sees after a step; None where it takes no part."""
    return next((one for one in reversed(seen) if one.who == who and one.number <= number), None)


def participants(network: Network, walk: Walk) -> tuple[ObjectId, ...]:
    """List the instances that take part: the sender, then each that comes next, then who should have received."""
    probe = walk.probe
    involved = [probe.source, *(step.at for _, _, step in walk.numbered())]
    owners = (network.interfaces[one].instance if one in network.interfaces else one for one in involved)
    met = [*owners, *_receivers(network, walk)]
    return tuple(dict.fromkeys(one for one in met if one in network.instances))


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


def _views_of(network: Network, walk: Walk, who: ObjectId) -> Iterator[ShownView]:
    """Look into one terminal; a request that stayed away changes what there is to say of the capture."""
    interfaces = [network.interfaces[port] for port in network.instances[who].interfaces]
    changes = {number for number, _ in guest_changes(network, walk, who)}
    kept_away = dict(_kept_away(network, walk, interfaces))
    missed: Note | None = None
    for number in sorted(changes | kept_away.keys()):
        view = view_guest(network, walk, who, number)
        step_away = kept_away.get(number)
        if step_away and print_frame(step_away.packet) not in view.capture:
            missed = _missed_request(network, step_away)
        yield ShownView(number, who, _printed(network, walk.model, interfaces, view, missed))


def _kept_away(network: Network, walk: Walk, interfaces: Sequence[Interface]) -> Iterator[tuple[int, Step]]:
    """Give the ARP requests of others in the same subnets which a host has intercepted."""
    subnets = {one.subnet for one in interfaces}
    own = {one.mac for one in interfaces}
    for number, _, step in walk.numbered():
        if step.stage is Stage.ARP_INTERCEPT and step.packet.header(Arp).sender_mac not in own:
            asker = step.packet.header(Arp).sender_mac
            if any(network.interface_with(subnet, asker) for subnet in subnets):
                yield number, step


def _missed_request(network: Network, step: Step) -> Note:
    arp = step.packet.header(Arp)
    return Note(
        f"The request of {arp.sender_address} for the MAC address of {arp.target_address} has not come here: "
        f"it got no further than {_short(step.at)}",
        step.evidence.fact,
    )


def _printed(
    network: Network, model: Model, interfaces: Sequence[Interface], view: GuestView, missed: Note | None
) -> tuple[Printed, ...]:
    """Give what each command prints, in the order of the tabs."""
    return (
        Printed(
            "addr",
            first_lines(view.addresses, MANY_OCTETS),
            "the kernel has no address",
            _public_address(network, model, interfaces, view.addresses),
        ),
        Printed("route", first_lines(view.routes, FEW_OCTETS), "the kernel has no route"),
        Printed("neigh", first_lines(view.neighbours, FEW_OCTETS), "no neighbour has been asked for yet"),
        Printed("tcpdump", last_lines(view.capture, MANY_OCTETS), "no frame has passed here yet", missed),
    )


def _public_address(network: Network, model: Model, interfaces: Sequence[Interface], addresses: str) -> Note | None:
    """Say of the public addresses whether the kernel has them and, where it has not, who has."""
    all_of_them = [public for one in interfaces for public in one.public.values()]
    missing = [public for public in all_of_them if f" {public}/" not in addresses]
    if not all_of_them:
        return None
    if not missing:
        return Note(f"{all_of_them[0]}, the public address, is here: this model has it so", public_address.ON_THE_GUEST)
    others = len(missing) - 1
    absent = f"{missing[0]} and {others} more are not here" if others else f"{missing[0]} is not here"
    match model.public_address_at:
        case PublicAddressAt.INTERNET_GATEWAY:
            gateway = network.gateway_of.get(interfaces[0].vpc)
            where = f"on {_short(gateway.id)} only" if gateway else "nowhere, since the VPC has no Internet gateway"
            return Note(f"{absent}. {'They exist' if others else 'It exists'} {where}", public_address.NOT_ON_THE_GUEST)
        case PublicAddressAt.HYPERVISOR:
            return Note(f"{absent}. In this model the hosts translate it", public_address.AT_HYPERVISOR)
        case PublicAddressAt.GUEST:
            return Note(f"{absent}, though this model puts the first ones here", public_address.ON_THE_GUEST)
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
