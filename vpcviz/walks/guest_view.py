"""What does an instance see of itself and of the packet at one step of a walk?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vpcviz.facts.identifiers import ObjectId
from vpcviz.guests.command_output import (
    Neighbour,
    NeighbourState,
    print_addresses,
    print_frame,
    print_leases,
    print_neighbours,
    print_routes,
)
from vpcviz.guests.kernel_routes import KernelRoutes
from vpcviz.guests.neighbours import ARP_REQUESTS
from vpcviz.network.dhcp_options import answer_of_dhcp
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import Ethernet, IcmpMessage, Ip
from vpcviz.packets.neighbor import answer_in, question_in
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.result import Walk

ON_THE_WIRE = frozenset({Stage.ARP_REQUEST, Stage.ARP_REPLY, Stage.FRAME_SENT, Stage.FRAME_DELIVERED})
"""The stages at an interface in which a frame passes it, and a capture on the instance shows it."""


@dataclass(frozen=True, slots=True)
class GuestView:
    """
    What five commands print inside an instance.

    Attributes:
        addresses: `ip -4 addr`.
        routes: `ip route`.
        neighbours: `ip neigh`; empty where it prints nothing.
        capture: `tcpdump -nt`, the frames so far; empty where there were none.
        leases: What DHCP has told each interface; empty for what is outside of every VPC.
        has_reported: Whether the kernel has sent an ICMP error or a redirect of its own by now.
    """

    addresses: str
    routes: str
    neighbours: str
    capture: str
    leases: str
    has_reported: bool


def view_guest(network: Network, walk: Walk, instance: ObjectId, number: int) -> GuestView:
    """
    Type five commands into an instance after a step.

    Args:
        instance: Whose terminal it is.
        number: The number of the step, from 1 on; what asides have brought by then counts too.
    """
    home = network.around(instance)
    resolved = home.instances[instance]
    interfaces = {port: home.interfaces[port] for port in resolved.interfaces}
    routes = KernelRoutes(home, resolved, model_of(network, instance, walk.model))
    steps = _steps_until(walk, number)
    frames = list(_frames(steps, instance, interfaces))
    is_in_vpc = instance in network.instances
    told = [one for one in interfaces.values() if is_in_vpc and one.addresses]
    return GuestView(
        addresses=print_addresses(routes, resolved.guest.mtu),
        routes=print_routes(routes),
        neighbours=print_neighbours(_neighbours(walk, instance, interfaces, steps)),
        capture="\n".join(map(print_frame, frames)),
        leases=print_leases(answer_of_dhcp(network, one) for one in told),
        has_reported=any(_is_report(step, interfaces, routes) for step in steps),
    )


def model_of(network: Network, instance: ObjectId, model: Model) -> Model:
    """Give how the network around a kernel works: how AWS does makes no difference to one elsewhere."""
    return model if instance in network.instances else AWS


def guest_changes(network: Network, walk: Walk, instance: ObjectId) -> tuple[tuple[int, GuestView], ...]:
    """Give the number of each step after which an instance sees something else than before, the first of all too."""
    home = network.around(instance)
    interfaces = {port: home.interfaces[port] for port in home.instances[instance].interfaces}
    concerned = {number for number, step in _since_the_step_before(walk) if _concerns(step, instance, interfaces)}
    changes: list[tuple[int, GuestView]] = []
    for number in sorted({1} | concerned):
        view = view_guest(network, walk, instance, number)
        if not changes or changes[-1][1] != view:
            changes.append((number, view))
    return tuple(changes)


def _since_the_step_before(walk: Walk) -> Iterator[tuple[int, Step]]:
    """Give each step with its own number, and each of an aside with that of the first step that follows it."""
    last = 0
    for number, _, step in walk.numbered():
        yield number, step
        last = number
    for aside in walk.asides:
        for step in aside.steps if aside.cause < last else ():
            yield aside.cause + 1, step


def _concerns(step: Step, instance: ObjectId, interfaces: Mapping[ObjectId, Interface]) -> bool:
    """Say whether a step may change what is seen in an instance."""
    return step.at == instance or _passes_by(step, interfaces)


def _steps_until(walk: Walk, number: int) -> list[Step]:
    """Give the steps up to one, each before it followed by the asides that it set off."""
    asides: dict[int, tuple[Step, ...]] = {}
    for aside in walk.asides:
        asides[aside.cause] = asides.get(aside.cause, ()) + aside.steps
    steps: list[Step] = []
    for count, _, step in walk.numbered():
        if count > number:
            break
        steps += (step, *(asides.get(count, ()) if count < number else ()))
    return steps


def _frames(steps: list[Step], instance: ObjectId, interfaces: Mapping[ObjectId, Interface]) -> Iterator[Packet]:
    """Give what a capture shows; where a walk asks once and nobody answers, a kernel asks three times."""
    unanswered: Packet | None = None
    for step in steps:
        if _passes_by(step, interfaces):
            yield step.packet
        if step.stage is Stage.ARP_REQUEST and step.at in interfaces:
            unanswered = step.packet
        if unanswered and step.at == instance and _is_given_up(step):
            yield from [unanswered] * (ARP_REQUESTS - 1)


def _is_report(step: Step, interfaces: Mapping[ObjectId, Interface], routes: KernelRoutes) -> bool:
    """Recognise an ICMP error or a redirect that the kernel sends, and does not only forward."""
    if step.stage is not Stage.FRAME_SENT or step.at not in interfaces or not step.packet.carries(Ip):
        return False
    transport = step.packet.transport
    return (
        isinstance(transport, IcmpMessage) and bool(transport.quoted) and routes.is_local(step.packet.header(Ip).source)
    )


def _passes_by(step: Step, interfaces: Mapping[ObjectId, Interface]) -> bool:
    """Say whether a capture on the instance shows the step's frame."""
    return step.stage in ON_THE_WIRE and (step.at in interfaces or _answered_to(step, interfaces) is not None)


