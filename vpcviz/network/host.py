"""What is a host: the physical server that carries instances, in the provider's plane?"""

from typing import ClassVar

from pydantic import Field

from vpcviz.network.configured import Configured
from vpcviz.network.values import Address4


class Host(Configured):
    """A server of AWS's; absent ones are made up, an instance each."""

    kind: ClassVar[str] = "a host"

    zone: str = Field(min_length=1)
    address: Address4 | None = None
