"""What can be placed?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.document import topology_of
from vpcviz.network.edits import (
    application_load_balancer,
    classic_load_balancer,
    customer_gateway,
    direct_connect,
    egress_only_gateway,
    gateway_endpoint,
    gateway_load_balancer,
    gateway_load_balancer_endpoint,
    instance,
    interface_endpoint,
    internet_gateway,
    internet_host,
    nat_gateway,
    network_acl,
    network_load_balancer,
    on_premises_host,
    prefix_list,
    route_table,
    security_group,
    subnet,
    transit_gateway,
    transit_gateway_attachment,
    transit_gateway_route_table,
    virtual_private_gateway,
    vpc,
    vpc_peering,
    vpn_connection,
)
from vpcviz.network.edits.construct import Construct, Followed, Placed
from vpcviz.network.edits.private_address import pinned, unpinned
from vpcviz.network.errors import EditRefused
from vpcviz.network.sections import noun_of, things_in
from vpcviz.network.topology import Topology


class Group(NamedTuple):
    """
    What is offered under one name.

    Attributes:
        is_open: Whether it is in view from the first; else once it is asked for.
    """

    name: str
    constructs: tuple[Construct, ...]
    is_open: bool = False


GROUPS: tuple[Group, ...] = (
    Group(
        "Place",
        (
            instance.CONSTRUCT,
            subnet.CONSTRUCT,
            vpc.CONSTRUCT,
            internet_gateway.CONSTRUCT,
            nat_gateway.CONSTRUCT,
            egress_only_gateway.CONSTRUCT,
            internet_host.CONSTRUCT,
        ),
        is_open=True,
    ),
    Group(
        "Rules",
        (route_table.CONSTRUCT, security_group.CONSTRUCT, network_acl.CONSTRUCT, prefix_list.CONSTRUCT),
        is_open=True,
    ),
    Group(
        "Endpoints and LBs",
        (
            gateway_endpoint.CONSTRUCT,
            interface_endpoint.CONSTRUCT,
            gateway_load_balancer_endpoint.CONSTRUCT,
            network_load_balancer.CONSTRUCT,
            application_load_balancer.CONSTRUCT,
            classic_load_balancer.CONSTRUCT,
            gateway_load_balancer.CONSTRUCT,
        ),
    ),
    Group(
        "Other networks",
        (
            vpc_peering.CONSTRUCT,
            transit_gateway.CONSTRUCT,
            transit_gateway_attachment.CONSTRUCT,
            transit_gateway_route_table.CONSTRUCT,
            virtual_private_gateway.CONSTRUCT,
            vpn_connection.CONSTRUCT,
            direct_connect.CONSTRUCT,
            customer_gateway.CONSTRUCT,
            on_premises_host.CONSTRUCT,
        ),
    ),
)
"""In the order in which they are offered."""

PALETTE: tuple[Construct, ...] = tuple(construct for group in GROUPS for construct in group.constructs)


def place(topology: Topology, section: str, within: ObjectId | None = None, other: ObjectId | None = None) -> Placed:
    """
    Place a thing, with the defaults that it needs to be of use.

    Args:
        section: Of the file, where such things are.
        within: In which thing it is to stand; None where there is only one, or none is needed.
        other: With which it is to join that; None where it joins nothing, or where there is only one.

    Raises:
        EditRefused: It can't stand there, with AWS's reason.
    """
    construct = next((one for one in PALETTE if one.section == section), None)
    if construct is None:
        raise EditRefused(f"Things of {section} are nothing that can be placed")
    before = pinned(topology)
    if construct.join and within and other:
        placed = construct.join(before.topology, within, other)
    else:
        placed = construct.place(before.topology, within)
    return replace(placed, topology=unpinned(before, placed.topology))


def follow(topology: Topology, document: dict[str, Json], section: str, object_id: ObjectId) -> Followed:
    """
    Give what becomes of a file in which one thing has other values.

    Args:
        topology: The file before.
        document: The file with those values; is changed.

    Raises:
        TopologyRefused: AWS, or the file's form, would not have it.
        EditRefused: It is the VPC's own, which a VPC has as long as no other is.
    """
    stays = next((one.stays for one in PALETTE if one.section == section and one.stays), None)
    is_own = stays is not None and getattr(things_in(topology, section)[object_id], stays.key)
    if stays and is_own and not document[section][object_id].get(stays.key):
        what = f"{object_id} is the {stays.key} {noun_of(section)} of its VPC, which always has one"
        raise EditRefused(what, stays.remedy)
    follows = next((one.follow for one in PALETTE if one.section == section and one.follow), None)
    return follows(topology, document, object_id) if follows else Followed(topology_of(document))


def unmapped(topology: Topology, things: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Give the values, by section, id and key, that other things can't have without some, by section and id."""
    unmaps = {construct.section: construct.unmap for construct in PALETTE if construct.unmap}
    for section, one in things:
        if section in unmaps:
            yield from unmaps[section](topology, ObjectId(one))
