"""What is a Direct Connect connection?"""

from typing import Annotated, ClassVar

from vpcviz.network.site_connection import RouteOrigin, SiteConnection
from vpcviz.network.values import Reference, Refers


class DirectConnect(SiteConnection):
    """A line of one's own between a site and a virtual private gateway, with routes that BGP tells."""

    kind: ClassVar[str] = "a Direct Connect connection"

    gateway: Annotated[Reference, Refers("virtual_private_gateways")]

    @property
    def origin(self) -> RouteOrigin:
        return RouteOrigin.DIRECT_CONNECT
