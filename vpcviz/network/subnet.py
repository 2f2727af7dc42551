"""What is a subnet?"""

from typing import ClassVar

from pydantic import Field

from vpcviz.network.configured import Configured
from vpcviz.network.values import Block4, Reference


class Subnet(Configured):
    """A block of a VPC's addresses in one availability zone, with one route table and one network ACL."""

    kind: ClassVar[str] = "a subnet"
    not_yet: ClassVar[tuple[str, ...]] = ("ipv6_cidr", "zone_id")

    vpc: Reference
    zone: str = Field(min_length=1)
    cidr: Block4
    route_table: Reference | None = None
    network_acl: Reference | None = None
