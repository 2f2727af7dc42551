"""To which attachment does a transit gateway send what has come by another, and where does it come out?"""

from dataclasses import replace
from typing import Any
from zlib import crc32

from vpcviz.facts import linux as loop_facts
from vpcviz.facts import prefix_list as list_facts
from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import NO_ID, Address, ObjectId
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import Passage, Serve, Served
from vpcviz.forwarding.prefix_list import look_up_routes
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedPrefixList
from vpcviz.network.rule_tables import BLACKHOLE
from vpcviz.network.topology import Topology
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_routes import TransitRoute, TransitRouteTable
from vpcviz.packets.flow import Flow, flow_of
from vpcviz.packets.headers import Ip, Tcp, header_octets
from vpcviz.packets.packet import Packet
from vpcviz.packets.tcp_segment import segment_size
from vpcviz.steps.model import TransitGatewayDecrementsTtl, TransitGatewayPathMtu
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, LeftModel, Lookup, Undecided

MTU_OCTETS = 8500
_SEGMENT_SIZE = ((Tcp, "maximum_segment_size"),)

_TTL = Assumption("transit_gateway_decrements_ttl", "a transit gateway leaves the TTL as it is", facts.TTL_UNKNOWN)
_LOWERED = Assumption("transit_gateway_decrements_ttl", "a transit gateway lowers the TTL", facts.TTL_UNKNOWN)
_FIRST_LIST = Assumption(
    "transit-gateway-prefix-list-order",
    "of two prefix lists with the same block, a transit gateway goes by the one whose route is written first",
    facts.ONE_OF_TWO_LISTS,
)
_HASH = Assumption(
    "transit-gateway-flow-hash", "the two directions of a flow have the same hash, whatever it is", facts.FLOW_HASH
)
_OTHER_ZONE = Assumption(
    "transit-gateway-other-zone",
    "where an attachment has no interface in the packet's zone, its first one is taken",
    facts.OTHER_ZONE,
)


def pass_on(passage: Passage, port: Interface, _sender: Interface | None, network: Network) -> Served:
    """
    Route a packet from the attachment by which it came to that of a VPC, by way of other transit gateways if need be.

    Args:
        port: The attachment's interface by which it came.
    """
    if port.holds(passage.packet.header(Ip).destination):
        ended = _is_no_destination(passage.packet.from_ip(), port)
        return Served(passage.through(Stage.TRANSIT_GATEWAY, port.requester, ended), port)
    return route_on(passage, port.requester, port, network)


def route_on(passage: Passage, attachment: ObjectId, port: Interface | None, network: Network) -> Served:
    """
    Route a packet from the attachment by which it came to that of a VPC or of a VPN connection.

    Args:
        port: The attachment's interface by which it came; None where it came by none, from a site.
    """
    tables = list[ObjectId]()
    while True:
        described = network.topology.transit_gateway_attachments[attachment]
        gateway, table_id = described.gateway, described.association
        if table_id is None:
            verdict = _not_associated(passage.packet.from_ip(), gateway, attachment)
            return Served(passage.through(Stage.TRANSIT_GATEWAY, attachment, verdict), port)
        if table_id in tables:
            verdict = _circling(passage.packet.from_ip(), [*tables, table_id])
            return Served(passage.through(Stage.TRANSIT_GATEWAY, table_id, verdict), port)
        tables.append(table_id)
        table = network.transit_gateways[gateway].tables[table_id]
        routed, target = match_route(passage.packet.from_ip(), table, attachment)
        if target is not None and passage.model.transit_gateway_decrements_ttl is TransitGatewayDecrementsTtl.TRUE:
            routed = lower_ttl(routed, gateway)
        passage = passage.through(Stage.TRANSIT_GATEWAY, table_id, routed)
        if passage.is_over or target is None:
            return Served(passage, port)
        passage = _fit(passage, target, port)
        if passage.is_over:
            return Served(passage, port)
        led = network.topology.transit_gateway_attachments[target]
        if led.vpn_connection:
            return Served(passage, None, led.vpn_connection)
        other = led.transit_gateway
        if beyond := _outside(led, network.topology):
            left = leave(passage.packet.from_ip(), gateway, beyond)
            return Served(passage.through(Stage.TRANSIT_GATEWAY, gateway, left), port)
        if other is None:
            chosen, leaves = choose_interface(passage.packet, target, port, network)
            return Served(passage.through(Stage.TRANSIT_GATEWAY, gateway, chosen), leaves)
        attachment = network.transit_gateways[other].peering_with[gateway]


def _outside(attachment: TransitGatewayAttachment, topology: Topology) -> ObjectId:
    """Name what is attached, where that is outside the drawing; NO_ID where it is not."""
    vpc, other = attachment.vpc or NO_ID, attachment.transit_gateway or NO_ID
    if vpc in topology.vpcs and topology.vpcs[vpc].outside:
        return vpc
    return other if other in topology.transit_gateways and topology.transit_gateways[other].outside else NO_ID


