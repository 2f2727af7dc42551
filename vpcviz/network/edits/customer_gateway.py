"""What does a new customer gateway begin with?"""

from ipaddress import IPv4Network

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

_SITES = IPv4Network("192.168.0.0/16")
_SITE_PREFIX_LENGTH = 24


def place_customer_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a site with its router: a public address, and a block that neither a VPC nor another site has.

    Raises:
        EditRefused: Every address for documentation is in use, or no block is left.
    """
    address = free_public_address(topology)
    if address is None:
        raise EditRefused("Every address for documentation is in use", "write the gateway's address in the text")
    used = [cidr for vpc in topology.vpcs.values() for cidr in vpc.cidrs]
    used += [cidr for site in topology.customer_gateways.values() for cidr in site.cidrs]
    blocks = _SITES.subnets(new_prefix=_SITE_PREFIX_LENGTH)
    block = next((one for one in blocks if not any(one.overlaps(other) for other in used)), None)
    if block is None:
        raise EditRefused(f"Every block of {_SITES} is in use", "write the site's block in the text")
    gateway = free_id(topology, numbered("site-"))
    changed = add(topology, "customer_gateways", gateway, {"address": str(address), "cidrs": [str(block)]})
    return Placed(changed, gateway, (f"{gateway} has {address} outside, and {block} on its site",))


CONSTRUCT = Construct("customer_gateways", "Customer gateway", "Shift+c", (), place_customer_gateway)
