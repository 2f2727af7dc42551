"""What is a host: the physical server that carries instances, in the provider's plane?"""

from pydantic import Field

from vpcviz.network.values import Address4, Configured


class Host(Configured):
    """A server of AWS's; absent ones are made up, an instance each."""

    zone: str = Field(min_length=1)
    address: Address4 | None = None
