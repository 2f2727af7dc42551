"""What can be placed?"""

from dataclasses import replace

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits import (
    instance,
    internet_gateway,
    internet_host,
    nat_gateway,
    network_acl,
    prefix_list,
    route_table,
    security_group,
    subnet,
    vpc,
    vpc_peering,
)
from vpcviz.network.edits.construct import Construct, Placed
from vpcviz.network.edits.private_address import pinned, unpinned
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

PALETTE: tuple[Construct, ...] = (
    instance.CONSTRUCT,
    subnet.CONSTRUCT,
    vpc.CONSTRUCT,
    internet_gateway.CONSTRUCT,
    nat_gateway.CONSTRUCT,
    vpc_peering.CONSTRUCT,
    internet_host.CONSTRUCT,
    route_table.CONSTRUCT,
    security_group.CONSTRUCT,
    network_acl.CONSTRUCT,
    prefix_list.CONSTRUCT,
)
"""In the order in which they are offered."""


def place(topology: Topology, section: str, within: ObjectId | None) -> Placed:
    """
    Place a thing, with the defaults that it needs to be of use.

    Args:
        section: Of the file, where such things are.
        within: In which thing it is to stand; None where there is only one, or none is needed.

    Raises:
        EditRefused: It can't stand there, with AWS's reason.
    """
    for construct in PALETTE:
        if construct.section == section:
            placed = construct.place(pinned(topology), within)
            return replace(placed, topology=unpinned(topology, placed.topology))
    raise EditRefused(f"{section} are nothing that can be placed")
