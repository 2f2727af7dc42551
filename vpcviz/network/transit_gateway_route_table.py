"""What is a transit gateway route table?"""

from typing import Annotated, ClassVar

from vpcviz.network.configured import Configured, Entry, Inside
from vpcviz.network.values import Destination, Reference, Refers


class TransitGatewayRoute(Entry):
    """
    A static route.

    Attributes:
        destination: The addresses that the route is for: a block, or what is in a prefix list.
        target: An attachment, or `blackhole`.
    """

    destination: Destination
    target: Reference


class TransitGatewayRouteTable(Configured):
    """
    Where a transit gateway sends what comes by the attachments that are associated with the table.

    Attributes:
        gateway: The transit gateway to which it belongs.
        routes: The static ones; the propagated ones follow from the attachments.
    """

    kind: ClassVar[str] = "a transit gateway route table"
    inside: ClassVar[Inside | None] = Inside("transit_gateways", "route_tables", "gateway")

    gateway: Annotated[Reference, Refers("transit_gateways")]
    routes: tuple[TransitGatewayRoute, ...] = ()
