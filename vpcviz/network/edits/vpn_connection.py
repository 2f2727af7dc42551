"""What does a new VPN connection begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.site_connection import SITES, ends_of
from vpcviz.network.topology import Topology

_GATEWAYS = ("virtual_private_gateways", "transit_gateways")


def place_vpn_connection(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Connect the only gateway with the only site, one of them the chosen one where it is that.

    Raises:
        EditRefused: It can't be told which are meant.
    """
    return _connect(topology, *ends_of(topology, "vpn_connections", [within] if within else [], _GATEWAYS))


def join_by_vpn(topology: Topology, one: ObjectId, other: ObjectId) -> Placed:
    """
    Connect a gateway with a site, whichever of the two comes first.

    Raises:
        EditRefused: They are not one of each.
    """
    return _connect(topology, *ends_of(topology, "vpn_connections", (one, other), _GATEWAYS))


def _connect(topology: Topology, gateway: ObjectId, site: ObjectId) -> Placed:
    """Route statically to a virtual private gateway, and by BGP to a transit gateway, with an attachment there."""
    blocks = [str(block) for block in topology.customer_gateways[site].cidrs]
    connection = free_id(topology, chain(["vpn"], numbered("vpn-")))
    is_transit = gateway in topology.transit_gateways
    key = "learned_routes" if is_transit else "static_routes"
    thing = {"gateway": gateway, "customer_gateway": site, key: blocks}
    changed = add(topology, "vpn_connections", connection, thing)
    routed = ", ".join(blocks)
    how = f"{site} announces {routed}" if is_transit else f"its static routes are {routed}"
    says = (f"{connection} leads from {gateway} to {site}", *((how,) if blocks else ()))
    if not is_transit:
        return Placed(changed, connection, says)
    attached = attach_connection(changed, connection)
    return Placed(attached.topology, connection, (*says, *attached.says))


def attach_connection(topology: Topology, connection: ObjectId) -> Placed:
    """
    Attach a VPN connection to its transit gateway, and let its routes come into the first table there.

    Raises:
        EditRefused: AWS would refuse the attachment, with its reason.
    """
    gateway = topology.vpn_connections[connection].gateway
    own = (name for name, one in topology.transit_gateway_route_tables.items() if one.gateway == gateway)
    table = next(own, None)
    attachment = free_id(topology, chain([f"att-{connection}"], numbered(f"att-{connection}-")))
    tables = {"association": table, "propagations": [table]} if table else {}
    thing = {"gateway": gateway, "vpn_connection": connection, **tables}
    changed = add(topology, "transit_gateway_attachments", attachment, thing)
    return Placed(changed, attachment, (f"{attachment} attaches {connection} to {gateway}",))


CONSTRUCT = Construct(
    "vpn_connections",
    "VPN connection",
    "y",
    (SITES, *_GATEWAYS),
    place_vpn_connection,
    join=join_by_vpn,
)
