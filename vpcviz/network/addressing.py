"""Which address does a thing get that was given none?"""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address
from typing import Generic, TypeVar, cast
from zlib import crc32

from vpcviz.facts.identifiers import Address, Block, MacAddress, ObjectId

RESERVED_AT_START, RESERVED_AT_END = 4, 1
RESERVED = RESERVED_AT_START + RESERVED_AT_END
"""AWS keeps a subnet's first four addresses, and its last."""

UNDERLAY = IPv4Network("172.16.0.0/12")
"""Where made-up servers have their addresses; the underlay is a space of its own, whatever a VPC uses."""

RACKS_PER_ZONE = 4


def mac_of(address: Address) -> MacAddress:
    """
    Make a MAC address: `02:00` and the four octets of an IPv4 address.

    Of one of IPv6 it has the last octet of the prefix, which tells the subnets of a VPC apart, and the last four.
    """
    octets = address.packed
    first = octets[7] if isinstance(address, IPv6Address) else 0
    return MacAddress(bytes((0x02, first, *octets[-4:])).hex(":"))


def link_local_address(mac: MacAddress) -> IPv6Address:
    """Make the link-local address that follows from a MAC address, by its modified EUI-64 (RFC 4291, appendix A)."""
    octets = bytes.fromhex(mac.replace(":", ""))
    identifier = bytes([octets[0] ^ 0x02, *octets[1:3], 0xFF, 0xFE, *octets[3:]])
    return IPv6Address(b"\xfe\x80" + bytes(6) + identifier)


def usable_addresses(subnet: Block) -> int:
    """Count the addresses of a subnet's block that AWS does not keep for itself."""
    return max(0, subnet.num_addresses - RESERVED)


def is_reserved(address: Address, subnet: Block) -> bool:
    """Say whether AWS keeps this address of the subnet for itself."""
    offset = int(address) - int(subnet.network_address)
    return offset < RESERVED_AT_START or offset >= subnet.num_addresses - RESERVED_AT_END


AnyAddress = TypeVar("AnyAddress", IPv4Address, IPv6Address)


class FreeAddresses(Generic[AnyAddress]):
    """The addresses of a subnet that nobody has been given, lowest first."""

    __slots__ = ("_highest", "_make", "_next", "_prefixes", "_taken")

    def __init__(self, subnet: Block, taken: Iterable[Address], prefixes: Iterable[Block]) -> None:
        """
        Args:
            subnet: Where the addresses come from.
            taken: Those that were given out by name; those of the other version don't count.
            prefixes: Blocks that were given out as a whole.
        """
        self._make: Callable[[int], AnyAddress] = cast(Callable[[int], AnyAddress], type(subnet.network_address))
        self._next = int(subnet.network_address) + RESERVED_AT_START
        self._highest = int(subnet.broadcast_address) - 1
        self._taken = {int(address) for address in taken if address.version == subnet.version}
        self._prefixes = sorted(
            (int(prefix.network_address), int(prefix.broadcast_address))
            for prefix in prefixes
            if prefix.version == subnet.version
        )

    def take(self) -> AnyAddress | None:
        """Take the lowest free address; None where the subnet is full."""
        while True:
            within = next((last for first, last in self._prefixes if first <= self._next <= last), None)
            if within is not None:
                self._next = within + 1
            elif self._next in self._taken:
                self._next += 1
            else:
                break
        if self._next > self._highest:
            return None
        self._next += 1
        return self._make(self._next - 1)


def underlay_address(host: ObjectId, taken: set[IPv4Address]) -> IPv4Address:
    """
    Derive a server's address from its id, so that adding another server never moves it.

    Args:
        host: The server's id.
        taken: Addresses in use; where two ids meet in one address, the later one takes the next.
    """
    size = UNDERLAY.num_addresses
    offset = crc32(host.encode()) % size
    while True:
        address = UNDERLAY[offset]
        if address not in taken and 0 < offset < size - 1:
            return address
        offset = (offset + 1) % size


def rack_of(host: ObjectId, zone: str) -> ObjectId:
    """Derive the rack of a server from its id."""
    return ObjectId(f"rack/{zone}-{crc32(host.encode()[::-1]) % RACKS_PER_ZONE + 1}")
