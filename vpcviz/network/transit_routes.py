"""Where does a transit gateway send what comes by each of its attachments?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vpcviz.facts.identifiers import NO_ID, Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.resolved import Interface, ResolvedPrefixList
from vpcviz.network.rule_tables import in_force, is_unknown, rivals_among
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_gateway_route_table import TransitGatewayRoute
from vpcviz.network.zones import zones_of


@dataclass(frozen=True, slots=True)
class TransitRoute:
    """
    Attributes:
        destination: A block of addresses, or a prefix list for those in it.
        target: An attachment, or `blackhole`.
    """

    destination: Block | ResolvedPrefixList
    target: ObjectId


@dataclass(frozen=True, slots=True)
class TransitRouteTable:
    """
    The static routes, then the propagated ones that none of those replaces, compiled for longest-prefix match.

    Attributes:
        blocks: Each block for which there is a route, with the row of the route; of equal ones the first counts.
        prefixes: Finds the place of a block among those.
        rivals: From the place of a block that counts before an equal one to the row of the latter's route.
        unknown: The rows of routes for what is in a list of which the file does not say it.
    """

    id: ObjectId
    routes: tuple[TransitRoute, ...]
    blocks: tuple[tuple[Block, int], ...]
    prefixes: PrefixTable
    rivals: Mapping[int, int]
    unknown: tuple[int, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class TransitRouting:
    """
    A transit gateway, compiled.

    Attributes:
        attachment_of: From a VPC to its attachment.
        peering_with: From another transit gateway to the attachment that leads there.
        attachment_with: From a VPN connection to its attachment.
        interfaces: From an attachment to its interfaces, in the file's order.
        zones: From an attachment to the table of the zones of those, in the same order.
    """

    id: ObjectId
    attachment_of: Mapping[ObjectId, ObjectId]
    peering_with: Mapping[ObjectId, ObjectId]
    attachment_with: Mapping[ObjectId, ObjectId]
    interfaces: Mapping[ObjectId, tuple[Interface, ...]]
    tables: Mapping[ObjectId, TransitRouteTable]
    zones: Mapping[ObjectId, Table]

    def row_in(self, attachment: ObjectId, zone: str) -> int | None:
        """Give the place among an attachment's interfaces of the one that is in a zone; None where none is."""
        rows = self.zones[attachment].rows
        return next((place for place, (where, _) in enumerate(rows) if where == zone), None)


def resolve_transit_gateways(
    topology: Topology, interfaces: Mapping[ObjectId, Interface], lists: Mapping[ObjectId, ResolvedPrefixList]
) -> dict[ObjectId, TransitRouting]:
    """Compile every transit gateway."""
    where = zones_of(topology)
    of_attachments: dict[ObjectId, list[Interface]] = {}
    for interface in interfaces.values():
        if interface.requester in topology.transit_gateway_attachments:
            of_attachments.setdefault(interface.requester, []).append(interface)
    return {
        gateway: TransitRouting(
            id=gateway,
            attachment_of={one.vpc: name for name, one in _attachments(topology, gateway) if one.vpc},
            peering_with={
                one.transit_gateway: name for name, one in _attachments(topology, gateway) if one.transit_gateway
            },
            attachment_with={
                one.vpn_connection: name for name, one in _attachments(topology, gateway) if one.vpn_connection
            },
            interfaces={name: tuple(of_attachments.get(name, ())) for name, _ in _attachments(topology, gateway)},
            tables={
                name: _resolve_table(topology, gateway, name, lists)
                for name, table in topology.transit_gateway_route_tables.items()
                if table.gateway == gateway
            },
            zones={
                name: _zones(where, name, of_attachments.get(name, ())) for name, _ in _attachments(topology, gateway)
            },
        )
        for gateway in topology.transit_gateways
    }


def _zones(where: Mapping[ObjectId, str], attachment: ObjectId, interfaces: Sequence[Interface]) -> Table:
    rows = tuple((where[one.subnet], str(one.id)) for one in interfaces)
    return Table(f"interfaces of {attachment}", ("zone", "interface"), rows)


def transit_row(route: TransitGatewayRoute) -> tuple[str, ...]:
    """Write a static route as a row of its table."""
    return str(route.destination), str(route.target), "static"


