"""What would somebody regret about a transit gateway?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.transit_gateway_attachment import behind, join, lead_to_the_others
from vpcviz.network.edits.transit_gateway_route_table import add_transit_table
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.topology import Topology


def advise_transit_gateways(network: Network) -> Iterator[Advice]:
    """Find transit gateways to which nothing is attached, and attached VPCs of which no route leads to one."""
    topology = network.topology
    for gateway, routing in network.transit_gateways.items():
        if not routing.interfaces:
            says = f"nothing is attached to {gateway}, so that it carries nothing"
            remedies = (*_attaching(topology, gateway), deleting(gateway))
            yield Advice("transit-gateway-alone", gateway, says, facts.ROUTES_BETWEEN_ATTACHMENTS, remedies)
        for vpc in routing.attachment_of:
            tables = [table for table in topology.route_tables.values() if table.vpc == vpc]
            leads = any(route.target == gateway for table in tables for route in table.routes)
            if leads or not behind(topology, gateway, vpc):
                continue
            if not lead_to_the_others(topology, gateway, vpc)[1]:
                continue  # Each of them is led to by something else.
            says = f"no route of {vpc} leads to {gateway}: nothing gets to the others by it, and no answer either"
            led = Remedy(
                f"Lead the route tables of {vpc} to the others by {gateway}",
                partial(_lead, gateway=gateway, vpc=vpc),
            )
            yield Advice("transit-gateway-without-a-route", gateway, says, facts.BY_THE_SUBNETS_TABLE, (led,))


def _attaching(topology: Topology, gateway: ObjectId) -> Iterator[Remedy]:
    """Offer to attach the first VPCs that could be."""
    region = topology.transit_gateways[gateway].region
    vpcs = dict.fromkeys(subnet.vpc for subnet in topology.subnets.values())
    of_region = [vpc for vpc in vpcs if region in (None, topology.vpcs[vpc].region)]
    for vpc in of_region[:MOST_REMEDIES]:
        yield Remedy(f"Attach {vpc} to {gateway}", partial(_attach, gateway=gateway, vpc=vpc))


def _attach(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> Topology:
    table = next((name for name, one in topology.transit_gateway_route_tables.items() if one.gateway == gateway), None)
    if table is None:
        topology, table = add_transit_table(topology, gateway)
    return join(topology, gateway, vpc, table).topology


def _lead(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> Topology:
    led, _ = lead_to_the_others(topology, gateway, vpc)
    return led


ADVISE: Advise = advise_transit_gateways
