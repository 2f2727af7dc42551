"""What does a new classic load balancer begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed
from vpcviz.network.edits.load_balancer import PORT, place_load_balancer
from vpcviz.network.topology import Topology


def place_classic_load_balancer(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place one in a subnet, in the VPC's default group.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    listener = {"protocol": "tcp", "port": PORT}
    return place_load_balancer(topology, "classic_load_balancers", "clb", listener, within)


CONSTRUCT = Construct("classic_load_balancers", "Classic LB", "c", ("subnets",), place_classic_load_balancer)
