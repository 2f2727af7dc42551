"""What would somebody regret about a load balancer, of whatever kind?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Network

from vpcviz.facts import load_balancer as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import NUMBERS
from vpcviz.network.changes import Json, document_of
from vpcviz.network.document import topology_of
from vpcviz.network.edits.connecting import lead_to
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.load_balancer import instances_in
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Remedy
from vpcviz.network.lint.rules import allowing, is_for
from vpcviz.network.load_balancer import ClientLoadBalancer, Listener, LoadBalancer, Scheme, Target, instances_of
from vpcviz.network.resolved import Interface
from vpcviz.network.rule_tables import ANYWHERE, in_force
from vpcviz.network.sections import things_in
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology


@dataclass(frozen=True, slots=True)
class Advised:
    """
    A load balancer that is advised on.

    Attributes:
        nodes: Its interfaces.
    """

    network: Network
    section: str
    id: ObjectId
    thing: LoadBalancer
    nodes: tuple[Interface, ...]

    @property
    def vpc(self) -> ObjectId:
        return self.nodes[0].vpc

    def put(self, key: str, value: Json) -> partial[Topology]:
        """Give the edit that puts a value under one of its keys."""
        return partial(_put, place=(self.section, self.id, key), value=value)


def advised(network: Network, section: str, balancer: ObjectId) -> Advised:
    """Gather what is known of a load balancer."""
    thing = things_in(network.topology, section)[balancer]
    assert isinstance(thing, LoadBalancer)
    nodes = tuple(network.interfaces[one] for one in network.interfaces_of(balancer))
    return Advised(network, section, balancer, thing, nodes)


def advise_load_balancers(network: Network, section: str) -> Iterator[Advice]:
    """Find those that take nothing, hand nothing on, or can't be reached from where they are meant to be."""
    for balancer_id in things_in(network.topology, section):
        one = advised(network, section, balancer_id)
        if not one.nodes:
            continue
        yield from _without_targets(one)
        yield from _zones_without_targets(one)
        yield from _targets_without_nodes(one)
        if isinstance(one.thing, ClientLoadBalancer):
            yield from _not_reached(one, one.thing)


def _without_targets(one: Advised) -> Iterator[Advice]:
    listeners = in_force(one.thing.listeners)
    instances = list(instances_in(one.network.topology, one.vpc))
    if not listeners:
        says = f"{one.id} has no listener: it takes nothing"
        remedies = tuple(_listening(one, instances))
        yield Advice("balancer-without-a-listener", one.id, says, facts.LISTENERS, remedies)
    for at, listener in enumerate(one.thing.listeners):
        if listener.targets or listener.off:
            continue
        says = f"the listener on port {listener.port} of {one.id} has no targets"
        remedies = tuple(
            Remedy(
                f"Make {target} a target",
                partial(put_listeners, section=one.section, balancer=one.id, at=at, key="targets", value=[str(target)]),
            )
            for target in instances[:MOST_REMEDIES]
        )
        yield Advice("listener-without-targets", one.id, says, facts.NO_TARGETS, remedies)


def _listening(one: Advised, instances: list[ObjectId]) -> Iterator[Remedy]:
    """Offer to switch a listener on or, where there is none, to add one for all instances."""
    if one.thing.listeners:
        port = one.thing.listeners[0].port
        edit = partial(put_listeners, section=one.section, balancer=one.id, at=0, key="off", value=False)
        yield Remedy(f"Switch the listener on port {port} of {one.id} on", edit)
    elif instances:
        protocol, port = type(one.thing).usual_protocol, type(one.thing).usual_port
        value = [{"protocol": protocol, "port": port, "targets": instances}]
        yield Remedy(f"Listen on {protocol} port {port} for all instances of {one.vpc}", one.put("listeners", value))


def _zones_without_targets(one: Advised) -> Iterator[Advice]:
    """Find nodes in zones without a target, where they hand nothing on to other zones."""
    if one.thing.cross_zone:
        return
    for listener in in_force(one.thing.listeners):
        targets = [one.network.interface_of(target) for target in instances_of([listener])]
        if not targets or len(targets) < len(listener.targets):
            continue
        zones = {one.network.subnets[target.subnet].zone for target in targets}
        for node in one.nodes:
            zone = one.network.subnets[node.subnet].zone
            if zone not in zones:
                says = f"{node.id} hands nothing on: no target of port {listener.port} is in {zone}"
                remedy = Remedy(f"Let {one.id} hand on to all zones", one.put("cross_zone", True))
                yield Advice("zone-without-targets", one.id, says, facts.CROSS_ZONE, (remedy,))


def _targets_without_nodes(one: Advised) -> Iterator[Advice]:
    """Find targets in zones in which there is no node, so that nothing is handed to them."""
    subnets = one.network.subnets
    enabled = {subnets[node.subnet].zone for node in one.nodes}
    for target in instances_of(in_force(one.thing.listeners)):
        subnet = subnets[one.network.interface_of(target).subnet]
        if subnet.zone not in enabled:
            says = f"{target} is in {subnet.zone}, in which {one.id} has no node: nothing is handed to it"
            known = {str(each): str(address) if address else None for each, address in one.thing.subnets.items()}
            remedy = Remedy(f"Add {subnet.id} to {one.id}", one.put("subnets", {**known, subnet.id: None}))
            yield Advice("target-without-a-node", one.id, says, facts.CROSS_ZONE, (remedy,))
            enabled.add(subnet.zone)


