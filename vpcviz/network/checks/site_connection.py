"""What would AWS refuse of whatever leads to a site?"""

from collections.abc import Iterator

from vpcviz.network.checks.directory import Directory
from vpcviz.network.customer_gateway import CustomerGateway
from vpcviz.network.finding import Finding, Path
from vpcviz.network.site_connection import SiteConnection


def check_ends(directory: Directory, path: Path, connection: SiteConnection, *gateways: str) -> Iterator[Finding]:
    """
    Find ends that are none, and routes that are told twice.

    Args:
        gateways: The kinds of things that may be AWS's end.
    """
    yield from directory.refer((*path, "gateway"), connection.gateway, *gateways)
    yield from directory.refer((*path, "customer_gateway"), connection.customer_gateway, CustomerGateway.kind)
    for key in ("learned_routes", "static_routes"):
        blocks = getattr(connection, key, ())
        for place, block in enumerate(blocks):
            if block in blocks[:place]:
                yield Finding((*path, key, place), f"{block} a second time", "another block")
