"""What is a VPC?"""

from pydantic import Field

from vpcviz.network.values import Block4, Configured


class Vpc(Configured):
    """A network of one account in one region, with one or more blocks of addresses."""

    region: str = Field(min_length=1)
    cidrs: tuple[Block4, ...] = Field(min_length=1)
    account: str = ""
