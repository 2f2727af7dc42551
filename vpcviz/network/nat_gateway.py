"""What is a NAT gateway?"""

from typing import ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.values import Address4, Reference


class NatGateway(RequesterManaged):
    """
    What gives many private addresses of a VPC one way out; its interface is `ID/eth0`.

    Attributes:
        address: Its private address; None is the lowest free one from the subnet's fifth on.
        public_address: What the Internet gateway puts in place of the private one; None makes it a private NAT gateway.
    """

    kind: ClassVar[str] = "a NAT gateway"
    may_replace_local: ClassVar[bool] = True
    only_lets_out: ClassVar[bool] = True
    not_yet: ClassVar[tuple[str, ...]] = ("secondary_addresses",)

    subnet: Reference
    address: Address4 | None = None
    public_address: Address4 | None = None

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its only interface, which takes packets that are for others."""
        keys = InterfaceKeys(
            subnet=self.subnet, address=self.address, public_address=self.public_address, source_dest_check=False
        )
        return ((ObjectId(f"{own_id}/eth0"), keys),)
