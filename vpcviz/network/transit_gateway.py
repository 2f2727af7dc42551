"""What is a transit gateway?"""

from typing import ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import Flag


class TransitGateway(Configured):
    """
    A router of a region, to which VPCs, and transit gateways of other regions, are attached.

    Attributes:
        outside: It exists elsewhere, and the file does not say how it routes.
        security_group_referencing: Whether rules of one attached VPC may name groups of another.
        region: None is that of the VPCs that are attached to it.
    """

    kind: ClassVar[str] = "a transit gateway"
    is_target: ClassVar[bool] = True

    outside: Flag = False
    security_group_referencing: Flag = False
    region: str | None = None