def _not_reached(one: Advised, thing: ClientLoadBalancer) -> Iterator[Advice]:
    """Find what is meant for the Internet and can't be reached from there."""
    if thing.scheme is Scheme.INTERNAL:
        return
    topology = one.network.topology
    gateway = next((name for name, each in topology.internet_gateways.items() if each.vpc == one.vpc), None)
    for subnet in thing.subnets:
        if not leads_to_internet_gateway(topology, subnet):
            says = f"{one.id} faces the Internet, but no route of {subnet} leads to an Internet gateway"
            lead = [Remedy(f"Lead {subnet} to {gateway}", partial(_lead, subnet=subnet, to=gateway))] if gateway else []
            inwards = Remedy(f"Make {one.id} internal", partial(_made_internal, section=one.section, balancer=one.id))
            yield Advice("public-balancer-in-a-private-subnet", one.id, says, facts.SCHEME, (*lead, inwards))
    missing = [subnet for subnet in thing.subnets if subnet not in thing.public_addresses]
    if missing and gateway and free_public_address(topology):
        says = f"{one.id} faces the Internet, but has no public address in {missing[0]}"
        give = partial(_with_public_address, section=one.section, balancer=one.id, subnet=missing[0])
        remedy = Remedy(f"Give it a public address in {missing[0]}", give)
        yield Advice("balancer-without-a-public-address", one.id, says, facts.SCHEME, (remedy,))


def let_in(one: Advised, listener: Listener, target: Target, *, sees_client: bool) -> Iterator[Advice]:
    """
    Find a target whose groups don't let in what is handed on to it.

    Args:
        sees_client: Whether it comes to the target from the client, whoever that is, and not from the load balancer.
    """
    if target.target not in one.network.instances or not one.nodes:
        return
    interface, port = one.network.interface_of(ObjectId(str(target.target))), listener.port_of(target)
    for protocol in listener.protocol.carried_by:
        rules = [rule for rule in one.network.rules_of(interface).ingress if is_for(rule, NUMBERS[protocol], port)]
        if rules and (sees_client or all(any(_is_from(rule, node) for rule in rules) for node in one.nodes)):
            continue
        says = f"no security group of {target.target} lets in what {one.id} hands on to it, {protocol} port {port}"
        written = [each for each in interface.security_groups if each in one.network.topology.security_groups]
        peers = _clients(one) if sees_client else one.nodes[0].security_groups or [f"{n.address}/32" for n in one.nodes]
        more = [{"protocol": protocol, "ports": port, "peer": str(peer)} for peer in peers]
        remedy = allowing((*written, *interface.security_groups)[0], more)
        yield Advice("target-lets-nothing-in", one.id, says, facts.TARGETS_LET_IT_IN, (remedy,))


def _clients(one: Advised) -> tuple[str, ...]:
    """Give the addresses that clients may have."""
    if isinstance(one.thing, ClientLoadBalancer) and one.thing.scheme is Scheme.INTERNET_FACING:
        return (str(ANYWHERE),)
    return tuple(map(str, one.network.topology.vpcs[one.vpc].cidrs))


def _is_from(rule: SecurityGroupRule, node: Interface) -> bool:
    if isinstance(rule.peer, IPv4Network):
        return node.address in rule.peer
    return rule.peer in node.security_groups


def _written(listeners: Iterable[Listener]) -> list[Json]:
    return [listener.model_dump(mode="json", exclude_defaults=True) for listener in listeners]


def put_listeners(topology: Topology, section: str, balancer: ObjectId, at: int, key: str, value: Json) -> Topology:
    """Put a value into one of a load balancer's listeners, by its place from 0 on."""
    thing = things_in(topology, section)[balancer]
    assert isinstance(thing, LoadBalancer)
    written = _written(thing.listeners)
    changed = [{**one, key: value} if place == at else one for place, one in enumerate(written)]
    return put(topology, (section, balancer, "listeners"), changed)


def _put(topology: Topology, place: tuple[str, ...], value: Json) -> Topology:
    return put(topology, place, value)


def _lead(topology: Topology, subnet: ObjectId, to: ObjectId) -> Topology:
    return lead_to(topology, subnet, to).topology


def _made_internal(topology: Topology, section: str, balancer: ObjectId) -> Topology:
    document = document_of(topology)
    thing = {key: value for key, value in document[section][balancer].items() if key != "public_addresses"}
    document[section] = {**document[section], balancer: {**thing, "scheme": Scheme.INTERNAL.value}}
    return topology_of(document)


def _with_public_address(topology: Topology, section: str, balancer: ObjectId, subnet: ObjectId) -> Topology:
    thing = things_in(topology, section)[balancer]
    assert isinstance(thing, ClientLoadBalancer)
    known = {one: str(address) for one, address in thing.public_addresses.items()}
    value = {**known, subnet: str(free_public_address(topology))}
    return put(topology, (section, balancer, "public_addresses"), value)
