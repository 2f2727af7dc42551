"""What is a NAT gateway?"""

from typing import ClassVar

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.values import Address4, PublicAddresses, Reference


class NatGateway(RequesterManaged):
    """
    What gives many private addresses of a VPC one way out; its interface is `ID/eth0`.

    Attributes:
        address: Its private address; None is the lowest free one from the subnet's fifth on.
        secondary_addresses: Further private addresses, for more connections to one destination.
        public_address: What the Internet gateway puts in place of the private one, or a map from private to public
            ones; None makes it a private NAT gateway.
    """

    kind: ClassVar[str] = "a NAT gateway"
    may_replace_local: ClassVar[bool] = True
    only_lets_out: ClassVar[bool] = True
    needs_ipv4: ClassVar[Fact | None] = facts.OWN_ADDRESS

    subnet: Reference
    address: Address4 | None = None
    secondary_addresses: tuple[Address4, ...] = ()
    public_address: PublicAddresses | None = None

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its only interface, which takes packets that are for others."""
        keys = InterfaceKeys(
            subnet=self.subnet,
            address=self.address,
            secondary_addresses=self.secondary_addresses,
            public_address=self.public_address,
            source_dest_check=False,
        )
        return ((ObjectId(f"{own_id}/eth0"), keys),)
