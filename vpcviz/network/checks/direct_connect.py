"""Which Direct Connect connection can't be one?"""

from collections.abc import Iterator

from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.site_connection import check_ends
from vpcviz.network.finding import Finding
from vpcviz.network.virtual_private_gateway import VirtualPrivateGateway


def check_direct_connects(directory: Directory) -> Iterator[Finding]:
    """Find ends that are none."""
    for connection_id, connection in directory.topology.direct_connects.items():
        yield from check_ends(directory, ("direct_connects", connection_id), connection, VirtualPrivateGateway.kind)


CHECK: Check = check_direct_connects
