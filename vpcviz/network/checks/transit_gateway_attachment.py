"""Which transit gateway attachment would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts import vpn_connection as vpn_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.transit_gateway import TransitGateway
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_gateway_route_table import TransitGatewayRouteTable
from vpcviz.network.vpc import Vpc
from vpcviz.network.vpn_connection import VpnConnection

_ATTACHED = ("vpc", "vpn_connection", "transit_gateway")
"""The keys under which an attachment names what is attached."""


def check_transit_gateway_attachments(directory: Directory) -> Iterator[Finding]:
    """Find attachments of nothing, of two things or of one thing twice, and what they can't name."""
    attached: dict[tuple[ObjectId, ObjectId], ObjectId] = {}
    for attachment_id, attachment in directory.topology.transit_gateway_attachments.items():
        path = ("transit_gateway_attachments", attachment_id)
        yield from directory.refer((*path, "gateway"), attachment.gateway, TransitGateway.kind)
        yield from _check_tables(directory, path, attachment)
        others = [(key, one) for key in _ATTACHED if (one := getattr(attachment, key))]
        if len(others) > 1:
            (_, first_other), (key, second) = others[:2]
            found = f"{second}, and {first_other} is attached by it already"
            yield Finding((*path, key), found, "a VPC, a VPN connection or a transit gateway, and one of them")
        elif attachment.vpc:
            yield from directory.refer((*path, "vpc"), attachment.vpc, Vpc.kind)
            yield from _check_subnets(directory, path, attachment)
        elif attachment.transit_gateway:
            yield from _check_peer(directory, path, attachment)
        elif attachment.vpn_connection:
            yield from _check_connection(directory, path, attachment)
        elif not any(directory.gaps.is_at(*path, key) for key in _ATTACHED):
            yield Finding(path, "nothing that is attached", "vpc, vpn_connection or transit_gateway, with an id")
        for key, other in others[:1]:
            first = attached.setdefault((attachment.gateway, other), attachment_id)
            if first != attachment_id:
                found = f"{other}, which {first} attaches to {attachment.gateway} already"
                yield Finding((*path, key), found, "one that is not attached yet")


def _check_subnets(directory: Directory, path: Path, attachment: TransitGatewayAttachment) -> Iterator[Finding]:
    """Find an attachment without a subnet, subnets of another VPC, and two of one zone."""
    path = (*path, "subnets")
    topology, vpc_id = directory.topology, attachment.vpc
    is_outside = vpc_id in topology.vpcs and topology.vpcs[vpc_id].outside
    if not attachment.subnets and not is_outside and not directory.gaps.is_at(*path):
        expected = "a subnet in each zone that is to be reached"
        yield Finding(path, "no subnet", expected, because=facts.ONE_INTERFACE_A_ZONE)
    zones: dict[str, ObjectId] = {}
    for subnet in attachment.subnets:
        vpc = directory.vpcs.get(subnet)
        if vpc and attachment.vpc in directory.topology.vpcs and vpc != attachment.vpc:
            found = f"{subnet}, which is in VPC {vpc}"
            yield Finding((*path, subnet), found, f"one in VPC {attachment.vpc}", because=facts.ONE_INTERFACE_A_ZONE)
        zone = directory.zones.get(subnet)
        if zone in zones:
            found = f"{subnet}, a second one in {zone}, after {zones[zone]}"
            yield Finding((*path, subnet), found, "one subnet a zone", because=facts.ONE_SUBNET_A_ZONE)
        elif zone:
            zones[zone] = subnet


def _check_peer(directory: Directory, path: Path, attachment: TransitGatewayAttachment) -> Iterator[Finding]:
    """Find a peering with itself, without the other's half, or with what only a VPC's attachment has."""
    other = attachment.transit_gateway
    assert other is not None
    yield from directory.refer((*path, "transit_gateway"), other, TransitGateway.kind)
    if other == attachment.gateway:
        yield Finding((*path, "transit_gateway"), f"{other} itself", "another transit gateway")
        return
    is_mutual = any(
        one.gateway == other and one.transit_gateway == attachment.gateway
        for one in directory.topology.transit_gateway_attachments.values()
    )
    if (
        directory.knows(other, TransitGateway.kind)
        and not is_mutual
        and not directory.topology.transit_gateways[other].outside
        and not directory.gaps.is_at("transit_gateway_attachments")
    ):
        found = f"{other}, which has no attachment to {attachment.gateway}"
        remedy = f"add an attachment with transit_gateway: {attachment.gateway} to {other}"
        expected = "one that is peered from its own side too"
        yield Finding((*path, "transit_gateway"), found, expected, remedy, facts.PEERS_BY_STATIC_ROUTES)
    if attachment.propagations:
        found = f"{', '.join(attachment.propagations)} for a peering"
        yield Finding((*path, "propagations"), found, "none", because=facts.PEERS_BY_STATIC_ROUTES)
    yield from _check_keys_of_vpcs(path, attachment, "a peering")


def _check_connection(directory: Directory, path: Path, attachment: TransitGatewayAttachment) -> Iterator[Finding]:
    """Find a VPN connection with another gateway, and what only a VPC's attachment has."""
    connection = attachment.vpn_connection
    assert connection is not None
    yield from directory.refer((*path, "vpn_connection"), connection, VpnConnection.kind)
    described = directory.topology.vpn_connections.get(connection)
    if described and described.gateway != attachment.gateway and not directory.is_unread(described.gateway):
        found = f"{connection}, which is {described.gateway}'s"
        expected = f"a VPN connection with {attachment.gateway}"
        yield Finding((*path, "vpn_connection"), found, expected, because=vpn_facts.ATTACHED)
    yield from _check_keys_of_vpcs(path, attachment, "a VPN connection")


def _check_keys_of_vpcs(path: Path, attachment: TransitGatewayAttachment, what: str) -> Iterator[Finding]:
    for key in ("subnets", "appliance_mode"):
        if getattr(attachment, key):
            yield Finding((*path, key), f"{key} for {what}", "none, which a VPC's attachment has alone")


def _check_tables(directory: Directory, path: Path, attachment: TransitGatewayAttachment) -> Iterator[Finding]:
    """Find tables that are none of the transit gateway's own."""
    association = [((*path, "association"), attachment.association)] if attachment.association else []
    propagations = [((*path, "propagations", place), one) for place, one in enumerate(attachment.propagations)]
    for table_path, table in (*association, *propagations):
        yield from directory.refer(table_path, table, TransitGatewayRouteTable.kind)
        described = directory.topology.transit_gateway_route_tables.get(table)
        if described and described.gateway != attachment.gateway:
            found = f"{table}, which is {described.gateway}'s"
            yield Finding(table_path, found, f"a route table of {attachment.gateway}")


CHECK: Check = check_transit_gateway_attachments
