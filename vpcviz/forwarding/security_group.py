"""Do the security groups of an interface let a packet through?"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from vpcviz.facts import network_load_balancer as balancer_facts
from vpcviz.facts import prefix_list as list_facts
from vpcviz.facts import security_group as facts
from vpcviz.facts import transit_gateway as transit_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address, Block, ObjectId
from vpcviz.forwarding.prefix_list import compare_named, look_up_list
from vpcviz.forwarding.traffic_match import asked_traffic, compare_traffic, fits_traffic, read_by_rules
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.table import Table
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.headers import Ethernet, IcmpMessage, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison, Fit, Order, compare_address
from vpcviz.steps.memory import Memory, Side
from vpcviz.steps.model import GroupReferenceThroughForwarder, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup, Undecided


def evaluate_egress_rules(
    packet: Packet, interface: Interface, network: Network, memory: Memory
) -> Forwarded | Dropped | Undecided:
    """
    Let a packet out that a rule of any of the groups allows, or that belongs to a connection which is known.

    Args:
        packet: With an IP header, in its frame or not.
        memory: The flows that the interface has let through.
    """
    rules = network.rules_of(interface)
    recalled = _recall(packet, interface, Side.OUT, memory, rules.egress_table)
    if recalled:
        return recalled
    peer = packet.header(Ip).destination
    read = read_by_rules(packet, "destination")

    def is_peer(rule: SecurityGroupRule) -> bool:
        return _is_in(peer, rule.peer, network) or _is_member(peer, rule.peer, interface, network)

    won = next((row for row, rule in enumerate(rules.egress) if fits_traffic(rule, packet) and is_peer(rule)), None)
    lookup = _look_up(packet, rules.egress, rules.egress_table, won, peer, is_peer, network)
    names, objects = ", ".join(rules.groups), (interface.id, *rules.groups)
    if won is None and (unknown := _unknown(packet, rules.egress, rules.groups, network)):
        says = f"whether an outbound rule of {names} lets {interface.id} send this to {peer} depends on {unknown.what}"
        return _undecided(packet, unknown, Evidence(says, objects, unknown.fact, read, lookup))
    if won is None and (across := _named_across(packet, peer, rules.egress, interface, network)):
        return _not_referenced(packet, interface, across, lookup)
    if won is None:
        says = f"no outbound rule of {names} allows {interface.id} to send this to {peer}"
        says += memory.why_forgotten(interface.id, Side.OUT, inner_flow(packet))
        evidence = Evidence(says, objects, facts.EGRESS, read, lookup)
        return Dropped(packet, DropReason.ENI_SG_RULES_MISMATCH, evidence)
    group = _group_of(rules.egress_table, won)
    says = f"an outbound rule of {group} lets {interface.id} send this to {peer}; the connection is remembered"
    return Forwarded(packet, Evidence(says, objects, facts.EGRESS, read, lookup))


def evaluate_ingress_rules(
    packet: Packet, interface: Interface, sender: ObjectId, network: Network, model: Model, memory: Memory
) -> Forwarded | Dropped | Undecided:
    """
    Let a packet in that a rule of any of the groups allows, or that belongs to a connection which is known.

    Args:
        packet: With an IP header, in its frame or not.
        sender: The interface or the gateway that sent it, as the encapsulation names it.
        memory: The flows that the interface has let through.
    """
    rules = network.rules_of(interface)
    recalled = _recall(packet, interface, Side.IN, memory, rules.ingress_table)
    if recalled:
        return recalled
    peer = packet.header(Ip).source
    read = read_by_rules(packet, "source")
    came_from = network.interfaces.get(sender)
    owner = network.interface_at(came_from.vpc if came_from else interface.vpc, peer)
    is_forwarded = owner is not None and owner.id != sender
    counts = not is_forwarded or model.group_reference_through_forwarder is GroupReferenceThroughForwarder.MATCH

    lent = came_from.security_groups if came_from is not None and came_from.requester else ()

    def is_peer(rule: SecurityGroupRule) -> bool:
        if _is_in(peer, rule.peer, network) or rule.peer in lent:
            return True
        return counts and _is_member(peer, rule.peer, interface, network, came_from)

    won = next((row for row, rule in enumerate(rules.ingress) if fits_traffic(rule, packet) and is_peer(rule)), None)
    lookup = _look_up(packet, rules.ingress, rules.ingress_table, won, peer, is_peer, network)
    names, objects = ", ".join(rules.groups), (interface.id, *rules.groups)
    if won is None and (unknown := _unknown(packet, rules.ingress, rules.groups, network)):
        says = f"whether an inbound rule of {names} lets {interface.id} receive this from {peer} depends on"
        evidence = Evidence(f"{says} {unknown.what}", objects, unknown.fact, read, lookup)
        return _undecided(packet, unknown, evidence)
    by_transit = came_from is not None and came_from.requester in network.topology.transit_gateway_attachments
    if won is None and by_transit and (across := _named_across(packet, peer, rules.ingress, interface, network)):
        return _not_referenced(packet, interface, across, lookup)
    if won is None:
        says = f"no inbound rule of {names} allows this from {peer} to {interface.id}"
        says += memory.why_forgotten(interface.id, Side.IN, inner_flow(packet))
        fact = facts.INGRESS
        if is_forwarded and any(_is_member(peer, rule.peer, interface, network, came_from) for rule in rules.ingress):
            says += f": a group reference does not match what {sender} forwards for another"
            fact = facts.REFERENCE_THROUGH_NEIGHBOUR if packet.carries(Ethernet) else facts.REFERENCE_THROUGH_FORWARDER
        elif owner is None and any(_is_group(rule, network) for rule in rules.ingress):
            says += ": a group reference matches its members' private addresses only"
            fact = facts.REFERENCE_IS_PRIVATE_ADDRESS
        evidence = Evidence(says, objects, fact, read, lookup)
        return Dropped(packet, DropReason.ENI_SG_RULES_MISMATCH, evidence)
    group = _group_of(rules.ingress_table, won)
    says = f"an inbound rule of {group} lets {interface.id} receive this from {peer}; the connection is remembered"
    fact = facts.REFERENCE_IS_PRIVATE_ADDRESS if _is_group(rules.ingress[won], network) else facts.INGRESS
    fact = balancer_facts.REFERENCE_TO_ITS_GROUP if rules.ingress[won].peer in lent and is_forwarded else fact
    return Forwarded(packet, Evidence(says, objects, fact, read, lookup))


def inner_flow(packet: Packet) -> Flow:
    """Give the flow of a packet, in its frame or not."""
    return flow_of(packet.from_ip().headers)


def _named_across(
    packet: Packet, peer: Address, rules: tuple[SecurityGroupRule, ...], interface: Interface, network: Network
) -> ObjectId | None:
    """Name the group behind a transit gateway by which a rule would let a packet through if that had referencing on."""
    attached = [one.attachment_of for one in network.transit_gateways.values() if interface.vpc in one.attachment_of]
    named = (ObjectId(str(rule.peer)) for rule in rules if fits_traffic(rule, packet) and _is_group(rule, network))
    members = ((group, network.member_anywhere(group, peer)) for group in named)
    return next((group for group, one in members if one and any(one.vpc in others for others in attached)), None)


def _not_referenced(packet: Packet, interface: Interface, group: ObjectId, lookup: tuple[Lookup, ...]) -> Dropped:
    says = (
        f"a rule of {interface.id} names {group} of another VPC, and between the two a transit gateway does not have "
        "security group referencing on"
    )
    evidence = Evidence(says, (interface.id, group), transit_facts.GROUPS_OF_OTHERS, ((Ip, "source"),), lookup)
    return Dropped(packet, DropReason.SG_REFERENCING_SUPPORT, evidence)


class _Unknown(NamedTuple):
    """What would decide, and is not in the file."""

    where: ObjectId
    what: str
    fact: Fact


def _undecided(packet: Packet, unknown: _Unknown, evidence: Evidence) -> Undecided:
    says, objects = f"{evidence.says}, which nobody knows", tuple(dict.fromkeys((*evidence.objects, unknown.where)))
    return Undecided(packet, unknown.what, replace(evidence, says=says, objects=objects))


def _look_up(
    packet: Packet,
    rules: tuple[SecurityGroupRule, ...],
    table: Table,
    won: int | None,
    peer: Address,
    is_peer: Callable[[SecurityGroupRule], bool],
    network: Network,
) -> tuple[Lookup, ...]:
    """Show the rules of the groups, and what is in the prefix list that the deciding one names, if it does."""
    lookup = Lookup(table, won, compare=partial(_compare, packet, rules, peer, is_peer, network))
    named = None if won is None else network.prefix_lists.get(ObjectId(str(rules[won].peer)))
    return (lookup, look_up_list(named, peer)) if named else (lookup,)


def _compare(
    packet: Packet,
    rules: tuple[SecurityGroupRule, ...],
    peer: Address,
    is_peer: Callable[[SecurityGroupRule], bool],
    network: Network,
) -> Comparison:
    """Hold a packet against every rule of the groups."""

    def compare_peer(rule: SecurityGroupRule) -> Fit:
        named = rule.peer
        if isinstance(named, Block):
            return compare_address(named, peer)
        return compare_named(network.prefix_lists[named], peer) if named in network.prefix_lists else Fit(is_peer(rule))

    rows = tuple((None, *compare_traffic(rule, packet), compare_peer(rule)) for rule in rules)
    return Comparison(Order.ANY, ("", *asked_traffic(packet), str(peer)), rows)


def _unknown(
    packet: Packet, rules: tuple[SecurityGroupRule, ...], groups: tuple[ObjectId, ...], network: Network
) -> _Unknown | None:
    """
    Name the first thing on which it depends whether a packet is let through, and of which nobody knows what it holds.

    Args:
        rules: None of which is known to let it through.
        groups: Whose rules they are.
    """
    for named in (ObjectId(str(rule.peer)) for rule in rules if fits_traffic(rule, packet)):
        if named in network.prefix_lists and not network.prefix_lists[named].is_known:
            return _Unknown(named, f"what is in {named}", list_facts.CONTENT_DECIDES)
        if _is_outside(named, network):
            return _Unknown(named, f"who is in {named}", facts.OUTSIDE)
    own = next((group for group in groups if _is_outside(group, network)), None)
    return _Unknown(own, f"what {own} allows", facts.OUTSIDE) if own else None


def _is_outside(group: ObjectId, network: Network) -> bool:
    named = network.topology.security_groups.get(group)
    return named is not None and named.outside


def _recall(packet: Packet, interface: Interface, side: Side, memory: Memory, table: Table) -> Forwarded | None:
    """Recognise a packet of a connection that the interface has let through; what it forwards is none."""
    if not memory.is_connected(interface.id, side, inner_flow(packet)):
        return None
    transport = packet.transport
    is_error = isinstance(transport, IcmpMessage) and bool(transport.quoted)
    fact: Fact = facts.ICMP_ERRORS_ARE_ANSWERS if is_error else facts.STATEFUL
    what = "the ICMP error answers a connection" if is_error else "it belongs to a connection"
    says = f"{what} that {interface.id} remembers: no rule is asked"
    unread = (Lookup(Table(table.title, (), ()), None, "recalled: no rule is read"),)
    return Forwarded(packet, Evidence(says, (interface.id, *interface.security_groups), fact, _FLOW_FIELDS, unread))


_FLOW_FIELDS = ((Ip, "source"), (Ip, "destination"), (Ip, "protocol"))


def _group_of(table: Table, row: int) -> str:
    """Name the group whose rule stands in a row."""
    return table.rows[row][0]


def _is_in(address: Address, peer: object, network: Network) -> bool:
    if isinstance(peer, Block):
        return address in peer
    named = network.prefix_lists.get(ObjectId(str(peer)))
    return named is not None and named.prefixes.match(address) is not None


def _is_group(rule: SecurityGroupRule, network: Network) -> bool:
    return not isinstance(rule.peer, Block) and rule.peer not in network.prefix_lists


def _is_member(
    address: Address, peer: object, interface: Interface, network: Network, came_from: Interface | None = None
) -> bool:
    """
    Say whether a private address belongs to a member of the group that a rule names.

    Args:
        came_from: The interface that the packet comes from: of two VPCs with equal addresses it tells which is meant.
    """
    if isinstance(peer, Block) or peer in network.prefix_lists:
        return False
    member = network.member_at(ObjectId(str(peer)), address, interface.vpc)
    if member is None or came_from is None or came_from.vpc == member.vpc:
        return member is not None
    # What has come by a transit gateway may be of any VPC that is attached to it.
    return came_from.requester in network.topology.transit_gateway_attachments
