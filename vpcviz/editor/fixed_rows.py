"""Which rows does a list of routes or rules have that nobody has written: what AWS has in it of itself?"""

from collections.abc import Iterator
from dataclasses import dataclass

from vpcviz.editor.deciding import Consulted, ListPlace, decided
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.rule_tables import ALL_MAY_GO_OUT, DENIES_THE_REST, LOCAL, in_force, rule_row
from vpcviz.network.sections import routes_written
from vpcviz.network.sites import come_into
from vpcviz.network.transit_routes import propagated, propagated_row, replacing


@dataclass(frozen=True, slots=True)
class FixedRow:
    """
    A row that nobody has written.

    Attributes:
        cells: For each column its key and the text in it.
        state: What it does now: `active`, or what stands in its place.
        is_idle: Whether it decides nothing, as something else does in its place.
        decides: The names of the saved probes on whose way it is the one that decides.
        can_go: Whether it can be removed for all that.
    """

    cells: tuple[tuple[str, str], ...]
    state: str
    is_idle: bool = False
    decides: tuple[str, ...] = ()
    can_go: bool = False


def of_itself(
    network: Network, place: ListPlace, asked: Consulted
) -> tuple[tuple[FixedRow, ...], tuple[FixedRow, ...]]:
    """Give what AWS has in a list of itself, above and below what is written in it."""
    section, object_id, key = place
    match section, key:
        case "route_tables", "routes":
            return _local_routes(network, place, asked), _routes_of_aws(network, place, asked)
        case "transit_gateway_route_tables", "routes":
            return _propagated_routes(network, place, asked), ()
        case "network_acls", _:
            number, action, protocol, _, peer = DENIES_THE_REST
            cells = _pairs(number=number, protocol=protocol, ports="all", peer=peer, action=action)
            decides = decided(asked, place, DENIES_THE_REST)
            return (), (FixedRow(cells, "AWS's own", decides=decides),)
        case "security_groups", "egress" if network.topology.security_groups[ObjectId(object_id)].egress is None:
            return tuple(
                FixedRow(
                    _pairs(protocol="all", ports="all", peer=str(one.peer)),
                    "AWS's own",
                    decides=decided(asked, place, rule_row(ObjectId(object_id), one)),
                    can_go=True,
                )
                for one in ALL_MAY_GO_OUT
            ), ()
        case _:
            return (), ()


def _local_routes(network: Network, place: ListPlace, asked: Consulted) -> tuple[FixedRow, ...]:
    """Give the local routes, one a block of the VPC, each with what replaces it, if anything does."""
    table = network.topology.route_tables[ObjectId(place[1])]
    instead = {route.destination: route.target for route in in_force(table.routes)}
    rows = []
    for block in network.topology.vpcs[table.vpc].blocks:
        cells = _pairs(destination=str(block), target=LOCAL)
        if block in instead:
            rows.append(FixedRow(cells, f"replaced by {instead[block]}", is_idle=True))
        else:
            rows.append(FixedRow(cells, "active", decides=decided(asked, place, (str(block), LOCAL))))
    return tuple(rows)


def _routes_of_aws(network: Network, place: ListPlace, asked: Consulted) -> tuple[FixedRow, ...]:
    """Give the routes that AWS writes to what the table is associated with."""
    table = ObjectId(place[1])
    own = {route.destination for route in in_force(network.topology.route_tables[table].routes)}
    written = (route for route in routes_written(network.topology).get(table, ()) if route[0] not in own)
    rows = [
        FixedRow(_pairs(destination=named, target=target), "AWS's own", decides=decided(asked, place, (named, target)))
        for named, target in written
    ]
    return (*rows, *_come_from_sites(network, table, place, asked))


def _come_from_sites(network: Network, table: ObjectId, place: ListPlace, asked: Consulted) -> Iterator[FixedRow]:
    """Give the routes that have come into a VPC's table by themselves, each with what counts before it."""
    described = network.topology.route_tables[table]
    instead = {route.destination: route.target for route in in_force(described.routes)}
    for block, gateway in come_into(network.topology, table):
        cells = _pairs(destination=str(block), target=gateway)
        if any(block.subnet_of(cidr) for cidr in network.topology.vpcs[described.vpc].cidrs):
            yield FixedRow(cells, "behind local", is_idle=True)
        elif block in instead:
            yield FixedRow(cells, f"replaced by {instead[block]}", is_idle=True)
        else:
            yield FixedRow(cells, "propagated", decides=decided(asked, place, (str(block), gateway)))


def _propagated_routes(network: Network, place: ListPlace, asked: Consulted) -> tuple[FixedRow, ...]:
    """Give the routes that have come into a transit gateway's table by themselves."""
    instead = replacing(network.topology, ObjectId(place[1]))
    rows = []
    for block, attachment in propagated(network.topology, ObjectId(place[1])):
        cells = _pairs(destination=str(block), target=attachment)
        if block in instead:
            rows.append(FixedRow(cells, f"replaced by {instead[block]}", is_idle=True))
        else:
            decides = decided(asked, place, propagated_row(block, attachment))
            rows.append(FixedRow(cells, "propagated", decides=decides))
    return tuple(rows)


def _pairs(**cells: str) -> tuple[tuple[str, str], ...]:
    return tuple(cells.items())
