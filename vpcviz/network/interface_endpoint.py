"""What is an interface endpoint?"""

from typing import ClassVar

from pydantic import Field

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Among
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.subnet_mapping import SubnetMapping
from vpcviz.network.values import Reference


class InterfaceEndpoint(RequesterManaged):
    """
    A service behind private addresses of the VPC, by an interface `ID/SUBNET` in each of some subnets.

    Attributes:
        service: What it is the way to, as AWS calls that: `ssm`.
        subnets: One a zone at most, with the address in each where that is not AWS's choice.
        security_groups: Of its interfaces; None is the VPC's default group.
    """

    kind: ClassVar[str] = "an interface endpoint"
    among: ClassVar[Among | None] = Among("vpc_endpoints", "interface")
    is_target: ClassVar[bool] = False
    may_replace_local: ClassVar[bool] = False
    has_one_interface: ClassVar[bool] = False
    has_groups: ClassVar[bool] = True

    vpc: Reference
    service: str = Field(min_length=1)
    subnets: SubnetMapping = {}
    security_groups: tuple[Reference, ...] | None = None

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its interface in each subnet."""
        groups = self.security_groups
        return tuple(
            (ObjectId(f"{own_id}/{subnet}"), InterfaceKeys(subnet=subnet, address=address, security_groups=groups))
            for subnet, address in self.subnets.items()
        )
