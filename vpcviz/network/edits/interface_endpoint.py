"""What does a new interface endpoint begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.resolution import primary_addresses
from vpcviz.network.topology import Topology

SERVICE = "ssm"


def place_interface_endpoint(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place an endpoint for a service in a subnet, in the VPC's default group.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    subnet = only(topology, "an interface endpoint", "subnets", within)
    endpoint = free_id(topology, chain([f"ep-{SERVICE}"], numbered(f"ep-{SERVICE}-")))
    thing = {"vpc": topology.subnets[subnet].vpc, "service": SERVICE}
    changed = add(topology, "interface_endpoints", endpoint, {**thing, "subnets": [subnet]})
    address = str(primary_addresses(changed)[ObjectId(f"{endpoint}/{subnet}")])
    changed = add(topology, "interface_endpoints", endpoint, {**thing, "subnets": {subnet: address}})
    says = f"{endpoint} is the way to {SERVICE}, by {address} in {subnet}; it is in the VPC's default group"
    return Placed(changed, endpoint, (says,))


CONSTRUCT = Construct("interface_endpoints", "Interface endpoint", "o", ("subnets",), place_interface_endpoint)
