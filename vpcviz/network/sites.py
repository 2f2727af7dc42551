"""What does each end of the ways to customers' sites know: AWS's gateways of the sites, the sites of AWS?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.site_connection import RouteOrigin, SiteConnection
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.network.transit_routes import TransitRouting

_CONNECTIONS = tuple(section for section, model in SECTIONS.items() if issubclass(model, SiteConnection))
_PREFERRED = tuple(RouteOrigin)
_LAN = "on the site"
_COLUMNS = ("destination", "target", "origin")


@dataclass(frozen=True, slots=True)
class SiteRoute:
    """
    Attributes:
        target: A connection; NO_ID for what is on the site itself.
        origin: How it is known.
    """

    destination: IPv4Network
    target: ObjectId
    origin: str

    @property
    def row(self) -> tuple[str, ...]:
        return str(self.destination), self.target or "local", self.origin


class Way(NamedTuple):
    """
    By which route something goes on.

    Attributes:
        row: The route's place in the table; None where there is none.
        equals: Whether another route is as good, and was only written later.
    """

    row: int | None
    equals: bool = False


@dataclass(frozen=True, slots=True)
class SiteRouting:
    """
    The routes of one end, the most preferred of equal ones first; those of connections that are down are last.

    Attributes:
        ups: How many of the routes lead by what is up.
    """

    id: ObjectId
    routes: tuple[SiteRoute, ...]
    ups: int
    table: Table
    _up: PrefixTable
    _down: PrefixTable

    def match(self, address: IPv4Address) -> Way:
        """Find the longest prefix that holds an address; among those that are down where no other does."""
        row = self._up.match(address)
        if row is None:
            fallen = self._down.match(address)
            return Way(None if fallen is None else self.ups + fallen)
        won = self.routes[row]
        return Way(row, any(_is_equal(won, other) for other in self.routes[row + 1 : self.ups]))


def _is_equal(one: SiteRoute, other: SiteRoute) -> bool:
    return one.destination == other.destination and one.origin == other.origin and one.target != other.target


def connections(topology: Topology) -> Iterator[tuple[str, ObjectId, SiteConnection]]:
    """Give all that leads to sites, each with its section and its id, in the file's order."""
    for section in _CONNECTIONS:
        for one, thing in things_in(topology, section).items():
            assert isinstance(thing, SiteConnection)
            yield section, one, thing


def gateway_routing(topology: Topology, gateway: ObjectId) -> SiteRouting:
    """Compile what a virtual private gateway knows of the sites that are connected to it."""
    own = [(one, thing) for _, one, thing in connections(topology) if thing.gateway == gateway]
    return _compile(
        gateway,
        (
            (SiteRoute(block, one, thing.origin), thing.origin, thing.is_up)
            for one, thing in own
            for block in thing.known_routes
        ),
    )


def propagated(topology: Topology, gateway: ObjectId) -> tuple[IPv4Network, ...]:
    """Give the blocks that a virtual private gateway brings into route tables, each once."""
    known = gateway_routing(topology, gateway)
    return tuple(dict.fromkeys(route.destination for route in known.routes[: known.ups]))


def come_into(topology: Topology, table: ObjectId) -> tuple[tuple[IPv4Network, ObjectId], ...]:
    """Give the routes that come into a VPC's route table by themselves: the block and the gateway of each."""
    described = topology.route_tables.get(table)
    gateways = described.propagated_from if described else ()
    return tuple((block, gateway) for gateway in gateways for block in propagated(topology, gateway))


def site_routing(topology: Topology, site: ObjectId, transit: Mapping[ObjectId, TransitRouting]) -> SiteRouting:
    """Compile what a customer gateway knows: what is on its site, and what is behind AWS's end of each connection."""
    own = [(one, thing) for _, one, thing in connections(topology) if thing.customer_gateway == site]
    lans = [(SiteRoute(block, NO_ID, _LAN), None, True) for block in topology.customer_gateways[site].cidrs]
    behind = (
        (SiteRoute(block, one, thing.origin), thing.origin, thing.is_up)
        for one, thing in own
        for block in _behind(topology, one, thing.gateway, transit)
    )
    return _compile(site, (*lans, *behind))


def _compile(own_id: ObjectId, known: Iterable[tuple[SiteRoute, RouteOrigin | None, bool]]) -> SiteRouting:
    """Put routes into their order: what is up first, then by how they are known, then as they are written."""
    ranked = sorted(known, key=lambda one: (not one[2], -1 if one[1] is None else _PREFERRED.index(one[1])))
    routes = tuple(route for route, _, _ in ranked)
    ups = sum(is_up for _, _, is_up in ranked)
    rows = tuple((*route.row[:2], route.origin if place < ups else "down") for place, route in enumerate(routes))
    return SiteRouting(
        own_id,
        routes,
        ups,
        Table(f"routes of {own_id}", _COLUMNS, rows, " → "),
        PrefixTable([route.destination for route in routes[:ups]]),
        PrefixTable([route.destination for route in routes[ups:]]),
    )


def _behind(
    topology: Topology, connection: ObjectId, gateway: ObjectId, transit: Mapping[ObjectId, TransitRouting]
) -> Sequence[IPv4Network]:
    """Give what is behind AWS's end of a connection: the VPC's blocks, or what the attachment's table leads to."""
    if gateway in topology.virtual_private_gateways:
        vpc = topology.virtual_private_gateways[gateway].vpc
        return topology.vpcs[vpc].cidrs if vpc else ()
    routing = transit[gateway]
    attachment = routing.attachment_with.get(connection, NO_ID)
    described = topology.transit_gateway_attachments.get(attachment)
    if described is None or described.association is None:
        return ()
    table = routing.tables[described.association]
    led = [
        block
        for block, row in table.blocks
        if table.routes[row].target in routing.interfaces and table.routes[row].target != attachment
    ]
    return [block for block in dict.fromkeys(led) if isinstance(block, IPv4Network)]
