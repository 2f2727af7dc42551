"""What is a host somewhere on the Internet?"""

from vpcviz.network.values import Address4, Configured


class InternetHost(Configured):
    """A machine outside AWS with an address of its own; it answers whatever it is asked."""

    address: Address4
