"""Which listener takes a packet that has come to a node of a load balancer, and to which target does it go?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv4Address
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from vpcviz.facts import load_balancer as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.index import Network
from vpcviz.network.load_balancer import Listener, LoadBalancer, Target
from vpcviz.network.resolved import Interface
from vpcviz.network.rule_tables import in_force, listener_row
from vpcviz.network.table import Table
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.headers import IPv4, IPv6, Tcp, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.model import LoadBalancerTarget, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

LOWEST_PORT, HIGHEST_PORT = 1024, 65535

L = TypeVar("L", bound=Listener)

LOWEST_FREE = Assumption(
    "load-balancer-port", "a load balancer takes the lowest port of its own that is free", facts.LOWEST_PORT
)
_HEALTHY = Assumption("load-balancer-health", "every target is healthy", facts.HEALTH)


_READ = ((IPv4, "destination"), (IPv4, "protocol"), (Tcp, "destination_port"), (Udp, "destination_port"))


@dataclass(frozen=True, slots=True)
class Kind:
    """
    What is told of one kind of load balancers.

    Attributes:
        because: How it chooses a target.
        empty: What it does where a listener has none.
    """

    because: Fact
    empty: Fact
    no_listener: DropReason
    other_port: DropReason
    no_targets: DropReason
    none_in_zone: DropReason
    none_enabled: DropReason


class Asked(NamedTuple):
    """In which network a choice is made, and by which model."""

    network: Network
    model: Model


@dataclass(frozen=True, slots=True)
class Chosen(Generic[L]):
    """
    A listener and one of its targets.

    Attributes:
        address: Of the target.
        port: On which the target takes the connection.
    """

    listener: L
    target: Target
    address: IPv4Address
    port: int


def choose(
    packet: Packet, node: Interface, balancer: LoadBalancer, listeners: Sequence[L], kind: Kind, asked: Asked
) -> tuple[Forwarded | Dropped, Chosen[L] | None]:
    """
    Find the listener for a packet, and one of its targets: of the node's own zone, unless zones are crossed.

    Args:
        packet: From the IP header inward.
        node: The load balancer's interface to which it has come.
        listeners: The load balancer's.
    """
    if packet.carries(IPv6):
        says = f"{node.requester} has addresses of IPv4 alone, and takes no IPv6"
        evidence = Evidence(says, (node.requester, node.id), facts.IPV4_ALONE, ((IPv6, "destination"),))
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence), None
    listeners = in_force(tuple(listeners))
    protocol, transport = protocol_name(packet.header(IPv4).protocol), packet.transport
    port = transport.destination_port if isinstance(transport, Tcp | Udp) else None
    own = [one for one in listeners if protocol in one.protocol.carried_by]
    found = next((one for one in own if one.port == port), None)
    table = Table(
        f"listeners of {node.requester}",
        ("protocol", "port", "targets", "target port"),
        tuple(map(listener_row, listeners)),
        place=(node.requester_section, node.requester, "listeners"),
    )
    lookup = Lookup(table, listeners.index(found) if found else None)
    if found is not None:
        return choose_target(packet, node, balancer, found, lookup, kind, asked)
    where = f"on {protocol} port {port}" if own else f"that takes {protocol}"
    reason = kind.other_port if own else kind.no_listener
    says = f"{node.requester} has no listener {where}"
    evidence = Evidence(says, (node.requester, node.id), facts.LISTENERS, _READ, (lookup,))
    return Dropped(packet, reason, evidence), None


def choose_target(
    packet: Packet,
    node: Interface,
    balancer: LoadBalancer,
    listener: L,
    lookup: Lookup,
    kind: Kind,
    asked: Asked,
    flow: Flow | None = None,
) -> tuple[Forwarded | Dropped, Chosen[L] | None]:
    """
    Find one of a listener's targets: of the node's own zone, unless zones are crossed.

    Args:
        lookup: How the listener was found.
        flow: By which the target is chosen, where that is not the packet's own.
    """
    name, network, objects = node.requester, asked.network, (node.requester, node.id)
    zone = network.subnets[node.subnet].zone
    places = [_place_of(one, node.vpc, network) for one in listener.targets]
    rows = tuple(
        (str(one.target), str(listener.port_of(one)), where)
        for one, (_, where) in zip(listener.targets, places, strict=True)
    )
    table = Table(f"targets of {listener.protocol} {listener.port}", ("target", "port", "zone"), rows)
    enabled = {network.subnets[subnet].zone for subnet in balancer.subnets} if balancer.cross_zone else {zone}
    near = [at for at, (_, where) in enumerate(places) if where in {*enabled, _ANY_ZONE}]
    resting = {at for at in near if _is_stopped(listener.targets[at], node.vpc, network)}
    near = [at for at in near if at not in resting]
    what = f"the listener on {listener.protocol} port {listener.port} of {name}"
    if not near:
        says, reason, fact = f"{what} has no targets", kind.no_targets, kind.empty
        if resting:
            says, fact = f"{what} has no target that is not stopped", facts.STOPPED_IS_UNUSED
        elif listener.targets and balancer.cross_zone:
            says, reason = f"{what} has no target in a zone in which there is a node of {name}", kind.none_enabled
            fact = facts.CROSS_ZONE
        elif listener.targets:
            says = f"{what} has no target in {zone}, where {node.id} is, and does not hand on to other zones"
            reason, fact = kind.none_in_zone, facts.CROSS_ZONE
        return Dropped(packet, reason, Evidence(says, objects, fact, _READ, (lookup, Lookup(table, None)))), None
    taken = near[_place_in(near, flow or flow_of(packet.headers), asked.model)]
    target = listener.targets[taken]
    among = f", of {len(near)} targets," if len(near) > 1 else ""
    says = f"{what} takes it, and hands it{among} to {target.target}"
    named = (ObjectId(str(target.target)),) if target.target in network.instances else ()
    assumed = _assumed(asked.model, target) if len(near) > 1 else _HEALTHY
    evidence = Evidence(says, (*objects, *named), kind.because, _READ, (lookup, Lookup(table, taken)), assumed)
    return Forwarded(packet, evidence), Chosen(listener, target, places[taken][0], listener.port_of(target))


def free_port(node: Interface, onward: Flow, memory: Memory) -> int:
    """
    Give the lowest source port of a node's own that no other connection to a target uses.

    Args:
        onward: The flow to the target, whatever its source port.
    """
    answers = {
        flow.destination_port
        for (owner, flow) in memory.bindings
        if owner == node.id and replace(flow, destination_port=0) == replace(onward.reversed(), destination_port=0)
    }
    return next(port for port in range(LOWEST_PORT, HIGHEST_PORT + 1) if port not in answers)


_ANY_ZONE = "all"


def _place_of(target: Target, vpc: ObjectId, network: Network) -> tuple[IPv4Address, str]:
    """Give a target's address and its zone; what is in no subnet of the VPC belongs to all of them."""
    if isinstance(target.target, IPv4Address):
        subnet = network.subnet_at(vpc, target.target)
        return target.target, subnet.zone if subnet else _ANY_ZONE
    interface = network.interface_of(target.target)
    return interface.ipv4_address, network.subnets[interface.subnet].zone


def _is_stopped(target: Target, vpc: ObjectId, network: Network) -> bool:
    """Say whether a target is an instance, or an address of one, that does not run."""
    if isinstance(target.target, IPv4Address):
        idle = network.idle_interface_at(vpc, target.target)
        return idle is not None and idle.is_stopped
    return network.interface_of(target.target).is_stopped


def _place_in(near: Sequence[int], flow: Flow, model: Model) -> int:
    match model.load_balancer_target:
        case LoadBalancerTarget.FIRST:
            return 0
        case LoadBalancerTarget.LAST:
            return len(near) - 1
        case LoadBalancerTarget.FLOW_HASH:
            ends = (flow.protocol, str(flow.source), flow.source_port, str(flow.destination), flow.destination_port)
            return crc32(repr(ends).encode()) % len(near)


def _assumed(model: Model, target: Target) -> Assumption:
    how = {
        LoadBalancerTarget.FLOW_HASH: "a hash of its addresses and ports gives",
        LoadBalancerTarget.FIRST: "is named first",
        LoadBalancerTarget.LAST: "is named last",
    }[model.load_balancer_target]
    says = f"of targets that are all healthy the connection comes to {target.target}, which {how}"
    return Assumption("load_balancer_target", says, facts.CHOICE)
