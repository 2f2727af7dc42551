"""What would somebody regret about a transit gateway?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.edits.route_table import lead_tables, tables_in_use
from vpcviz.network.edits.transit_gateway_attachment import behind, join, lead_to_the_others
from vpcviz.network.edits.transit_gateway_route_table import add_transit_table
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.rule_tables import BLACKHOLE
from vpcviz.network.topology import Topology
from vpcviz.network.transit_routes import TransitRouting


def advise_transit_gateways(network: Network) -> Iterator[Advice]:
    """Find transit gateways to which nothing is attached, and attached VPCs of which a route to one is missing."""
    topology = network.topology
    for gateway, routing in network.transit_gateways.items():
        if not routing.interfaces and not topology.transit_gateways[gateway].outside:
            says = f"nothing is attached to {gateway}, so that it carries nothing"
            remedies = (*_attaching(topology, gateway), deleting(gateway))
            yield Advice("transit-gateway-alone", gateway, says, facts.ROUTES_BETWEEN_ATTACHMENTS, remedies)
        for vpc in routing.attachment_of:
            tables = [table for table in topology.route_tables.values() if table.vpc == vpc]
            leads = any(route.target == gateway for table in tables for route in table.routes)
            if leads:
                yield from _misses(network, routing, vpc)
                continue
            if not behind(topology, gateway, vpc):
                continue
            if not lead_to_the_others(topology, gateway, vpc)[1]:
                continue  # Each of them is led to by something else.
            says = f"no route of {vpc} leads to {gateway}: nothing gets to the others by it, and no answer either"
            led = Remedy(
                f"Lead the route tables of {vpc} to the others by {gateway}",
                partial(_lead, gateway=gateway, vpc=vpc),
            )
            yield Advice("transit-gateway-without-a-route", gateway, says, facts.BY_THE_SUBNETS_TABLE, (led,))


def _misses(network: Network, routing: TransitRouting, vpc: ObjectId) -> Iterator[Advice]:
    """Find what the table of a VPC's attachment leads to another one, and no route of the VPC leads anywhere."""
    topology, gateway, attachment = network.topology, routing.id, routing.attachment_of[vpc]
    association = topology.transit_gateway_attachments[attachment].association
    if association is None:
        return
    table, own = routing.tables[association], [one for one in network.route_tables.values() if one.vpc == vpc]
    led = [(block, one.routes[row].target == gateway) for one in own for block, row in one.blocks]
    for block, row in table.blocks:
        target = table.routes[row].target
        if target in (attachment, BLACKHOLE) or any(_is_led(block, other, by_it) for other, by_it in led):
            continue
        says = f"no route of {vpc} leads {block} to {gateway}, whose {association} leads it to {target}"
        remedy = Remedy(
            f"Lead the route tables of {vpc} to {block} by {gateway}",
            partial(_lead_to_block, gateway=gateway, vpc=vpc, block=block),
        )
        says = f"{says}: nothing gets there, and no answer either"
        yield Advice("transit-gateway-misses-a-route", gateway, says, facts.BY_THE_SUBNETS_TABLE, (remedy,))


def _is_led(block: Block, other: Block, by_it: bool) -> bool:
    """
    Say whether a VPC has said where a block is to go, or a part of it.

    Args:
        other: For what it has a route.
        by_it: Whether that leads to the transit gateway; a default route to something else says nothing of others.
    """
    says = by_it or other.prefixlen > 0 or block.prefixlen == 0
    return says and (is_within(block, other) or is_within(other, block))


def _lead_to_block(topology: Topology, gateway: ObjectId, vpc: ObjectId, block: Block) -> Topology:
    written, tables = tables_in_use(topology, vpc)
    return lead_tables(written, tables, [block], gateway)[0]


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
