"""What is an Internet gateway?"""

from typing import ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Reference


class InternetGateway(Configured):
    """A VPC's way to the Internet, and where its public addresses are translated."""

    kind: ClassVar[str] = "an Internet gateway"
    is_target: ClassVar[bool] = True
    not_yet: ClassVar[tuple[str, ...]] = ("route_table", "network_interfaces", "macs")

    vpc: Reference
