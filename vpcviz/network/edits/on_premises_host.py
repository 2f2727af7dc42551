"""What does a new host on a customer's site begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

_FIRST = 10


def place_on_premises_host(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a host on a site, with the lowest address from the tenth on that no other has.

    Raises:
        EditRefused: It can't be told which site is meant, or the site has no address left.
    """
    site = only(topology, "an on-premises host", "customer_gateways", within)
    hosts = [one for one in topology.on_premises_hosts.values() if one.customer_gateway == site]
    taken = {one.address for one in hosts}
    blocks = topology.customer_gateways[site].cidrs
    free = (
        block[offset]
        for block in blocks
        for offset in range(_FIRST, min(block.num_addresses - 1, _FIRST + len(taken) + 1))
        if block[offset] not in taken
    )
    address = next(free, None)
    if address is None:
        reason = f"{site} has no address left" if blocks else f"{site} has no block of addresses"
        raise EditRefused(reason, f"give {site} a block of addresses")
    host = free_id(topology, numbered("desk-"))
    changed = add(topology, "on_premises_hosts", host, {"customer_gateway": site, "address": str(address)})
    return Placed(changed, host, (f"{host} has {address}, on {site}'s site",))


CONSTRUCT = Construct(
    "on_premises_hosts", "On-premises host", "Shift+h", ("customer_gateways",), place_on_premises_host
)
