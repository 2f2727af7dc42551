"""What is a network interface, and what of it may be written on the instance?"""

from typing import Annotated, ClassVar

from pydantic import Field

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.values import (
    EACH_SUBNET,
    Address4,
    Address6,
    Block,
    Flag,
    Id,
    Mac,
    Number,
    PublicAddresses,
    Reference,
    Refers,
)


class InterfaceKeys(Configured):
    """
    What an instance's inline interface and a free-standing one have in common.

    Attributes:
        address: The primary private address; None is the lowest free one from the subnet's fifth on.
        ipv6_addresses: None is one where the subnet assigns one, else none.
        prefixes: Blocks of either version that it has as a whole.
        public_address: One for the primary address, or a map from private to public ones.
        security_groups: None is the VPC's default group.
    """

    subnet: Reference | None = None
    address: Address4 | None = None
    secondary_addresses: tuple[Address4, ...] = ()
    ipv6_addresses: tuple[Address6, ...] | None = None
    prefixes: tuple[Block, ...] = ()
    public_address: PublicAddresses | None = None
    mac: Mac | None = None
    security_groups: tuple[Reference, ...] | None = None
    source_dest_check: Flag = True
    host: Annotated[Reference | None, Refers("hosts", left_out="a server of its own")] = None


class NetworkInterface(InterfaceKeys):
    """A further interface of an instance, or one that is attached to none."""

    kind: ClassVar[str] = "a network interface"
    is_target: ClassVar[bool] = True
    may_replace_local: ClassVar[bool] = True

    subnet: Reference
    instance: Reference | None = None
    device: Number | None = Field(default=None, ge=0)


class RequesterManaged(Configured):
    """
    What AWS runs in a subnet by interfaces of its own, which it calls requester-managed.

    Attributes:
        has_groups: Whether its interfaces are in security groups.
        is_transparent: Whether what others have sent comes out of it with their addresses, as it went in.
        needs_ipv4: What AWS says where its subnet has no addresses of IPv4.
        has_one_interface: Whether there is never more than one, so that the server behind it is called after the thing.
        network_interfaces: By subnet, what its interface there is called, as AWS does; absent ones are called after it.
        macs: By subnet, the MAC address of its interface there; absent ones follow from the address.
    """

    is_target: ClassVar[bool] = True
    may_replace_local: ClassVar[bool] = True
    has_one_interface: ClassVar[bool] = True
    has_groups: ClassVar[bool] = False
    is_transparent: ClassVar[bool] = False
    needs_ipv4: ClassVar[Fact | None] = None

    network_interfaces: Annotated[dict[Reference, Id], EACH_SUBNET] = {}
    macs: Annotated[dict[Reference, Mac], EACH_SUBNET] = {}

    def managed_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its interfaces as those of an instance would be described, each by its id; the first is its way in."""
        return tuple(self._as_told(interface, keys) for interface, keys in self.implied_interfaces(own_id))

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its interfaces as they are where nothing is said of them one by one."""
        raise NotImplementedError

    def _as_told(self, interface: ObjectId, keys: InterfaceKeys) -> tuple[ObjectId, InterfaceKeys]:
        subnet = keys.subnet or NO_ID
        told = keys.model_copy(update={"mac": self.macs[subnet]}) if subnet in self.macs else keys
        return self.network_interfaces.get(subnet, interface), told
