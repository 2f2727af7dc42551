"""What does a new gateway load balancer endpoint begin with, and whom does it serve?"""

from itertools import chain

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.construct import Construct, Placed, free_id, numbered, only
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.load_balancer import put_in
from vpcviz.network.edits.route_table import DEFAULT
from vpcviz.network.gateway_load_balancer_endpoint import GatewayLoadBalancerEndpoint
from vpcviz.network.topology import Topology


def place_gateway_load_balancer_endpoint(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place one in a subnet, with the first gateway load balancer behind it that has a node in the zone.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    subnet = only(topology, GatewayLoadBalancerEndpoint.kind, "subnets", within)
    endpoint = free_id(topology, chain(["ep-inspect"], numbered("ep-inspect-")))
    balancer = next(iter(balancers_for(topology, subnet)), None)
    thing: dict[str, Json] = {"vpc": topology.subnets[subnet].vpc}
    thing |= {"load_balancer": balancer} if balancer else {}
    changed, address = put_in(topology, "gateway_load_balancer_endpoints", endpoint, thing, subnet)
    behind = f"{balancer} is behind it" if balancer else "no gateway load balancer with a node in the zone is behind it"
    says = f"{endpoint} has {address} in {subnet}; {behind}"
    return Placed(changed, endpoint, (says, "no route leads to it yet"))


def balancers_for(topology: Topology, subnet: ObjectId) -> list[ObjectId]:
    """Name the gateway load balancers that can be behind an endpoint in a subnet, and are behind none there yet."""
    described = topology.subnets[subnet]
    region, zone = topology.vpcs[described.vpc].region, described.zone
    taken = {
        one.load_balancer
        for one in topology.gateway_load_balancer_endpoints.values()
        if one.vpc == described.vpc and any(topology.subnets[each].zone == zone for each in one.subnets)
    }
    return [
        balancer
        for balancer, one in topology.gateway_load_balancers.items()
        if balancer not in taken
        and any(
            topology.subnets[each].zone == zone and topology.vpcs[topology.subnets[each].vpc].region == region
            for each in one.subnets
        )
    ]


def leads_out(topology: Topology, subnet: ObjectId) -> bool:
    """Say whether a subnet is led to an Internet gateway, straight or through such an endpoint."""
    if leads_to_internet_gateway(topology, subnet):
        return True
    described = topology.subnets[subnet]
    table = topology.route_tables.get(described.route_table or main_route_tables(topology)[described.vpc])
    routes = table.routes if table else ()
    targets = {route.target for route in routes if route.destination == DEFAULT and not route.off}
    endpoints = [one for name, one in topology.gateway_load_balancer_endpoints.items() if name in targets]
    return any(leads_to_internet_gateway(topology, one) for endpoint in endpoints for one in endpoint.subnets)


def _leads(topology: Topology, endpoint: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead any other subnet of its VPC to everywhere."""
    described = topology.gateway_load_balancer_endpoints[endpoint]
    serves = described.vpc == topology.subnets[subnet].vpc and subnet not in described.subnets
    return (DEFAULT,) if serves else ()


CONSTRUCT = Construct(
    "gateway_load_balancer_endpoints",
    "GWLB endpoint",
    "Shift+o",
    ("subnets",),
    place_gateway_load_balancer_endpoint,
    leads=_leads,
)
