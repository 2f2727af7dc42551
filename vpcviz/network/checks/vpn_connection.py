"""Which VPN connection would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import vpn_connection as facts
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.site_connection import check_ends
from vpcviz.network.finding import Finding
from vpcviz.network.transit_gateway import TransitGateway
from vpcviz.network.virtual_private_gateway import VirtualPrivateGateway


def check_vpn_connections(directory: Directory) -> Iterator[Finding]:
    """Find ends that are none, and routes that such a connection can't have."""
    for connection_id, connection in directory.topology.vpn_connections.items():
        path = ("vpn_connections", connection_id)
        yield from check_ends(directory, path, connection, VirtualPrivateGateway.kind, TransitGateway.kind)
        if not connection.static_routes:
            continue
        if connection.learned_routes:
            found = "static routes beside learned ones"
            yield Finding((*path, "static_routes"), found, "one of the two", because=facts.STATIC_OR_DYNAMIC)
        if directory.knows(connection.gateway, TransitGateway.kind):
            found = f"static routes of a connection with {connection.gateway}, a transit gateway"
            remedy = f"put routes to its attachment into a route table of {connection.gateway}"
            because = facts.STATIC_AT_THE_TRANSIT_GATEWAY
            yield Finding((*path, "static_routes"), found, "none", remedy, because)


CHECK: Check = check_vpn_connections
