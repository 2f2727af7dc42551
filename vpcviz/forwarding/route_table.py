"""Which route of a route table does a packet take?"""

from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Address

from vpcviz.facts import route_table as facts
from vpcviz.facts import router as router_facts
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.resolved import ResolvedRoute, ResolvedRouteTable, TargetKind
from vpcviz.packets.headers import Ethernet, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison, compare_routes
from vpcviz.steps.model import Model, MoreSpecificThanLocal, RouterDecrementsTtl
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup


@dataclass(frozen=True, slots=True)
class Match:
    """
    Attributes:
        route: The route that won; None where none holds the destination.
    """

    route: ResolvedRoute | None
    verdict: Forwarded | Dropped


def match_route(frame: Packet, table: ResolvedRouteTable, model: Model) -> Match:
    """
    Take the packet out of its frame and find the longest prefix that holds its destination.

    Raises:
        ProbeRefused: The model has no routes inside the VPC's own blocks, and one of them would decide.
    """
    packet = frame.from_ip() if frame.carries(Ethernet) else frame
    ip = packet.header(IPv4)
    row = table.prefixes.match(ip.destination)
    lookup = (Lookup(table.table, row, compare=partial(_compare, table, ip.destination)),)
    read = ((IPv4, "destination"),)
    if row is None:
        says = f"{table.id} has no route for {ip.destination}"
        assumed = Assumption(
            "no-route-is-silent", "nobody tells the sender that there is no route", facts.NO_ROUTE_IS_SILENT
        )
        evidence = Evidence(says, (table.id,), facts.NO_ROUTE, read, lookup, assumed)
        return Match(None, Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence))
    route = table.routes[row]
    if route.is_inside_vpc and model.more_specific_than_local is MoreSpecificThanLocal.REFUSED:
        raise ProbeRefused(_refused(table, route, ip.destination))
    objects = (table.id, route.target)
    if route.kind is TargetKind.BLACKHOLE:
        says = f"{table.id} sends {route.destination} to {table.table.rows[row][1]}, which leads nowhere"
        evidence = Evidence(says, (table.id,), facts.BLACKHOLE, read, lookup)
        return Match(route, Dropped(packet, DropReason.BAD_STATE_ROUTE, evidence))
    if model.router_decrements_ttl is RouterDecrementsTtl.TRUE:
        return Match(route, _lower_ttl(packet, table, route, read, lookup))
    if route.kind is TargetKind.LOCAL:
        says = f"{table.id}'s most specific route for {ip.destination} is the local one, {route.destination}"
        return Match(route, Forwarded(packet, Evidence(says, objects[:1], facts.LOCAL_ROUTE, read, lookup)))
    says = f"{table.id}'s most specific route for {ip.destination} is {route.destination}, to {route.target}"
    fact = facts.MORE_SPECIFIC_THAN_LOCAL if route.is_inside_vpc else facts.LONGEST_PREFIX
    return Match(route, Forwarded(packet, Evidence(says, objects, fact, read, lookup)))


def _compare(table: ResolvedRouteTable, destination: IPv4Address) -> Comparison:
    return compare_routes(tuple(route.destination for route in table.routes), destination, len(table.table.columns))


def _lower_ttl(
    packet: Packet,
    table: ResolvedRouteTable,
    route: ResolvedRoute,
    read: tuple[tuple[type, str], ...],
    lookup: tuple[Lookup, ...],
) -> Forwarded | Dropped:
    ttl = packet.header(IPv4).ttl
    read = (*read, (IPv4, "ttl"))
    if ttl <= 1:
        says = f"the TTL of {ttl} ends at the router, in this model"
        evidence = Evidence(says, (table.id,), router_facts.TTL_DECREMENTED, read, lookup)
        return Dropped(packet, DropReason.TTL_EXCEEDED, evidence)
    says = f"{table.id}'s most specific route is {route.destination}, and the router of this model lowers the TTL"
    evidence = Evidence(says, (table.id, route.target), router_facts.TTL_DECREMENTED, read, lookup)
    return Forwarded(packet.rewrite(IPv4, ttl=ttl - 1), evidence)


def _refused(table: ResolvedRouteTable, route: ResolvedRoute, destination: IPv4Address) -> Problem:
    return Problem(
        path=f"route_tables.{table.id}",
        line=None,
        found=f"the route {route.destination} to {route.target}, which {destination} would take",
        expected=facts.MORE_SPECIFIC_BEFORE_2021.says,
        remedy="more_specific_than_local=whole-subnet, or another destination",
    )
