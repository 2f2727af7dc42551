"""What is configured inside an instance, where AWS does not look?"""

import re
from ipaddress import IPv4Interface
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from vpcviz.facts.protocols import NAMES, NUMBERS
from vpcviz.network.values import Address4, Block4, Part

DEFAULT_MTU_OCTETS = 9001


class GuestRoute(Part):
    """
    A route of the guest's own kernel.

    Attributes:
        destination: `default` replaces the default route.
        via: The next hop; without one the destination is on link or, for `default`, the route is removed.
    """

    destination: Block4 | Literal["default"]
    via: Address4 | None


def _listener(value: Any) -> Any:
    """Read `tcp/443`."""
    match = re.fullmatch(r"(tcp|udp)/(\d{1,5})", value) if isinstance(value, str) else None
    if isinstance(value, str) and (not match or int(match[2]) > 65535):
        raise ValueError("expected a protocol and a port such as tcp/443 or udp/53")
    return (NUMBERS[match[1]], int(match[2])) if match else value


Listener = Annotated[
    tuple[int, int],
    BeforeValidator(_listener),
    PlainSerializer(lambda value: f"{NAMES[value[0]]}/{value[1]}", return_type=str),
]
"""A protocol's number and a port."""


def _not_reverse_path(value: int) -> int:
    if value:
        raise ValueError("reverse_path_filter: not supported yet")
    return value


class GuestConfiguration(Part):
    """
    What the kernel of an instance has been told.

    Attributes:
        addresses: What it has besides each interface's primary address, with their prefix lengths.
        listens: Protocols and ports that answer; None is every port of TCP and UDP.
    """

    routes: tuple[GuestRoute, ...] = ()
    addresses: tuple[Annotated[IPv4Interface, PlainSerializer(str)], ...] = ()
    ip_forward: bool = False
    masquerade: bool = False
    reverse_path_filter: Annotated[int, AfterValidator(_not_reverse_path)] = 0
    mtu: int = Field(default=DEFAULT_MTU_OCTETS, ge=68, le=65535)
    listens: tuple[Listener, ...] | None = None