def leave(packet: Packet, gateway: ObjectId, beyond: ObjectId) -> LeftModel:
    """End at a transit gateway what goes on where the drawing holds nothing: at another one, or in a VPC."""
    says = f"{beyond} is outside the drawing"
    if beyond != gateway:
        says = f"{gateway} leads to {beyond}, which is outside the drawing"
    evidence = Evidence(says, tuple(dict.fromkeys((gateway, beyond))), facts.OUTSIDE, ((Ip, "destination"),))
    return LeftModel(packet, gateway, evidence)


def lower_ttl(routed: Forwarded | Dropped | Undecided, gateway: ObjectId) -> Forwarded | Dropped:
    """Take one from the TTL of what a route leads on; who would tell the sender that it has ended is not known."""
    ttl, evidence = routed.packet.header(Ip).ttl, routed.evidence
    read: tuple[tuple[type[Any], str], ...] = (*evidence.read, (Ip, "ttl"))
    if ttl <= 1:
        says = f"the TTL of {ttl} ends at {gateway}, in this model"
        evidence = replace(evidence, says=says, read=read, assumption=_LOWERED)
        return Dropped(routed.packet, DropReason.TTL_EXCEEDED, evidence)
    evidence = replace(evidence, says=f"{evidence.says}; it lowers the TTL", read=read, assumption=_LOWERED)
    return Forwarded(routed.packet.rewrite(Ip, ttl=ttl - 1), evidence)


def _fit(passage: Passage, attachment: ObjectId, came_by: Interface | None) -> Passage:
    """Let an attachment send what it can carry, and have a TCP connection be opened with segments of that size."""
    tells = passage.model.transit_gateway_path_mtu is TransitGatewayPathMtu.TOLD
    assumed = Assumption(
        "transit_gateway_path_mtu",
        f"a transit gateway {'tells' if tells else 'does not tell'} the sender of a packet that is too large for it",
        facts.MTU,
    )
    teller, own = (came_by.id, came_by.own) if came_by and tells else (NO_ID, ())
    limit = Limit(attachment, MTU_OCTETS, facts.MTU, False, teller, own, assumed)
    passage = fit(passage, limit)
    if passage.is_over or (clamped := clamp(passage.packet.from_ip(), attachment)) is None:
        return passage
    return passage.through(Stage.MTU, attachment, clamped)


def clamp(packet: Packet, attachment: ObjectId) -> Forwarded | None:
    """
    Lower the segment size with which a connection is opened.

    Args:
        packet: From the IPv4 header inward.

    Returns:
        None where it fits, or nothing is said of one.
    """
    tcp, largest = packet.transport, segment_size(MTU_OCTETS, header_octets(packet.headers[0]))
    if not isinstance(tcp, Tcp) or tcp.maximum_segment_size <= largest:
        return None
    offered = tcp.maximum_segment_size
    says = f"{attachment} carries {MTU_OCTETS} octets: it puts {largest} in place of a segment size of {offered}"
    evidence = Evidence(says, (attachment,), facts.SEGMENT_SIZE_CLAMPED, _SEGMENT_SIZE, mtu_octets=MTU_OCTETS)
    return Forwarded(packet.rewrite(Tcp, maximum_segment_size=largest), evidence)


def match_route(
    packet: Packet, table: TransitRouteTable, attachment: ObjectId
) -> tuple[Forwarded | Dropped | Undecided, ObjectId | None]:
    """
    Find the longest prefix of a transit gateway's route table that holds a packet's destination.

    Args:
        packet: From the IP header inward.
        attachment: By which it came.

    Returns:
        The verdict, and the attachment to which the route leads; None where the packet ends.
    """
    destination, read = packet.header(Ip).destination, ((Ip, "destination"),)
    place = table.prefixes.match(destination)
    row = None if place is None else table.blocks[place][1]
    target = None if row is None else table.routes[row].target
    unknown = next((one for one in table.unknown if table.routes[one].target != target), None)
    if unknown is not None:
        return _undecided(packet, table, table.routes[unknown], _look_up(table, destination, None)), None
    lookup = _look_up(table, destination, row)
    if place is None or row is None:
        says = f"{table.id}, with which {attachment} is associated, has no route for {destination}"
        evidence = Evidence(says, (table.id, attachment), facts.NO_ROUTE, read, lookup)
        return Dropped(packet, DropReason.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, evidence), None
    route, kind, block = table.routes[row], table.table.rows[row][2], str(table.blocks[place][0])
    fact = facts.LONGEST_PREFIX
    if isinstance(route.destination, ResolvedPrefixList):
        block, fact = f"{block} of {route.destination}", facts.PREFIX_LISTS
    if route.target == BLACKHOLE:
        says = f"{table.id} discards what is for {block}: its static route there is a blackhole"
        evidence = Evidence(says, (table.id, attachment), facts.BLACKHOLE, read, lookup)
        dropped = Dropped(packet, DropReason.TGW_RTB_BAD_STATE_ROUTE, _against_rival(evidence, table, place))
        return dropped, None
    says = (
        f"{table.id}'s most specific route for {destination} is {block}, {kind}, to {route.target}; "
        f"{attachment}, by which it came, is associated with {table.id}"
    )
    objects = (table.id, attachment, route.target)
    evidence = Evidence(says, objects, fact, read, lookup, _TTL)
    return Forwarded(packet, _against_rival(evidence, table, place)), route.target


