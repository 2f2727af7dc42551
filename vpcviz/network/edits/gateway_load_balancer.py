"""What does a new gateway load balancer begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import GENEVE_PORT
from vpcviz.network.changes import Json
from vpcviz.network.edits.construct import Construct, Placed, free_id, numbered, only
from vpcviz.network.edits.load_balancer import NO_TARGETS, instances_in, put_in, told
from vpcviz.network.gateway_load_balancer import GatewayLoadBalancer
from vpcviz.network.topology import Topology


def place_gateway_load_balancer(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place one in a subnet, that hands packets to the instances of its zone that forward.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    subnet = only(topology, GatewayLoadBalancer.kind, "subnets", within)
    vpc, zone = topology.subnets[subnet].vpc, topology.subnets[subnet].zone
    targets = appliances_in(topology, vpc, zone)
    balancer = free_id(topology, chain(["gwlb"], numbered("gwlb-")))
    thing: dict[str, Json] = {"listeners": [{"protocol": "geneve", "port": GENEVE_PORT, "targets": targets}]}
    changed, address = put_in(topology, "gateway_load_balancers", balancer, thing, subnet)
    hands = f"hands packets to {told(targets)}" if targets else NO_TARGETS
    says = f"{balancer} has {address} in {subnet}; it {hands}"
    return Placed(changed, balancer, (says, "an endpoint in the same zone brings packets to it"))


def appliances_in(topology: Topology, vpc: ObjectId, zone: str) -> list[ObjectId]:
    """Name the instances of a VPC that are in a zone and forward."""
    there = (one for one, where in instances_in(topology, vpc).items() if where == zone)
    return [one for one in there if topology.instances[one].guest.ip_forward]


CONSTRUCT = Construct("gateway_load_balancers", "Gateway LB", "Shift+b", ("subnets",), place_gateway_load_balancer)
