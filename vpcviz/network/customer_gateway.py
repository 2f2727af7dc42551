"""What is a customer gateway?"""

from typing import ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Address4, Block4


class CustomerGateway(Configured):
    """
    The router of a site of the customer's own; it stands for the site.

    Attributes:
        address: What it has outside, where the tunnels end.
        cidrs: The blocks of addresses that the site uses.
    """

    kind: ClassVar[str] = "a customer gateway"

    address: Address4
    cidrs: tuple[Block4, ...] = ()
