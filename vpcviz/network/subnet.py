"""What is a subnet?"""

from pydantic import Field

from vpcviz.network.values import Block4, Configured, Reference


class Subnet(Configured):
    """A block of a VPC's addresses in one availability zone, with one route table and one network ACL."""

    vpc: Reference
    zone: str = Field(min_length=1)
    cidr: Block4
    route_table: Reference | None = None
    network_acl: Reference | None = None
