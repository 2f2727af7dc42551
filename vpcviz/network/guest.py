"""What is configured inside an instance, where AWS does not look?"""

from pydantic import Field

from vpcviz.network.configured import Part
from vpcviz.network.traffic import Listener
from vpcviz.network.values import EitherAddress, Flag, GuestAddress, GuestDestination, Number

DEFAULT_MTU_OCTETS = 9001


class GuestRoute(Part):
    """
    A route of the guest's own kernel.

    Attributes:
        destination: `default` replaces the default route of IPv4, `::/0` that of IPv6.
        via: The next hop; without one the destination is on link or, for `default`, the route is removed.
    """

    destination: GuestDestination
    via: EitherAddress | None


class GuestConfiguration(Part):
    """
    What the kernel of an instance has been told.

    Attributes:
        addresses: What it has besides what DHCP gives each interface, with their prefix lengths.
        listens: Protocols and ports that answer; None is every port of TCP and UDP.
    """

    routes: tuple[GuestRoute, ...] = ()
    addresses: tuple[GuestAddress, ...] = ()
    ip_forward: Flag = False
    masquerade: Flag = False
    reverse_path_filter: Number = Field(default=0, ge=0, le=2)
    mtu: Number = Field(default=DEFAULT_MTU_OCTETS, ge=68, le=65535)
    listens: tuple[Listener, ...] | None = None
