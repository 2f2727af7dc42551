"""What does a new application load balancer begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed
from vpcviz.network.edits.load_balancer import PORT, place_load_balancer
from vpcviz.network.topology import Topology


def place_application_load_balancer(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place one in a subnet, in the VPC's default group.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    listener = {"protocol": "https", "port": PORT}
    return place_load_balancer(topology, "application_load_balancers", "alb", listener, within)


CONSTRUCT = Construct(
    "application_load_balancers", "Application LB", "m", ("subnets",), place_application_load_balancer
)
