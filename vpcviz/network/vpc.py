"""What is a VPC?"""

from typing import ClassVar

from pydantic import Field

from vpcviz.network.configured import Configured
from vpcviz.network.values import Block4


class Vpc(Configured):
    """A network of one account in one region, with one or more blocks of addresses."""

    kind: ClassVar[str] = "a VPC"
    not_yet: ClassVar[tuple[str, ...]] = ("ipv6_cidrs", "block_public_access", "outside")

    region: str = Field(min_length=1)
    cidrs: tuple[Block4, ...] = Field(min_length=1)
    account: str = ""
