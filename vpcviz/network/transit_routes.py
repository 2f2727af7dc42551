"""Where does a transit gateway send what comes by each of its attachments?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vpcviz.facts.identifiers import NO_ID, Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.resolved import Interface
from vpcviz.network.rule_tables import in_force
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_gateway_route_table import TransitGatewayRoute


@dataclass(frozen=True, slots=True)
class TransitRoute:
    """
    Attributes:
        target: An attachment, or `blackhole`.
    """

    destination: Block
    target: ObjectId


@dataclass(frozen=True, slots=True)
class TransitRouteTable:
    """The static routes, then the propagated ones that none of those replaces, compiled for longest-prefix match."""

    id: ObjectId
    routes: tuple[TransitRoute, ...]
    prefixes: PrefixTable
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
    topology: Topology, interfaces: Mapping[ObjectId, Interface]
) -> dict[ObjectId, TransitRouting]:
    """Compile every transit gateway."""
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
                name: _resolve_table(topology, gateway, name)
                for name, table in topology.transit_gateway_route_tables.items()
                if table.gateway == gateway
            },
            zones={
                name: _zones(topology, name, of_attachments.get(name, ()))
                for name, _ in _attachments(topology, gateway)
            },
        )
        for gateway in topology.transit_gateways
    }


def _zones(topology: Topology, attachment: ObjectId, interfaces: Sequence[Interface]) -> Table:
    rows = tuple((topology.subnets[one.subnet].zone, str(one.id)) for one in interfaces)
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


def _resolve_table(topology: Topology, gateway: ObjectId, table_id: ObjectId) -> TransitRouteTable:
    static = in_force(topology.transit_gateway_route_tables[table_id].routes)
    replaced = {route.destination for route in static}
    come = [(block, target) for block, target in propagated(topology, table_id) if block not in replaced]
    routes = (
        *(TransitRoute(route.destination, route.target) for route in static),
        *(TransitRoute(block, target) for block, target in come),
    )
    rows = (*map(transit_row, static), *(propagated_row(block, target) for block, target in come))
    return TransitRouteTable(
        table_id,
        routes,
        PrefixTable([route.destination for route in routes]),
        Table(
            f"route table {table_id} of {gateway}",
            ("destination", "target", "type"),
            rows,
            " → ",
            ("transit_gateway_route_tables", table_id, "routes"),
        ),
    )
