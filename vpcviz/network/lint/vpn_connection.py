"""What would somebody regret about a VPN connection?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import vpn_connection as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.edits.vpn_connection import attach_connection
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.topology import Topology
from vpcviz.network.vpn_connection import VpnConnection, VpnState


def advise_vpn_connections(network: Network) -> Iterator[Advice]:
    """Find connections that are down, that know of nothing at their site, or are attached to no transit gateway."""
    topology = network.topology
    attached = {one.vpn_connection for one in topology.transit_gateway_attachments.values()}
    for connection_id, connection in topology.vpn_connections.items():
        if not connection.is_up:
            says = f"both tunnels of {connection_id} are down: it carries nothing, and its routes are not propagated"
            place = ("vpn_connections", connection_id, "state")
            remedy = Remedy(f"Take {connection_id} for up", partial(_put, place=place, value=VpnState.UP.value))
            yield Advice("vpn-connection-down", connection_id, says, facts.DOWN, (remedy,))
        is_transit = connection.gateway in topology.transit_gateways
        if is_transit and connection_id not in attached:
            says = f"{connection_id} is not attached to {connection.gateway}, which leads nothing to it"
            remedy = Remedy(
                f"Attach {connection_id} to {connection.gateway}", partial(_attach, connection=connection_id)
            )
            yield Advice("vpn-connection-not-attached", connection_id, says, facts.ATTACHED, (remedy,))
        if not connection.known_routes and not (is_transit and _is_led(topology, connection_id)):
            yield _without_routes(topology, connection_id, connection)


def _is_led(topology: Topology, connection: ObjectId) -> bool:
    """Say whether a static route of a transit gateway leads to a connection."""
    attachments = topology.transit_gateway_attachments.items()
    own = {one for one, attachment in attachments if attachment.vpn_connection == connection}
    tables = topology.transit_gateway_route_tables.values()
    return any(route.target in own for table in tables for route in table.routes)


def _without_routes(topology: Topology, connection_id: ObjectId, connection: VpnConnection) -> Advice:
    says = f"{connection_id} knows of nothing at {connection.customer_gateway}, so that no answer gets there"
    blocks = [str(block) for block in topology.customer_gateways[connection.customer_gateway].cidrs]
    is_transit = connection.gateway in topology.transit_gateways
    key, does = ("learned_routes", "announces") if is_transit else ("static_routes", "has")
    place = ("vpn_connections", connection_id, key)
    remedy = Remedy(
        f"Tell {connection_id} that {connection.customer_gateway} {does} {', '.join(blocks)}",
        partial(_put, place=place, value=blocks),
    )
    return Advice(
        "vpn-connection-without-routes",
        connection_id,
        says,
        facts.STATIC_OR_DYNAMIC,
        (remedy,) if blocks else (),
    )


def _attach(topology: Topology, connection: ObjectId) -> Topology:
    return attach_connection(topology, connection).topology


def _put(topology: Topology, place: tuple[str, ...], value: Json) -> Topology:
    return put(topology, place, value)


ADVISE: Advise = advise_vpn_connections
