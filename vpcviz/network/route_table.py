"""What is a route table, and what a route?"""

from typing import ClassVar

from vpcviz.network.configured import Configured, Entry
from vpcviz.network.values import Destination, Flag, Reference


class Route(Entry):
    """
    Attributes:
        destination: The addresses that the route is for: a block, or what is in a prefix list.
        target: A gateway, an interface, an instance, `local` or `blackhole`.
    """

    destination: Destination
    target: Reference


class RouteTable(Configured):
    """Where what leaves a subnet goes; the local routes, one for each block of the VPC, are implied."""

    kind: ClassVar[str] = "a route table"
    not_yet: ClassVar[tuple[str, ...]] = ("propagated_from",)

    vpc: Reference
    main: Flag = False
    routes: tuple[Route, ...] = ()
