"""What does a new network load balancer begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed
from vpcviz.network.edits.load_balancer import PORT, place_load_balancer
from vpcviz.network.topology import Topology


def place_network_load_balancer(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place one in a subnet.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    listener = {"protocol": "tcp", "port": PORT}
    return place_load_balancer(topology, "network_load_balancers", "nlb", listener, within)


CONSTRUCT = Construct("network_load_balancers", "Network LB", "b", ("subnets",), place_network_load_balancer)
