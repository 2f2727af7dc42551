"""What is a host on a customer's own network?"""

from typing import Annotated, ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Address4, Reference, Refers


class OnPremisesHost(Configured):
    """
    A machine at a site; it answers whatever it is asked.

    Attributes:
        customer_gateway: The router of its site.
        public_address: What its site's own way to the Internet puts in place of its address; hosts of a site may share
            one. None is unknown.
    """

    kind: ClassVar[str] = "an on-premises host"

    customer_gateway: Annotated[Reference, Refers("customer_gateways")]
    address: Address4
    public_address: Address4 | None = None