def _answered_to(step: Step, interfaces: Mapping[ObjectId, Interface]) -> Interface | None:
    """Give the interface of the instance that the answer of a neighbour is for."""
    if step.stage is not Stage.ARP_REPLY:
        return None
    asker = step.packet.header(Ethernet).destination
    return next((one for one in interfaces.values() if one.mac == asker), None)


def _neighbours(
    walk: Walk, instance: ObjectId, interfaces: Mapping[ObjectId, Interface], steps: list[Step]
) -> tuple[Neighbour, ...]:
    """Follow the neighbour cache: asked for, answered, given up."""
    known = {
        address: Neighbour(address, interfaces[port].device, mac, NeighbourState.REACHABLE)
        for (port, address), mac in walk.known.neighbours.items()
        if port in interfaces
    }
    for step in steps:
        asker = _answered_to(step, interfaces)
        told, asked = answer_in(step.packet), question_in(step.packet)
        if asker is not None and told:
            known[told.address] = Neighbour(told.address, asker.device, told.mac, NeighbourState.REACHABLE)
        elif step.stage is Stage.ARP_REPLY and step.at in interfaces and (question := question_in(step.before)):
            # Whoever answers a request knows the asker by it, and has not tried that yet.
            device = interfaces[step.at].device
            asked_by = Neighbour(question.asker, device, question.asker_mac, NeighbourState.STALE)
            known.setdefault(question.asker, asked_by)
        elif step.stage is Stage.ARP_REQUEST and step.at in interfaces and asked:
            address = asked.target
            known[address] = Neighbour(address, interfaces[step.at].device, None, NeighbourState.INCOMPLETE)
        elif step.at == instance and _is_given_up(step):
            known |= {
                address: replace(one, state=NeighbourState.FAILED) for address, one in known.items() if one.mac is None
            }
    return tuple(known.values())


def _is_given_up(step: Step) -> bool:
    return isinstance(step.verdict, Dropped) and step.verdict.reason is DropReason.GUEST_ARP_FAILED
