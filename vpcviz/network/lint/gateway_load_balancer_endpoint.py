"""What would somebody regret about a gateway load balancer endpoint?"""

from collections.abc import Iterable, Iterator
from functools import partial
from ipaddress import IPv4Network
from itertools import islice

from vpcviz.facts import gateway_load_balancer_endpoint as facts
from vpcviz.facts import internet_gateway
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.connecting import lead_to, table_of
from vpcviz.network.edits.gateway_load_balancer_endpoint import balancers_for
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.route_table import place_route_table, with_route
from vpcviz.network.edits.values import put
from vpcviz.network.gateway_load_balancer_endpoint import GatewayLoadBalancerEndpoint
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.topology import Topology

SECTION = "gateway_load_balancer_endpoints"


def advise_gateway_load_balancer_endpoints(network: Network) -> Iterator[Advice]:
    """Find endpoints with nothing behind them, none that leads there, and ways back that pass them by."""
    topology = network.topology
    for endpoint_id, endpoint in topology.gateway_load_balancer_endpoints.items():
        subnet = next(iter(endpoint.subnets), None)
        if subnet is None:
            continue
        if endpoint.load_balancer is None:
            says = f"no gateway load balancer is behind {endpoint_id}: what it takes leaves this drawing"
            remedies = (
                Remedy(f"Put {one} behind it", partial(_behind, endpoint=endpoint_id, balancer=one))
                for one in islice(balancers_for(topology, subnet), MOST_REMEDIES)
            )
            yield Advice("endpoint-without-a-service", endpoint_id, says, facts.NO_SERVICE, tuple(remedies))
        led = [one for one in topology.subnets if _is_led(topology, table_of(topology, one), endpoint_id)]
        if not led and not any(_is_led(topology, table, endpoint_id) for table in topology.route_tables):
            says = f"no route leads to {endpoint_id}, so that nothing is inspected"
            remedies = (
                Remedy(f"Lead {one} to {endpoint_id}", partial(_lead, subnet=one, endpoint=endpoint_id))
                for one in islice(_others(topology, endpoint, subnet), MOST_REMEDIES)
            )
            because = facts.HANDED_OVER
            yield Advice("endpoint-without-a-route", endpoint_id, says, because, (*remedies, deleting(endpoint_id)))
        if subnet in led:
            says = f"{subnet}, in which {endpoint_id} is, is led to {endpoint_id} itself: what comes out goes in again"
            yield Advice("endpoint-in-a-subnet-that-it-serves", endpoint_id, says, facts.OWN_SUBNET)
        yield from _passed_by(topology, endpoint_id, endpoint, [one for one in led if one != subnet])


def _passed_by(
    topology: Topology, endpoint_id: ObjectId, endpoint: GatewayLoadBalancerEndpoint, led: list[ObjectId]
) -> Iterator[Advice]:
    """Find subnets that are inspected on the way out to the Internet, and not on the way back in."""
    gateways = (one for one, gateway in topology.internet_gateways.items() if gateway.vpc == endpoint.vpc)
    gateway = next(gateways, None)
    if gateway is None or not any(leads_to_internet_gateway(topology, one) for one in endpoint.subnets):
        return
    table = topology.internet_gateways[gateway].route_table
    back = {route.destination for route in topology.route_tables[table].routes if not route.off} if table else set()
    for subnet in led:
        block = topology.subnets[subnet].cidr
        has_public = any(one.subnet == subnet and one.public_address for one in topology.instances.values())
        if block and has_public and not any(block == one or block.subnet_of(one) for one in _of_ipv4(back)):
            says = f"what comes from the Internet for {subnet} passes {endpoint_id} by, though what leaves does not"
            lead = partial(_lead_back, gateway=gateway, block=str(block), endpoint=endpoint_id)
            remedy = Remedy(f"Lead {block} from {gateway} to {endpoint_id}", lead)
            yield Advice("way-back-past-the-endpoint", endpoint_id, says, internet_gateway.REDIRECTED, (remedy,))


def _of_ipv4(destinations: Iterable[object]) -> list[IPv4Network]:
    return [one for one in destinations if isinstance(one, IPv4Network)]


def _is_led(topology: Topology, table: ObjectId, endpoint: ObjectId) -> bool:
    routes = topology.route_tables[table].routes if table in topology.route_tables else ()
    return any(route.target == endpoint and not route.off for route in routes)


def _others(topology: Topology, endpoint: GatewayLoadBalancerEndpoint, own: ObjectId) -> Iterator[ObjectId]:
    return (one for one, subnet in topology.subnets.items() if subnet.vpc == endpoint.vpc and one != own)


def _behind(topology: Topology, endpoint: ObjectId, balancer: ObjectId) -> Topology:
    return put(topology, (SECTION, endpoint, "load_balancer"), balancer)


def _lead(topology: Topology, subnet: ObjectId, endpoint: ObjectId) -> Topology:
    return lead_to(topology, subnet, endpoint).topology


def _lead_back(topology: Topology, gateway: ObjectId, block: str, endpoint: ObjectId) -> Topology:
    """Lead a block to an endpoint by an Internet gateway's own table; the gateway gets one if it has none."""
    described = topology.internet_gateways[gateway]
    table = described.route_table
    if table is None:
        placed = place_route_table(topology, described.vpc)
        topology, table = put(placed.topology, ("internet_gateways", gateway, "route_table"), placed.id), placed.id
    return with_route(topology, table, block, endpoint)


ADVISE: Advise = advise_gateway_load_balancer_endpoints
