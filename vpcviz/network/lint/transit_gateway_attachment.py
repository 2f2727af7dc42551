"""What would somebody regret about a transit gateway attachment?"""

from collections.abc import Iterator, Mapping
from functools import partial

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.resolved import ResolvedRoute, TargetKind
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
            yield from _by_two_appliances(network, one, attachment)


def _by_two_appliances(network: Network, object_id: ObjectId, attachment: TransitGatewayAttachment) -> Iterator[Advice]:
    """Find an attachment that leads to another appliance in each zone, so that an answer may come by the other one."""
    tables = [network.route_tables[network.subnets[subnet].route_table] for subnet in attachment.subnets]
    routes = (route for table in tables for route in table.routes if route.kind is TargetKind.INTERFACE)
    led = {route.interface: route.target for route in routes if not _is_managed_otherwise(network, route)}
    if attachment.appliance_mode or len(led) < 2:
        return
    first, second, *_ = led.values()
    says = (
        f"{object_id} leads to {first} and to {second}, each from its zone, and without appliance mode an answer from "
        "another zone comes by the one that has not seen the connection begin"
    )
    place = ("transit_gateway_attachments", object_id, "appliance_mode")
    remedy = Remedy(f"Switch on appliance mode of {object_id}", partial(_put, place=place, value=True))
    yield Advice("attachment-without-appliance-mode", object_id, says, facts.APPLIANCE_MODE, (remedy,))


def _is_managed_otherwise(network: Network, route: ResolvedRoute) -> bool:
    """Say whether a route leads to what AWS runs that is no way through an appliance."""
    section = network.interfaces[route.interface].requester_section
    return section not in ("", "gateway_load_balancer_endpoints")


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
