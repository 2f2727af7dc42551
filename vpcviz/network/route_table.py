"""What is a route table, and what a route?"""

from typing import Annotated, ClassVar

from vpcviz.network.configured import Configured, Entry
from vpcviz.network.values import Destination, Flag, Reference, Refers


class Route(Entry):
    """
    Attributes:
        destination: The addresses that the route is for: a block, or what is in a prefix list.
        target: A gateway, an interface, an instance, `local` or `blackhole`.
    """

    destination: Destination
    target: Reference


class RouteTable(Configured):
    """
    Where what leaves a subnet goes; the local routes, one for each block of the VPC, are implied.

    Attributes:
        propagated_from: Virtual private gateways whose routes come in by themselves.
    """

    kind: ClassVar[str] = "a route table"

    vpc: Reference
    main: Flag = False
    routes: tuple[Route, ...] = ()
    propagated_from: tuple[Annotated[Reference, Refers("virtual_private_gateways")], ...] = ()
