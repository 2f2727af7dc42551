"""What is a network interface, and what of it may be written on the instance?"""

from pydantic import Field

from vpcviz.network.values import Address4, Block4, Configured, Flag, Mac, Number, PublicAddresses, Reference


class InterfaceKeys(Configured):
    """
    What an instance's inline interface and a free-standing one have in common.

    Attributes:
        address: The primary private address; None is the lowest free one from the subnet's fifth on.
        public_address: One for the primary address, or a map from private to public ones.
        security_groups: None is the VPC's default group.
    """

    subnet: Reference | None = None
    address: Address4 | None = None
    secondary_addresses: tuple[Address4, ...] = ()
    prefixes: tuple[Block4, ...] = ()
    public_address: PublicAddresses | None = None
    mac: Mac | None = None
    security_groups: tuple[Reference, ...] | None = None
    source_dest_check: Flag = True
    host: Reference | None = None


class NetworkInterface(InterfaceKeys):
    """A further interface of an instance, or one that is attached to none."""

    subnet: Reference
    instance: Reference | None = None
    device: Number | None = Field(default=None, ge=0)
