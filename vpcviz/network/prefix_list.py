"""What is a prefix list?"""

from types import MappingProxyType
from typing import ClassVar

from pydantic import Field

from vpcviz.network.configured import Configured
from vpcviz.network.values import Block, Number

WEIGHTS = MappingProxyType(
    {"s3": 1, "dynamodb": 1, "ec2-instance-connect": 2, "groundstation": 5, "s3express": 6, "vpc-lattice": 10}
    | {"route53-healthchecks": 25, "cloudfront": 55}
)
"""As how many rules AWS counts one that names its own list for a service."""


class PrefixList(Configured):
    """
    Blocks of addresses under one name, which routes and rules of security groups may have in place of a block.

    Attributes:
        entries: None where the file does not say what is in it.
        service: For whose addresses AWS keeps it; empty where its owner does.
        max_entries: For how many there is room; None is as many as there are.
    """

    kind: ClassVar[str] = "a prefix list"

    entries: tuple[Block, ...] | None = None
    service: str = ""
    max_entries: Number | None = Field(default=None, ge=1)

    @property
    def counts_as(self) -> int | None:
        """Give as how many rules one counts that names it; None where nobody can know."""
        if self.service:
            return WEIGHTS.get(self.service)
        size = self.max_entries or len(self.entries or ())
        return size or None
