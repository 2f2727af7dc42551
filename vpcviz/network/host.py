"""What is a host: the physical server that carries instances, in the provider's plane?"""

from vpcviz.network.values import Address4, Configured


class Host(Configured):
    """A server of AWS's; absent ones are made up, an instance each."""

    zone: str
    address: Address4 | None = None