def propagated_row(block: Block, attachment: ObjectId) -> tuple[str, ...]:
    """Write a propagated route as a row of its table."""
    return str(block), str(attachment), "propagated"


def propagated(topology: Topology, table_id: ObjectId) -> Iterator[tuple[Block, ObjectId]]:
    """Give the blocks that come into a table by themselves, each with its attachment; overlapping ones come once."""
    gateway = topology.transit_gateway_route_tables[table_id].gateway
    held: list[Block] = []
    come: set[Block] = set()
    for name, attachment in _attachments(topology, gateway):
        blocks = topology.vpcs[attachment.vpc].blocks if attachment.vpc in topology.vpcs else ()
        # It is a VPC's being attached that keeps a later one's blocks out, whatever each propagates into.
        new = [block for block in blocks if not any(is_within(block, one) or is_within(one, block) for one in held)]
        held += blocks
        if table_id in attachment.propagations:
            come.update(new)
            yield from ((block, name) for block in new)
    # What comes from a VPC counts before the same block of a site.
    for block, name in _from_sites(topology, gateway, table_id):
        if block not in come:
            come.add(block)
            yield block, name


def _from_sites(topology: Topology, gateway: ObjectId, table_id: ObjectId) -> Iterator[tuple[Block, ObjectId]]:
    """Give the blocks that come into a table from sites, each with its attachment, as long as the connection is up."""
    for name, attachment in _attachments(topology, gateway):
        connection = topology.vpn_connections.get(attachment.vpn_connection or NO_ID)
        if connection and connection.is_up and table_id in attachment.propagations:
            yield from ((block, name) for block in connection.learned_routes)


def _attachments(topology: Topology, gateway: ObjectId) -> Iterator[tuple[ObjectId, TransitGatewayAttachment]]:
    for name, attachment in topology.transit_gateway_attachments.items():
        if attachment.gateway == gateway:
            yield name, attachment


def replacing(topology: Topology, table_id: ObjectId) -> dict[Block, ObjectId]:
    """Give the blocks of a table's static routes, each with where it leads: one for a block before one for a list."""
    static = in_force(topology.transit_gateway_route_tables[table_id].routes)
    named = {block: route.target for route in static for block in _named(route)}
    listed = [(block, route.target) for route in static for block in _listed(topology, route)]
    return dict(reversed(listed)) | named


def _named(route: TransitGatewayRoute) -> tuple[Block, ...]:
    return () if isinstance(route.destination, str) else (route.destination,)


def _listed(topology: Topology, route: TransitGatewayRoute) -> tuple[Block, ...]:
    described = topology.prefix_lists.get(ObjectId(route.destination)) if isinstance(route.destination, str) else None
    return (described.entries or ()) if described else ()


def _resolve_table(
    topology: Topology, gateway: ObjectId, table_id: ObjectId, lists: Mapping[ObjectId, ResolvedPrefixList]
) -> TransitRouteTable:
    static = in_force(topology.transit_gateway_route_tables[table_id].routes)
    replaced = replacing(topology, table_id)
    come = [(block, target) for block, target in propagated(topology, table_id) if block not in replaced]
    routes = (
        *(
            TransitRoute(lists[named] if isinstance(named, str) else named, route.target)
            for route in static
            for named in [route.destination]
        ),
        *(TransitRoute(block, target) for block, target in come),
    )
    blocks = (
        *((block, row) for row, route in enumerate(static) for block in _named(route)),
        *((block, row) for row, route in enumerate(static) for block in _listed(topology, route)),
        *((block, row) for row, (block, _) in enumerate(come, len(static))),
    )
    return TransitRouteTable(
        table_id,
        routes,
        blocks,
        PrefixTable([block for block, _ in blocks]),
        rivals_among(blocks),
        tuple(row for row, one in enumerate(routes) if is_unknown(one.destination)),
        Table(
            f"route table {table_id} of {gateway}",
            ("destination", "target", "type"),
            (*map(transit_row, static), *(propagated_row(block, target) for block, target in come)),
            " → ",
            ("transit_gateway_route_tables", table_id, "routes"),
        ),
    )
