"""What is a subnet?"""

from typing import Annotated, ClassVar

from pydantic import Field

from vpcviz.facts.identifiers import Block
from vpcviz.network.configured import Configured
from vpcviz.network.values import Block4, Block6, Flag, Reference, Refers


class Subnet(Configured):
    """
    A block of a VPC's addresses in one availability zone, with one route table and one network ACL.

    Attributes:
        zone: As its account calls it: `us-east-1a` is another one in another account.
        zone_id: As every account calls it: `use1-az1`; empty where that is not known.
        cidr: Its block of IPv4 addresses; None where it has IPv6 alone.
        ipv6_cidr: Its block of IPv6 addresses; None where it has IPv4 alone.
        assign_ipv6_address_on_creation: Whether an interface that is told no IPv6 addresses gets one.
        enable_dns64: Whether the resolver answers here with an address of IPv6 for a name that has none.
    """

    kind: ClassVar[str] = "a subnet"

    vpc: Reference
    zone: str = Field(min_length=1)
    zone_id: str = ""
    cidr: Block4 | None = None
    ipv6_cidr: Block6 | None = None
    assign_ipv6_address_on_creation: Flag = False
    enable_dns64: Flag = False
    route_table: Annotated[Reference | None, Refers("route_tables", left_out="the VPC's main one")] = None
    network_acl: Annotated[Reference | None, Refers("network_acls", left_out="the VPC's default one")] = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks of addresses, one of each version that it has."""
        return tuple(filter(None, (self.cidr, self.ipv6_cidr)))

    @property
    def gives_ipv6(self) -> bool:
        """Say whether an interface that is told no IPv6 addresses gets one; where there is nothing else, it does."""
        return self.ipv6_cidr is not None and (self.assign_ipv6_address_on_creation or self.cidr is None)
