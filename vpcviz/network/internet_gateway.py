"""What is an Internet gateway?"""

from vpcviz.network.values import Configured, Reference


class InternetGateway(Configured):
    """A VPC's way to the Internet, and where its public addresses are translated."""

    vpc: Reference
