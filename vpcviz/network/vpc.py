"""What is a VPC?"""

from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict, Field

from vpcviz.facts.identifiers import Block
from vpcviz.network.configured import Configured
from vpcviz.network.values import Block4, Block6, Flag


class BlockPublicAccess(StrEnum):
    """How much of the Internet is kept out, in the API's words without what they begin with."""

    BIDIRECTIONAL = "bidirectional"
    INGRESS = "ingress"


class Vpc(Configured):
    """
    A network of one account in one region, with one or more blocks of addresses.

    Attributes:
        outside: It exists elsewhere, and the file holds nothing of it but, perhaps, its blocks.
        block_public_access: What its Internet gateway carries no more; None where that is not switched on.
    """

    kind: ClassVar[str] = "a VPC"
    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["cidrs"]}, {"properties": {"outside": {"const": True}}}]}
    )

    outside: Flag = False
    region: str = Field(min_length=1)
    cidrs: tuple[Block4, ...] = Field(default=(), min_length=1)
    ipv6_cidrs: tuple[Block6, ...] = ()
    account: str = ""
    block_public_access: BlockPublicAccess | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks of addresses of both versions."""
        return (*self.cidrs, *self.ipv6_cidrs)
