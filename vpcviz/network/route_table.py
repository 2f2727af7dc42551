"""What is a route table, and what a route?"""

from vpcviz.network.values import Block, Configured, Entry, Flag, Reference


class Route(Entry):
    """
    Attributes:
        destination: The block of addresses that the route is for.
        target: A gateway, an interface, an instance, `local` or `blackhole`.
    """

    destination: Block
    target: Reference


class RouteTable(Configured):
    """Where what leaves a subnet goes; the local routes, one for each block of the VPC, are implied."""

    vpc: Reference
    main: Flag = False
    routes: tuple[Route, ...] = ()
