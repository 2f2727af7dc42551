"""What is an egress-only Internet gateway?"""

from typing import ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.values import Reference


class EgressOnlyGateway(Configured):
    """A VPC's way to the Internet by IPv6 for connections that begin inside, and for none that begin outside."""

    kind: ClassVar[str] = "an egress-only Internet gateway"
    is_target: ClassVar[bool] = True
    is_at_edge: ClassVar[bool] = True
    only_lets_out: ClassVar[bool] = True

    vpc: Reference

    @property
    def joined(self) -> tuple[ObjectId, ...]:
        return (self.vpc,)
