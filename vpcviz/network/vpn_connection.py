"""What is a Site-to-Site VPN connection?"""

from enum import StrEnum
from typing import ClassVar

from vpcviz.network.site_connection import RouteOrigin, SiteConnection
from vpcviz.network.values import Block4


class VpnState(StrEnum):
    """Whether its tunnels are up."""

    UP = "up"
    DOWN = "down"


class VpnConnection(SiteConnection):
    """
    Two tunnels between a customer gateway and a virtual private gateway, or a transit gateway.

    Attributes:
        static_routes: What its owner has written to be at the site, where that does not announce it.
    """

    kind: ClassVar[str] = "a VPN connection"

    static_routes: tuple[Block4, ...] = ()
    state: VpnState = VpnState.UP

    @property
    def is_up(self) -> bool:
        return self.state is VpnState.UP

    @property
    def known_routes(self) -> tuple[Block4, ...]:
        return self.static_routes or self.learned_routes

    @property
    def origin(self) -> RouteOrigin:
        return RouteOrigin.STATIC if self.static_routes else RouteOrigin.BGP