def _against_rival(evidence: Evidence, table: TransitRouteTable, place: int) -> Evidence:
    """Say why a route counts before another one that has the very same block, if there is one."""
    if place not in table.rivals:
        return evidence
    won, rival = table.routes[table.blocks[place][1]], table.routes[table.rivals[place]]
    if not isinstance(won.destination, ResolvedPrefixList):
        says = f"{evidence.says}; it counts before the same block of {rival.destination}"
        return replace(evidence, says=says, fact=facts.BLOCK_BEFORE_LIST)
    if won.target == rival.target:
        return evidence
    says = f"{evidence.says}; {rival.destination} has the same block"
    return replace(evidence, says=says, fact=facts.ONE_OF_TWO_LISTS, assumption=_FIRST_LIST)


def _undecided(packet: Packet, table: TransitRouteTable, route: TransitRoute, lookup: tuple[Lookup, ...]) -> Undecided:
    destination, named = packet.header(Ip).destination, ObjectId(str(route.destination))
    says = f"{table.id} sends what is in {named} to {route.target}, and nobody knows whether that holds {destination}"
    evidence = Evidence(says, (table.id, named), list_facts.CONTENT_DECIDES, ((Ip, "destination"),), lookup)
    return Undecided(packet, f"what is in {named}", evidence)


def _look_up(table: TransitRouteTable, destination: Address, row: int | None) -> tuple[Lookup, ...]:
    return look_up_routes(table.table, tuple(route.destination for route in table.routes), row, destination)


def choose_interface(
    packet: Packet, attachment: ObjectId, came_by: Interface | None, network: Network
) -> tuple[Forwarded, Interface]:
    """
    Choose the interface by which a packet comes into the VPC of an attachment.

    Args:
        packet: From the IP header inward.
        came_by: The interface by which it came to the transit gateway; None where it came from a site.
    """
    described = network.topology.transit_gateway_attachments[attachment]
    routing = network.transit_gateways[described.gateway]
    interfaces = routing.interfaces[attachment]
    zone, assumed = network.subnets[came_by.subnet].zone_id if came_by else "", None
    if described.appliance_mode:
        chosen = _hash(flow_of(packet.headers)) % len(interfaces)
        why, fact = "chosen for the flow by its hash, for both directions", facts.APPLIANCE_MODE
        assumed = _HASH if len(interfaces) > 1 else None
    elif (own := routing.row_in(attachment, zone)) is not None:
        chosen, why, fact = own, f"in {zone}, where it came from", facts.ZONE_IS_KEPT
    else:
        why = f"for want of one in {zone}, where it came from" if zone else "since it has come from no zone"
        chosen, fact, assumed = 0, facts.OTHER_ZONE, _OTHER_ZONE if len(interfaces) > 1 or zone else None
    interface = interfaces[chosen]
    lookup = (Lookup(routing.zones[attachment], chosen),)
    says = f"{described.gateway} lets it into {described.vpc} by {interface.id}, {why}"
    objects = (described.gateway, attachment, interface.id)
    return Forwarded(packet, Evidence(says, objects, fact, (), lookup, assumed)), interface


def _hash(flow: Flow) -> int:
    """Give a number that is the same for both directions of a flow."""
    ends = sorted([(str(flow.source), flow.source_port), (str(flow.destination), flow.destination_port)])
    return crc32(repr((flow.protocol, ends)).encode())


def _is_no_destination(packet: Packet, port: Interface) -> Dropped:
    says = f"{packet.header(Ip).destination} is {port.requester}'s own address in {port.subnet}: nothing answers there"
    evidence = Evidence(says, (port.requester, port.id), facts.NO_DESTINATION, ((Ip, "destination"),))
    return Dropped(packet, DropReason.INTERFACE_NOT_A_DESTINATION, evidence)


def _not_associated(packet: Packet, gateway: ObjectId, attachment: ObjectId) -> Dropped:
    says = f"{attachment} is associated with no route table of {gateway}"
    evidence = Evidence(says, (attachment, gateway), facts.NOT_ASSOCIATED)
    return Dropped(packet, DropReason.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, evidence)


def _circling(packet: Packet, tables: list[ObjectId]) -> Dropped:
    cycle = tables[tables.index(tables[-1]) :]
    says = f"the packet goes round: {' → '.join(cycle)}"
    evidence = Evidence(says, tuple(dict.fromkeys(cycle)), loop_facts.LOOP, ((Ip, "destination"),))
    return Dropped(packet, DropReason.LOOP, evidence)


SERVE: Serve = pass_on
