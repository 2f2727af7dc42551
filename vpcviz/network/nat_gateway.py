"""What is a NAT gateway?"""

from vpcviz.network.network_interface import InterfaceKeys
from vpcviz.network.values import Address4, Configured, Reference


class NatGateway(Configured):
    """
    What gives many private addresses of a VPC one way out; its interface is `ID/eth0`.

    Attributes:
        address: Its private address; None is the lowest free one from the subnet's fifth on.
        public_address: What the Internet gateway puts in place of the private one; None makes it a private NAT gateway.
    """

    subnet: Reference
    address: Address4 | None = None
    public_address: Address4 | None = None

    @property
    def interface_keys(self) -> InterfaceKeys:
        """Its interface, as one of an instance would be described."""
        return InterfaceKeys(
            subnet=self.subnet, address=self.address, public_address=self.public_address, source_dest_check=False
        )
