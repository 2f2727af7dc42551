"""What would somebody regret about a NAT gateway?"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts import subnet as subnet_facts
from vpcviz.facts.embedded_address import NAT64_BLOCK
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.connecting import lead_to, table_of
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.nat_gateway import place_nat_gateway
from vpcviz.network.edits.route_table import DEFAULT, with_route
from vpcviz.network.edits.subnet import free_block, place_subnet
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.lint.subnet import adding_route, enclosed_subnets, routes_used, table_used
from vpcviz.network.topology import Topology


def advise_nat_gateways(network: Network) -> Iterator[Advice]:
    """
    Find NAT gateways to which no route leads, and public ones from which none leads to an Internet gateway.

    Subnets without a way out are found too, where another one has one: a NAT gateway there is what they want. So are
    those whose DNS64 gives addresses that no route leads to one.
    """
    topology = network.topology
    targets = {route.target for table in topology.route_tables.values() for route in table.routes}
    for gateway_id, gateway in topology.nat_gateways.items():
        if gateway_id not in targets:
            yield Advice(
                "nat-gateway-without-a-route",
                gateway_id,
                f"no route leads to {gateway_id}, so that it serves nobody",
                facts.SERVES_BY_ROUTE,
                (*_serve(topology, gateway_id), deleting(gateway_id)),
            )
        if gateway.public_address and not leads_to_internet_gateway(topology, gateway.subnet):
            yield Advice(
                "nat-gateway-in-a-private-subnet",
                gateway_id,
                f"{gateway_id} is a public NAT gateway, but no route of {gateway.subnet} leads to an Internet gateway",
                facts.INTERNET_GATEWAY_NEEDED,
            )
    for subnet in [one for one, described in topology.subnets.items() if described.enable_dns64]:
        yield from _advise_dns64(topology, subnet)
    for one in enclosed_subnets(topology):
        if one.public is not None:
            says = f"Lead {one.subnet} out by a NAT gateway"
            yield one.advice(Remedy(says, partial(_lead_out, subnet=one.subnet, public=one.public)))


def _advise_dns64(topology: Topology, subnet: ObjectId) -> Iterator[Advice]:
    """Find that a subnet is not led to where its DNS64 sends."""
    described = topology.subnets[subnet]
    is_led = any(route.destination == NAT64_BLOCK for route in routes_used(topology, subnet))
    if not is_led:
        says = (
            f"{subnet} has DNS64, and {table_used(topology, subnet)} has no route for the {NAT64_BLOCK} that it gives"
        )
        others = [one for one, gateway in topology.nat_gateways.items() if gateway.subnet != subnet]
        serving = [one for one in others if topology.subnets[topology.nat_gateways[one].subnet].vpc == described.vpc]
        remedies = (adding_route(topology, subnet, NAT64_BLOCK, one) for one in serving[:MOST_REMEDIES])
        place = ("subnets", subnet, "enable_dns64")
        off = Remedy(f"Switch DNS64 off in {subnet}", lambda before: put(before, place, value=False))
        yield Advice("dns64-without-a-route", subnet, says, subnet_facts.DNS64, (*remedies, off))


def _serve(topology: Topology, gateway: ObjectId) -> Iterator[Remedy]:
    """Offer to lead subnets without a default route to a gateway or, where there is none, a new one."""
    own = topology.nat_gateways[gateway].subnet
    vpc = topology.subnets[own].vpc
    without = (one for one in topology.subnets if one != own and _is_private(topology, one, vpc))
    subnets = list(islice(without, MOST_REMEDIES))
    for subnet in subnets:
        yield Remedy(f"Lead {subnet} to {gateway}", partial(_lead, subnet=subnet, gateway=gateway))
    if not subnets and free_block(topology, vpc):
        yield Remedy(f"Place a subnet that is led to {gateway}", partial(_lead_new_one, vpc=vpc, gateway=gateway))


def _is_private(topology: Topology, subnet: ObjectId, vpc: ObjectId) -> bool:
    table = topology.route_tables.get(table_of(topology, subnet))
    is_led = table is not None and any(route.destination == DEFAULT for route in table.routes)
    described = topology.subnets[subnet]
    return described.vpc == vpc and described.cidr is not None and not is_led


def _lead(topology: Topology, subnet: ObjectId, gateway: ObjectId) -> Topology:
    return lead_to(topology, subnet, gateway).topology


def _lead_new_one(topology: Topology, vpc: ObjectId, gateway: ObjectId) -> Topology:
    placed = place_subnet(topology, vpc)
    return lead_to(placed.topology, placed.id, gateway).topology


def _lead_out(topology: Topology, subnet: ObjectId, public: ObjectId) -> Topology:
    """Lead a subnet to a NAT gateway of a public one, by a table that the public one does not use."""
    known = (one for one, gateway in topology.nat_gateways.items() if gateway.subnet == public)
    gateway = next(known, None)
    if gateway is None:
        placed = place_nat_gateway(topology, public)
        topology, gateway = placed.topology, placed.id
    table = topology.subnets[subnet].route_table
    return _lead(topology, subnet, gateway) if table is None else with_route(topology, table, str(DEFAULT), gateway)


ADVISE: Advise = advise_nat_gateways
