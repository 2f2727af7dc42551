"""What would somebody regret about a transit gateway attachment?"""

from collections.abc import Iterator, Mapping
from functools import partial

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.topology import Topology
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_routes import propagated


def advise_transit_gateway_attachments(network: Network) -> Iterator[Advice]:
    """Find attachments without a route table, without an interface in a zone that needs one, and blocks kept out."""
    topology = network.topology
    for one, attachment in topology.transit_gateway_attachments.items():
        if attachment.association is None:
            yield _without_table(topology, one, attachment)
        if attachment.vpc:
            yield from _missing_zones(network, one, attachment)
            yield from _kept_out(topology, one, attachment)


def _without_table(topology: Topology, object_id: ObjectId, attachment: TransitGatewayAttachment) -> Advice:
    tables = topology.transit_gateway_route_tables
    table = next((name for name, one in tables.items() if one.gateway == attachment.gateway), None)
    says = f"{object_id} is associated with no route table: whatever comes by it goes nowhere"
    place = ("transit_gateway_attachments", object_id, "association")
    remedy = Remedy(f"Associate {object_id} with {table}", partial(_put, place=place, value=str(table)))
    return Advice("attachment-without-a-table", object_id, says, facts.NOT_ASSOCIATED, (remedy,) if table else ())


def _missing_zones(network: Network, object_id: ObjectId, attachment: TransitGatewayAttachment) -> Iterator[Advice]:
    """Find zones from which a route leads to the transit gateway without an interface of it there."""
    subnets = network.subnets
    present = {subnets[subnet].zone for subnet in attachment.subnets}
    led: dict[str, list[ObjectId]] = {}
    for subnet in subnets.values():
        routes = network.route_tables[subnet.route_table].routes
        if subnet.vpc == attachment.vpc and any(route.target == attachment.gateway for route in routes):
            led.setdefault(subnet.zone, []).append(subnet.id)
    for zone in (one for one in led if one not in present):
        says = f"{object_id} has no subnet in {zone}: what {led[zone][0]} sends to {attachment.gateway} goes nowhere"
        value: Mapping[str, Json] = {
            **{str(subnet): str(address) if address else None for subnet, address in attachment.subnets.items()},
            str(led[zone][0]): None,
        }
        place = ("transit_gateway_attachments", object_id, "subnets")
        remedy = Remedy(f"Add {led[zone][0]} to {object_id}", partial(_put, place=place, value=value))
        yield Advice("attachment-misses-a-zone", object_id, says, facts.SAME_ZONE, (remedy,))


def _kept_out(topology: Topology, object_id: ObjectId, attachment: TransitGatewayAttachment) -> Iterator[Advice]:
    """Find blocks that don't come into a table, since an earlier attachment's overlap them."""
    for table in attachment.propagations:
        come = {block for block, target in propagated(topology, table) if target == object_id}
        missing = [block for block in topology.vpcs[attachment.vpc or ObjectId("")].cidrs if block not in come]
        if missing:
            says = f"{missing[0]} of {attachment.vpc} does not come into {table}: an attached VPC's block overlaps it"
            yield Advice("attachment-overlaps", object_id, says, facts.NO_OVERLAP)


def _put(topology: Topology, place: tuple[str, ...], value: Json) -> Topology:
    return put(topology, place, value)


ADVISE: Advise = advise_transit_gateway_attachments
