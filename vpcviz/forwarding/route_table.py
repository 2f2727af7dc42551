"""Which route of a route table does a packet take?"""

from dataclasses import dataclass, replace

from vpcviz.facts import prefix_list as list_facts
from vpcviz.facts import route_table as facts
from vpcviz.facts import router as router_facts
from vpcviz.facts import virtual_private_gateway as gateway_facts
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.forwarding.prefix_list import compare_named, look_up_routes
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.resolved import ResolvedPrefixList, ResolvedRoute, ResolvedRouteTable, TargetKind
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Model, MoreSpecificThanLocal, RouterDecrementsTtl
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup, Undecided


@dataclass(frozen=True, slots=True)
class Match:
    """
    Attributes:
        route: The route that won; None where none holds the destination.
    """

    route: ResolvedRoute | None
    verdict: Forwarded | Dropped | Undecided


def match_route(frame: Packet, table: ResolvedRouteTable, model: Model) -> Match:
    """
    Take the packet out of its frame and find the longest prefix that holds its destination.

    Raises:
        ProbeRefused: The model has no routes inside the VPC's own blocks, and one of them would decide.
    """
    packet = frame.from_ip() if frame.carries(Ethernet) else frame
    destination, read = packet.header(Ip).destination, ((Ip, "destination"),)
    place = table.prefixes.match(destination)
    row = None if place is None else table.blocks[place][1]
    open_row = _open_row(table, destination, row)
    if open_row is not None:
        return Match(None, _undecided(packet, table, table.routes[open_row], destination))
    lookup = _look_up(table, destination, row)
    if place is None or row is None:
        says = f"{table.id} has no route for {destination}"
        assumed = Assumption(
            "no-route-is-silent", "nobody tells the sender that there is no route", facts.NO_ROUTE_IS_SILENT
        )
        evidence = Evidence(says, (table.id,), facts.NO_ROUTE, read, lookup, assumed)
        return Match(None, Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence))
    route = table.routes[row]
    if route.is_inside_vpc and model.more_specific_than_local is MoreSpecificThanLocal.REFUSED:
        raise ProbeRefused(_refused(table, route, destination))
    block = str(table.blocks[place][0])
    if isinstance(route.destination, ResolvedPrefixList):
        block = f"{block} of {route.destination}"
    if route.kind is TargetKind.BLACKHOLE:
        says = f"{table.id} sends {block} to {table.table.rows[row][1]}, which leads nowhere"
        evidence = Evidence(says, (table.id,), facts.BLACKHOLE, read, lookup)
        return Match(route, Dropped(packet, DropReason.BAD_STATE_ROUTE, evidence))
    if model.router_decrements_ttl is RouterDecrementsTtl.TRUE:
        return Match(route, _lower_ttl(packet, table, route, read, lookup))
    if route.kind is TargetKind.LOCAL:
        says = f"{table.id}'s most specific route for {destination} is the local one, {block}"
        local = Evidence(says, (table.id,), facts.LOCAL_ROUTE, read, lookup)
        return Match(route, Forwarded(packet, _before_propagated(local, table, destination)))
    come = ", which has come in by itself," if route.is_propagated else ","
    says = f"{table.id}'s most specific route for {destination} is {block}{come} to {route.target}"
    fact = facts.MORE_SPECIFIC_THAN_LOCAL if route.is_inside_vpc else facts.LONGEST_PREFIX
    fact = gateway_facts.PROPAGATION if route.is_propagated else fact
    evidence = Evidence(says, (table.id, route.target), fact, read, lookup)
    return Match(route, Forwarded(packet, _against_rival(evidence, table, place)))


def _open_row(table: ResolvedRouteTable, destination: Address, won: int | None) -> int | None:
    """Give the first route of whose list nobody knows whether it holds a destination, if that makes a difference."""
    if not table.unknown or table.own.match(destination) is not None:
        return None
    target = None if won is None else table.routes[won].target
    return next((row for row in table.unknown if table.routes[row].target != target), None)


