"""What is a host on a customer's own network?"""

from typing import Annotated, ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Address4, Reference, Refers


class OnPremisesHost(Configured):
    """
    A machine at a site; it answers whatever it is asked.

    Attributes:
        customer_gateway: The router of its site.
    """

    kind: ClassVar[str] = "an on-premises host"
    not_yet: ClassVar[tuple[str, ...]] = ("public_address",)

    customer_gateway: Annotated[Reference, Refers("customer_gateways")]
    address: Address4
