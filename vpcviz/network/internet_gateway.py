"""What is an Internet gateway?"""

from typing import Annotated, ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Reference, Refers


class InternetGateway(Configured):
    """
    A VPC's way to the Internet, and where its public addresses are translated.

    Attributes:
        route_table: By which what comes in goes on; None where it goes straight to where it is for.
    """

    kind: ClassVar[str] = "an Internet gateway"
    is_target: ClassVar[bool] = True

    vpc: Reference
    route_table: Annotated[Reference | None, Refers("route_tables", left_out="none")] = None
