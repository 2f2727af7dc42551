"""What does a new Direct Connect connection begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.site_connection import SITES, ends_of
from vpcviz.network.topology import Topology

_GATEWAYS = ("virtual_private_gateways",)


def place_direct_connect(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Connect the only virtual private gateway with the only site, one of them the chosen one where it is that.

    Raises:
        EditRefused: It can't be told which are meant.
    """
    return _connect(topology, *ends_of(topology, "direct_connects", [within] if within else [], _GATEWAYS))


def join_by_line(topology: Topology, one: ObjectId, other: ObjectId) -> Placed:
    """
    Connect a virtual private gateway with a site, whichever of the two comes first.

    Raises:
        EditRefused: They are not one of each.
    """
    return _connect(topology, *ends_of(topology, "direct_connects", (one, other), _GATEWAYS))


def _connect(topology: Topology, gateway: ObjectId, site: ObjectId) -> Placed:
    blocks = [str(block) for block in topology.customer_gateways[site].cidrs]
    connection = free_id(topology, chain(["dx"], numbered("dx-")))
    thing = {"gateway": gateway, "customer_gateway": site, "learned_routes": blocks}
    changed = add(topology, "direct_connects", connection, thing)
    told = (f"{site} announces {', '.join(blocks)}",) if blocks else ()
    return Placed(changed, connection, (f"{connection} leads from {gateway} to {site}", *told))


CONSTRUCT = Construct(
    "direct_connects", "Direct Connect", "d", (SITES, *_GATEWAYS), place_direct_connect, join=join_by_line
)