def _undecided(packet: Packet, table: ResolvedRouteTable, route: ResolvedRoute, destination: Address) -> Undecided:
    says = f"{table.id} sends what is in {route.destination} to {route.target}, and nobody knows whether that holds"
    lookup = _look_up(table, destination, None)
    objects = (table.id, ObjectId(str(route.destination)))
    evidence = Evidence(f"{says} {destination}", objects, list_facts.CONTENT_DECIDES, ((Ip, "destination"),), lookup)
    return Undecided(packet, f"what is in {route.destination}", evidence)


def _against_rival(evidence: Evidence, table: ResolvedRouteTable, place: int) -> Evidence:
    """Say why a route counts before another one that has the very same block, if there is one."""
    if place not in table.rivals:
        return evidence
    won, rival = table.routes[table.blocks[place][1]], table.routes[table.rivals[place]]
    if rival.is_propagated:
        if won.is_propagated:
            return evidence
        says = f"{evidence.says}, which counts before the same block that has come by itself from {rival.target}"
        is_listed = isinstance(won.destination, ResolvedPrefixList)
        return replace(evidence, says=says, fact=gateway_facts.LIST_FIRST if is_listed else gateway_facts.STATIC_FIRST)
    if not isinstance(won.destination, ResolvedPrefixList):
        says = f"{evidence.says}, which counts before the same block of {rival.destination}"
        return replace(evidence, says=says, fact=list_facts.BLOCK_BEFORE_LIST)
    if won.target == rival.target:
        return evidence
    says = f"{evidence.says}; {rival.destination} has the same block"
    first = "of two prefix lists that have the same block, the one whose route is written first counts"
    assumed = Assumption("prefix-list-order", first, list_facts.ONE_OF_TWO_LISTS)
    return replace(evidence, says=says, fact=list_facts.ONE_OF_TWO_LISTS, assumption=assumed)


def _before_propagated(evidence: Evidence, table: ResolvedRouteTable, destination: Address) -> Evidence:
    """Say that the local route counts before a more specific one that has come in by itself, if there is one."""
    held = [table.routes[row] for row in table.overridden]
    other = next((route for route in held if compare_named(route.destination, destination).fits), None)
    if other is None:
        return evidence
    says = f"{evidence.says}, which counts before {other.destination} that has come by itself from {other.target}"
    return replace(evidence, says=says, fact=gateway_facts.LOCAL_FIRST)


def _look_up(table: ResolvedRouteTable, destination: Address, row: int | None) -> tuple[Lookup, ...]:
    return look_up_routes(table.table, tuple(route.destination for route in table.routes), row, destination)


def _lower_ttl(
    packet: Packet,
    table: ResolvedRouteTable,
    route: ResolvedRoute,
    read: tuple[tuple[type, str], ...],
    lookup: tuple[Lookup, ...],
) -> Forwarded | Dropped:
    ttl = packet.header(Ip).ttl
    read = (*read, (Ip, "ttl"))
    if ttl <= 1:
        says = f"the TTL of {ttl} ends at the router, in this model"
        evidence = Evidence(says, (table.id,), router_facts.TTL_DECREMENTED, read, lookup)
        return Dropped(packet, DropReason.TTL_EXCEEDED, evidence)
    says = f"{table.id}'s most specific route is {route.destination}, and the router of this model lowers the TTL"
    evidence = Evidence(says, (table.id, route.target), router_facts.TTL_DECREMENTED, read, lookup)
    return Forwarded(packet.rewrite(Ip, ttl=ttl - 1), evidence)


def _refused(table: ResolvedRouteTable, route: ResolvedRoute, destination: Address) -> Problem:
    before = facts.MORE_SPECIFIC_BEFORE_2021.says
    return Problem(
        path=f"route_tables.{table.id}",
        line=None,
        found=f"the route {route.destination} to {route.target}, which {destination} would take",
        expected=f"another one, since {before[0].lower()}{before[1:].removesuffix('.')}",
        remedy="more_specific_than_local=whole-subnet, or another destination",
    )
