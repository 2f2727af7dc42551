"""What is a virtual private gateway?"""

from typing import Annotated, ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.values import Reference, Refers


class VirtualPrivateGateway(Configured):
    """
    A VPC's end of the ways to its owner's own networks.

    Attributes:
        vpc: To which it is attached; None where it is to none.
        route_table: By which what comes in goes on; None where it goes straight to where it is for.
    """

    kind: ClassVar[str] = "a virtual private gateway"
    is_target: ClassVar[bool] = True
    is_at_edge: ClassVar[bool] = True

    vpc: Annotated[Reference | None, Refers("vpcs", left_out="none")] = None
    route_table: Annotated[Reference | None, Refers("route_tables", left_out="none")] = None

    @property
    def is_up(self) -> bool:
        return self.vpc is not None

    @property
    def joined(self) -> tuple[ObjectId, ...]:
        return (self.vpc,) if self.vpc else ()
