"""What leads from AWS to a customer's site, and which routes come with it?"""

from enum import StrEnum
from typing import Annotated

from vpcviz.network.configured import Configured
from vpcviz.network.values import Block4, Reference, Refers


class RouteOrigin(StrEnum):
    """How AWS has come to know a route to a site, the one that it prefers first."""

    DIRECT_CONNECT = "Direct Connect"
    STATIC = "static"
    BGP = "BGP"


class SiteConnection(Configured):
    """
    A VPN connection or a Direct Connect connection.

    Attributes:
        gateway: AWS's end.
        customer_gateway: The site's end.
        learned_routes: What the site announces by BGP.
    """

    gateway: Reference
    customer_gateway: Annotated[Reference, Refers("customer_gateways")]
    learned_routes: tuple[Block4, ...] = ()

    @property
    def known_routes(self) -> tuple[Block4, ...]:
        """Give what AWS knows to be at the site."""
        return self.learned_routes

    @property
    def origin(self) -> RouteOrigin:
        """Say how AWS has come to know that."""
        raise NotImplementedError
