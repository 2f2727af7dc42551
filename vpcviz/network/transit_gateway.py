"""What is a transit gateway?"""

from typing import ClassVar

from vpcviz.network.configured import Configured


class TransitGateway(Configured):
    """
    A router of a region, to which VPCs, and transit gateways of other regions, are attached.

    Attributes:
        region: None is that of the VPCs that are attached to it.
    """

    kind: ClassVar[str] = "a transit gateway"
    is_target: ClassVar[bool] = True

    region: str | None = None
